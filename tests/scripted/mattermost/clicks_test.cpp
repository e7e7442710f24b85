// The calls to the bot for buttons and dialogs (FACTS 7 and 8).
#include "scripted/mattermost/called.hpp"

using namespace tests::mattermost;

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
