// The calls to the bot: slash commands, buttons, dialogs (FACTS 6 to 8).
#include "scripted/mattermost/client.hpp"

using namespace tests::mattermost;

namespace {

using answer_of = bot::wire::http_response;

struct called : client {
    json command = makes_command();
    const bot::wire::http_request& asked() const { return server.bridge.asked.back(); }
    std::map<std::string, std::string> form() const { return query_of("?" + asked().body); }
    const shown_alone& shown() const { return server.bridge.alone.back(); }

    json button(const std::string& id, const std::string& name) {
        const json action{{"id", id}, {"name", name}, {"type", "button"},
            {"integration", {{"url", "http://127.0.0.1:9191/act"}, {"context", {{"do", "ack"}, {"n", {1, 2}}}}}}};
        const json attachment{{"text", "x"}, {"actions", json::array({action})}};
        return {{"attachments", json::array({attachment})}};
    }
    json post_with_button(const std::string& id = "ack") {
        answer(201, "POST", "posts", {{"channel_id", incidents}, {"message", "m"}, {"props", button(id, "Ack")}});
        return server.of.posts.back().body;
    }
    std::shared_ptr<exchange> clicks(const std::string& who, const json& post, const std::string& action = "ack") {
        const auto it = server.bridge.clicks(who, post, action);
        clock.settle();
        return it;
    }
};

}  // namespace

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

TEST_CASE("A click brings the context back, with no token; everybody in the channel can click") {
    called it;
    it.bot_says(json::object());
    const auto post = it.post_with_button();
    CHECK(it.clicks(it.ben, post)->status == 200);
    const auto asked = json::parse(it.asked().body);
    CHECK(asked.at("user_id") == it.ben);
    CHECK(asked.at("context") == json{{"do", "ack"}, {"n", {1, 2}}});
    CHECK(asked.at("post_id") == post.at("id"));
    CHECK(it.asked().headers["Authorization"] == "");
    it.server.of.channels.at(it.incidents).members.erase(it.ben);
    CHECK(it.clicks(it.ben, post)->status == 403);
    CHECK(it.clicks(it.anna, post, "nope")->status == 404);
}

TEST_CASE("An action id with a dash is taken in the post, and has no route") {
    called it;
    it.bot_says(json::object());
    CHECK(it.clicks(it.anna, it.post_with_button("my-ack"), "my-ack")->status == 404);
}

TEST_CASE("A click has to be answered with JSON and 200; its text is shown to whoever clicked") {
    called it;
    const auto post = it.post_with_button();
    for (const auto& wrong :
        {answer_of{500, {}, "{}"}, answer_of{201, {}, "{}"}, answer_of{200, {}, ""}, answer_of{200, {}, "ok"}}) {
        it.bot_answers(wrong);
        CHECK(it.clicks(it.anna, post)->complaint == "Action integration error.");
    }
    it.bot_answers({200, {{"Content-Type", "text/plain"}}, R"({"ephemeral_text":"done"})"});
    CHECK(it.clicks(it.anna, post)->complaint.empty());
    CHECK(it.shown().text == "done");
    CHECK(it.shown().post.at("root_id") == post.at("id"));
}

TEST_CASE("An update without props keeps the buttons, one with props replaces them") {
    called it;
    const auto post = it.post_with_button();
    const auto now = [&] { return it.server.of.find_post(post.at("id").get<std::string>())->body; };
    it.bot_says(json{{"update", {{"message", "changed"}}}});
    CHECK(it.clicks(it.anna, post)->complaint == "");
    CHECK(it.server.bridge.asked.size() == 1);
    CHECK(now().at("message") == "changed");
    CHECK(now().at("props").contains("attachments"));
    it.bot_says(json{{"update", {{"message", "plain"}, {"props", json::object()}}}});
    it.clicks(it.anna, post);
    CHECK(now().at("props") == json::object());
    it.bot_says(json{{"update", {{"message", std::string(16'384, 'x')}}}});
    CHECK(it.clicks(it.anna, it.post_with_button())->complaint == "Invalid message.");
}

TEST_CASE("Buttons on an answer that one person sees work by a cookie, but what is not stored cannot be updated") {
    called it;
    it.bot_says(json{{"text", "choose"}, {"attachments", it.button("ack", "Ack").at("attachments")}});
    it.types("/chaos x");
    CHECK(it.shown().text == "choose\nx\n[Ack]");
    it.bot_says(json{{"ephemeral_text", "fine"}});
    CHECK(it.clicks(it.anna, it.shown().post)->status == 200);
    it.bot_says(json{{"update", {{"message", "no"}}}});
    CHECK(it.clicks(it.anna, it.server.bridge.alone.front().post)->status == 404);
}

TEST_CASE("A dialog opens by a trigger that is fresh and signed, and needs no token") {
    called it;
    it.bot_says(json::object());
    const auto post = it.post_with_button();
    const auto opens = [&](const std::string& ticket) {
        return it.asks("POST", "actions/dialogs/open",
            {{"trigger_id", ticket}, {"url", "http://127.0.0.1:9191/dialog"}, {"dialog", {{"title", "Form"}}}}, "");
    };
    const auto ticket = [&] {
        it.clicks(it.anna, post);
        return json::parse(it.asked().body).at("trigger_id").get<std::string>();
    };
    const auto anna = it.listens("", it.anna_token);
    const auto first = ticket();
    CHECK(opens(first).status == 200);
    CHECK(opens(first).status == 200);
    CHECK(anna->inner("open_dialog", "dialog").at("dialog").at("title") == "Form");
    it.clock.forward(3100ms);
    CHECK(json::parse(opens(first).body).at("id") == "interactive_message.decode_trigger_id.expired");
    CHECK(json::parse(opens("garbage").body).at("id") == "interactive_message.decode_trigger_id.base64_decode_failed");
    const auto forged = base64("x:" + it.ben + ":1:" + "sig");
    CHECK(json::parse(opens(forged).body).at("id") == "interactive_message.decode_trigger_id.verify_signature_failed");
}

TEST_CASE(
    "What is sent in with a dialog comes as the client says it; errors keep it open, anything that is 200 closes it") {
    called it;
    const json dialog{{"url", "http://127.0.0.1:9191/dialog"},
        {"dialog", {{"callback_id", "cb"}, {"state", "s"}, {"title", "T"}, {"elements", json::array()}}}};
    const auto sends = [&] {
        const auto over = it.server.bridge.submits(it.anna, it.incidents, dialog, {{"title", "db down"}});
        it.clock.settle();
        return over;
    };
    it.bot_says(json{{"errors", {{"title", "Too vague"}}}});
    CHECK(sends()->body.at("errors").at("title") == "Too vague");
    const auto asked = json::parse(it.asked().body);
    CHECK(asked.at("type") == "dialog_submission");
    CHECK(asked.at("submission") == json{{"title", "db down"}});
    CHECK(asked.at("cancelled") == false);
    it.bot_answers({200, {}, ""});
    CHECK(sends()->body == json::object());
    it.bot_answers({400, {}, R"({"errors":{"title":"lost"}})"});
    CHECK(sends()->complaint == "Action integration error.");
}
