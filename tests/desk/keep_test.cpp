// A message that is named by its link, and a channel that is gone: what the desk says, and to whom.
#include "desk/stage.hpp"

using namespace bot;
using namespace std::chrono_literals;
using tests::stage;

namespace {

bool tells(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

desk::answer says(stage& it, const std::string& who, const std::string& words, bool in_the_open = false) {
    return it.ask(who, in_the_open ? "incidents" : "chaos-agents", desk::said_words{words, in_the_open});
}

}  // namespace

TEST_CASE("who may put messages on the record has one looked up by its link; anybody else does not") {
    stage it;
    it.kick_off();
    for (const std::string who : {"ada", "fay"}) {
        const auto made = says(it, who, "keep https://chat/pl/1 2 why: the first");
        REQUIRE(made.wanted.has_value());
        CHECK(made.wanted->link == "https://chat/pl/1");
        CHECK(made.wanted->card == "2");
        CHECK(made.wanted->why == "the first");
        CHECK(tells(speech::plain(made.say), "nothing was written down"));
    }
    const auto refused = it.ask("rex", "incidents", desk::said_words{"keep https://chat/pl/1", false});
    CHECK_FALSE(refused.wanted.has_value());
    CHECK(refused.refused);
}

TEST_CASE("an agent who asks for it where everybody reads is told to delete it, and nothing is looked up") {
    stage it;
    it.kick_off();
    const auto made = says(it, "ada", "keep https://chat/pl/1 2", true);
    CHECK_FALSE(made.wanted.has_value());
    CHECK(tells(speech::plain(made.say), "delete your message"));
}

TEST_CASE("an answer tells whether the day is another one for it") {
    stage it;
    it.kick_off();
    CHECK(says(it, "ada", "log the queue grows").changed);
    CHECK_FALSE(says(it, "ada", "board").changed);
    CHECK_FALSE(says(it, "ada", "rolled-back 1").changed);
}

TEST_CASE("the facilitator learns what it means that a channel of the day is lost") {
    stage it;
    it.kick_off();
    const auto incidents = it.at.channel_is_lost(tests::channel("incidents"), bot::desk::loss::archived);
    REQUIRE(incidents.size() == 1);
    CHECK(incidents[0].to == tests::person("fay"));
    CHECK(tells(speech::plain(incidents[0].say), "the incident channel of “Autumn storm"));
    CHECK(tells(speech::plain(incidents[0].say), "edit incident: …"));
    const auto agents = it.at.channel_is_lost(tests::channel("chaos-agents"), bot::desk::loss::archived);
    REQUIRE(agents.size() == 1);
    CHECK(tells(speech::plain(agents[0].say), "edit agents: …"));
    CHECK(it.at.channel_is_lost(tests::channel("kitchen"), bot::desk::loss::archived).empty());
    const auto without_me = it.at.channel_is_lost(tests::channel("incidents"), bot::desk::loss::taken_out);
    REQUIRE(without_me.size() == 1);
    CHECK(tells(speech::plain(without_me[0].say), "I am not in it, or not any more"));
    CHECK(tells(speech::plain(without_me[0].say), "Invite me into the channel"));
    CHECK(it.at.channel_is_lost(tests::channel("incidents"), bot::desk::loss::taken_out).empty());
    it.at.came_into(tests::channel("incidents"));
    CHECK(it.at.channel_is_lost(tests::channel("incidents"), bot::desk::loss::taken_out).size() == 1);
    it.at.came_into(tests::channel("incidents"));
    it.say("fay", "chaos-agents", "end force: enough");
    CHECK(it.at.channel_is_lost(tests::channel("incidents"), bot::desk::loss::archived).empty());
}
