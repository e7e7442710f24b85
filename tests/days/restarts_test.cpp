// The day on a server that is killed a hundred times, in the middle of commands, answers and announcements.
#include "days/script.hpp"
#include "days/transcript.hpp"

#include <cctype>
#include <doctest/doctest.h>
#include <random>
#include <set>

using namespace tests::days;

namespace {

/// Their words alone, wherever they stand: while the agents' channel cannot be looked at agents are told directly, and
/// notes are numbered in the order in which they were understood.
std::set<std::string> words_of(const std::multimap<std::string, std::string>& said) {
    std::set<std::string> words;
    for (const auto& [name, text] : said) {
        auto bare = text.substr(text.find(": ") + 2);
        std::erase_if(bare, [](unsigned char c) { return std::isdigit(c) != 0; });
        words.insert(bare);
    }
    return words;
}

}  // namespace

TEST_CASE("A server that is killed a hundred times: each announcement stands once, and nothing is missing") {
    mattermost_workplace calm(planning_begins);
    const auto before = calm.server.steps;
    live_the_day(calm);
    const auto steps = calm.server.steps;
    const auto wanted = words_of(calm.announced());
    REQUIRE(wanted.size() > 30);

    std::mt19937 dice(1);
    std::vector<int> deaths;
    for (int n = 0; n < 130; ++n) deaths.push_back(std::uniform_int_distribution(before, steps)(dice));
    mattermost_workplace in(planning_begins);
    in.restarts_at(deaths, 1);
    live_the_day(in);
    CHECK(in.restarts >= 100);
    for (const auto& each : in.server.of.trouble) FAIL_CHECK(each);
    const auto said = in.announced();
    for (const auto& [name, text] : said) CHECK_MESSAGE(said.count(name) == 1, name << " stands twice: " << text);
    const auto words = words_of(said);
    for (const auto& each : wanted) CHECK_MESSAGE(words.contains(each), "missing: " << each);
    for (const auto& [id, channel] : in.server.of.channels)
        if (channel.type != 'D') CHECK_MESSAGE(channel.header == calm.server.of.channels.at(id).header, channel.name);
    for (const auto& each : in.server.of.posts)
        if (each.is_words()) CHECK_MESSAGE(!each.is_pinned(), "still pinned: " << each.message());
}
