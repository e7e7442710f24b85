// What can be read of the past (FACTS 5, "Catching up after a loss").
#include "scripted/mattermost/client.hpp"

#include <fmt/format.h>

using namespace tests::mattermost;

namespace {

struct past : client {
    std::vector<json> made;
    explicit past(int many) {
        for (int n = 0; n < many; ++n) made.push_back(posts(fmt::format("post {}", n)));
    }
    std::string id(std::size_t n) const { return made[n].at("id").get<std::string>(); }
    json reads(const std::string& query) { return answer(200, "GET", "channels/" + incidents + "/posts?" + query); }
    static std::vector<std::string> texts(const json& list) {
        std::vector<std::string> all;
        for (const auto& each : list.at("order"))
            all.push_back(list.at("posts").at(each.get<std::string>()).at("message").get<std::string>());
        return all;
    }
};

using words = std::vector<std::string>;

}  // namespace

TEST_CASE("after= gives the page next to a post, newest first, with pages and a way on") {
    past it(5);
    const auto first = it.reads("after=" + it.id(0) + "&per_page=2");
    CHECK(past::texts(first) == words{"post 2", "post 1"});
    CHECK(first.at("next_post_id") == it.id(3));
    CHECK(first.at("prev_post_id") == it.id(0));
    const auto second = it.reads("after=" + it.id(0) + "&per_page=2&page=1");
    CHECK(past::texts(second) == words{"post 4", "post 3"});
    CHECK(second.at("next_post_id") == "");
}

TEST_CASE("before= goes the other way") {
    past it(5);
    CHECK(past::texts(it.reads("before=" + it.id(3) + "&per_page=2")) == words{"post 2", "post 1"});
}

TEST_CASE("An unknown post has nothing after it, and that is no error") {
    past it(1);
    const auto none = it.reads("after=zzzzzzzzzzzzzzzzzzzzzzzzzz");
    CHECK(none == json{{"order", json::array()}, {"posts", json::object()}, {"next_post_id", ""},
                      {"prev_post_id", "zzzzzzzzzzzzzzzzzzzzzzzzzz"}});
}

TEST_CASE("A page has 60 posts unless asked, and 200 at most") {
    past it(210);
    CHECK(it.reads("").at("order").size() == 60);
    CHECK(it.reads("per_page=1000").at("order").size() == 200);
    CHECK(it.reads("page=1&per_page=200").at("order").size() == 10);
}

TEST_CASE("since= excludes its instant, knows no pages, and brings what was touched: edited, deleted, copies") {
    past it(4);
    const auto since = fmt::format("since={}", it.made[3].at("update_at").get<std::int64_t>());
    CHECK(it.reads(since).at("order").empty());
    it.asks("PUT", "posts/" + it.id(0) + "/patch", {{"message", "edited"}});
    it.asks("DELETE", "posts/" + it.id(1));
    it.answer(201, "POST", "posts", {{"channel_id", it.incidents}, {"message", "reply"}, {"root_id", it.id(2)}});
    const auto list = it.reads(since + "&per_page=1");
    CHECK(list.at("order").size() == 5);
    const auto& posts = list.at("posts");
    CHECK(posts.at(it.id(0)).at("message") == "edited");
    CHECK(posts.at(it.id(1)).at("delete_at") > 0);
    CHECK(posts.at(it.id(1)).at("message") == "");
    CHECK(posts.at(it.id(1)).at("props").at("deleteBy") == it.server.of.bot);
    CHECK(posts.at(it.id(2)).at("edit_at") == 0);
    std::size_t copies = 0;
    for (const auto& each : posts) copies += each.at("original_id") == it.id(0) ? 1U : 0U;
    CHECK(copies == 1);
}

TEST_CASE("since=0 means no since; what is no number is refused") {
    past it(2);
    CHECK(past::texts(it.reads("since=0")) == words{"post 1", "post 0"});
    CHECK(it.error(400, "GET", "channels/" + it.incidents + "/posts?since=abc") ==
          "api.context.invalid_body_param.app_error");
}

TEST_CASE("Deleted posts are not on pages, nor in a thread, and a deleted root takes its replies along") {
    past it(2);
    it.answer(201, "POST", "posts", {{"channel_id", it.incidents}, {"message", "reply"}, {"root_id", it.id(0)}});
    CHECK(it.answer(200, "GET", "posts/" + it.id(0) + "/thread").at("order").size() == 2);
    it.asks("DELETE", "posts/" + it.id(0));
    CHECK(past::texts(it.reads("")) == words{"post 1"});
}

TEST_CASE("Whoever is no member reads nothing") {
    past it(1);
    it.server.of.channels.at(it.incidents).members.erase(it.server.of.bot);
    CHECK(it.error(403, "GET", "channels/" + it.incidents + "/posts") == "api.context.permissions.app_error");
}
