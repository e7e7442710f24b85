// Channels that the bot comes into, and those that it loses.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

const day::channel_id lost_one{day::platform::slack, "CINC"};

}  // namespace

TEST_CASE("the desk hears of it when the bot itself is let into a channel") {
    stage it;
    const auto to = it.connects();
    to->sends(it.slack.joined(world::bot_user, "CINC"));
    it.clock.forward(1s);
    CHECK(it.desk.came == std::vector<day::channel_id>{lost_one});
    CHECK(it.desk.asked.empty());
}

TEST_CASE("whoever facilitates a day in a channel is told when it is archived, or when the bot is taken out of it") {
    for (const auto& [type, how] :
        {std::pair("channel_left", desk::loss::taken_out), std::pair("group_left", desk::loss::taken_out),
            std::pair("channel_archive", desk::loss::archived), std::pair("group_archive", desk::loss::archived)}) {
        CAPTURE(type);
        stage it;
        it.desk.notices = {{{day::platform::slack, "UANNA"}, tests::words("I am not in it any more")}};
        const auto to = it.connects();
        to->sends(it.slack.event({{"type", type}, {"channel", "CINC"}}));
        it.clock.forward(2s);
        CHECK(it.desk.lost == std::vector{std::pair(lost_one, how)});
        const auto said = it.slack.messages("UANNA");
        REQUIRE(said.size() == 1);
        CHECK(it.slack.of.shown(said.front().body) == "I am not in it any more");
    }
}

TEST_CASE("after each time of deafness the desk is told, for joins that nobody heard of") {
    stage it;
    const auto to = it.connects();
    CHECK(it.desk.deaf_times == 1);
    to->resets();
    it.clock.forward(1min);
    CHECK(it.desk.deaf_times == 2);
}
