// The calls to the bot for slash commands, and what becomes of its answers (FACTS 6).
#include "scripted/mattermost/called.hpp"

using namespace tests::mattermost;

TEST_CASE("Only an administrator makes a command, one for each trigger") {
    client it;
    const json chaos{{"team_id", it.server.of.team_id}, {"trigger", "Chaos"}, {"method", "P"}, {"url", "http://a/b"}};
    CHECK(it.error(403, "POST", "commands", chaos) == "api.context.permissions.app_error");
    CHECK(it.error(403, "POST", "commands", chaos, it.anna_token) == "api.context.permissions.app_error");
    const auto made = it.answer(201, "POST", "commands", chaos, it.server.admin_token);
    CHECK(made.at("trigger") == "chaos");
    CHECK(made.at("token").get<std::string>().size() == 26);
    CHECK(it.error(400, "POST", "commands", chaos, it.server.admin_token) == "api.command.duplicate_trigger.app_error");
    auto small = chaos;
    small.update({{"method", "p"}, {"trigger", "other"}});
    CHECK(it.error(400, "POST", "commands", small, it.server.admin_token) == "model.command.is_valid.method.app_error");
    CHECK(it.answer(200, "GET", "commands?custom_only=true", nullptr, it.server.admin_token).size() == 1);
}

TEST_CASE("A command is a form in the body, with its token twice, sorted, and nothing of a thread") {
    called it;
    it.bot_says(json{{"text", "ok"}});
    it.types("/chaos status  now @ben @nobody ~incidents é&=+%🔥 \"q\"");
    CHECK(it.asked().target == "/slash");
    CHECK(it.asked().headers["Content-Type"] == "application/x-www-form-urlencoded");
    CHECK(it.asked().headers["Authorization"] == "Token " + it.command.at("token").get<std::string>());
    CHECK(it.asked().headers["User-Agent"] == "Mattermost-Bot/1.1");
    auto form = it.form();
    CHECK(form["text"] == "status  now @ben @nobody ~incidents é&=+%🔥 \"q\"");
    CHECK(json(form["token"]) == it.command.at("token"));
    CHECK(form["command"] == "/chaos");
    CHECK(form["user_mentions"] == "ben");
    CHECK(form["user_mentions_ids"] == it.ben);
    CHECK(form["channel_mentions_ids"] == it.incidents);
    CHECK(form["response_url"].starts_with("http://127.0.0.1:8065/hooks/commands/"));
    CHECK_FALSE(form.contains("root_id"));
    CHECK(it.asked().body.starts_with("channel_id="));
}

TEST_CASE("The trigger is read in any case, and ends at the first white space, a new line too") {
    called it;
    it.bot_says(json{{"text", "ok"}});
    it.types("/CHAOS Status");
    CHECK(it.form()["text"] == "Status");
    it.types("/chaos\nline two");
    CHECK(it.form()["text"] == "line two");
    it.types("/chaos");
    CHECK(it.form()["text"] == "");
    CHECK(it.types("/nosuch x")->status == 404);
    it.server.of.channels.at(it.incidents).members.erase(it.anna);
    CHECK(it.types("/chaos x")->status == 403);
}

TEST_CASE("An answer without a type is shown to the caller alone, and the bot does not hear it") {
    called it;
    const auto bot = it.listens();
    const auto anna = it.listens("", it.anna_token);
    it.bot_says(json{{"text", "only for you"}});
    CHECK(it.types("/chaos x")->status == 200);
    CHECK(it.shown().text == "only for you");
    CHECK(it.shown().person == it.anna);
    CHECK(anna->inner("ephemeral_message", "post").at("type") == "system_ephemeral");
    CHECK(bot->events().back() == "status_change");
}

TEST_CASE(
    "An answer in the channel is a post of the caller's, from a webhook: the bot hears it as if they had said it") {
    called it;
    const auto bot = it.listens();
    it.bot_says(json{{"response_type", "in_channel"}, {"text", "@chaosday status"}});
    it.types("/chaos x");
    CHECK(bot->inner("posted", "post").at("user_id") == it.anna);
    CHECK(bot->inner("posted", "post").at("props").at("from_webhook") == "true");
    CHECK(it.server.bridge.alone.empty());
    it.bot_says(json{{"response_type", "somehow"}, {"text", "lost"}});
    CHECK(it.types("/chaos x")->status == 200);
    CHECK(it.server.bridge.alone.empty());
}

TEST_CASE("Only 200 counts, and only an object where JSON is announced; anything else is shown as it is") {
    called it;
    for (const unsigned status : {201U, 202U, 204U, 404U, 500U}) {
        it.bot_answers({status, {{"Content-Type", "application/json"}}, R"({"text":"x"})"});
        CHECK(it.types("/chaos x")->complaint.find("returned response") != std::string::npos);
    }
    for (const std::string body : {"", "[]", "{bad"}) {
        it.bot_answers({200, {{"Content-Type", "application/json"}}, body});
        CHECK(it.types("/chaos x")->complaint == "Command with a trigger of 'chaos' failed.");
    }
    it.bot_answers({200, {{"Content-Type", "text/plain"}}, R"({"text":"raw"})"});
    it.types("/chaos x");
    CHECK(it.shown().text == R"({"text":"raw"})");
    it.bot_answers({200, {}, ""});
    CHECK(it.types("/chaos x")->complaint.empty());
    CHECK(it.server.bridge.alone.size() == 1);
}

TEST_CASE("Whoever takes longer than thirty seconds has failed, and so has a bot that cannot be reached") {
    called it;
    CHECK(it.types("/chaos x")->complaint == "Command with a trigger of 'chaos' failed.");
    it.server.bridge.calls = [&](bot::wire::http_request) -> net::awaitable<answer_of> {
        co_await bot::clock::sleep_for(it.clock, 31s);
        co_return answer_of{};
    };
    const auto slow = it.types("/chaos x");
    it.clock.forward(29s);
    CHECK_FALSE(slow->is_over);
    it.clock.forward(1s);
    CHECK(slow->complaint == "Command with a trigger of 'chaos' failed.");
}

TEST_CASE("An answer may bring others, each of its own type") {
    called it;
    it.bot_says(json{{"text", "first"}, {"extra_responses", json::array({{{"text", "second"}}})}});
    it.types("/chaos x");
    CHECK(it.server.bridge.alone.size() == 2);
}

TEST_CASE("A bot may say a command itself, and is told what became of it") {
    called it;
    it.bot_says(json{{"text", "ok"}});
    const auto says = [&](const std::string& what) { return json{{"channel_id", it.incidents}, {"command", what}}; };
    CHECK(it.answer(200, "POST", "commands/execute", says("/chaos help")).at("text") == "ok");
    CHECK(it.form()["user_id"] == it.server.of.bot);
    CHECK(it.error(404, "POST", "commands/execute", says("/nosuch")) ==
          "api.command.execute_command.not_found.app_error");
    CHECK(it.error(400, "POST", "commands/execute", says("chaos")) == "api.command.execute_command.start.app_error");
    const auto direct = it.server.of.direct(it.anna, it.server.of.bot).id;
    CHECK(it.asks("POST", "commands/execute", {{"channel_id", direct}, {"command", "/chaos x"}}).status == 403);
    it.server.bridge.calls = nullptr;
    CHECK(it.error(500, "POST", "commands/execute", says("/chaos help")) ==
          "api.command.execute_command.failed.app_error");
}

TEST_CASE("A post that begins with a slash is no command") {
    called it;
    it.posts("/chaos status", it.anna_token);
    CHECK(it.server.bridge.asked.empty());
}

TEST_CASE("Slack's ways of writing are rewritten unless the answer asks to be left alone") {
    called it;
    it.bot_says(json{{"text", "<https://a.example|here> <!channel> <@" + it.ben + "> a<b"}});
    it.types("/chaos x");
    CHECK(it.shown().post.at("message") == "[here](https://a.example) @channel @ben a<b");
    CHECK(it.shown().text == "here (https://a.example) @channel @ben a<b");
    it.bot_says(json{{"text", "<!channel>"}, {"skip_slack_parsing", true}});
    it.types("/chaos x");
    CHECK(it.shown().text == "<!channel>");
}

TEST_CASE("A response URL takes five answers in half an hour, without any token") {
    called it;
    it.bot_answers({200, {}, ""});
    it.types("/chaos x");
    const auto path = it.form()["response_url"].substr(std::string("http://127.0.0.1:8065").size());
    const auto uses = [&](const std::string& type, const std::string& body) {
        return it.sends({"POST", path, {{"Content-Type", type}}, body});
    };
    CHECK(uses("application/json", R"({"text":"1"})").body == "ok");
    CHECK(uses("text/plain", "2").status == 200);
    CHECK(it.shown().text == "2");
    CHECK(uses("application/json", "{bad").status == 400);
    for (int n = 0; n < 3; ++n) CHECK(uses("application/json", "{}").status == 200);
    CHECK(json::parse(uses("application/json", "{}").body).at("id") == "app.command_webhook.try_use.invalid");
    it.types("/chaos y");
    const auto other = it.form()["response_url"].substr(std::string("http://127.0.0.1:8065").size());
    it.clock.forward(31min);
    CHECK(it.sends({"POST", other, {}, "late"}).status == 404);
}
