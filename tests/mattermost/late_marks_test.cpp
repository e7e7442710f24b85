// What was marked while the bot was away.
#include "mattermost/absence.hpp"

using namespace tests::mattermost;

namespace {

struct marked_late : absence {
    /// As somebody does while the bot hears nothing.
    void marks(const std::string& who, const posted& which, bool added = true) {
        server.posting.react(id(who), *server.of.find_post(which.id()), "pencil", added);
        clock.settle();
    }
    std::size_t marks_asked() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            desk.asked, [](const auto& each) { return std::holds_alternative<desk::marked_message>(each.what); }));
    }
};

}  // namespace

TEST_CASE("reactions that were set while nothing was heard are taken as live ones, once, on old posts too") {
    marked_late it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    it.server.say("ben", "incidents", "and the cart is empty");
    const auto slow = it.server.message("incidents", "slow"), cart = it.server.message("incidents", "cart");
    it.server.react("anna", cart, "pencil");
    REQUIRE(it.marks_asked() == 1);
    it.clock.forward(5min);
    it.server.dies();
    it.marks("anna", slow);
    it.marks("ben", cart);
    it.server.comes_back();
    it.clock.forward(30s);
    REQUIRE(it.marks_asked() == 3);
    const auto& marked = std::get<desk::marked_message>(it.desk.asked[1].what);
    CHECK(marked.text == "the shop is slow");
    CHECK(marked.author == it.person("ben"));
    CHECK(marked.by_reaction);
    CHECK(it.desk.asked[1].from.who == it.person("anna"));
    CHECK(it.desk.asked[2].from.who == it.person("ben"));
    it.server.restarts();
    it.clock.forward(30s);
    CHECK(it.marks_asked() == 3);
    it.restarts_bot();
    CHECK(it.marks_asked() == 3);
}

TEST_CASE("a reaction that was taken back before anybody heard of it, or means nothing here, is none") {
    marked_late it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    it.server.say("ben", "ben", "help");
    const auto slow = it.server.message("incidents", "slow"), help = it.server.message("ben", "noted");
    it.clock.forward(5min);
    const auto before = it.desk.asked.size();
    it.server.dies();
    it.marks("anna", slow);
    it.marks("anna", slow, false);
    it.server.posting.react(it.id("anna"), *it.server.of.find_post(slow.id()), "fire", true);
    it.marks("ben", help);
    it.server.comes_back();
    it.clock.forward(30s);
    CHECK(it.desk.asked.size() == before);
}

TEST_CASE("reactions that can not be fetched yet are fetched later") {
    marked_late it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    const auto slow = it.server.message("incidents", "slow");
    it.clock.forward(5min);
    it.server.dies();
    it.marks("anna", slow);
    it.server.faults["GET /posts/{}/reactions"].push_back(errs(500, "x.y"));
    it.server.comes_back();
    it.clock.forward(1min);
    CHECK(it.marks_asked() == 1);
    CHECK(it.logs("could not be fetched yet"));
}
