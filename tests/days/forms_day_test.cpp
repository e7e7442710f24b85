// The same small day twice: once typed as commands, once by forms and buttons alone. What is on the record is the same.
// Beside the script by hand it has what no hand does there: a snooze, a stop without a why, people in a form.
#include "days/workplace.hpp"

#include <doctest/doctest.h>

using namespace tests::days;

namespace {

using nlohmann::json;
using values = std::map<std::string, std::string>;

/// One thing that somebody does, in both ways.
struct deed {
    std::string when, who, words;
    std::function<void(workplace&)> by_hand;
};

auto at_home(std::string who, std::string label) {
    return [=](workplace& in) { in.press_home(who, label); };
}
auto form_at_home(std::string who, std::string label, values filled) {
    return [=](workplace& in) {
        in.press_home(who, label);
        in.submit(who, filled);
    };
}
auto form_on_message(std::string who, std::string where, std::string label, values filled) {
    return [=](workplace& in) {
        in.press(who, where, label);
        if (!filled.empty()) in.submit(who, filled);
    };
}

const values the_day{{"name", "Small storm"}, {"env", "staging"}, {"procedure", "as in production"},
    {"incident", "#incidents"}, {"agents", "#chaos-agents"}, {"zone", "Europe/Berlin"}, {"date", "2026-11-24"},
    {"from", "10:00"}, {"last-start", "12:00"}, {"wind-down", "12:30"}, {"until", "13:00"}, {"limit", "2"},
    {"as-agents", "UADA UBO"}, {"as-responders", "UREX URIO"}};
const values first_card{{"component", "Mail"}, {"failure", "answers late"}, {"expected", "orders queue up"},
    {"owner", "UADA"}, {"teams", "shop"}, {"rollback", "take the delay off\nlook at the queue"}, {"estimate", "10"},
    {"planned", "30"}};
const values second_card{{"component", "Search"}, {"failure", "is gone"}, {"expected", "the shop sells on"},
    {"owner", "UBO"}, {"rollback", "start it"}, {"estimate", "5"}};

std::vector<deed> deeds() {
    return {
        {"09:00", "UFAY",
            "/chaos new “Small storm” env: staging procedure: \"as in production\" incident: <#CINC|incidents> agents: "
            "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-11-24 from: 10:00 last-start: 12:00 wind-down: "
            "12:30 until: 13:00 limit: 2 as-agents: <@UADA|ada> <@UBO|bo> as-responders: <@UREX|rex> <@URIO|rio>",
            form_at_home("UFAY", "Plan a day", the_day)},
        {"09:05", "UADA",
            "/chaos add Mail | answers late | orders queue up owner: <@UADA|ada> teams: shop rollback: take the delay "
            "off; look at the queue estimate: 10m planned: 30m",
            form_at_home("UADA", "New card", first_card)},
        {"09:06", "UADA", "/chaos card 1 alert: “queue too long”",
            form_at_home("UADA", "Edit", {{"alert", "queue too long"}})},
        {"09:07", "UADA", "/chaos ready 1", at_home("UADA", "Ready")},
        {"09:10", "UBO",
            "/chaos add Search | is gone | the shop sells on owner: <@UBO|bo> rollback: start it estimate: 5m",
            form_at_home("UBO", "New card", second_card)},
        {"09:11", "UBO", "/chaos ready 2", at_home("UBO", "Ready")},
        {"10:04", "UADA", "/chaos start 1", at_home("UADA", "Start")},
        {"10:06", "UREX", "/chaos seen orders are late team: shop",
            form_on_message("UREX", "CINC", "I see a failure", {{"what", "orders are late"}, {"team", "shop"}})},
        {"10:08", "UADA", "/chaos log 1 the queue grows why: nobody looks",
            form_at_home("UADA", "Log a note", {{"text", "1 the queue grows"}, {"why", "nobody looks"}})},
        {"10:10", "UADA", "/chaos change threshold at 5 restore: set it to 20 why: to see it",
            form_at_home("UADA", "A temporary change",
                {{"what", "threshold at 5"}, {"restore", "set it to 20"}, {"why", "to see it"}})},
        {"10:12", "UADA", "/chaos stop 1 by team why: rex found it",
            form_at_home("UADA", "Stop", {{"by", "team"}, {"why", "rex found it"}})},
        {"10:14", "UADA", "/chaos rolled-back 1", at_home("UADA", "Rolled back")},
        {"10:15", "UREX", "/chaos resolved 1", at_home("UREX", "It is over")},
        {"10:16", "UADA", "/chaos restored 1", at_home("UADA", "Restored")},
        {"10:20", "UBO", "/chaos start 2 why: the last one",
            form_at_home("UBO", "Start a card", {{"card", "2"}, {"why", "the last one"}})},
        {"10:25", "URIO", "/chaos stop-all", form_on_message("URIO", "CINC", "Stop everything", {})},
        {"10:26", "UBO", "/chaos rolled-back 2", at_home("UBO", "Rolled back")},
        {"10:30", "UFAY", "/chaos resume yes", form_at_home("UFAY", "Resume", {})},
        {"11:50", "UFAY", "/chaos remind quiet-day snooze 30m", form_on_message("UFAY", "UFAY", "Snooze 30 min", {})},
        {"13:10", "UFAY", "/chaos end", at_home("UFAY", "End the day")},
    };
}

/// What people did, without what has to differ: numbers of requests, seconds. What the clock brings comes by these
/// seconds, too, and where announcements stand is the outbox's.
std::vector<std::string> what_is_on_record(const workplace& of) {
    std::vector<std::string> facts;
    for (const auto& line : of.record()) {
        auto it = json::parse(line);
        const auto kind = it.value("fact", std::string());
        const bool by_itself = it.contains("actor") && it["actor"].value("id", std::string()).empty();
        if (kind.empty() || by_itself || kind.find("announced") != std::string::npos) continue;
        for (const auto* each : {"n", "crc", "cause", "happened", "written"}) it.erase(each);
        facts.push_back(it.dump());
    }
    return facts;
}

std::vector<std::string> live(bool by_hand) {
    workplace in("2026-11-24 08:55");
    for (const auto* each : {"UFAY", "UADA", "UBO", "UREX", "URIO"}) in.opens_home(each);
    for (const auto& each : deeds()) {
        CAPTURE(each.words);
        in.at(each.when);
        if (by_hand)
            each.by_hand(in);
        else
            in.say(each.who, each.who == "UREX" || each.who == "URIO" ? "CINC" : "GAGENTS", each.words);
    }
    in.pass(1min);
    CHECK(in.log == std::vector<std::string>{});
    CHECK(in.slack.bad_payloads.empty());
    return what_is_on_record(in);
}

}  // namespace

TEST_CASE("a day by forms and buttons leaves the same record as by commands") {
    const auto typed = live(false), by_hand = live(true);
    CHECK(typed.size() > 20);
    for (std::size_t n = 0; n < std::min(typed.size(), by_hand.size()); ++n) CHECK(typed[n] == by_hand[n]);
    CHECK(typed.size() == by_hand.size());
}
