// Experiments from elsewhere: boards, tables and experiment files become cards, and what was not read is listed.
#include "intake/cards.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace bot::intake;

namespace {

constexpr std::string_view board = R"({
  "name": "Chaos Day",
  "lists": [{"id": "l1", "name": "Backlog", "closed": false}, {"id": "l2", "name": "Old", "closed": true}],
  "members": [{"id": "m1", "username": "ada"}, {"id": "m2", "username": "bo"}],
  "checklists": [{"id": "k1", "idCard": "c1", "name": "Rollback steps", "checkItems": [
      {"name": "watch the queue", "pos": 2}, {"name": "remove the delay", "pos": 1}]},
    {"id": "k2", "idCard": "c1", "name": "Shopping", "checkItems": []}],
  "cards": [
    {"id": "c2", "idList": "l1", "name": "Just a thought", "pos": 2, "desc": "no heading here"},
    {"id": "c1", "idList": "l1", "name": "<Mail> <answers late> <orders queue>", "pos": 1,
     "desc": "**Failure method**\ntc netem delay\n10 s\n\n## Expected response: shop waits\nExpected alert: queue over 500\nIsolation: yes",
     "labels": [{"name": "shop"}, {"name": "payments"}], "idMembers": ["m1", "m2"]},
    {"id": "c3", "idList": "l1", "name": "Archived", "pos": 3, "closed": true},
    {"id": "c4", "idList": "l2", "name": "In an old list", "pos": 4}
  ]
})";

cards read(std::string_view text) {
    auto made = read_cards(text);
    REQUIRE_MESSAGE(made.has_value(), made.error());
    return std::move(*made);
}
std::string why_not(std::string_view text) {
    const auto made = read_cards(text);
    return made ? "it was read" : made.error();
}
/// "LINE: what", for the first one that has this in it.
std::string listed(const cards& it, std::string_view what) {
    const auto found = std::ranges::find_if(
        it.not_read, [&](const left_out& each) { return each.what.find(what) != std::string::npos; });
    return found == it.not_read.end() ? "" : std::to_string(found->line) + ": " + found->what;
}

}  // namespace

TEST_CASE("trello: a card's title, headings, labels, member and checklist become its fields") {
    const auto made = read(board);
    REQUIRE(made.each.size() == 2);
    const auto& mail = made.each[0].plan;
    CHECK(mail.component == "Mail");
    CHECK(mail.failure == "answers late");
    CHECK(mail.expected == "orders queue");
    CHECK(mail.method == "tc netem delay\n10 s");
    CHECK(mail.response == "shop waits");
    CHECK(mail.alert == "queue over 500");
    CHECK(mail.alone);
    CHECK(mail.rollback == std::vector<std::string>{"remove the delay", "watch the queue"});
    CHECK(mail.teams == std::set<std::string>{"payments", "shop"});
    CHECK(mail.owner->id == "ada");
}

TEST_CASE("trello: what is archived, stands under no heading or is no field is listed by line") {
    const auto made = read(board);
    CHECK(listed(made, "\"Archived\"") == "13: \"Archived\" is archived.");
    CHECK(listed(made, "In an old list") == "14: \"In an old list\" is archived.");
    CHECK(listed(made, "no heading here") == "9: \"no heading here\" stands under no heading that a card has.");
    CHECK(listed(made, "Shopping") == "7: The checklist \"Shopping\" is no field of a card.");
    CHECK(listed(made, "bo") == "10: A card has one owner: \"bo\" was left out.");
    CHECK(listed(made, "Just a thought") ==
          "9: \"Just a thought\" says nothing of: failure, expected. Write it into the plan file.");
    CHECK(made.each[1].plan.failure == to_be_written);
}

TEST_CASE(
    "trello: what people put on a card beside its fields is taken over or listed, wherever the board's history "
    "stands") {
    const auto made = read(R"({
  "actions": [
    {"id": "a1", "type": "updateCard", "data": {"card": {"id": "c1"}}},
    {"id": "a2", "type": "commentCard", "data": {"text": "ask Bo first", "card": {"id": "c1"}}}],
  "customFields": [
    {"id": "f1", "name": "Rollback estimate", "type": "text"},
    {"id": "f2", "name": "Risk", "type": "list", "options": [{"id": "o1", "value": {"text": "high"}}]},
    {"id": "f3", "name": "Alone", "type": "checkbox"}],
  "lists": [{"id": "l1"}],
  "checklists": [{"idCard": "c1", "name": "Method", "checkItems": [{"name": "drain"}, {"name": "cut"}]}],
  "cards": [
    {"id": "c0", "idList": "l1", "name": "Cache | is cold | pages slow"},
    {"id": "c1", "idList": "l1", "name": "Mail | is late | orders queue", "due": "2026-11-24T10:00:00.000Z",
     "idMembers": ["m9"], "labels": [{"name": "", "color": "red"}],
     "customFieldItems": [
       {"idCustomField": "f1", "value": {"text": "20m"}},
       {"idCustomField": "f2", "idValue": "o1"},
       {"idCustomField": "f3", "value": {"checked": "true"}}],
     "attachments": [
       {"id": "t1", "name": "graph.png", "url": "https://trello.example/graph.png"}]}]
})");
    REQUIRE(made.each.size() == 2);
    const auto& mail = made.each[1];
    CHECK(mail.line == 13);
    CHECK(mail.plan.rollback_estimate == std::chrono::minutes(20));
    CHECK(mail.plan.alone);
    CHECK(mail.plan.method == "drain\ncut");
    CHECK(
        listed(made, "due") ==
        "13: \"Mail | is late | orders queue\": its due date (2026-11-24T10:00:00.000Z) was left out: a card has none, "
        "its day has.");
    CHECK(listed(made, "graph.png") ==
          "20: \"Mail | is late | orders queue\": the attachment \"graph.png\" (https://trello.example/graph.png) was "
          "left "
          "out.");
    CHECK(listed(made, "ask Bo") == "4: \"Mail | is late | orders queue\": the comment \"ask Bo first\" was left out.");
    CHECK(listed(made, "Risk") == "17: The custom field \"Risk\" (high) is no field of a card.");
    CHECK(listed(made, "red") == "13: A label (red) without a name was left out: a label is a team.");
    CHECK(listed(made, "m9") == "13: \"m9\" is no member of the board: say who owns the card.");
    CHECK(made.not_read.size() == 6);
}

TEST_CASE("a title with more parts than three, or longer than a title is, loses nothing in silence") {
    CHECK(read("title\nMail | is late | orders queue | and wait\n").each[0].plan.expected == "orders queue | and wait");
    const auto made = read("title,teams\n" + std::string(500, 'm') + "," + std::string(200, 't') + "\n");
    CHECK(listed(made, "longer than 450") != "");
    CHECK(listed(made, "longer than 150") != "");
    CHECK(listed(read("component\nMail" + std::string(120, ',') + "x\n"), "100 cells") != "");
}

TEST_CASE("table: commas, semicolons, tabs; quotes, line breaks in cells, a mark at its head") {
    const auto made = read(
        "\xEF\xBB\xBF"
        "Component;Failure;Expected result;Rollback steps;Rollback estimate;Mood\r\n"
        "Mail;\"answers \"\"late\"\"\";orders queue;\"remove it\nlook\";20 min;good\r\n"
        "\r\n"
        "Search;is gone;;;soon;\r\n");
    REQUIRE(made.each.size() == 2);
    const auto& mail = made.each[0].plan;
    CHECK(mail.failure == "answers \"late\"");
    CHECK(mail.rollback == std::vector<std::string>{"remove it", "look"});
    CHECK(mail.rollback_estimate == std::chrono::minutes(20));
    CHECK(listed(made, "Mood") == "1: The column \"Mood\" is no field of a card.");
    CHECK(listed(made, "soon") == "5: estimate \"soon\" is no length of time: write it as 30m or 2h.");
    CHECK(listed(made, "Search") == "5: \"Search\" says nothing of: expected. Write it into the plan file.");
    CHECK(read("component\tfailure\nMail\tlate\n").each[0].plan.failure == "late");
    CHECK(read("title,alone\n\"Mail | is late | orders queue\",no").each[0].plan.expected == "orders queue");
}

TEST_CASE("table: words behind a closing quote, and a quote that nothing closes, are listed by its line") {
    const auto behind = read("component,failure\n\"Mail\"service,late\n\"Search\" ,gone\n");
    REQUIRE(behind.each.size() == 2);
    CHECK(behind.each[0].plan.component == "Mail");
    CHECK(behind.each[0].plan.failure == "late");
    CHECK(listed(behind, "service") == "2: \"service\" stands behind a closing quote: it was left out.");
    CHECK(listed(behind, "behind a closing quote").starts_with("2: "));
    CHECK(behind.each[1].plan.failure == "gone");
    const auto open = read("component,failure\nCache,cold\nMail,\"late\nSearch,gone\n");
    REQUIRE(open.each.size() == 2);
    CHECK(
        listed(open, "never closed") == "3: A quote opens here and is never closed: all that follows is in one cell.");
    const auto later = read("component,method\n\"Mail\",\"drain\ncut\"\n\"Search\nbox\"x,y\n");
    CHECK(listed(later, "\"x\"") == "4: \"x\" stands behind a closing quote: it was left out.");
    CHECK(listed(read("component\nMail\n\"\"lost\n"), "lost").starts_with("3: "));
    const auto heading = read("\"component\"s,failure\nMail,late\n");
    CHECK(listed(heading, "\"s\"") == "1: \"s\" stands behind a closing quote: it was left out.");
}

namespace {

constexpr std::string_view experiment = R"({
  "title": "Service Y being unavailable leads to X queuing",
  "description": "Stop Y, X keeps answering",
  "tags": ["card:EXP-3", "shop"],
  "configuration": {"token": {"type": "env", "key": "TOKEN"}},
  "controls": [{"name": "slack", "provider": {"type": "python"}}],
  "steady-state-hypothesis": {"title": "X answers OK", "probes": [
    {"type": "probe", "name": "x-must-answer", "tolerance": 200,
     "provider": {"type": "http", "url": "https://x.example/", "timeout": 3}}]},
  "method": [
    {"type": "action", "name": "stop-y", "pauses": {"after": 5}, "background": true,
     "provider": {"type": "process", "path": "systemctl", "arguments": ["stop", "y"]}},
    {"ref": "x-must-answer"}, {"ref": "unknown"},
    {"type": "action", "name": "kill-z", "secrets": ["k8s"],
     "provider": {"type": "python", "module": "chaosk8s", "func": "kill", "arguments": {"name": "z", "all": {"a": 1}}}}],
  "rollbacks": [{"type": "action", "name": "start-y", "provider": {"type": "http", "url": "https://ops.example/y"}}]
})";

}  // namespace

TEST_CASE("chaos toolkit: title, steady state, actions, probes and rollbacks become a card's fields") {
    const auto made = read(experiment);
    REQUIRE(made.each.size() == 1);
    const auto& plan = made.each[0].plan;
    CHECK(made.each[0].line == 2);
    CHECK(plan.component == "Service Y being unavailable");
    CHECK(plan.failure == to_be_written);
    CHECK(plan.expected == "X queuing");
    CHECK(plan.technical_impact ==
          "Stop Y, X keeps answering\nSteady state: X answers OK\n"
          "look at x-must-answer (http https://x.example/), expected: 200");
    CHECK(plan.method ==
          "stop-y (process systemctl stop y), in the background, then wait 5 s\n"
          "look at x-must-answer (http https://x.example/), expected: 200\nlook at unknown\n"
          "kill-z (python chaosk8s.kill all=…, name=z)");
    CHECK(plan.rollback == std::vector<std::string>{"start-y (http https://ops.example/y)"});
}

TEST_CASE("chaos toolkit: what a card has no field for is listed by line, without the values of secrets") {
    const auto made = read(experiment);
    CHECK(listed(made, "tags") == "4: \"tags\" (card:EXP-3, shop) is no field of a card.");
    CHECK(listed(made, "configuration") == "5: \"configuration\" (token) is no field of a card.");
    CHECK(listed(made, "controls") == "6: \"controls\" (slack) is no field of a card.");
    CHECK(listed(made, "timeout") == "9: \"x-must-answer\": \"timeout\" is left to the tool.");
    CHECK(listed(made, "secrets") == "14: \"kill-z\": \"secrets\" is left to the tool.");
    CHECK(listed(made, "failure").starts_with("2: "));
    CHECK(made.not_read.size() == 6);
}

TEST_CASE("chaos toolkit: of a journal the experiment is taken, and its run is listed") {
    const auto journal =
        read("{\"status\": \"completed\",\n\"run\": [{}],\n\"experiment\": " + std::string(experiment) + "}");
    CHECK(journal.each[0].plan == read(experiment).each[0].plan);
    CHECK(journal.each[0].line == 4);
    CHECK(listed(journal, "tags").starts_with("6: "));
    CHECK(listed(journal, "\"run\"") == "2: \"run\" tells of a run that has been: a card tells of what is planned.");
}

TEST_CASE("what is none of them is told so in words") {
    CHECK(why_not("") == "The file is empty.");
    CHECK(why_not("{ broken") == "This begins like JSON, but it is none: export it again.");
    CHECK(why_not("{\"a\": 1}").starts_with("This is JSON, but neither a Trello board"));
    CHECK(why_not("component,failure,expected\nK\xFC"
                  "che,f,e\n") == "Line 2 is not in UTF-8: save the file once more, a table as \"CSV UTF-8\".");
    CHECK(why_not("colour,size\nred,3\n").starts_with("The first line names no field of a card."));
}

TEST_CASE("hostile input is bounded: deep nesting, wrong types, endless texts, too many cards") {
    CHECK(why_not(std::string(200'000, '[')) == "This begins like JSON, but it is none: export it again.");
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    CHECK(why_not(deep) == "This begins like JSON, but it is none: export it again.");
    CHECK(read(R"({"lists": [], "cards": [{"name": "ok", "desc": )" + deep + "}]}").each.size() == 1);
    CHECK(read(R"({"lists": 3, "cards": [1, null, {"name": 7, "labels": "x", "desc": []}, {"name": "ok"}]})")
              .each.size() == 2);
    const auto endless = read("component,failure,expected\n" + std::string(100'000, 'x') + ",f,e\n");
    CHECK(endless.each[0].plan.component.size() <= 3'003);
    CHECK(listed(endless, "is longer than 3000 characters") != "");
    std::string many = "component,failure,expected\n";
    for (int i = 0; i < 250; ++i) many += "a,b,c\n";
    CHECK(read(many).each.size() == most_cards);
    CHECK(listed(read(many), "200 cards at most") == "202: A plan has 200 cards at most: the rest was left out.");
}

TEST_CASE("the plan's text quotes whatever was written, and comments on what was not read") {
    cards made;
    card one;
    one.plan.component = "a \"b\" \\ c";
    one.plan.failure = "line\nbreak\x01";
    one.plan.expected = "x";
    one.plan.rollback = {"put it back"};
    one.plan.rollback_estimate = std::chrono::minutes(90);
    one.plan.alone = true;
    made.each.push_back(one);
    made.not_read.push_back({7, "a\n[[card]]"});
    CHECK(plan_text(made) == R"(# line 7: a [[card]]

[[card]]
number = 1
component = "a \"b\" \\ c"
failure = "line\nbreak\u0001"
expected = "x"
rollback = [
    "put it back",
]
estimate = "90m"
alone = true
)");
}
