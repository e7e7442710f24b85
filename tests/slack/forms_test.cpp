// Forms and buttons as people use them: the draft is kept, the message that was chosen gets its card and its why, what
// shows how things stand is shown anew.
#include "chat/slack/blocks.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

speech::form asks_why() {
    speech::form it{"start", "Start a card", "Start it", {{"card", "3"}}, {}};
    it.fields.push_back({"why", "Why?", {}, {}, speech::field_kind::lines, true, {}});
    return it;
}
desk::answer opens(speech::form form) { return {words("say why"), std::move(form), {}, false}; }

const desk::filled_form& form_of(const desk::request& asked) { return std::get<desk::filled_form>(asked.what); }
const desk::marked_message& mark_of(const desk::request& asked) { return std::get<desk::marked_message>(asked.what); }

const posted down{"CINC", "1764000000.000100", "UBEN", {{"text", "it is down"}}, {}};

}  // namespace

TEST_CASE("when the rules refuse, the form stays with what was filled in, and says why above it") {
    stage it;
    it.desk.answers = [](const auto&) { return opens(asks_why()); };
    const auto to = it.connects();
    it.slack.say("UANNA", "CINC", "/chaos start 3");
    it.desk.answers = [](const desk::request& asked) {
        CHECK(form_of(asked).keeps_draft);
        auto again = asks_why();
        again.fields.front().value = form_of(asked).values.at("why");
        again.note = words("Two cards run already.");
        return desk::answer{words("Two cards run already."), again, {}, true};
    };
    it.slack.submit("UANNA", {{"why", "it is time"}});
    const auto payload = json::parse(to->heard.back()).at("payload");
    CHECK(payload.at("response_action") == "update");
    const auto& blocks = payload.at("view").at("blocks");
    REQUIRE(blocks.size() == 2);
    CHECK(it.slack.of.shown({{"blocks", json::array({blocks[0]})}}) == "Two cards run already.");
    CHECK(blocks[1].at("element").at("initial_value") == "it is time");
    CHECK(it.slack.alone.empty());
    CHECK(it.slack.bad_payloads.empty());
    // Sent once more, it is the same form, with the card that it was opened for.
    it.desk.answers = [](const auto&) { return desk::answer{words("Card 3 runs."), {}, {}, false}; };
    it.slack.forms["UANNA"] = payload.at("view");
    CHECK(it.slack.submit("UANNA", {}) == "Card 3 runs.");
    CHECK(form_of(it.desk.asked.back()).given.at("card") == "3");
    CHECK(form_of(it.desk.asked.back()).values.at("why") == "it is time");
}

TEST_CASE("a message's shortcut asks an agent which card it is about, before anything else is asked of Slack") {
    stage it;
    speech::form choice{"keep", "Put on the record", "Write it down", {}, {}};
    choice.fields.push_back(
        {"card", "Card", {}, {}, speech::field_kind::choice, true, {{"3", "3 Mail"}, {"4", "4 Search"}}});
    choice.fields.push_back({"why", "Why?", {}, {}, speech::field_kind::lines, true, {}});
    it.desk.answers = [&](const auto&) { return opens(choice); };
    it.connects();
    const auto before = it.slack.calls.size();
    CHECK(it.slack.use_shortcut("UANNA", down, "put_on_record") == "(form) Put on the record");
    REQUIRE(it.slack.calls.size() == before + 1);
    CHECK(it.slack.calls.back().method == "views.open");
    CHECK(mark_of(it.desk.asked.back()).asks_first);
    it.desk.answers = [](const auto&) { return desk::answer{words("On the record."), {}, {}, false}; };
    CHECK(it.slack.submit("UANNA", {{"card", "3"}, {"why", "it began there"}}) == "On the record.");
    const auto& kept = mark_of(it.desk.asked.back());
    CHECK_FALSE(kept.asks_first);
    CHECK_FALSE(kept.by_reaction);
    CHECK(kept.card == "3");
    CHECK(kept.why == "it began there");
    CHECK(kept.text == "it is down");
    CHECK(kept.author.id == "UBEN");
    CHECK(kept.message == day::post_ref{{day::platform::slack, "CINC"}, "1764000000.000100"});
    CHECK(it.slack.calls_of("conversations.history") == 0);
}

TEST_CASE("of a long message the form carries the beginning alone; all of it is read when that is sent in") {
    stage it;
    speech::form choice{"keep", "Put on the record", "Write it down", {}, {}};
    choice.fields.push_back({"why", "Why?", {}, {}, speech::field_kind::lines, true, {}});
    it.desk.answers = [&](const auto&) { return opens(choice); };
    it.connects();
    auto long_one = down;
    long_one.body["text"] = std::string(2'000, 'x');
    it.slack.of.messages.push_back(long_one);
    it.slack.use_shortcut("UANNA", long_one, "put_on_record");
    CHECK(it.slack.forms.at("UANNA").at("private_metadata").get<std::string>().size() < 1'200);
    it.desk.answers = [](const auto&) { return desk::answer{words("On the record."), {}, {}, false}; };
    it.slack.submit("UANNA", {});
    CHECK(mark_of(it.desk.asked.back()).text.size() == 2'000);
    CHECK(it.slack.calls_of("conversations.history") == 1);
}

TEST_CASE("C38 the shortcut from anywhere stops everything, without a question, and is answered directly") {
    stage it;
    const auto to = it.connects();
    to->sends(it.slack.global_shortcut("UBEN", "stop_everything"));
    it.clock.settle();
    CHECK(it.desk.words_of(0) == "stop-all");
    CHECK(it.desk.asked[0].from.who.id == "UBEN");
    CHECK(it.desk.asked[0].from.where.id.empty());
    REQUIRE(it.slack.messages("UBEN").size() == 1);
    CHECK(it.slack.calls_of("chat.postEphemeral") == 0);
    to->sends(it.slack.global_shortcut("UBEN", "somebody_elses"));
    it.clock.settle();
    CHECK(it.desk.asked.size() == 1);
}

TEST_CASE("what shows how things stand is shown anew in its place after one of its buttons") {
    stage it;
    const auto to = it.connects();
    it.desk.answers = [](const desk::request& asked) {
        const auto& said = std::get<desk::said_words>(asked.what).words;
        auto board = words("the board, after");
        board.again = "board";
        return said == "board" ? desk::answer{board, {}, {}, false} : desk::answer{words("Stopped."), {}, {}, false};
    };
    auto pressed = it.slack.pressed("UANNA", {"GAGENTS", "1764000000.000300", "UBOT00001", {}, {}},
        {{"value", "stop 2"}, {"action_id", "say-0 board"}, {"block_id", "b"}});
    pressed["payload"]["container"]["is_ephemeral"] = true;
    to->sends(pressed);
    it.clock.settle();
    REQUIRE(it.slack.alone.size() == 2);
    CHECK(it.slack.alone[0].text == "Stopped.");
    CHECK(it.slack.alone[0].body.at("replace_original") == false);
    CHECK(it.slack.alone[1].text == "the board, after");
    CHECK(it.slack.alone[1].body.at("replace_original") == true);
    SUBCASE("not where others read it too") {
        pressed["envelope_id"] = "again";
        pressed["payload"]["user"]["id"] = "UBEN";
        pressed["payload"]["container"]["is_ephemeral"] = false;
        to->sends(pressed);
        it.clock.settle();
        CHECK(it.desk.asked.size() == 3);
    }
    SUBCASE("not when it was refused") {
        it.desk.answers = [](const auto&) { return desk::answer{words("No."), {}, {}, true}; };
        pressed["envelope_id"] = "again";
        it.clock.forward(5s);
        to->sends(pressed);
        it.clock.settle();
        CHECK(it.desk.asked.size() == 3);
    }
}

TEST_CASE("a board of several posts in direct messages: the post whose button was pressed is edited in its place") {
    stage it;
    it.connects();
    std::string state = "runs";
    int cards = 60;
    it.desk.answers = [&](const desk::request& asked) {
        if (std::get<desk::said_words>(asked.what).words != "board")
            return desk::answer{words("Stopped."), {}, {}, false};
        speech::message board;
        for (int n = 0; n < cards; ++n)
            board.body.emplace_back(speech::entry{{speech::text{std::to_string(n) + " " + state}},
                {speech::button{
                    "Stop " + std::to_string(n), "stop " + std::to_string(n), speech::look::plain, std::nullopt}}});
        board.again = "board";
        return desk::answer{board, {}, {}, false};
    };
    it.slack.say("UANNA", "DUANNA", "board");
    it.clock.forward(10s);
    const auto board = it.slack.messages("UANNA");
    REQUIRE(board.size() == 4);  // the question, and three posts
    state = "rolls back";
    const auto shown = [&](std::size_t n) { return it.slack.of.shown(it.slack.messages("UANNA").at(n).body); };
    const auto before = std::pair(shown(1), shown(3));
    SUBCASE("as it is now") {
        it.slack.press("UANNA", board[2], "Stop 30");
        it.clock.forward(10s);
        CHECK(shown(2).starts_with("25 rolls back"));
        CHECK(std::pair(shown(1), shown(3)) == before);
        CHECK(it.slack.messages("UANNA").size() == 4);
    }
    SUBCASE("or goes, where the board has become shorter") {
        cards = 30;
        it.slack.press("UANNA", board[3], "Stop 55");
        it.clock.forward(10s);
        CHECK(it.slack.messages("UANNA").size() == 3);
    }
    CHECK(it.slack.alone.back().text == "Stopped.");
    CHECK(it.slack.too_fast == std::vector<std::string>{});
}

TEST_CASE("a button carries the words that make its message anew") {
    speech::message board = words("the board");
    board.buttons.push_back({"Stop", "stop 2", speech::look::plain, std::nullopt});
    board.again = "board";
    const auto post = chat::slack::as_json(chat::slack::posts_of(board).front());
    const auto& button = post.at("blocks").back().at("elements").at(0);
    CHECK(button.at("action_id") == "say-0 board");
    CHECK(chat::slack::words_again("say-0 board") == "board");
    CHECK(chat::slack::words_again("say-0").empty());
    CHECK(chat::slack::words_again("say-0/12 board") == "board");
    CHECK(chat::slack::part_shown("say-0/12 board") == 12);
    for (const auto* each : {"say-0 board", "say-0", "say-0 board/3", "say-0/ board", ""})
        CHECK(chat::slack::part_shown(each) == 0);
}
