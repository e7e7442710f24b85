// People, teams, channels and their members, and what goes wrong in asking (FACTS 4).
#include "scripted/mattermost/client.hpp"

using namespace tests::mattermost;

namespace {

constexpr const char* channel_captured =
    R"({"id":"cfc7j6ur9igw3gksb75ff5xoma","create_at":1,"update_at":1,"delete_at":0,
        "team_id":"agr3dd4zefgdmkbo5yx36twk7c","type":"O","display_name":"Incidents","name":"incidents","header":"",
        "purpose":"","last_post_at":1,"total_msg_count":1,"extra_update_at":0,"creator_id":"","scheme_id":null,
        "props":null,"group_constrained":null,"shared":null,"total_msg_count_root":1,"policy_id":null})";
constexpr const char* user_captured =
    R"({"id":"feww5ft3stnczm8yqq9m6jgt9w","create_at":1,"update_at":1,"delete_at":0,"username":"alice","auth_data":"",
        "auth_service":"","email":"alice@example.com","nickname":"","first_name":"Alice","last_name":"","position":"",
        "roles":"system_user","locale":"en","timezone":{"automaticTimezone":"","manualTimezone":"",
        "useAutomaticTimezone":"true"},"disable_welcome_email":false})";

}  // namespace

TEST_CASE("users/me is the bot, and says so") {
    client it;
    const auto me = it.answer(200, "GET", "users/me");
    CHECK(me.at("is_bot") == true);
    CHECK(me.at("notify_props").at("comments") == "never");
    CHECK(me.at("username") == "chaosday");
}

TEST_CASE("Any case of Bearer will do, and Token; without a token or with a wrong one: 401 and a cookie that ends") {
    client it;
    for (const std::string scheme : {"Bearer", "bearer", "BEARER", "Token"}) {
        bot::wire::http_request asked{"GET", "users/me", {{"Authorization", scheme + " " + it.server.bot_token}}};
        CHECK(it.sends(std::move(asked)).status == 200);
    }
    CHECK(it.error(401, "GET", "users/me", nullptr, "") == "api.context.session_expired.app_error");
    const auto wrong = it.asks("GET", "users/me", nullptr, "thisisnotavalidtokenatall1");
    CHECK(wrong.status == 401);
    CHECK(wrong.headers["Set-Cookie"].starts_with("MMAUTHTOKEN=;"));
}

TEST_CASE("People by name, id, names and ids; an upper case name is a bad request") {
    client it;
    CHECK(differs(it.answer(200, "GET", "users/username/anna"), json::parse(user_captured)) == "");
    CHECK(it.answer(200, "GET", "users/" + it.ben).at("username") == "ben");
    CHECK(it.error(404, "GET", "users/username/nobody") == "app.user.get_by_username.app_error");
    CHECK(it.error(400, "GET", "users/username/ANNA") == "api.context.invalid_body_param.app_error");
    CHECK(it.answer(200, "POST", "users/usernames", json::array({"anna", "nobody"})).size() == 1);
    CHECK(it.answer(200, "POST", "users/ids", json::array({it.anna, it.ben})).size() == 2);
    CHECK(it.answer(200, "GET", "users?in_channel=" + it.agents + "&per_page=1&page=1").size() == 1);
}

TEST_CASE("Teams and channels by name and by id") {
    client it;
    const auto team = it.answer(200, "GET", "teams/name/chaos").at("id").get<std::string>();
    CHECK(it.answer(200, "GET", "users/me/teams")[0].at("id") == team);
    CHECK(differs(it.answer(200, "GET", "teams/" + team + "/channels/name/incidents"), json::parse(channel_captured)) ==
          "");
    CHECK(it.answer(200, "GET", "teams/name/chaos/channels/name/agents").at("type") == "P");
    CHECK(it.answer(200, "GET", "channels/" + it.incidents).at("name") == "incidents");
    CHECK(it.answer(200, "GET", "users/me/teams/" + team + "/channels").size() == 2);
    CHECK(it.error(404, "GET", "teams/name/nope") == "app.team.get_by_name.missing.app_error");
    CHECK(it.error(404, "GET", "teams/name/chaos/channels/name/nope") == "app.channel.get_by_name.missing.app_error");
    CHECK(it.error(400, "GET", "channels/short") == "api.context.invalid_url_param.app_error");
    CHECK(it.error(404, "GET", "channels/zzzzzzzzzzzzzzzzzzzzzzzzzz") == "app.channel.get.existing.app_error");
}

TEST_CASE("A private channel is not there for those who are not in it, and cannot be joined") {
    client it;
    it.server.of.add_channel("closed", {"anna"}, true, false);
    CHECK(it.error(404, "GET", "teams/name/chaos/channels/name/closed") == "app.channel.get_by_name.missing.app_error");
    const auto id = it.server.of.place("closed").id;
    CHECK(it.asks("POST", "channels/" + id + "/members", {{"user_id", it.server.of.bot}}).status == 403);
}

TEST_CASE("A public channel can be joined by oneself, and has to be before it is read or posted to") {
    client it;
    const auto open = it.server.of.add_channel("open", {"anna"}, false, false);
    CHECK(it.asks("POST", "posts", {{"channel_id", open}, {"message", "x"}}).status == 403);
    CHECK(it.asks("GET", "channels/" + open + "/posts").status == 403);
    CHECK(it.asks("GET", "channels/" + open + "/members").status == 403);
    CHECK(it.asks("POST", "channels/" + open + "/members", {{"user_id", it.server.of.bot}}).status == 201);
    CHECK(it.asks("POST", "posts", {{"channel_id", open}, {"message", "x"}}).status == 201);
    CHECK(it.answer(200, "GET", "channels/" + open + "/members?per_page=1").size() == 1);
    CHECK(it.answer(200, "GET", "channels/" + open + "/members?per_page=1&page=2").empty());
}

TEST_CASE("A direct channel is created or found by the same call, with 201 both times") {
    client it;
    const auto first = it.answer(201, "POST", "channels/direct", json::array({it.server.of.bot, it.anna}));
    const auto again = it.answer(201, "POST", "channels/direct", json::array({it.anna, it.server.of.bot}));
    CHECK(first.at("id") == again.at("id"));
    CHECK(first.at("team_id") == "");
    CHECK(it.asks("POST", "channels/direct", json::array({it.ben, it.anna})).status == 403);
}

TEST_CASE("An unknown path and a wrong method are the same 404; HEAD is one as well") {
    client it;
    CHECK(it.error(404, "GET", "nosuchthing") == "api.context.404.app_error");
    CHECK(it.error(404, "DELETE", "posts") == "api.context.404.app_error");
    CHECK(it.asks("HEAD", "users/me").status == 404);
}

TEST_CASE("A bot cannot read what it is itself; ping and the client's settings need no token") {
    client it;
    CHECK(it.error(404, "GET", "bots/" + it.server.of.bot) == "store.sql_bot.get.missing.app_error");
    CHECK(
        it.answer(200, "GET", "bots/" + it.server.of.bot, nullptr, it.server.admin_token).at("username") == "chaosday");
    CHECK(it.answer(200, "GET", "system/ping", nullptr, "").at("status") == "OK");
    CHECK_FALSE(it.answer(200, "GET", "config/client?format=old", nullptr, "").contains("MaxPostSize"));
    CHECK(it.answer(200, "GET", "config/client?format=old").at("MaxPostSize") == "16383");
}

TEST_CASE("Who is in a channel is told to its members, person by person") {
    client it;
    CHECK(it.answer(200, "GET", "channels/" + it.incidents + "/members/" + it.anna).at("user_id") == it.anna);
    it.server.of.channels.at(it.incidents).members.erase(it.ben);
    CHECK(it.error(404, "GET", "channels/" + it.incidents + "/members/" + it.ben) ==
          "app.channel.get_member.missing.app_error");
    const auto direct = it.server.of.direct(it.anna, it.ben).id;
    CHECK(it.asks("GET", "channels/" + direct + "/members/" + it.anna).status == 403);
}

TEST_CASE("A header of a channel is set by its members, and everybody is told") {
    client it;
    CHECK(it.answer(200, "PUT", "channels/" + it.incidents + "/patch", {{"header", "new"}}).at("header") == "new");
    CHECK(it.error(400, "PUT", "channels/" + it.incidents + "/patch", {{"header", std::string(1'025, 'x')}}) ==
          "model.channel.is_valid.header.app_error");
    CHECK(it.answer(200, "GET", "channels/" + it.incidents).at("header") == "new");
}
