// The same whole day on Mattermost, from `new` to `close`, as everybody saw it, and beside Slack's.
#include "approved.hpp"
#include "days/script.hpp"
#include "days/transcript.hpp"

#include <algorithm>
#include <cctype>
#include <doctest/doctest.h>
#include <iterator>
#include <set>

using namespace tests::days;

namespace {

/// What is left of words when each platform's marks and punctuation are taken away.
std::string bare(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0) out += c;
    return out;
}

/// Where somebody reads it: a channel, or a person, whether directly or shown to them alone beside a channel.
std::string reader_of(const std::string& where) {
    const auto person = where.find('@');
    if (person == std::string::npos) return "in " + bare(where);
    return "to " + where.substr(person + 1, where.find(' ', person) - person - 1);
}

/// All that people read of the bot, each as often as it was said: announcements, answers and refusals, forms.
std::multiset<std::string> said_by_bot(const std::vector<tests::happening>& story) {
    std::multiset<std::string> all;
    for (const auto& each : story) {
        const bool is_said = each.what == "posts" || each.what == "uploads" || each.what == "says";
        if (each.who != "chaosday" || (!is_said && each.what != "opens a form")) continue;
        all.insert(reader_of(each.where) + (is_said ? ": " : ", a form: ") + bare(each.text));
    }
    return all;
}

std::vector<std::string> without(const std::multiset<std::string>& these, const std::multiset<std::string>& those) {
    std::vector<std::string> left;
    std::ranges::set_difference(these, those, std::back_inserter(left));
    return left;
}

template <class Workplace>
void lives(Workplace& in, const std::vector<tests::happening>& story) {
    try {
        live_the_day(in);
    } catch (const std::exception& error) {
        FAIL(std::string(error.what()) << "\n" << transcript(story, premises::zone));
    }
}

}  // namespace

TEST_CASE("A whole Chaos Day on Mattermost") {
    mattermost_workplace in(planning_begins);
    lives(in, in.server.of.story);
    CHECK(in.ground.log == std::vector<std::string>{});
    CHECK(in.server.of.trouble == std::vector<std::string>{});
    tests::check_approved("days/mattermost-day.txt", transcript(in.server.of.story, premises::zone));
}

TEST_CASE("What the bot says to each is the same on Slack and on Mattermost, as often, but for its marks") {
    mattermost_workplace there(planning_begins);
    lives(there, there.server.of.story);
    workplace here(planning_begins);
    lives(here, here.slack.of.story);
    const auto on_mattermost = said_by_bot(there.server.of.story), on_slack = said_by_bot(here.slack.of.story);
    CHECK(on_slack.size() > 130);
    // Slack asks what is to be kept in a form. Mattermost has no shortcut that could open one, and an answer to a click
    // that has buttons goes directly there, which is said where it was clicked.
    CHECK(without(on_slack, on_mattermost) == std::vector<std::string>{"to ada, a form: Putontherecord"});
    CHECK(without(on_mattermost, on_slack) == std::vector<std::string>{"to bo: Ihaveansweredyouinadirectmessage"});
}
