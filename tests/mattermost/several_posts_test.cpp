// A message that is too long for one post: it stands as several, is completed where it was interrupted, and edited
// whole.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

struct storyteller : stage {
    storyteller() { connects(); }
};

/// Takes three posts.
speech::message long_story(int lines = 2'500, const std::string& of = "of a long one") {
    std::string all;
    for (int line = 0; line < lines; ++line) all += "line " + std::to_string(line) + " " + of + "\n";
    return words(all);
}

/// The posts that stand, one after the other.
std::string all_read(storyteller& it) {
    std::string all;
    for (const auto& each : it.server.messages("incidents"))
        if (each.author() == it.server.of.bot) all += each.message();
    return all;
}
std::string text_in(const speech::message& of) {
    return std::get<speech::text>(std::get<speech::paragraph>(of.body[0]).said[0]).said;
}

void stands_whole(storyteller& it, const day::post_ref& first) {
    const auto posts = it.server.messages("incidents");
    REQUIRE(posts.size() > 2);
    CHECK(first.id == posts[0].id());
    CHECK(all_read(it) == text_in(long_story()));
}

}  // namespace

TEST_CASE("a message of several posts goes on where it was interrupted, and no part of it stands twice") {
    storyteller it;
    it.server.faults["POST /posts"] = {late(1ms), errs(403, "api.context.permissions.app_error")};
    const auto tail_missing = it.finishes(it.bot->post(it.place("incidents"), "1-p1", long_story()));
    REQUIRE_FALSE(tail_missing.has_value());
    CHECK(tail_missing.error().of == chat::failure::kind::not_sent);
    CHECK(it.server.messages("incidents").size() == 1);
    const auto again = it.finishes(it.bot->post(it.place("incidents"), "1-p1", long_story()));
    REQUIRE(again.has_value());
    stands_whole(it, *again);
}

TEST_CASE("an edit of a message of several posts changes all of them, and takes away those that it does not fill") {
    for (const bool is_of_before : {false, true}) {
        CAPTURE(is_of_before);
        storyteller it;
        const auto since = it.clock.now();
        const auto which = *it.finishes(it.bot->post(it.place("incidents"), "1-p1", long_story()));
        it.server.say("ben", "incidents", "in between");
        it.finishes(it.bot->post(it.place("incidents"), "1-p2", words("another")));
        if (is_of_before) {
            it.stops();
            it.clock.forward(5s);
            it.bot.reset();
            it.connects();
        }
        const auto other = long_story(2'400, "of another one");
        REQUIRE(it.finishes(it.bot->edit(which, "1-p1", other)).has_value());
        CHECK(all_read(it) == text_in(other) + "another");
        CHECK(*it.finishes(it.bot->find(it.place("incidents"), "1-p1", since)) == which);
        const auto shorter = long_story(100);
        REQUIRE(it.finishes(it.bot->edit(which, "1-p1", shorter)).has_value());
        CHECK(all_read(it) == text_in(shorter) + "another");
        CHECK(*it.finishes(it.bot->find(it.place("incidents"), "1-p1", since)) == which);
    }
}

TEST_CASE("where somebody deleted a later post of a message its other posts are still edited") {
    storyteller it;
    const auto which = *it.finishes(it.bot->post(it.place("incidents"), "1-p1", long_story()));
    const auto second = it.server.messages("incidents").at(1);
    it.server.posting.remove(*it.server.of.find_post(second.id()), it.id("anna"));
    const auto other = text_in(long_story(2'500, "of a long two"));
    REQUIRE(it.finishes(it.bot->edit(which, "1-p1", long_story(2'500, "of a long two"))).has_value());
    const auto left = all_read(it);
    CHECK(left.size() < other.size());
    CHECK(other.starts_with(left.substr(0, 16'000)));
    CHECK(other.ends_with(left.substr(left.size() - 16'000)));
}

TEST_CASE("of a hundred messages it is remembered where they were interrupted; of older ones the channel tells") {
    storyteller it;
    const auto since = it.clock.now();
    const auto name = [](int n) { return std::to_string(n) + "-p1"; };
    const auto of_two_posts = long_story(1'000);
    const auto posts = [&](int n) { return it.finishes(it.bot->post(it.place("incidents"), name(n), of_two_posts)); };
    for (int n = 0; n < 102; ++n) {
        it.server.faults["POST /posts"] = {late(1ms), errs(403, "api.context.permissions.app_error")};
        REQUIRE_FALSE(posts(n).has_value());
    }
    const auto count = [&] { return it.server.messages("incidents").size(); };
    REQUIRE(count() == 102);
    REQUIRE(posts(101).has_value());  // goes on
    const auto whole = count() - 102 + 1;
    REQUIRE(posts(0).has_value());  // begins anew
    CHECK(count() == 102 + whole - 1 + whole);
    REQUIRE(it.finishes(it.bot->find(it.place("incidents"), name(1), since)).has_value());
    REQUIRE(posts(1).has_value());
    CHECK(count() == 102 + whole - 1 + whole + whole - 1);
}

TEST_CASE("after a crash amid the posts of a message the rest of them follows, and it is found when all stand") {
    storyteller it;
    const auto since = it.clock.now();
    it.server.faults["POST /posts"] = {late(1ms), errs(500, "x.y")};
    const auto lost = it.finishes(it.bot->post(it.place("incidents"), "1-p1", long_story()));
    REQUIRE_FALSE(lost.has_value());
    CHECK(lost.error().of == chat::failure::kind::unknown);
    it.stops();
    it.clock.forward(5s);
    it.bot.reset();
    it.connects();
    const auto find = [&] { return *it.finishes(it.bot->find(it.place("incidents"), "1-p1", since)); };
    CHECK_FALSE(find().has_value());
    const auto again = it.finishes(it.bot->post(it.place("incidents"), "1-p1", long_story()));
    REQUIRE(again.has_value());
    stands_whole(it, *again);
    CHECK(find() == *again);
}
