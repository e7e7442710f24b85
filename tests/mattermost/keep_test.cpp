// Messages that go on the record by their link: read where they stand, for those who could read them themselves.
#include "chat/mattermost/witness.hpp"
#include "mattermost/stage.hpp"

using namespace tests::mattermost;
using chat::mattermost::post_in_link;

namespace {

/// The desk wants what is behind the link, and then takes it.
struct archive : stage {
    archive() {
        desk.answers = [](const desk::request& asked) {
            if (std::holds_alternative<desk::marked_message>(asked.what))
                return desk::answer{words("on the record"), {}, {}, false};
            const auto said = std::get<desk::said_words>(asked.what).words;
            desk::answer made{words("not by link"), {}, {}, false};
            made.wanted = desk::wanted_message{said.substr(said.find(' ') + 1), "3", "the first"};
            return made;
        };
    }
    std::string link_to(const std::string& where, const std::string& with) {
        return server.link_to(server.message(where, with));
    }
};

}  // namespace

TEST_CASE("a link that somebody keeps puts the message on the record, with its own time and author") {
    archive it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    const auto slow = it.server.message("incidents", "slow");
    it.clock.forward(1min);
    CHECK(it.server.say("anna", "agents", "/chaos keep " + it.server.link_to(slow)) == "on the record");
    REQUIRE(it.desk.asked.size() == 2);
    const auto& kept = std::get<desk::marked_message>(it.desk.asked[1].what);
    CHECK(kept.message == day::post_ref{it.place("incidents"), slow.id()});
    CHECK(kept.author == it.person("ben"));
    CHECK(kept.text == "the shop is slow");
    CHECK(kept.at.time_since_epoch().count() == slow.number("create_at"));
    CHECK(kept.link == it.server.link_to(slow));
    CHECK(kept.card == "3");
    CHECK(kept.why == "the first");
    CHECK_FALSE(kept.by_reaction);
    CHECK(it.desk.asked[1].from.who == it.person("anna"));
    CHECK(it.desk.asked[1].from.where == it.place("agents"));
    CHECK(it.desk.asked[1].from.cause != it.desk.asked[0].from.cause);
    CHECK(it.server.messages("incidents").size() == 1);
}

TEST_CASE("nobody gets at what they can not read themselves: direct messages of others, channels they are not in") {
    archive it;
    it.connects();
    it.server.say("ben", "ben", "nothing to keep for others");
    it.server.say("anna", "agents", "a secret");
    it.desk.asked.clear();
    const auto says = [&](const std::string& who, const std::string& link) {
        it.clock.forward(1s);
        return it.server.say(who, who, "keep " + link);
    };
    const auto shown = says("anna", it.link_to("ben", "nothing to keep"));
    CHECK(shown.find("no message behind that link") != std::string::npos);
    CHECK(says("ben", it.link_to("agents", "a secret")) == shown);
    CHECK(says("ben", it.server.url + "/chaos/pl/aaaaaaaaaaaaaaaaaaaaaaaaaa") == shown);
    CHECK(says("ben", "the one above") == shown);
    for (const auto& each : it.desk.asked) CHECK(std::holds_alternative<desk::said_words>(each.what));
}

TEST_CASE("a message that was deleted is not read out") {
    archive it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    const auto link = it.link_to("incidents", "slow");
    auto* slow = it.server.of.find_post(it.server.message("incidents", "slow").id());
    it.server.posting.remove(*slow, it.id("ben"));
    CHECK(it.server.say("anna", "agents", "/chaos keep " + link).find("no message behind") != std::string::npos);
}

TEST_CASE("a permalink names its post, with whatever stands around it") {
    const std::string id(26, 'k');
    CHECK(post_in_link("https://chat.example.org/shop/pl/" + id) == id);
    CHECK(post_in_link("<https://chat.example.org/sub/shop/pl/" + id + ">") == id);
    CHECK(post_in_link("https://chat.example.org/_redirect/pl/" + id + "?x=1") == id);
    for (const std::string none : {"", "https://chat.example.org/shop/channels/town", "/pl/", "/pl/SHORT"})
        CHECK(post_in_link(none).empty());
    CHECK(post_in_link("https://chat.example.org/shop/pl/" + id + "k").empty());
}
