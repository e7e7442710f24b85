// The same whole day on Mattermost, from `new` to `close`, as everybody saw it.
#include "approved.hpp"
#include "days/script.hpp"
#include "days/transcript.hpp"

#include <algorithm>
#include <cctype>
#include <doctest/doctest.h>
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

std::multiset<std::string> posted_by_bot(const std::vector<tests::happening>& story) {
    std::multiset<std::string> all;
    for (const auto& each : story)
        if (each.who == "chaosday" && (each.what == "posts" || each.what == "uploads") && !each.where.starts_with('@'))
            all.insert(bare(each.where) + ": " + bare(each.text));
    return all;
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

TEST_CASE("What is announced in the channels is the same on Slack and on Mattermost, but for its marks") {
    mattermost_workplace there(planning_begins);
    lives(there, there.server.of.story);
    workplace here(planning_begins);
    lives(here, here.slack.of.story);
    const auto on_mattermost = posted_by_bot(there.server.of.story), on_slack = posted_by_bot(here.slack.of.story);
    CHECK(on_slack.size() > 30);
    for (const auto& each : on_slack) CHECK_MESSAGE(on_mattermost.contains(each), "only on Slack: " << each);
    for (const auto& each : on_mattermost) CHECK_MESSAGE(on_slack.contains(each), "only on Mattermost: " << each);
}
