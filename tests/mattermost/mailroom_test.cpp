// What the outbox asks for: each announcement once, found again by its name; pins, headers, members; limits and faults.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;
using kind = chat::failure::kind;

namespace {

struct connected : stage {
    connected() { connects(); }
    auto posts(const std::string& name, const std::string& text) {
        return finishes(bot->post(place("incidents"), name, words(text)));
    }
};

}  // namespace

TEST_CASE("a post carries its name, and is found again by it, by nobody else's, and not when it is gone") {
    connected it;
    const auto posted_it = it.posts("1-p1", "kickoff");
    REQUIRE(posted_it.has_value());
    const auto find = [&](const std::string& name) {
        return *it.finishes(it.bot->find(it.place("incidents"), name, it.clock.now() - 1min));
    };
    CHECK(find("1-p1") == *posted_it);
    CHECK_FALSE(find("1-p2").has_value());
    it.server.posting.publish(
        {{"channel_id", it.place("incidents").id}, {"message", "forged"}, {"props", {{"chaosday", "1-p2"}}}},
        it.id("ben"));
    CHECK_FALSE(find("1-p2").has_value());
    REQUIRE(it.finishes(it.bot->remove(*posted_it)).has_value());
    CHECK_FALSE(find("1-p1").has_value());
}

TEST_CASE("a post that is older than asked for is not the one that is looked for, whatever its name") {
    connected it;
    REQUIRE(it.posts("1-p1", "of a record that is no more").has_value());
    it.clock.forward(2h);
    CHECK_FALSE((*it.finishes(it.bot->find(it.place("incidents"), "1-p1", it.clock.now()))).has_value());
    CHECK((*it.finishes(it.bot->find(it.place("incidents"), "1-p1", it.clock.now() - 2h))).has_value());
}

TEST_CASE("a post whose answer is lost may stand, and is not sent twice") {
    connected it;
    auto lost = errs(500, "x.y");
    lost.happens_first = true;
    it.server.faults["POST /posts"] = {lost};
    const auto first = it.posts("1-p1", "kickoff");
    REQUIRE_FALSE(first.has_value());
    CHECK(first.error().of == kind::unknown);
    CHECK(it.server.messages("incidents").size() == 1);
    CHECK((*it.finishes(it.bot->find(it.place("incidents"), "1-p1", it.clock.now() - 1min))).has_value());
    // Said again within half a minute it is the same post, by its pending id.
    const auto again = it.posts("1-p1", "kickoff");
    REQUIRE(again.has_value());
    CHECK(it.server.messages("incidents").size() == 1);
}

TEST_CASE("a connection that is reset under a post is not retried blindly") {
    connected it;
    fault reset;
    reset.happens_first = true;
    reset.resets = true;
    it.server.faults["POST /posts"] = {reset};
    const auto first = it.posts("1-p1", "kickoff");
    REQUIRE_FALSE(first.has_value());
    CHECK(first.error().of == kind::unknown);
    CHECK(it.server.calls_of("POST /posts") == 1);
}

TEST_CASE("429 is waited for as long as it says, and then the post is sent") {
    connected it;
    it.server.faults["POST /posts"] = {limits(20)};
    std::optional<std::expected<day::post_ref, chat::failure>> result;
    const auto ended = tests::play(it.io, it.bot->post(it.place("incidents"), "1-p1", words("kickoff")), result);
    it.clock.forward(19s);
    CHECK(it.server.messages("incidents").empty());
    it.clock.forward(2s);
    REQUIRE(ended->ended);
    CHECK(result->has_value());
    CHECK(it.server.messages("incidents").size() == 1);
}

TEST_CASE("what the server will never take is refused; what may pass is not") {
    connected it;
    it.server.faults["POST /posts"] = {errs(400, "model.post.is_valid.msg.app_error")};
    CHECK(it.posts("1-p1", "x").error().of == kind::refused);
    it.server.faults["POST /posts"] = {errs(403, "api.context.permissions.app_error")};
    CHECK(it.posts("1-p1", "x").error().of == kind::not_sent);
    it.server.faults["POST /posts"] = {html(502)};
    CHECK(it.posts("1-p1", "x").error().of == kind::unknown);
    it.server.archive("incidents");
    CHECK(it.posts("1-p1", "x").error().of == kind::refused);
}

TEST_CASE("an edit replaces text and buttons, and keeps the name by which it is found") {
    connected it;
    const auto which = *it.posts("1-p1", "until 16:00");
    auto said = words("until 17:00");
    said.buttons.push_back(button("Seen", "seen it"));
    REQUIRE(it.finishes(it.bot->edit(which, "1-p1", said)).has_value());
    const auto now = it.server.messages("incidents").back();
    CHECK(now.message() == "until 17:00");
    CHECK((*it.finishes(it.bot->find(it.place("incidents"), "1-p1", it.clock.now() - 1min))).has_value());
    CHECK(it.server.press("ben", now.body, "Seen") == "noted");
}

TEST_CASE("a removal counts as done when the post is gone, and not when it is only forbidden") {
    connected it;
    const auto which = *it.posts("1-p1", "a reminder");
    REQUIRE(it.finishes(it.bot->remove(which)).has_value());
    CHECK(it.finishes(it.bot->remove(which)).has_value());
    it.server.say("ben", "incidents", "theirs");
    const auto theirs = it.server.message("incidents", "theirs");
    CHECK_FALSE(it.finishes(it.bot->remove({it.place("incidents"), theirs.id()})).has_value());
}

TEST_CASE("of a post that is gone nothing is edited ever again, and no pin hinders what comes after it") {
    connected it;
    const auto which = *it.posts("1-p1", "kickoff");
    it.server.posting.remove(*it.server.of.find_post(which.id), it.id("ben"));
    CHECK(it.finishes(it.bot->edit(which, "1-p1", words("anew"))).error().of == kind::refused);
    CHECK(it.finishes(it.bot->pin(which)).has_value());
    CHECK(it.finishes(it.bot->unpin(which)).has_value());
}

TEST_CASE("a post that stands and is forbidden for now, as by a database that is down, is tried again") {
    connected it;
    const auto which = *it.posts("1-p1", "kickoff");
    const auto forbidden = errs(403, "api.context.permissions.app_error");
    it.server.faults["PUT /posts/{}/patch"] = {forbidden};
    CHECK(it.finishes(it.bot->edit(which, "1-p1", words("anew"))).error().of == kind::not_sent);
    it.server.faults["POST /posts/{}/unpin"] = {forbidden};
    CHECK(it.finishes(it.bot->unpin(which)).error().of == kind::not_sent);
    it.server.faults["POST /posts/{}/unpin"] = {forbidden};
    it.server.faults["GET /posts/{}"] = {html(502)};
    CHECK(it.finishes(it.bot->unpin(which)).error().of == kind::not_sent);
}

TEST_CASE("pins and headers are set and taken back") {
    connected it;
    const auto which = *it.posts("1-p1", "kickoff");
    REQUIRE(it.finishes(it.bot->pin(which)).has_value());
    CHECK(it.server.messages("incidents").back().is_pinned());
    REQUIRE(it.finishes(it.bot->pin(which)).has_value());
    REQUIRE(it.finishes(it.bot->unpin(which)).has_value());
    CHECK_FALSE(it.server.messages("incidents").back().is_pinned());
    REQUIRE(it.finishes(it.bot->set_topic(it.place("incidents"), "Chaos Day on staging")).has_value());
    CHECK(*it.finishes(it.bot->topic(it.place("incidents"))) == "Chaos Day on staging");
}

TEST_CASE("members are listed without the bot, and only a private channel is private") {
    connected it;
    const auto agents = it.finishes(it.bot->members(it.place("agents")));
    REQUIRE(agents.has_value());
    CHECK(agents->is_private);
    CHECK(agents->present == std::set<day::person_id>{it.person("anna")});
    const auto incidents = it.finishes(it.bot->members(it.place("incidents")));
    CHECK_FALSE(incidents->is_private);
    CHECK(incidents->present == std::set<day::person_id>{it.person("anna"), it.person("ben")});
}

TEST_CASE("a message to a person goes to their direct channel, and names are shown by name") {
    connected it;
    speech::message said{{speech::paragraph{{speech::text{"ask "}, speech::person{it.person("ben")},
                             speech::text{" in "}, speech::channel{it.place("incidents")}}}},
        {}};
    REQUIRE(it.finishes(it.bot->post(it.person("anna"), "1-a1", said)).has_value());
    CHECK(it.server.messages("anna").back().message() == "ask @ben in ~incidents");
    CHECK(it.bot->name_of(it.person("ben")) == "ben");
    CHECK(it.bot->name_of_channel(it.place("incidents")) == "incidents");
}

TEST_CASE("posts of one channel keep their order") {
    connected it;
    it.server.faults["POST /posts"] = {late(2s)};
    std::vector<std::shared_ptr<tests::outcome>> all;
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> results(3);
    for (std::size_t number = 0; number < 3; ++number)
        all.push_back(tests::play(it.io,
            it.bot->post(it.place("incidents"), "1-p" + std::to_string(number), words(std::to_string(number))),
            results[number]));
    it.clock.forward(10s);
    const auto posts = it.server.messages("incidents");
    REQUIRE(posts.size() == 3);
    for (std::size_t number = 0; number < 3; ++number) CHECK(posts[number].message() == std::to_string(number));
}

TEST_CASE("a header of ours reads as it was meant, fits, and is known again; that of others comes back as it was") {
    connected it;
    const auto header = [&] { return *it.finishes(it.bot->topic(it.place("incidents"))); };
    const auto sets = [&](const std::string& to) {
        REQUIRE(it.finishes(it.bot->set_topic(it.place("incidents"), to)).has_value());
    };
    const std::string theirs = "**Incidents**: [runbook](https://x.example) :fire:";
    sets(theirs);
    CHECK(header() == theirs);
    CHECK(it.bot->as_topic("Chaos Day") == "Chaos Day");
    CHECK(it.bot->as_topic("Storm *1* [x](y)").find("*1*") == std::string::npos);
    for (const auto& text : {std::string(3'000, '*'), std::string(1'000, 'a') + std::string(1'000, '_')}) {
        const auto ours = it.bot->as_topic(text);
        sets(ours);
        CHECK(header() == ours);
        CHECK(ours.size() > 500);
        CHECK(ours.size() <= 1'030);  // an ellipsis is one character
    }
}
