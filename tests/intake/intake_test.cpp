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
    CHECK(listed(made, "Shopping") == "10: The checklist \"Shopping\" is no field of a card.");
    CHECK(listed(made, "bo") == "10: A card has one owner: \"bo\" was left out.");
    CHECK(listed(made, "Just a thought") ==
          "9: \"Just a thought\" says nothing of: failure, expected. Write it into the plan file.");
    CHECK(made.each[1].plan.failure == to_be_written);
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

TEST_CASE("chaos toolkit: title, actions and rollbacks; probes are listed") {
    constexpr std::string_view experiment = R"({
  "title": "Service Y being unavailable leads to X queuing",
  "description": "Stop Y, X keeps answering",
  "steady-state-hypothesis": {"title": "X answers OK", "probes": []},
  "method": [
    {"type": "action", "name": "stop-y", "provider": {"type": "process", "path": "systemctl"}},
    {"ref": "x-must-answer"}],
  "rollbacks": [{"type": "action", "name": "start-y", "provider": {"type": "http", "url": "https://ops.example/y"}}]
})";
    const auto made = read(experiment);
    REQUIRE(made.each.size() == 1);
    const auto& plan = made.each[0].plan;
    CHECK(plan.component == "Service Y being unavailable");
    CHECK(plan.failure == to_be_written);
    CHECK(plan.expected == "X queuing");
    CHECK(plan.technical_impact == "Stop Y, X keeps answering");
    CHECK(plan.method == "stop-y (process systemctl)");
    CHECK(plan.rollback == std::vector<std::string>{"start-y (http https://ops.example/y)"});
    CHECK(listed(made, "probe") == "2: \"x-must-answer\" is a probe: a card says in words what is looked at.");
    const auto journal = read("{\"status\": \"completed\", \"experiment\": " + std::string(experiment) + "}");
    CHECK(journal.each[0].plan == plan);
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
