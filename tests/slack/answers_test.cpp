// C41 to C43, C56, C105, C106: how answers and forms find their way back to the asker, and to nobody else.
#include "slack/questions.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

speech::form start_form() {
    using speech::field_kind;
    speech::form it{"start", "Start a card that has a title of more than 24 characters", "Start", {{"card", "3"}}, {}};
    it.fields = {question("why", "Why now?"), question("owner", "Owner", field_kind::person),
        question("alone", "Alone", field_kind::toggle, "yes"),
        question("team", "Team", field_kind::choice, "red", {{"red", "Red"}, {"blue", "Blue"}})};
    return it;
}

}  // namespace

TEST_CASE("C105 the trigger is spent before any other call, and within three seconds") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    const auto to = it.connects();
    const auto before = it.slack.calls.size();
    to->sends(it.slack.slash("UANNA", "CINC", "start 3"));
    it.clock.settle();
    REQUIRE(it.slack.calls.size() > before);
    CHECK(it.slack.calls[before].method == "views.open");
    CHECK(it.slack.forms.contains("UANNA"));
    CHECK(it.slack.alone.empty());
    CHECK(to->acks_of("slash-1").size() == 1);
    SUBCASE("too late: the answer is said in words") {
        it.desk.takes = 3s;
        it.slack.forms.clear();
        to->sends(it.slack.slash("UANNA", "CINC", "start 3"));
        it.clock.forward(4s);
        CHECK_FALSE(it.slack.forms.contains("UANNA"));
        CHECK(it.slack.alone.back().text == "say why");
    }
    SUBCASE("the trigger has expired: the answer is said in words") {
        it.slack.faults["views.open"] = {refuses("expired_trigger_id")};
        to->sends(it.slack.slash("UANNA", "CINC", "start 3"));
        it.clock.settle();
        CHECK(it.slack.alone.back().text == "say why");
    }
}

TEST_CASE("an answer that was foretold leaves when it comes, and not at all when another one comes") {
    stage it;
    it.desk.foretells = [](const auto&) { return desk::answer{words("On the record."), {}, {}, false}; };
    it.desk.takes = 1s;
    bool is_on_disk = true;
    it.desk.answers = [&](const auto& asked) {
        auto made = is_on_disk ? it.desk.foretells(asked) : desk::answer{words("Not on the record."), {}, {}, true};
        made.was_foretold = is_on_disk;
        return made;
    };
    const auto to = it.connects();
    to->sends(it.slack.slash("UANNA", "CINC", "log a thing"));
    it.clock.settle();
    CHECK(to->acks_of("slash-1").empty());
    it.clock.forward(1s);
    REQUIRE(to->acks_of("slash-1").size() == 1);
    CHECK(to->acks_of("slash-1").front().at("payload").at("text") == "On the record.");
    is_on_disk = false;
    to->sends(it.slack.slash("UANNA", "CINC", "log a thing"));
    it.clock.forward(1s);
    REQUIRE(to->acks_of("slash-2").size() == 1);
    CHECK(to->acks_of("slash-2").front().at("payload").at("text") == "Not on the record.");
    CHECK(it.slack.alone.size() == 2);
}

TEST_CASE("C56 a form comes back as it was meant; errors, another form, or nothing are its answers") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    it.connects();
    CHECK(it.slack.say("UANNA", "CINC", "/chaos start 3") == "(form) Start a card that has…");
    it.desk.answers = [](const auto&) {
        return desk::answer{words("no"), {}, {{"why", "Say why."}, {"card", "Which?"}}, true};
    };
    const auto errors = json::parse(it.slack.submit("UANNA", {{"owner", "UBEN"}}));
    CHECK(errors.at("why") == "Say why.");
    CHECK(errors.size() == 2);  // what the form does not show stands at its first field
    CHECK(json::parse(it.slack.submit("UANNA", {{"owner", "UBEN"}})).size() == 2);  // the same view, sent once more
    it.desk.answers = [](const auto&) { return desk::answer{words("Card 3 runs."), {}, {}, false}; };
    CHECK(it.slack.submit("UANNA", {{"why", "it is time"}, {"owner", "UBEN"}, {"team", "blue"}, {"alone", ""}}) ==
          "Card 3 runs.");
    const auto& form = std::get<desk::filled_form>(it.desk.asked.back().what);
    CHECK(form.verb == "start");
    CHECK(form.given.at("card") == "3");
    CHECK(form.values.at("why") == "it is time");
    CHECK(form.values.at("owner") == "UBEN");
    CHECK(form.values.at("team") == "blue");
    CHECK(form.values.at("alone").empty());
    CHECK(it.desk.asked.back().from.where.id == "CINC");
    CHECK(it.slack.alone.back().by == "ephemeral");
}

TEST_CASE("C57 a submission is answered by a response action or not at all") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    const auto to = it.connects();
    it.slack.say("UANNA", "CINC", "/chaos start 3");
    it.slack.submit("UANNA", {{"why", "x"}});
    const auto update = json::parse(to->heard.back());
    CHECK(update.at("payload").at("response_action") == "update");
    CHECK(update.at("payload").at("view").contains("title"));
    it.desk.takes = 5s;
    it.slack.forms["UANNA"] = update.at("payload").at("view");
    to->sends(it.slack.submission("UANNA", it.slack.forms["UANNA"], {{"why", "x"}}));
    it.clock.forward(10s);
    CHECK_FALSE(json::parse(to->heard.back()).contains("payload"));
    CHECK(it.slack.alone.back().text.starts_with("say why"));
}

TEST_CASE("C105 a form does not wait behind a burst of posts") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    const auto to = it.connects();
    fault never;
    never.hangs = true;
    it.slack.faults["chat.postMessage"] = std::deque<fault>(4, never);
    using day::platform;
    const std::vector<chat::destination> all{day::person_id{platform::slack, "UANNA"},
        day::person_id{platform::slack, "UBEN"}, day::channel_id{platform::slack, "CINC"},
        day::channel_id{platform::slack, "GAGENTS"}};
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> went(all.size());
    for (std::size_t n = 0; n < all.size(); ++n)
        tests::play(it.io, it.bot->post(all[n], std::to_string(n), words("the board")), went[n]);
    it.clock.settle();
    CHECK(it.slack.calls_of("chat.postMessage") == 4);
    to->sends(it.slack.slash("UANNA", "CINC", "start 3"));
    it.clock.settle();
    CHECK(it.slack.forms.contains("UANNA"));
    it.clock.forward(30s);
}

TEST_CASE("C105 where nobody knows whether the form was opened, its words are said, and while they can be of use") {
    for (const bool is_lost : {true, false}) {
        stage it;
        it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
        const auto to = it.connects();
        auto doubtful = html(503);
        doubtful.happens_first = is_lost;
        doubtful.hangs = !is_lost;
        it.slack.faults["views.open"] = {doubtful};
        to->sends(it.slack.slash("UANNA", "CINC", "start 3"));
        it.clock.forward(3s);
        REQUIRE(it.slack.alone.size() == 1);
        CHECK(it.slack.alone.back().text == "say why");
    }
}

TEST_CASE("C57 a form that was answered too late has closed: why, where, and what was filled in are said") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    const auto to = it.connects();
    it.slack.say("UANNA", "CINC", "/chaos start 3");
    it.desk.takes = 5s;
    SUBCASE("refused by the rules") {
        it.desk.answers = [](const auto&) {
            return desk::answer{words("Two cards run already."), start_form(), {}, true};
        };
        to->sends(
            it.slack.submission("UANNA", it.slack.forms.at("UANNA"), {{"why", "it is\ntime"}, {"owner", "UBEN"}}));
        it.clock.forward(10s);
        REQUIRE(it.slack.alone.size() == 1);
        const auto& said = it.slack.alone.front().text;
        CHECK(said.starts_with("Two cards run already."));
        CHECK(said.find("has closed") != std::string::npos);
        CHECK(said.find("Why now? it is\ntime") != std::string::npos);
        CHECK(said.find("Owner: UBEN") != std::string::npos);
    }
    SUBCASE("not understood at a field") {
        it.desk.answers = [](const auto&) { return desk::answer{words("no"), {}, {{"why", "Say why."}}, true}; };
        to->sends(it.slack.submission("UANNA", it.slack.forms.at("UANNA"), {{"owner", "UBEN"}}));
        it.clock.forward(10s);
        REQUIRE(it.slack.alone.size() == 1);
        const auto& said = it.slack.alone.front().text;
        CHECK(said.starts_with("no\nwhy: Say why."));
        CHECK(said.find("owner: UBEN") != std::string::npos);
    }
    SUBCASE("done all the same: nothing is to be filled in again") {
        it.desk.answers = [](const auto&) { return desk::answer{words("Card 3 runs."), {}, {}, false}; };
        to->sends(it.slack.submission("UANNA", it.slack.forms.at("UANNA"), {{"why", "it is time"}}));
        it.clock.forward(10s);
        REQUIRE(it.slack.alone.size() == 1);
        CHECK(it.slack.alone.front().text == "Card 3 runs.");
    }
}

TEST_CASE("C57 a refused form that would be too large to show again stays open with the reason") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    it.connects();
    it.slack.say("UANNA", "CINC", "/chaos start 3");
    it.desk.answers = [](const auto&) {
        auto again = start_form();
        for (int n = 0; n < 8; ++n)
            again.fields.push_back(
                question("f" + std::to_string(n), "F", speech::field_kind::lines, std::string(3'000, 'v')));
        return desk::answer{words("two cards run already"), std::move(again), {}, true};
    };
    CHECK(it.slack.submit("UANNA", {{"why", "x"}}).find("two cards run already") != std::string::npos);
    CHECK(it.slack.forms.contains("UANNA"));
    CHECK(it.slack.bad_payloads.empty());
}

TEST_CASE("C57 a desk that takes two seconds may still answer a form with its errors") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    const auto to = it.connects();
    it.slack.say("UANNA", "CINC", "/chaos start 3");
    it.desk.takes = 2s;
    it.desk.answers = [](const auto&) { return desk::answer{words("no"), {}, {{"why", "Say why."}}, true}; };
    to->sends(it.slack.submission("UANNA", it.slack.forms.at("UANNA"), {}));
    it.clock.forward(3s);
    CHECK(json::parse(to->heard.back()).at("payload").at("errors").at("why") == "Say why.");
}

TEST_CASE("C41 a submission that brings a response URL is answered by it") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    const auto to = it.connects();
    it.slack.say("UANNA", "CINC", "/chaos start 3");
    it.desk.answers = [](const auto&) { return desk::answer{words("Card 3 runs."), {}, {}, false}; };
    auto sent = it.slack.submission("UANNA", it.slack.forms.at("UANNA"), {{"why", "x"}});
    const auto url = it.slack.slash("UANNA", "CINC", "").at("payload").at("response_url");
    sent["payload"]["response_urls"] = json::array({{{"block_id", "where"}, {"response_url", url}}});
    to->sends(sent);
    it.clock.settle();
    REQUIRE(it.slack.alone.size() == 1);
    CHECK(it.slack.alone.front().by == "hook");
    CHECK(it.slack.alone.front().text == "Card 3 runs.");
}

TEST_CASE("C42 a form of somebody elsewhere belongs to the workspace that installed us") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("say why"), start_form(), {}, false}; };
    const auto to = it.connects();
    it.slack.say("UANNA", "CINC", "/chaos start 3");
    const auto view = it.slack.forms.at("UANNA");
    const auto asked = it.desk.asked.size();
    for (const auto* installed : {"T1", "T9"}) {
        auto sent = it.slack.submission("UANNA", view, {{"why", installed}});
        sent["payload"]["user"]["team_id"] = "T2";
        sent["payload"]["team"] = {{"id", "T2"}};
        sent["payload"]["view"]["app_installed_team_id"] = installed;
        sent["payload"]["view"]["hash"] = installed;
        to->sends(sent);
        it.clock.settle();
        CHECK(to->acks_of(sent.at("envelope_id").get<std::string>()).size() == 1);
    }
    REQUIRE(it.desk.asked.size() == asked + 1);
    CHECK(std::get<desk::filled_form>(it.desk.asked.back().what).values.at("why") == "T1");
    CHECK(it.says("another workspace's installation"));
}

TEST_CASE(
    "C106 a response URL is good for five uses and thirty minutes, then chat.postEphemeral, then a direct message") {
    SUBCASE("used up") {
        stage it;
        it.desk.answers = [](const auto&) {
            speech::message long_one;
            for (int n = 0; n < 55 * 6; ++n) long_one.body.emplace_back(speech::divider{});
            long_one.body.emplace_back(speech::paragraph{{speech::text{"end"}}});
            return desk::answer{long_one, {}, {}, false};
        };
        it.connects()->sends(it.slack.slash("UANNA", "CINC", "timeline"));
        it.clock.forward(30s);
        CHECK(it.slack.alone.size() == 7);
        for (const auto& each : it.slack.alone) CHECK(each.by == "ephemeral");
        CHECK(it.slack.calls_of("hook") == 0);
    }
    SUBCASE("five times, and not once more") {
        stage it;
        it.desk.takes = 2s;
        it.desk.answers = [](const auto&) {
            speech::message long_one;
            for (int n = 0; n < 50 * 5; ++n) long_one.body.emplace_back(speech::divider{});
            return desk::answer{long_one, {}, {}, false};
        };
        it.connects()->sends(it.slack.slash("UANNA", "CINC", "timeline"));
        it.clock.forward(30s);
        CHECK(it.slack.calls_of("hook") == 5);
        CHECK(it.slack.alone.size() == 5);
        for (const auto& each : it.slack.alone) CHECK(each.by == "hook");
    }
    SUBCASE("within the thirty minutes") {
        stage it;
        it.desk.takes = 28min;
        it.connects()->sends(it.slack.slash("UANNA", "CINC", "status"));
        it.clock.forward(30min);
        REQUIRE(it.slack.alone.size() == 1);
        CHECK(it.slack.alone.front().by == "hook");
    }
    SUBCASE("too old") {
        stage it;
        it.desk.takes = 31min;
        it.connects()->sends(it.slack.slash("UANNA", "CINC", "status"));
        it.clock.forward(32min);
        REQUIRE(it.slack.alone.size() == 1);
        CHECK(it.slack.alone.front().by == "ephemeral");
    }
    SUBCASE("refused, and the asker is not in the channel any more") {
        stage it;
        it.desk.takes = 2s;
        it.slack.of.channels.at("CINC").members.erase("UANNA");
        it.slack.faults["hook"] = {refuses("used_url")};
        it.connects()->sends(it.slack.slash("UANNA", "CINC", "status"));
        it.clock.forward(10s);
        CHECK(it.slack.alone.empty());
        REQUIRE(it.slack.messages("UANNA").size() == 1);
        CHECK(it.slack.messages("CINC").empty());
    }
}

TEST_CASE("what is asked in a channel is never answered in it") {
    stage it;
    it.connects();
    CHECK(it.slack.say("UANNA", "CINC", "/chaos status") == "noted");
    CHECK(it.slack.say("UANNA", "CINC", "<@UBOT00001> start 3") == "noted");
    CHECK(it.slack.say("UANNA", "DUANNA", "start 3") == "noted");
    for (const auto& each : it.slack.messages("CINC")) CHECK(each.author != world::bot_user);
    REQUIRE(it.slack.messages("UANNA").size() == 2);
    CHECK(it.slack.calls_of("reactions.add") == 0);
}

TEST_CASE("a reaction puts a message on the record, and its removal takes it off") {
    stage it;
    it.connects();
    it.slack.say("UBEN", "CINC", "checkout &lt;is&gt; down, <@UANNA> look at <https://a.b/c|the graph>");
    const auto message = it.slack.messages("CINC").back();
    it.slack.react("UANNA", message, "pencil");
    REQUIRE(it.desk.asked.size() == 2);  // first, whether it is taken
    const auto marked = std::get<desk::marked_message>(it.desk.asked[1].what);
    CHECK(marked.text == "checkout <is> down, @anna look at the graph (https://a.b/c)");
    CHECK(marked.author.id == "UBEN");
    CHECK(marked.message.id == message.ts);
    CHECK(marked.at == it.clock.now());
    it.slack.react("UANNA", message, "tada");
    it.slack.react("UANNA", message, "pencil", false);
    REQUIRE(it.desk.asked.size() == 3);
    CHECK(std::get<desk::unmarked_message>(it.desk.asked[2].what).message == marked.message);
}
