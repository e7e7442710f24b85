// A whole day on Slack, from `new` to `close`, as everybody saw it.
#include "approved.hpp"
#include "days/script.hpp"
#include "days/transcript.hpp"

#include <doctest/doctest.h>

using namespace tests::days;

TEST_CASE("A whole Chaos Day on Slack") {
    workplace in(planning_begins);
    try {
        live_the_day(in);
    } catch (const std::exception& error) {
        FAIL(std::string(error.what()) << "\n" << transcript(in.slack.of, workplace::zone));
    }
    CHECK(in.log == std::vector<std::string>{});
    tests::check_approved("days/slack-day.txt", transcript(in.slack.of, workplace::zone));
}
