// Facts 4 to 8: calls to the server, and the server's calls to us.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

TEST_CASE("F4.3 a server that counts what it answers, by headers that come twice, is waited for when it has enough") {
    stage it;
    it.how.message_apart = 1ms;
    it.connects();
    it.server.limit.emplace(10, 20);
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> went(40);
    for (std::size_t n = 0; n < went.size(); ++n)
        tests::play(it.io, it.bot->post(it.place("incidents"), "n" + std::to_string(n), words("here")), went[n]);
    it.clock.forward(30s);
    CHECK(std::ranges::all_of(went, [](const auto& each) { return each && each->has_value(); }));
    CHECK(it.server.messages("incidents").size() == 40);
    CHECK(it.logs("Mattermost limits us"));
    CHECK(it.bot->is_connected());
}

TEST_CASE("F4.4 gzip is never asked for: nobody here could read it") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "@chaosday status");
    CHECK(it.server.calls.size() > 3);
    for (const auto& each : it.server.calls) CHECK_FALSE(each.headers.find("Accept-Encoding").has_value());
}

TEST_CASE("F4.5 a kept connection that the server gave up in between is noticed before it is used") {
    stage it;
    it.connects();
    for (int n = 0; n < 3; ++n) {
        it.clock.forward(61s);
        const auto posted = it.finishes(it.bot->post(it.place("incidents"), "n" + std::to_string(n), words("here")));
        CHECK(posted.has_value());
    }
    CHECK(it.server.messages("incidents").size() == 3);
}

TEST_CASE("F4.6 answers that are cut off in the middle are no answers, and what was asked is found again") {
    stage it;
    it.connects();
    fault cut;
    cut.answers_itself = true;
    cut.cut_after = 60;
    it.server.faults["POST /posts"] = {cut};
    const auto posted = it.finishes(it.bot->post(it.place("incidents"), "cut", words("cut off")));
    REQUIRE_FALSE(posted.has_value());
    CHECK(posted.error().of == chat::failure::kind::unknown);
    const auto found = it.finishes(it.bot->find(it.place("incidents"), "cut", it.clock.now() - 1h));
    REQUIRE(found.has_value());
    CHECK(found->has_value());
}

TEST_CASE("F4.7 what a proxy says in HTML is a failure that passes, and no reason to fall over") {
    stage it;
    it.connects();
    it.server.faults["POST /posts"] = {html(502), html(200), html(302), html(400), html(404), html(413)};
    for (int n = 0; n < 6; ++n) {
        const auto posted = it.finishes(it.bot->post(it.place("incidents"), "p", words("x")));
        REQUIRE_FALSE(posted.has_value());
        CHECK(posted.error().of != chat::failure::kind::refused);
    }
    CHECK(it.finishes(it.bot->post(it.place("incidents"), "p", words("x"))).has_value());
}

TEST_CASE("F4.7 a proxy that turns the bot away is told as that, once, and tells nothing of the token") {
    for (const auto status : {401U, 403U, 407U}) {
        CAPTURE(status);
        stage it;
        it.connects();
        it.server.faults["GET /users/me"] = std::deque<fault>(3, html(status));
        it.server.faults["POST /posts"] = {html(status)};
        const auto posted = it.finishes(it.bot->post(it.place("incidents"), "p", words("x")));
        REQUIRE_FALSE(posted.has_value());
        CHECK(posted.error().of == chat::failure::kind::not_sent);
        it.clock.forward(3min);
        CHECK(it.times_logged("a proxy or a gateway, turns it away") == 1);
        CHECK_FALSE(it.logs("turns the bot's token away"));
        it.clock.forward(2min);
        CHECK(it.bot->is_connected());
        CHECK(it.times_logged("takes the token again") == 1);
    }
}

TEST_CASE(
    "F4.7 a refusal with a body that has no end is no answer, and the post is looked for before it is sent again") {
    stage it;
    it.connects();
    auto endless = html(413);
    endless.text = std::string(9 << 20, 'x');
    auto hanging = html(413);
    hanging.hangs = true;
    it.server.faults["POST /posts"] = {endless, hanging};
    for (int n = 0; n < 2; ++n) {
        const auto posted = it.finishes(it.bot->post(it.place("incidents"), "p", words("x")));
        REQUIRE_FALSE(posted.has_value());
        CHECK(posted.error().of == chat::failure::kind::unknown);
    }
    CHECK(it.finishes(it.bot->post(it.place("incidents"), "p", words("x"))).has_value());
    CHECK_FALSE(it.logs("turns"));
}

TEST_CASE("F4.7 a channel whose posts a proxy can not find is read again later, and is not taken as read") {
    stage it;
    it.connects();
    it.clock.forward(1min);
    it.server.dies();
    it.server.posting.publish(
        {{"channel_id", it.place("incidents").id}, {"message", "@chaosday seen it"}}, it.id("anna"));
    it.server.faults["GET /channels/{}/posts"] = std::deque<fault>(8, html(404));
    it.server.comes_back();
    it.clock.forward(3min);
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("F4.8 a database that is slow makes slow answers, and nothing else") {
    stage it;
    it.connects();
    it.server.database_takes = 3s;
    it.server.say("anna", "incidents", "@chaosday status");
    it.clock.forward(60s);
    CHECK(it.server.messages("anna").size() == 1);
    CHECK(it.bot->is_connected());
}

TEST_CASE("F4.9 what is long comes in chunks, and is read like any other, however its bytes arrive") {
    stage it;
    it.server.bytes_at_once = 7;
    std::string header;
    for (int n = 0; n < 1'000; ++n) header += "🔥";
    it.server.of.place("incidents").header = header;
    it.connects();
    CHECK(it.finishes(it.bot->topic(it.place("incidents"))) == header);
}

TEST_CASE("F5.2 every post carries a pending_post_id of its own") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "@chaosday status");
    it.server.say("ben", "ben", "status");
    CHECK(it.finishes(it.bot->post(it.place("incidents"), "name", words("x"))).has_value());
    std::set<std::string> names;
    for (const auto& each : it.server.calls)
        if (each.route == "POST /posts") names.insert(each.body.value("pending_post_id", ""));
    CHECK(names.size() == 3);
    CHECK_FALSE(names.contains(""));
}

TEST_CASE("F5.2 while the first sending of a post is not done the second is refused, and it stands once in the end") {
    stage it;
    it.connects();
    auto pending = errs(500, "api.post.deduplicate_create_post.pending");
    pending.happens_first = true;
    it.server.faults["POST /posts"] = {pending};
    it.server.say("anna", "incidents", "@chaosday status");
    it.clock.forward(10s);
    CHECK(it.server.messages("anna").size() == 1);
    CHECK(it.server.calls_of("POST /posts") == 2);
}

TEST_CASE("F5.3 where there is nothing to say nothing is posted, though the server would take it") {
    stage it;
    it.connects();
    it.desk.answers = [](const desk::request&) { return desk::answer{}; };
    it.server.say("anna", "incidents", "@chaosday status");
    it.clock.forward(30s);
    CHECK(it.desk.asked.size() == 1);
    CHECK(it.server.calls_of("POST /posts") == 0);
}

TEST_CASE("F5.5 ephemeral posts are not even tried: a bot may not") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "/chaos status");
    it.server.say("anna", "incidents", "@chaosday status");
    CHECK(it.server.calls_of("POST /posts/ephemeral") == 0);
}

TEST_CASE("F6.4 the answer to a command says ephemeral in so many words, and asks not to be rewritten") {
    stage it;
    it.connects();
    const auto over = it.server.bridge.types(it.id("anna"), it.place("incidents").id, "/chaos status");
    it.clock.settle();
    REQUIRE(over->is_over);
    CHECK(over->status == 200);
    CHECK(over->body.at("response_type") == "ephemeral");
    CHECK(over->body.at("skip_slack_parsing") == true);
}

TEST_CASE("F6.4 what somebody typed is shown as they typed it, Slack's marks too") {
    stage it;
    it.desk.answers = [](const desk::request&) {
        return desk::answer{words("<!channel> and <https://evil.example|here>"), {}, {}, false};
    };
    it.connects();
    it.server.say("anna", "incidents", "/chaos status");
    const auto shown = it.server.bridge.alone.back().post.at("message").get<std::string>();
    CHECK(shown.find("@channel") == std::string::npos);
    CHECK(shown.find("](") == std::string::npos);
}

TEST_CASE("F6.7 a command works in a direct channel, on several lines, and with nothing after it") {
    stage it;
    it.connects();
    CHECK(it.server.say("anna", "anna", "/chaos log first\nsecond") == "noted");
    CHECK(it.desk.words_of(0) == "log first\nsecond");
    CHECK(it.server.say("anna", "incidents", "/chaos") == "noted");
    CHECK(it.server.say("anna", "incidents", "/CHAOS Status é&=+% 🔥") == "noted");
    CHECK(it.desk.words_of(2) == "Status é&=+% 🔥");
}

TEST_CASE(
    "F6.8 a command that is said again by a network that repeats itself is another command, with a cause of its own") {
    stage it;
    it.connects();
    it.server.say("anna", "incidents", "/chaos seen a");
    it.server.say("anna", "incidents", "/chaos seen a");
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(it.desk.asked[0].from.cause != it.desk.asked[1].from.cause);
    CHECK_FALSE(it.desk.asked[0].from.cause.empty());
}

TEST_CASE("F6.9 where there is nothing to say the answer is empty and plain text, or it would be an error") {
    stage it;
    it.connects();
    it.desk.answers = [](const desk::request&) { return desk::answer{}; };
    it.server.say("anna", "incidents", "/chaos status");
    auto call = it.server.bridge.asked.back();
    const auto said = it.finishes(it.bot->answer(std::move(call)));
    CHECK(said.status == 200);
    CHECK(said.body.empty());
    CHECK(said.headers["Content-Type"].starts_with("text/plain"));
}

TEST_CASE("F7.5 what is shown to one person alone is not mended when its button did its work, for it stands nowhere") {
    stage it;
    it.desk.answers = [](const desk::request& asked) {
        const auto* what = std::get_if<desk::said_words>(&asked.what);
        desk::answer said{words("choose"), {}, {}, false};
        said.changed = what != nullptr && what->words == "ready 2";
        if (!said.changed) said.say.buttons.push_back(button("Ready", "ready 2"));
        return said;
    };
    it.connects();
    it.server.say("anna", "incidents", "/chaos status");
    CHECK(it.server.press_answer("anna", "Ready") == "choose");
}

TEST_CASE("F7.4 a button on an answer that one person alone sees works as any other") {
    stage it;
    it.desk.answers = [](const desk::request&) {
        auto said = words("choose");
        said.buttons.push_back(button("Ready", "ready 2"));
        return desk::answer{std::move(said), {}, {}, false};
    };
    it.connects();
    it.server.say("anna", "incidents", "/chaos status");
    REQUIRE(it.server.has_answer("anna", "Ready"));
    it.server.press_answer("anna", "Ready");
    REQUIRE(it.desk.asked.size() == 2);
    CHECK(it.desk.words_of(1) == "ready 2");
    CHECK(it.desk.asked[1].from.who == it.person("anna"));
}

TEST_CASE("F8.1 a form that is cancelled asks for nothing, and may be sent after all") {
    stage it;
    it.connects();
    it.desk.answers = [](const desk::request& of) {
        if (std::holds_alternative<desk::filled_form>(of.what)) return desk::answer{words("added"), {}, {}, false};
        speech::form form{"add", "A card", "Add", {}, {}};
        form.fields.push_back({"why", "Why", "", "", speech::field_kind::line, true, {}});
        return desk::answer{words("fill in the form"), std::move(form), {}, false};
    };
    REQUIRE(it.server.say("anna", "agents", "/chaos add") == "(form) A card");
    const auto form = it.server.bridge.forms.at(it.id("anna"));
    const auto before = it.desk.asked.size();
    it.server.bridge.sends_dialog(form.at("url").get<std::string>(),
        {{"type", "dialog_submission"}, {"callback_id", ""}, {"state", form.at("dialog").at("state")},
            {"user_id", it.id("anna")}, {"channel_id", it.place("agents").id}, {"team_id", it.server.of.team_id},
            {"submission", json::object()}, {"cancelled", true}});
    it.clock.forward(2s);
    CHECK(it.desk.asked.size() == before);
    it.server.submit("anna", {{"why", "because"}});
    CHECK(it.desk.asked.size() == before + 1);
}
