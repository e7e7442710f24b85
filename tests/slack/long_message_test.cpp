// Messages that Slack takes in several posts alone: all of them stand, and all of them are edited.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

const day::channel_id public_channel{day::platform::slack, "CINC"};

struct letters : stage {
    letters() { connects(); }
    /// Another process, which knows what stands in Slack alone.
    void restarts() {
        stops();
        clock.forward(10s);
        bot.reset();
        connects();
    }
};

/// More than one post holds; the last of them has the buttons.
speech::message long_one(int lines, bool has_button = true) {
    speech::message made;
    for (int n = 0; n < lines; ++n) made.body.emplace_back(speech::paragraph{{speech::text{std::to_string(n)}}});
    if (has_button) made.buttons.push_back({"Rolled back", "rolled-back 1", speech::look::plain, std::nullopt});
    return made;
}
fault passes() {
    fault it;
    it.after = 1ms;
    return it;
}
std::string all_shown(const letters& in) {
    std::string text;
    for (const auto& each : in.slack.messages("CINC")) text += in.slack.of.shown(each.body) + "\n";
    return text;
}

}  // namespace

TEST_CASE("a long message whose later part fails is completed when it is tried again, and nothing stands twice") {
    letters whole;
    REQUIRE(whole.finishes(whole.bot->post(public_channel, "n1", long_one(130))).has_value());
    const auto as_meant = all_shown(whole);
    CHECK(whole.slack.messages("CINC").size() == 3);
    SUBCASE("it was not sent") {
        letters it;
        it.slack.faults["chat.postMessage"] = {passes(), limits(600)};
        const auto went = it.finishes(it.bot->post(public_channel, "n1", long_one(130)));
        REQUIRE_FALSE(went.has_value());
        CHECK(went.error().of == chat::failure::kind::not_sent);
        it.clock.forward(10min);
        const auto again = it.finishes(it.bot->post(public_channel, "n1", long_one(130)));
        REQUIRE(again.has_value());
        CHECK(again->id == it.slack.messages("CINC").front().ts);
        CHECK(all_shown(it) == as_meant);
    }
    SUBCASE("it may have been sent, and the bot was started anew") {
        letters it;
        const auto since = it.clock.now();
        auto done = refuses("internal_error");
        done.happens_first = true;
        it.slack.faults["chat.postMessage"] = {passes(), done};
        const auto went = it.finishes(it.bot->post(public_channel, "n1", long_one(130)));
        REQUIRE_FALSE(went.has_value());
        CHECK(went.error().of == chat::failure::kind::unknown);
        it.restarts();
        CHECK_FALSE(it.finishes(it.bot->find(public_channel, "n1", since)).value().has_value());
        const auto again = it.finishes(it.bot->post(public_channel, "n1", long_one(130)));
        REQUIRE(again.has_value());
        CHECK(all_shown(it) == as_meant);
        CHECK(it.finishes(it.bot->find(public_channel, "n1", since)).value() == *again);
    }
    SUBCASE("Slack will never take it: the head says what matters") {
        letters it;
        it.slack.faults["chat.postMessage"] = {passes(), refuses("invalid_blocks")};
        CHECK(it.finishes(it.bot->post(public_channel, "n1", long_one(130))).has_value());
        CHECK(it.slack.messages("CINC").size() == 1);
    }
}

TEST_CASE("an edit of a long message changes all its posts, and takes away what it does not fill any more") {
    for (const bool anew : {false, true}) {
        letters it;
        const auto head = it.finishes(it.bot->post(public_channel, "n1", long_one(60)));
        const auto other = it.finishes(it.bot->post(public_channel, "n2", long_one(50)));  // its button stands alone
        REQUIRE((head && other));
        REQUIRE(it.slack.messages("CINC").size() == 4);
        it.clock.forward(1min);
        if (anew) it.restarts();
        CHECK(it.finishes(it.bot->edit(*head, "n1", long_one(60, false))).has_value());
        CHECK(it.finishes(it.bot->edit(*other, "n2", long_one(50, false))).has_value());
        CHECK(it.slack.messages("CINC").size() == 3);
        CHECK(all_shown(it).find("[Rolled back]") == std::string::npos);
        CHECK(all_shown(it).find("59") != std::string::npos);
        CHECK(it.slack.too_fast == std::vector<std::string>{});
    }
}

TEST_CASE("a later post that somebody has deleted does not keep the others from being edited; the first one does") {
    letters it;
    const auto head = it.finishes(it.bot->post(public_channel, "n1", long_one(130)));
    REQUIRE(head);
    REQUIRE(it.finishes(it.bot->remove({public_channel, it.slack.messages("CINC")[1].ts})).has_value());
    CHECK(it.finishes(it.bot->edit(*head, "n1", long_one(130, false))).has_value());
    CHECK(all_shown(it).find("[Rolled back]") == std::string::npos);
    REQUIRE(it.finishes(it.bot->remove(*head)).has_value());
    const auto went = it.finishes(it.bot->edit(*head, "n1", long_one(130)));
    REQUIRE_FALSE(went.has_value());
    CHECK(went.error().of == chat::failure::kind::refused);
}
