// One bot that serves Slack, Mattermost and the rehearsal room at once: a day on each, and nothing crosses over.
#include "approved.hpp"
#include "chat/room/room.hpp"
#include "days/mattermost_side.hpp"
#include "days/script.hpp"
#include "days/slack_side.hpp"
#include "days/transcript.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace tests;
using namespace tests::days;

namespace {

namespace chat = bot::chat;

/// The room needs no server: it is a file and a value.
class room_side final : public platform_side {
public:
    explicit room_side(premises& in) : in_(in) {}
    chat::port& opens(bot::desk::port& desk, bot::crew::teller) override {
        desk_ = &desk;
        room = std::make_unique<chat::room::room>(disk_ / "room.jsonl", in_.clock);
        return *room;
    }
    boost::asio::awaitable<void> run() override { co_return; }
    void closes() override { room.reset(); }
    void cuts_off() override {}
    void comes_back() override {}

    std::string says(const std::string& who, const std::string& where, const std::string& words) {
        bot::desk::request what;
        what.from.who = chat::room::person_called(who);
        what.from.where = chat::room::channel_called(where);
        what.from.cause = fmt::format("room:{}", ++said_);
        what.what = bot::desk::said_words{words, false};
        std::optional<bot::desk::answer> answer;
        const auto ended = play(in_.io, desk_->ask(std::move(what)), answer);
        in_.clock.settle();
        REQUIRE(ended->text() == "well");
        return bot::speech::plain(answer->say);
    }

    std::unique_ptr<chat::room::room> room;

private:
    premises& in_;
    bot::program::directory disk_;
    bot::desk::port* desk_ = nullptr;
    int said_ = 0;
};

struct three : premises {
    three() : premises("2026-11-16 10:00") {
        connects(on_slack);
        connects(on_mattermost);
        connects(in_room);
        boots();
    }
    ~three() { dies(); }
    void waits(std::chrono::milliseconds how_long) { pass_to(clock.now() + how_long); }

    /// A day of its own on each, all at the same hour, with a card whose words are its own.
    void plan() {
        const std::string when =
            " zone: Europe/Berlin date: 2026-11-17 from: 10:00 last-start: 12:00 wind-down: "
            "12:30 until: 13:00";
        slack.say("UFAY", "GAGENTS",
            "/chaos new “Slackday” env: slackstage procedure: \"Look\" incident: "
            "<#CINC|incidents> agents: <#GAGENTS|chaos-agents>" +
                when);
        server.say("fay", "chaos-agents",
            "/chaos new “Matterday” env: matterstage procedure: \"Look\" incident: "
            "~incidents agents: ~chaos-agents" +
                when);
        in_room.says("fay", "chaos-agents",
            "new “Roomday” env: roomstage procedure: \"Look\" incident: #incidents agents: "
            "#chaos-agents" +
                when);
        waits(5s);
        slack.say("UFAY", "GAGENTS", "/chaos people agents: <@UADA|ada> responders: <@UREX|rex>");
        server.say("fay", "chaos-agents", "/chaos people agents: @ada responders: @rex");
        in_room.says("fay", "chaos-agents", "people agents: @ada responders: @rex");
        waits(5s);
        slack.say("UADA", "GAGENTS", "/chaos add Slackbox | slacks off | somebody tightens it");
        server.say("ada", "chaos-agents", "/chaos add Matterbox | matters not | somebody minds it");
        in_room.says("ada", "chaos-agents", "add Roombox | has no room | somebody makes some");
        waits(5s);
    }

    slack_side on_slack{*this};
    mattermost_side on_mattermost{*this};
    room_side in_room{*this};
    tests::slack::scripted_slack& slack = on_slack.slack;
    mattermost::scripted_mattermost& server = on_mattermost.server;
};

std::string all_of(const std::vector<happening>& story) {
    std::string all;
    for (const auto& each : story) all += each.where + " " + each.who + " " + each.text + "\n";
    return all;
}

bool is_in(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }

}  // namespace

TEST_CASE(
    "One bot serves Slack, Mattermost and the room at once, each with a day of its own, and nothing crosses over") {
    three it;
    it.plan();
    it.pass_to(it.instant_of("2026-11-17 10:05"));
    it.slack.say("UREX", "CINC", "/chaos seen the slackbox hums");
    it.server.say("rex", "incidents", "/chaos seen the matterbox hums");
    it.in_room.says("rex", "incidents", "seen the roombox hums");
    it.waits(5s);
    it.server.say("rex", "incidents", "/chaos stop-all only here");
    it.waits(30s);

    const auto slack = all_of(it.slack.of.story), mattermost = all_of(it.server.of.story);
    CHECK(is_in(slack, "slackstage"));
    CHECK(is_in(mattermost, "matterstage"));
    for (const auto* others : {"atterday", "atterstage", "atterbox", "oomday", "oomstage", "oombox"}) {
        CAPTURE(others);
        CHECK_FALSE(is_in(slack, others));
    }
    for (const auto* others : {"lackday", "lackstage", "lackbox", "oomday", "oomstage", "oombox"}) {
        CAPTURE(others);
        CHECK_FALSE(is_in(mattermost, others));
    }
    const auto in_room =
        it.in_room.says("fay", "chaos-agents", "timeline") + it.in_room.says("fay", "chaos-agents", "board");
    CAPTURE(in_room);
    CHECK(is_in(in_room, "Roombox"));
    CHECK_FALSE(is_in(in_room, "lackbox"));
    CHECK_FALSE(is_in(in_room, "atterbox"));
    CHECK(is_in(it.server.say("fay", "chaos-agents", "/chaos status"), "verything is stopped"));
    CHECK(is_in(it.server.say("ada", "chaos-agents", "/chaos start 1 why: now"), "stopped"));
    // The stop-all is one day's: the others go on.
    for (const auto& status :
        {it.slack.say("UFAY", "GAGENTS", "/chaos status"), it.in_room.says("fay", "chaos-agents", "status")}) {
        CHECK(is_in(status, "stage"));
        CHECK_FALSE(is_in(status, "verything is stopped"));
    }
    it.slack.say("UADA", "GAGENTS", "/chaos ready 1");
    it.in_room.says("ada", "chaos-agents", "ready 1");
    for (const auto& started : {it.slack.say("UADA", "GAGENTS", "/chaos start 1 why: now"),
             it.in_room.says("ada", "chaos-agents", "start 1 why: now")})
        CHECK_FALSE(is_in(started, "stopped"));
    CHECK(it.log == std::vector<std::string>{});
}

TEST_CASE("A whole day on Slack and one on Mattermost, lived at once with one bot to the end, are what each is alone") {
    both_workplaces in(planning_begins);
    live_the_day(in);
    CHECK(in.ground.log == std::vector<std::string>{});
    CHECK(in.on_mattermost.server.of.trouble == std::vector<std::string>{});
    tests::check_approved("days/mattermost-day.txt", transcript(in.on_mattermost.server.of.story, premises::zone));
    // Slack's is the bot's second day, and says so where its report is to be made.
    auto on_slack = transcript(in.on_slack.slack.of, premises::zone);
    const std::string second = "chaosday report 2 --reveal", alone = "chaosday report 1 --reveal";
    REQUIRE(times(second, on_slack) == 1);
    on_slack.replace(on_slack.find(second), second.size(), alone);
    tests::check_approved("days/slack-day.txt", on_slack);
}
