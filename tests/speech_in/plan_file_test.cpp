#include "speech/plan_file.hpp"

#include "listening.hpp"
#include "text_of_file.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace bot::speech {

namespace {

using std::chrono::minutes;

std::string file(const std::string& name) { return tests::text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/" + name); }

day::day_plan loaded(const std::string& text) {
    const auto it = read_plan(text, around());
    if (!it)
        for (const auto& fault : it.error()) MESSAGE(fault.line << ":" << fault.column << " " << fault.what);
    REQUIRE(it);
    return *it;
}

/// A sound plan, line by line, so that a test can spoil one.
const std::vector<std::string> sound{
    "name = \"Storm\"",                    // 1
    "environment = \"staging\"",           // 2
    "procedure = \"as in production\"",    // 3
    "incident-channel = \"#incidents\"",   // 4
    "agents-channel = \"#chaos-agents\"",  // 5
    "zone = \"Europe/Berlin\"",            // 6
    "facilitator = \"@fay\"",              // 7
    "limit = 2",                           // 8
    "[[window]]",                          // 9
    "date = 2026-12-01",                   // 10
    "from = \"09:30\"",                    // 11
    "last-start = \"15:00\"",              // 12
    "wind-down = \"15:30\"",               // 13
    "until = \"16:30\"",                   // 14
    "[reminders]",                         // 15
    "neutral-every = \"1h\"",              // 16
    "[[team]]",                            // 17
    "name = \"web\"",                      // 18
    "agents = [\"@ada\", \"@bo\"]",        // 19
    "[[card]]",                            // 20
    "component = \"mail\"",                // 21
    "failure = \"slow\"",                  // 22
    "expected = \"a queue\"",              // 23
    "rollback = [\"stop it\"]",            // 24
    "estimate = \"10m\"",                  // 25
    "owner = \"@ada\"",                    // 26
    "teams = [\"web\"]",                   // 27
};

std::string plan_with(std::size_t line, const std::string& instead) {
    auto lines = sound;
    lines.at(line - 1) = instead;
    std::string text;
    for (const auto& each : lines) text += each + "\n";
    return text;
}

std::vector<plan_fault> faults_of(const std::string& text) {
    const auto it = read_plan(text, around());
    return it ? std::vector<plan_fault>{} : it.error();
}

}  // namespace

TEST_CASE("the three shipped examples load") {
    const auto mini = loaded(file("mini-event.toml"));
    CHECK(mini.cards.size() == 2);
    REQUIRE(mini.day.windows.size() == 1);
    CHECK(mini.day.windows[0].ends.at - mini.day.windows[0].opens.at == minutes(150));
    const auto single = loaded(file("single-day.toml"));
    CHECK(single.cards.size() == 6);
    std::set<std::string> teams;
    for (const auto& [who, each] : single.who) teams.insert(each.team);
    CHECK(teams.size() == 2);
    const auto week = loaded(file("week.toml"));
    CHECK(week.cards.size() == 10);
    CHECK(week.day.windows.size() == 5);
    for (const auto* plan : {&mini, &single, &week}) {
        CHECK(plan->facilitator == in_room("fay"));
        CHECK(plan->who.at(in_room("ada")).as == day::role::agent);
        CHECK(plan->who.at(in_room("rex")).as == day::role::responder);
        CHECK(plan->day.incident_channel == room_channel("incidents"));
        CHECK_FALSE(plan->day.notices.empty());
        CHECK(plan->day.ready_check);
        for (const auto& [no, card] : plan->cards) {
            CAPTURE(no.value);
            for (const auto* text : {&card.component, &card.failure, &card.expected, &card.mode, &card.method,
                     &card.technical_impact, &card.business_impact, &card.response, &card.alert})
                CHECK_FALSE(text->empty());
            CHECK(card.rollback.size() >= 2);
            CHECK(card.rollback_estimate);
            CHECK(card.planned);
            CHECK(card.owner);
            CHECK_FALSE(card.teams.empty());
        }
    }
}

TEST_CASE("all that a plan can say") {
    const auto it = loaded(R"(
name = "Storm"
environment = "staging"
procedure = """as in
production"""
procedure-link = "https://x.example"
incident-channel = "#incidents"
agents-channel = "#chaos-agents"
stakeholders-channel = "#everyone"
zone = "America/New_York"
facilitator = "fay"
limit = 3
open = true
window = [{ date = "2026-12-01", from = 09:30:00, last-start = "15:00", wind-down = "3:30pm", until = "16:30" }]
[reminders]
neutral-every = "3h"
quiet-card = 15
asked-again = "5 min"
team-load = 5
all-quiet = "1h"
countdown = [10, 45]
notice-days = [3]
[people]
observers = "@rio"
[[team]]
name = "web"
agents = ["@ada"]
responders = ["@rex"]
[[card]]
number = 4
component = "a"
failure = "b"
expected = "c"
alone = true
together = [7]
planned = "45m"
[[card]]
number = 7
component = "a"
failure = "b"
expected = "c"
[[card]]
component = "a"
failure = "b"
expected = "c"
)");
    CHECK(it.day.procedure == "as in\nproduction");
    CHECK(it.day.stakeholders_channel == room_channel("everyone"));
    CHECK(it.day.open);
    CHECK(it.limit == 3);
    CHECK(it.day.windows[0].opens == day::moment{"2026-12-01T09:30", at(2026, 12, 1, 14, 30)});
    CHECK(it.day.windows[0].wind_down.local == "2026-12-01T15:30");
    const day::pace pace{minutes(180), minutes(15), minutes(5), 5, minutes(60), {minutes(45), minutes(10)}, {3}};
    CHECK(it.day.reminders == pace);
    CHECK(it.day.notices == std::vector{at(2026, 11, 27, 14, 0)});  // Friday: the third day before is a Saturday
    CHECK(it.who.at(in_room("rio")) == day::member{day::role::observer, ""});
    CHECK(it.who.at(in_room("rex")) == day::member{day::role::responder, "web"});
    CHECK(it.cards.at({4}).alone);
    CHECK(it.cards.at({4}).together == std::set{day::card_no{7}});
    CHECK(it.cards.contains({8}));
}

TEST_CASE("each fault has its line, its column, the value and the remedy") {
    struct {
        std::size_t line;
        const char* instead;
        std::size_t at_line, column;
        const char* what;
    } const cases[] = {
        {1, "name = 3", 1, 8, "name = 3: write a text in quotes."},
        {1, "name = \"\"", 1, 8, "name is empty: write name = \"Autumn storm\"."},
        {1, "", 1, 1, "the plan has no name: add name = \"Autumn storm\"."},
        {3, "procedure-lnk = \"x\"", 3, 1, "the plan has no key \"procedure-lnk\". Did you mean procedure-link?"},
        {4, "incident-channel = \"#nowhere\"", 4, 20, "incident-channel = \"#nowhere\": I do not know that channel."},
        {5, "agents-channel = \"#incidents\"", 5, 18, "The agents' channel is the incident channel"},
        {6, "zone = \"Europe/Berlim\"", 6, 8,
            "zone = \"Europe/Berlim\": there is no such time zone. Did you mean Europe/Berlin"},
        {7, "facilitator = \"@nemo\"", 7, 15, "facilitator: I do not know \"@nemo\"."},
        {8, "limit = 0", 8, 9, "limit = 0: write a whole number from 1 to 100."},
        {8, "limit = \"2\"", 8, 9, "limit = \"2\": write a whole number from 1 to 100."},
        {8, "open = \"no\"", 8, 8, "open = \"no\": write true or false, without quotes."},
        {8, "procedure-link = \"ftp://x\"", 8, 18, "procedure-link = \"ftp://x\": a web address begins with https://."},
        {10, "date = \"1.12.2026\"", 10, 8, "date = \"1.12.2026\": write a date such as 2026-11-24."},
        {10, "", 9, 1, "[[window]] has no date: add date = 2026-11-24."},
        {11, "from = \"25:00\"", 11, 8, "from = \"25:00\": write a time of day such as \"09:30\"."},
        {12, "last-start = \"16:00\"", 12, 14, "The last start (16:00) has to be at wind-down (15:30) or before it."},
        {13, "wind-down = \"16:30\"", 13, 13, "Wind-down (16:30) has to be before the end (16:30)."},
        {14, "till = \"16:30\"", 14, 1, "[[window]] has no key \"till\"."},
        {16, "neutral-every = \"soon\"", 16, 17,
            "neutral-every = \"soon\": write a length of time such as \"20m\" or \"1h30\"."},
        {16, "neutral-every = \"29m\"", 16, 17,
            "neutral-every: every 30 minutes is the most for what everybody reads: write \"30m\" or longer."},
        {16, "countdown = [\"60\"]", 16, 14,
            "countdown = \"60\": write a list of whole numbers up to 1440, such as [7, 1]."},
        {16, "neutral_evry = \"1h\"", 16, 1, "[reminders] has no key \"neutral_evry\". Did you mean neutral-every?"},
        {17, "[team]", 17, 1, "team = a table: write sections [[team]], with two brackets."},
        {19, "agents = [\"@ada\", \"@nemo\"]", 19, 19, "agents: I do not know \"@nemo\"."},
        {19, "agents = [\"@ada\", \"@ada\"]", 19, 19, "\"@ada\" is named twice: once is enough."},
        {19, "agents = [\"@ada\", \"@fay\"]", 19, 19,
            "\"@fay\" is the facilitator, who keeps the overview and is never an agent."},
        {19, "agents = [\"@ada\", 3]", 19, 19, "agents = 3: write texts in quotes."},
        {21, "component = [1]", 21, 13, "component = a list: write a text in quotes."},
        {22, "failure = \"\"", 22, 11, "failure is empty: write failure = "},
        {24, "rollback = [\"stop it\", \"\"]", 24, 24, "rollback holds an empty text"},
        {25, "number = 0", 25, 10, "number = 0: write a whole number from 1 to 9999."},
        {25, "together = [2]", 25, 12, "together: there is no card 2."},
        {26, "owner = \"@nemo\"", 26, 9, "owner: I do not know \"@nemo\"."},
        {27, "teams = [\"wbe\"]", 27, 10, "teams: the plan has no team \"wbe\". Did you mean web?"},
        {27, "team = [\"web\"]", 27, 1, "[[card]] has no key \"team\". Did you mean teams?"},
        {3, "procedure = \"never closed", 3, 26, "This is no TOML: "},
    };
    CHECK(faults_of(plan_with(1, sound[0])).empty());
    for (const auto& each : cases) {
        INFO(std::string(each.instead));
        const auto faults = faults_of(plan_with(each.line, each.instead));
        const auto found = std::ranges::find_if(faults, [&](const auto& it) { return has(it.what, each.what); });
        REQUIRE(found != faults.end());
        CHECK(found->line == each.at_line);
        CHECK(found->column == each.column);
    }
}

TEST_CASE("all faults come at once, in the order of the file") {
    auto text = plan_with(8, "limit = 0") + "owner2 = 1\n[surprise]\n";
    text.replace(text.find("Europe/Berlin"), 13, "Nowhere");
    const auto faults = faults_of(text);
    REQUIRE(faults.size() == 4);
    CHECK(faults[0].line == 6);
    CHECK(faults[1].line == 8);
    CHECK(faults[2].line == 28);
    CHECK(has(faults[2].what, "[[card]] has no key \"owner2\". Did you mean owner?"));
    CHECK(faults[3].line == 29);
    CHECK(has(faults[3].what, "the plan has no key \"surprise\"."));
}

TEST_CASE("windows are in order, none into the next") {
    const auto faults = faults_of(
        plan_with(14, "until = \"16:30\"\n[[window]]\ndate = 2026-12-01\nfrom = \"16:00\"\nuntil = \"18:00\""));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].line == 16);
    CHECK(faults[0].column == 8);
    CHECK(has(faults[0].what,
        "The window that opens at 2026-12-01T16:00 begins before the one of 2026-12-01T09:30 has ended"));
}

TEST_CASE("a plan has bounds") {
    const auto many = [](int count, const std::string& each) {
        std::string text;
        for (int i = 0; i < count; ++i) text += each;
        return text;
    };
    const auto whole = plan_with(1, sound[0]);
    const std::string card = "[[card]]\ncomponent = \"a\"\nfailure = \"b\"\nexpected = \"c\"\n";
    CHECK(faults_of(whole + many(199, card)).empty());
    const auto cards = faults_of(whole + many(200, card));
    REQUIRE(cards.size() == 1);
    CHECK(cards[0].line == 20);
    CHECK(has(cards[0].what, "There are 201 of [[card]]: at most 200 fit."));
    CHECK(has(
        faults_of(whole + many(62, "[[window]]\ndate = 2026-12-02\nfrom = \"9:00\"\nuntil = \"10:00\"\n")).at(0).what,
        "There are 63 of [[window]]: at most 62 fit."));
    CHECK(has(faults_of(plan_with(3, "procedure = \"" + std::string(3'001, 'x') + "\"")).at(0).what,
        "procedure has 3001 characters: at most 3000 fit."));
    const auto deep = faults_of("a = " + std::string(100'000, '[') + std::string(100'000, ']'));
    REQUIRE(deep.size() == 1);
    CHECK(has(deep[0].what, "This is no TOML"));
    const auto huge = faults_of(std::string(1024 * 1024 + 1, '#'));
    REQUIRE(huge.size() == 1);
    CHECK(has(huge[0].what, "a plan has 1 MiB at most"));
}

TEST_CASE("people may be ids of the platform, too") {
    auto slack = on_slack();
    auto text = plan_with(7, "facilitator = \"U012ABCDEF\"");
    const auto it = read_plan(text, slack);
    REQUIRE(it);
    CHECK(it->facilitator == day::person_id{day::platform::slack, "U012ABCDEF"});
    CHECK_FALSE(read_plan(text, around()));
    text.replace(text.find("#incidents"), 10, "C0123456789");
    CHECK(read_plan(text, slack)->day.incident_channel == day::channel_id{day::platform::slack, "C0123456789"});
}

TEST_CASE("a plan cut anywhere is refused or read, never worse") {
    const auto text = file("mini-event.toml");
    for (std::size_t length = 0; length < text.size(); length += 7) {
        const auto it = read_plan(std::string_view(text).substr(0, length), around());
        if (!it) CHECK_FALSE(it.error().empty());
    }
}

}  // namespace bot::speech
