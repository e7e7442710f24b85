// The same day with a bot that is killed again and again, at any step of its talk with Slack or Mattermost: what it
// says of its own accord stands once, nothing is missing, and each channel is left with the pins, the topic and the one
// reminder that a calm day leaves there.
#include "chat/port.hpp"
#include "day/announce.hpp"
#include "days/script.hpp"
#include "days/transcript.hpp"
#include "sanitized.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace tests::days;

namespace {

/// Place and words by name, as many as there were.
using sayings = std::multimap<std::string, std::string>;

/// What the bot ever posted of its own accord.
sayings announced(const mattermost_workplace& in) { return in.announced(); }
sayings announced(const workplace& in) {
    sayings all;
    for (const auto& each : in.slack.of.messages) {
        const auto metadata = each.body.value("metadata", tests::slack::json::object());
        const auto payload = metadata.value("event_payload", tests::slack::json::object());
        if (!payload.contains("id")) continue;
        all.emplace(payload.at("id"), in.slack.of.place(each.channel) + ": " + in.slack.of.shown(each.body));
    }
    return all;
}

/// How often each kind of fact stands on the record, of those that people caused.
std::map<std::string, int> done_by_people(const premises& on) {
    std::map<std::string, int> all;
    std::istringstream lines(on.record());
    for (std::string line; std::getline(lines, line);) {
        const auto fact = nlohmann::json::parse(line);
        if (fact.contains("actor") && fact.at("actor").value("id", std::string()) != "")
            ++all[fact.at("fact").get<std::string>()];
    }
    return all;
}

/// How the day left each channel: its topic, what is pinned, and what was not deleted.
std::vector<std::string> left_in_channels(const mattermost_workplace& in) { return in.left_in_channels(); }
std::vector<std::string> left_in_channels(const workplace& in) {
    std::vector<std::string> all;
    for (const auto& [id, channel] : in.slack.of.channels) all.push_back(channel.name + " is about: " + channel.topic);
    for (const auto& each : in.slack.of.messages) {
        const auto what = in.slack.of.place(each.channel) + ": " + in.slack.of.shown(each.body);
        if (each.is_pinned) all.push_back("pinned in " + what);
        if (!each.is_deleted && each.body.contains("metadata")) all.push_back("stands in " + what);
    }
    std::ranges::sort(all);
    return all;
}

void check_same(const std::vector<std::string>& wanted, const std::vector<std::string>& is) {
    std::vector<std::string> missing, too_many;
    std::ranges::set_difference(wanted, is, std::back_inserter(missing));
    std::ranges::set_difference(is, wanted, std::back_inserter(too_many));
    for (const auto& each : missing) FAIL_CHECK("missing: " << each);
    for (const auto& each : too_many) FAIL_CHECK("too many: " << each);
}

/// Their words alone, in any order.
std::vector<std::string> words_of(const sayings& said) {
    std::vector<std::string> words;
    for (const auto& [name, text] : said) words.push_back(text);
    std::ranges::sort(words);
    return words;
}

template <class Workplace>
void dies_again_and_again() {
    Workplace calm(planning_begins);
    calm.kill_at({}, 0);
    const auto before = calm.steps();
    const auto found = left_in_channels(calm);
    live_the_day(calm);
    const auto steps = calm.steps();
    const auto wanted = words_of(announced(calm));
    const auto left = left_in_channels(calm);
    REQUIRE(wanted.size() > 40);
    const auto done = done_by_people(calm.ground);
    REQUIRE(done.size() > 20);
    // With the marks that Slack keeps a link by: a topic given back as it was read would have a link no more.
    const auto is_topic = [](const std::string& each) { return each.find(" is about: ") != std::string::npos; };
    REQUIRE(std::ranges::count_if(found, is_topic) > 0);
    for (const auto& each : found)
        if (is_topic(each)) REQUIRE_MESSAGE(std::ranges::count(left, each) == 1, each);
    MESSAGE(wanted.size() << " announcements in " << steps << " steps");

    for (unsigned seed = 1; seed <= (tests::is_sanitized ? 1 : 4); ++seed) {
        CAPTURE(seed);
        std::mt19937 dice(seed);
        std::vector<int> deaths;
        for (int n = 0; n < 25; ++n) deaths.push_back(std::uniform_int_distribution(before, steps)(dice));
        Workplace in(planning_begins);
        in.kill_at(deaths, seed);
        live_the_day(in);
        CHECK(in.deaths > 15);
        CHECK(done_by_people(in.ground) == done);
        const auto said = announced(in);
        for (const auto& [name, text] : said) CHECK_MESSAGE(said.count(name) == 1, name << " stands twice: " << text);
        check_same(wanted, words_of(said));
        check_same(left, left_in_channels(in));
    }
}

}  // namespace

TEST_CASE("Each announcement stands exactly once on Slack, however often the bot dies") {
    dies_again_and_again<workplace>();
}

TEST_CASE("Each announcement stands exactly once on Mattermost, however often the bot dies") {
    dies_again_and_again<mattermost_workplace>();
}
