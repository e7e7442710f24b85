// Making, changing and taking away posts (FACTS 5).
#include "scripted/mattermost/client.hpp"

using namespace tests::mattermost;

namespace {

constexpr const char* forbidden = "api.context.permissions.app_error";
constexpr const char* created_captured =
    R"({"id":"j61zufxajbne3kaymehzcr56cy","create_at":1795316549089,"update_at":1795316549089,"edit_at":0,
        "delete_at":0,"is_pinned":false,"user_id":"1bkz9egpfjyk8bspicc7qg4ykw",
        "channel_id":"cfc7j6ur9igw3gksb75ff5xoma","root_id":"","parent_id":"","original_id":"",
        "message":"a plain post","type":"","props":{"from_bot":"true"},"hashtags":"","pending_post_id":"",
        "reply_count":0,"last_reply_at":0,"participants":null,"metadata":{}})";
constexpr const char* error_captured =
    R"({"id":"api.post.create_post.root_id.app_error","message":"Invalid RootId parameter.","detailed_error":"",
        "request_id":"tqikd71c7fbx3j7wfreexdfnwa","status_code":400})";

json in(const std::string& channel, json more) {
    more["channel_id"] = channel;
    return more;
}

}  // namespace

TEST_CASE("A post is answered with 201 and the post; author and times are the server's") {
    client it;
    const auto made =
        it.answer(201, "POST", "posts", in(it.incidents, {{"message", "a"}, {"user_id", it.anna}, {"create_at", 1}}));
    CHECK(differs(made, json::parse(created_captured)) == "");
    CHECK(made.at("user_id") == it.server.of.bot);
    CHECK(made.at("create_at") > 1);
    CHECK(it.asks("POST", "posts", "not an object").status == 400);
}

TEST_CASE("16383 characters are a message, one more is not; it is characters that count and not bytes") {
    client it;
    std::string long_one;
    for (int n = 0; n < 16'383; ++n) long_one += "\xf0\x9f\x94\xa5";
    CHECK(it.asks("POST", "posts", in(it.incidents, {{"message", long_one}})).status == 201);
    CHECK(it.error(400, "POST", "posts", in(it.incidents, {{"message", long_one + "x"}})) ==
          "model.post.is_valid.msg.app_error");
}

TEST_CASE("Props hold 8000 characters of Go's JSON, where a < counts six") {
    client it;
    const auto with = [&](std::size_t many, char c) {
        const json attachment{{"text", std::string(many, c)}};
        return in(it.incidents, {{"message", ""}, {"props", {{"attachments", json::array({attachment})}}}});
    };
    CHECK(it.asks("POST", "posts", with(7'900, 'x')).status == 201);
    CHECK(it.error(400, "POST", "posts", with(8'000, 'x')) == "model.post.is_valid.props.app_error");
    CHECK(it.error(400, "POST", "posts", with(1'400, '<')) == "model.post.is_valid.props.app_error");
}

TEST_CASE("Empty messages and messages of a wrong type are taken without a word") {
    client it;
    CHECK(it.posts("").at("message") == "");
    CHECK(it.answer(201, "POST", "posts", in(it.incidents, {{"message", 5}})).at("message") == "");
}

TEST_CASE("Where the bot may not post: 403, as for channels that do not exist") {
    client it;
    const auto closed = it.server.of.add_channel("closed", {"anna"}, true, false);
    for (const auto& where : {closed, std::string("short"), std::string("zzzzzzzzzzzzzzzzzzzzzzzzzz"), std::string()})
        CHECK(it.error(403, "POST", "posts", in(where, {{"message", "x"}})) == forbidden);
    it.server.archive("incidents");
    CHECK(it.error(400, "POST", "posts", in(it.incidents, {{"message", "x"}})) ==
          "api.post.create_post.can_not_post_to_deleted.error");
}

TEST_CASE("root_id has to be the root of a thread of this channel, and stand") {
    client it;
    const auto root = it.posts("root").at("id"), other = it.posts("gone").at("id");
    const auto reply = it.answer(201, "POST", "posts", in(it.incidents, {{"message", "r"}, {"root_id", root}}));
    CHECK(reply.at("root_id") == root);
    it.asks("DELETE", "posts/" + other.get<std::string>());
    const auto refused = it.answer(400, "POST", "posts", in(it.incidents, {{"message", "x"}, {"root_id", "short"}}));
    CHECK(differs(refused, json::parse(error_captured)) == "");
    for (const auto& wrong : {reply.at("id"), other, json("zzzzzzzzzzzzzzzzzzzzzzzzzz")})
        CHECK(it.error(400, "POST", "posts", in(it.incidents, {{"message", "x"}, {"root_id", wrong}})) ==
              "api.post.create_post.root_id.app_error");
    CHECK(it.error(400, "POST", "posts", in(it.agents, {{"message", "x"}, {"root_id", root}})) ==
          "api.post.create_post.channel_root_id.app_error");
}

TEST_CASE("The same pending_post_id within half a minute is the same post; after that, or a restart, another") {
    client it;
    const auto once = in(it.incidents, {{"message", "once"}, {"pending_post_id", "bot:1"}});
    const auto first = it.answer(201, "POST", "posts", once);
    CHECK(first.at("pending_post_id") == "bot:1");
    const auto again = it.answer(201, "POST", "posts", once);
    CHECK(again.at("id") == first.at("id"));
    CHECK(again.at("pending_post_id") == "");
    CHECK_FALSE(again.contains("metadata"));
    it.clock.forward(31s);
    const auto later = it.answer(201, "POST", "posts", once);
    CHECK(later.at("id") != first.at("id"));
    it.server.restarts();
    CHECK(it.answer(201, "POST", "posts", once).at("id") != later.at("id"));
}

TEST_CASE("System types are refused, custom ones are not") {
    client it;
    CHECK(it.error(400, "POST", "posts", in(it.incidents, {{"message", "x"}, {"type", "system_join_channel"}})) ==
          "api.context.invalid_param.app_error");
    CHECK(it.asks("POST", "posts", in(it.incidents, {{"message", "x"}, {"type", "custom_chaos"}})).status == 201);
}

TEST_CASE("A patch of the message keeps the props, one of the props replaces them all and loses from_bot") {
    client it;
    const auto path = "posts/" + it.posts("v1").at("id").get<std::string>();
    const auto v2 = it.answer(200, "PUT", path + "/patch", {{"message", "v2"}});
    CHECK(v2.at("props") == json{{"from_bot", "true"}});
    CHECK(v2.at("edit_at") == v2.at("update_at"));
    const auto same = it.answer(200, "PUT", path + "/patch", {{"message", "v2"}});
    CHECK(same.at("edit_at") == v2.at("edit_at"));
    CHECK(same.at("update_at") > v2.at("update_at"));
    const auto props =
        it.answer(200, "PUT", path + "/patch", {{"props", {{"attachments", json::array({{{"text", "now"}}})}}}});
    CHECK_FALSE(props.at("props").contains("from_bot"));
    CHECK(props.at("props").at("attachments")[0].at("text") == "now");
    CHECK(props.at("metadata").contains("embeds"));
    CHECK(it.answer(200, "PUT", path + "/patch", {{"message", "v3"}}).at("props").contains("attachments"));
    CHECK(it.error(400, "PUT", path, {{"message", "v4"}}) == "api.context.invalid_body_param.app_error");
    const auto whole = it.answer(200, "PUT", path, {{"id", v2.at("id")}, {"message", "v4"}});
    CHECK(whole.at("props") == json::object());
}

TEST_CASE("Somebody else's post, an unknown one and a deleted one are all forbidden") {
    client it;
    const auto annas = it.posts("annas", it.anna_token).at("id").get<std::string>();
    const auto gone = it.posts("gone").at("id").get<std::string>();
    CHECK(it.answer(200, "DELETE", "posts/" + gone) == json{{"status", "OK"}});
    for (const auto& each : {annas, gone, std::string("zzzzzzzzzzzzzzzzzzzzzzzzzz")}) {
        CHECK(it.error(403, "PUT", "posts/" + each + "/patch", {{"message", "x"}}) == forbidden);
        CHECK(it.error(403, "DELETE", "posts/" + each) == forbidden);
    }
    CHECK(it.error(404, "GET", "posts/" + gone) == "app.post.get.app_error");
}

TEST_CASE("Ephemeral posts are for administrators: a bot may not") {
    client it;
    const json post{{"user_id", it.anna}, {"post", {{"channel_id", it.incidents}, {"message", "psst"}}}};
    CHECK(it.error(403, "POST", "posts/ephemeral", post) == forbidden);
    CHECK(it.asks("POST", "posts/ephemeral", post, it.server.admin_token).status == 201);
}

TEST_CASE("Clients get attachments with all their members and without the integrations behind the buttons") {
    client it;
    const json action{{"id", "ack"}, {"name", "Acknowledge"},
        {"integration", {{"url", "http://127.0.0.1:9191/act"}, {"context", {{"secret", 1}}}}}};
    const json unnamed{{"name", "No id"}, {"integration", {{"url", "http://127.0.0.1:9191/act"}}}};
    const json attachment{{"text", "x"}, {"actions", json::array({action, unnamed})}};
    const auto made = it.answer(201, "POST", "posts",
        in(it.incidents, {{"message", ""}, {"props", {{"attachments", json::array({attachment})}}}}));
    const auto& kept = made.at("props").at("attachments")[0];
    CHECK(kept.at("actions")[0] == json{{"id", "ack"}, {"name", "Acknowledge"}});
    CHECK(kept.at("actions")[1].at("id").get<std::string>().size() == 26);
    CHECK(kept.at("ts") == nullptr);
    CHECK(made.dump().find("secret") == std::string::npos);
    const auto odd =
        it.answer(201, "POST", "posts", in(it.incidents, {{"message", "odd"}, {"props", {{"attachments", "str"}}}}));
    CHECK(odd.at("props").at("attachments") == nullptr);
    const auto top = it.answer(201, "POST", "posts", in(it.incidents, {{"message", "t"}, {"attachments", "ignored"}}));
    CHECK_FALSE(top.contains("attachments"));
}

TEST_CASE("Reactions: for oneself, without colons, of any name, and as often as one likes") {
    client it;
    const auto on = it.posts("on").at("id").get<std::string>();
    const auto fire = [&](const std::string& who, const std::string& name) {
        return json{{"user_id", who}, {"post_id", on}, {"emoji_name", name}};
    };
    const auto& bot = it.server.of.bot;
    CHECK(it.asks("POST", "reactions", fire(bot, "fire")).status == 200);
    CHECK(it.asks("POST", "reactions", fire(bot, "fire")).status == 200);
    CHECK(it.asks("POST", "reactions", fire(bot, "no_such_emoji")).status == 200);
    CHECK(it.error(400, "POST", "reactions", fire(bot, ":fire:")) == "model.reaction.is_valid.emoji_name.app_error");
    CHECK(it.error(403, "POST", "reactions", fire(it.anna, "fire")) == "api.reaction.save_reaction.user_id.app_error");
    CHECK(it.answer(200, "GET", "posts/" + on + "/reactions").size() == 2);
    CHECK(it.answer(200, "GET", "posts/" + on).at("has_reactions") == true);
    CHECK(it.asks("DELETE", "users/me/posts/" + on + "/reactions/fire").status == 200);
    CHECK(it.asks("DELETE", "users/me/posts/" + on + "/reactions/fire").status == 200);
    CHECK(it.answer(200, "GET", "posts/" + on + "/reactions").size() == 1);
    CHECK(it.asks("DELETE", "users/me/posts/" + on + "/reactions/no_such_emoji").status == 200);
    CHECK_FALSE(it.answer(200, "GET", "posts/" + on).contains("has_reactions"));
}

TEST_CASE("A file is a raw body with its channel and name, and is told by its id") {
    client it;
    const auto made = it.answer(201, "POST", "files?channel_id=" + it.incidents + "&filename=report.md", "text");
    CHECK(made.at("file_infos")[0].at("name") == "report.md");
    CHECK(it.server.of.files.front().at("content") == "\"text\"");
}
