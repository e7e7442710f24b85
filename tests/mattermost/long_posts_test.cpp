// Posts so long that a page of them is longer than is read: a channel full of them is heard and searched all the same.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

/// As many characters as a post has at most, three bytes each.
std::string longest_text() {
    std::string all;
    for (int n = 0; n < 16'383; ++n) all += "漢";
    return all;
}

struct wordy : stage {
    void writes(const std::string& text) {
        server.posting.publish({{"channel_id", place("incidents").id}, {"message", text}}, id("anna"));
    }
    void writes_much(int posts) {
        for (int n = 0; n < posts; ++n) writes(text_);
    }
    /// Pages by what was asked for.
    std::size_t asked(const std::string& how) const {
        return static_cast<std::size_t>(std::ranges::count_if(server.calls, [&](const call& each) {
            return each.route == "GET /channels/{}/posts" && each.target.find(how) != std::string::npos;
        }));
    }
    /// As a fault, so that the server has to make it once.
    fault newest_page() {
        json order = json::array(), all = json::object();
        for (const auto& each : server.messages("incidents")) {
            order.push_back(each.id());
            all[each.id()] = each.body;
        }
        fault page;
        page.text = json{{"order", std::move(order)}, {"posts", std::move(all)}}.dump();
        return page;
    }

private:
    const std::string text_ = longest_text();
};

}  // namespace

TEST_CASE("behind a hundred of the longest posts a late word is heard, and a post of ours is found") {
    wordy it;
    it.connects();
    const auto since = it.clock.now();
    const auto posted_it = it.finishes(it.bot->post(it.place("incidents"), "1-p1", words("kickoff")));
    REQUIRE(posted_it.has_value());
    it.writes("the last that is heard");
    it.clock.forward(1min);
    it.server.dies();
    it.writes("@chaosday seen the first");
    it.writes_much(100);
    it.writes("@chaosday stop-all fire");
    it.server.comes_back();
    it.clock.forward(1min);
    REQUIRE(it.bot->has_caught_up());
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(it.desk.words_of(0) == "seen the first");
    CHECK(it.desk.words_of(1) == "stop-all fire");
    CHECK(it.asked("per_page=20") > 0);
    CHECK(it.times_logged("reactions of meanwhile are not looked for") == 1);
    const auto found = it.finishes(it.bot->find(it.place("incidents"), "1-p1", since));
    REQUIRE(found.has_value());
    CHECK(*found == *posted_it);
}

TEST_CASE("what was said behind more posts than are held at once is heard as well") {
    wordy it;
    it.connects();
    it.writes("the last that is heard");
    it.clock.forward(2min);
    it.server.dies();
    for (int n = 0; n < 200; ++n) it.writes("x");
    const auto page = it.newest_page();
    it.writes("@chaosday stop-all fire");
    for (int n = 0; n < 25; ++n) it.server.faults["GET /channels/{}/posts"].push_back(page);
    it.server.comes_back();
    it.clock.forward(1min);
    REQUIRE(it.bot->has_caught_up());
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "stop-all fire");
}

TEST_CASE("where no post is known as the last a list by time that is too long is read page by page") {
    wordy it;
    it.connects();
    it.clock.forward(1min);
    it.server.dies();
    it.writes("@chaosday seen the first");
    it.writes_much(90);
    it.server.comes_back();
    it.clock.forward(1min);
    REQUIRE(it.bot->has_caught_up());
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "seen the first");
}

TEST_CASE("one thing that is too long by itself is passed over, and what is beside it is read") {
    wordy it;
    it.connects();
    it.writes("the last that is heard");
    it.clock.forward(1min);
    it.server.dies();
    it.writes("@chaosday seen the first");
    it.writes("a post of a server that takes more");
    it.server.of.posts.back().body["props"]["much"] = std::string(std::size_t{5} << 20, 'x');
    it.writes("@chaosday stop-all fire");
    it.server.comes_back();
    it.clock.forward(1min);
    REQUIRE(it.bot->has_caught_up());
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(it.desk.words_of(1) == "stop-all fire");
    CHECK(it.logs("too long to be read; it is passed over"));
}

TEST_CASE("among ten thousand posts nobody knows whether one stands, and that is no no") {
    wordy it;
    it.connects();
    const auto since = it.clock.now();
    for (int n = 0; n < 200; ++n) it.writes("x");
    const auto page = it.newest_page();
    for (int n = 0; n < 50; ++n) it.server.faults["GET /channels/{}/posts"].push_back(page);
    const auto found = it.finishes(it.bot->find(it.place("incidents"), "1-p1", since));
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().of == chat::failure::kind::not_sent);
}
