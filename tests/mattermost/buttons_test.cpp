// Buttons and forms: sealed, for the one who clicks, and words where the server can not call us.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

speech::message with_button(speech::button it) {
    return {{speech::paragraph{{speech::text{"choose"}}}}, {std::move(it)}};
}

speech::form start_form() {
    speech::form it{"start", "Start card 3", "Start", {{"card", "3"}}, {}};
    it.fields.push_back({"why", "Why now?", "one sentence", "", speech::field_kind::lines, true, {}});
    return it;
}

/// Announces a message with a button in the incident channel, and gives the post.
posted announces(stage& it, const speech::message& said, const std::string& name = "1-p1") {
    REQUIRE(it.finishes(it.bot->post(it.place("incidents"), name, said)).has_value());
    return it.server.messages("incidents").back();
}

/// Words alone are answered by the form that is missing; what is filled in is done.
desk::answer with_a_form_first(const desk::request& asked) {
    if (std::holds_alternative<desk::said_words>(asked.what))
        return {words("say start 3 why: …"), start_form(), {}, false};
    return {words("started"), {}, {}, false};
}

}  // namespace

TEST_CASE("a pressed button says its words for whoever pressed it, and the answer is for them alone") {
    stage it;
    it.connects();
    const auto post = announces(it, with_button(button("I see a failure", "seen it")));
    CHECK(it.server.press("ben", post.body, "I see a failure") == "noted");
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "seen it");
    CHECK(it.desk.asked[0].from.who == it.person("ben"));
    CHECK(it.server.messages("incidents").size() == 1);
}

TEST_CASE("a second click in a moment is the same one; later, or by somebody else, it is another") {
    stage it;
    it.connects();
    const auto post = announces(it, with_button(button("Seen", "seen it")));
    it.server.press("ben", post.body, "Seen");
    it.server.press("ben", post.body, "Seen");
    CHECK(it.desk.asked.size() == 1);
    it.server.press("anna", post.body, "Seen");
    CHECK(it.desk.asked.size() == 2);
    it.clock.forward(3s);
    it.server.press("ben", post.body, "Seen");
    CHECK(it.desk.asked.size() == 3);
}

TEST_CASE("a context that was changed, or a call that is made again, does nothing") {
    stage it;
    it.connects();
    const auto post = announces(it, with_button(button("Seen", "seen it")));
    it.server.press("ben", post.body, "Seen");
    const auto genuine = it.server.bridge.asked.back();
    const auto call_with = [&](const std::function<void(json&)>& change) {
        auto body = json::parse(genuine.body);
        change(body);
        auto call = genuine;
        call.body = body.dump();
        it.clock.forward(5s);
        return it.finishes(it.bot->answer(std::move(call)));
    };
    CHECK(call_with([](json&) {}).status == 200);  // its ticket was used
    CHECK(it.desk.asked.size() == 1);
    for (const auto* member : {"words", "label", "confirm", "place", "again", "seal"}) {
        CAPTURE(member);
        const auto said = call_with([&](json& body) {
            body["trigger_id"] = "another";
            body["context"][member] = "stop-all";
        });
        CHECK(said.body.find("none of mine") != std::string::npos);
    }
    CHECK(call_with([](json& body) { body["context"] = 7; }).status == 200);
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("buttons outlive a restart of the bot, for their seal is made from its token") {
    stage it;
    it.connects();
    const auto post = announces(it, with_button(button("Seen", "seen it")));
    it.stops();
    it.clock.forward(5s);
    it.bot.reset();
    it.starts();
    CHECK(it.server.press("ben", post.body, "Seen") == "noted");
    it.stops();
    it.clock.forward(5s);
    it.bot.reset();
    it.how.token = chat::secret("anothertokenanothertokenan");
    it.server.tokens.revoke(scripted_mattermost::bot_token);
    it.bot = std::make_unique<platform>(it.around(), it.how);
    CHECK(it.server.press("ben", post.body, "Seen").find("none of mine") != std::string::npos);
}

TEST_CASE("a button that asks first opens a dialog, and says its words when that is sent") {
    stage it;
    it.connects();
    auto asks = button("Stop everything", "stop-all");
    asks.confirm = "All experiments stop. Sure?";
    const auto post = announces(it, with_button(asks));
    CHECK(it.server.press("ben", post.body, "Stop everything") == "(form) Stop everything");
    CHECK(it.desk.asked.empty());
    CHECK(it.server.submit("ben", {}) == "noted");
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "stop-all");
}

TEST_CASE("a form opens within the call, brings back its answers and what was said before, and answers privately") {
    stage it;
    it.connects();
    it.desk.answers = with_a_form_first;
    CHECK(it.server.say("anna", "agents", "/chaos start 3") == "(form) Start card 3");
    it.clock.forward(1min);
    CHECK(it.server.submit("anna", {{"why", "they are back"}}) == "started");
    const auto& form = std::get<desk::filled_form>(it.desk.asked.back().what);
    CHECK(form.verb == "start");
    CHECK(form.given.at("card") == "3");
    CHECK(form.values.at("why") == "they are back");
    CHECK(it.desk.asked.back().from.where == it.place("agents"));
    CHECK(it.server.messages("agents").empty());
}

TEST_CASE("a form that stays open while a thousand others are opened is taken all the same") {
    stage it;
    it.connects();
    it.desk.answers = with_a_form_first;
    it.server.say("anna", "agents", "/chaos start 3");
    for (int n = 0; n <= 1'000; ++n) it.server.say("ben", "incidents", "/chaos start 3");
    CHECK(it.server.submit("anna", {{"why", "they are back"}}) == "started");
    CHECK(std::get<desk::filled_form>(it.desk.asked.back().what).given.at("card") == "3");
}

TEST_CASE("what a form says before it asks stands above its fields, as text") {
    stage it;
    it.connects();
    it.desk.answers = [](const desk::request&) {
        auto asks = start_form();
        asks.note = words("Is it safe to go on, @all?");
        return desk::answer{words("…"), std::move(asks), {}, false};
    };
    it.server.say("anna", "agents", "/chaos start 3");
    const auto shown = it.server.bridge.forms.begin()->second.at("dialog").at("introduction_text").get<std::string>();
    CHECK(shown.starts_with("Is it safe to go on"));
    CHECK(shown.find("@all") == std::string::npos);
}

TEST_CASE(
    "what is wrong in a form stands at its field, and the form may be sent again, but only once when it is right") {
    stage it;
    it.connects();
    bool is_right = false;
    it.desk.answers = [&](const desk::request& asked) {
        if (std::holds_alternative<desk::said_words>(asked.what))
            return desk::answer{words("…"), start_form(), {}, false};
        if (!is_right) return desk::answer{words("no"), {}, {{"why", "Say why."}}, true};
        return desk::answer{words("started"), {}, {}, false};
    };
    it.server.say("anna", "agents", "/chaos start 3");
    CHECK(it.server.submit("anna", {{"why", ""}}).find("Say why.") != std::string::npos);
    is_right = true;
    it.server.submit("anna", {{"why", "now"}});
    const auto asked = it.desk.asked.size();
    const auto again = it.finishes(it.bot->answer(it.server.bridge.asked.back()));
    CHECK(again.body.find("already") != std::string::npos);
    CHECK(it.desk.asked.size() == asked);
}

TEST_CASE("a form's state that was changed, is somebody else's or is too old is not taken") {
    stage it;
    it.connects();
    it.desk.answers = [](const desk::request&) { return desk::answer{words("…"), start_form(), {}, false}; };
    it.server.say("anna", "agents", "/chaos start 3");
    const auto form = it.server.bridge.forms.at(it.id("anna"));
    const auto send = [&](const std::string& who, std::string state) {
        bot::wire::http_request call{"POST", "/mattermost/form", {{"Content-Type", "application/json"}}, {}};
        call.body = json{{"type", "dialog_submission"}, {"state", std::move(state)}, {"user_id", who},
            {"submission", {{"why", "x"}}}}
                        .dump();
        return it.finishes(it.bot->answer(std::move(call))).body;
    };
    auto state = form.at("dialog").at("state").get<std::string>();
    const auto asked = it.desk.asked.size();
    CHECK(send(it.id("ben"), state).find("somebody else") != std::string::npos);
    auto changed = state;
    changed.back() = changed.back() == '}' ? ']' : '}';
    CHECK(send(it.id("anna"), changed).find("none of mine") != std::string::npos);
    CHECK(send(it.id("anna"), "").find("none of mine") != std::string::npos);
    it.clock.forward(61min);
    CHECK(send(it.id("anna"), state).find("too long") != std::string::npos);
    CHECK(it.desk.asked.size() == asked);
}

TEST_CASE("where the server can not call us, buttons are words to say, and forms are text") {
    stage it;
    it.how.callback_url = "";
    it.connects();
    CHECK(it.times_logged("Mattermost can not call the bot") == 1);
    const auto post = announces(it, with_button(button("Seen", "seen it")));
    CHECK_FALSE(post.body.at("props").contains("attachments"));
    CHECK(post.message().find("Seen: `@chaosday seen it`") != std::string::npos);
    it.desk.answers = [](const desk::request&) {
        return desk::answer{words("say start 3 why: …"), start_form(), {}, false};
    };
    const auto shown = it.server.say("anna", "anna", "start 3");
    CHECK(shown.find("say start 3 why: …") != std::string::npos);
}

TEST_CASE("an answer to a click that has buttons of its own comes directly, with them") {
    stage it;
    it.connects();
    const auto post = announces(it, with_button(button("Resume", "resume")));
    it.desk.answers = [](const desk::request&) {
        return desk::answer{with_button(button("Yes", "resume yes")), {}, {}, false};
    };
    const auto shown = it.server.press("anna", post.body, "Resume");
    it.clock.forward(1s);
    CHECK(shown.find("direct message") != std::string::npos);
    CHECK(it.server.has_answer("anna", "Yes"));
}

TEST_CASE("a form that a mention asked for can be opened by a button on its answer") {
    stage it;
    it.connects();
    it.desk.answers = [](const desk::request&) {
        return desk::answer{words("say start 3 why: …"), start_form(), {}, false};
    };
    it.server.say("anna", "agents", "@chaosday start 3");
    it.clock.forward(1s);
    CHECK(it.server.press_answer("anna", "Fill in the form") == "(form) Start card 3");
    CHECK(it.desk.words_of(1) == "start 3");
}
