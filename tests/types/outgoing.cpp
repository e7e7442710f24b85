// Writes down all that the bot says to Slack: in a whole day by buttons and forms, and in a crowded one with sixty
// cards, long notes, every form, Homes, and a file. One JSON object a line:
// {"method", "arguments"}, a view of an acknowledgement as "view", a message by a response URL as "hook". types.mjs
// holds them against Slack's own types.
#define DOCTEST_CONFIG_IMPLEMENT  // the workplace speaks up through doctest
#include "days/script.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <iostream>

using namespace tests::days;

namespace {

using nlohmann::json;

std::string long_text(const std::string& of) {
    std::string text;
    while (text.size() < 2'990) text += of + " ";
    return text;
}

void press_what_opens_forms(workplace& in) {
    for (const auto* words : {"/chaos new", "/chaos add", "/chaos card 1 edit", "/chaos start", "/chaos stop",
             "/chaos change", "/chaos log", "/chaos seen", "/chaos edit", "/chaos people", "/chaos skip",
             "/chaos waive", "/chaos tie", "/chaos is-it-us symptom", "/chaos hold why", "/chaos resume why",
             "/chaos extend", "/chaos remind kind", "/chaos export", "/chaos end force", "/chaos stop-all why",
             "/chaos real what", "/chaos learned", "/chaos improve", "/chaos idea"}) {
        in.say("UFAY", "GAGENTS", words);
        in.say("UADA", "GAGENTS", words);
    }
    // The rules refuse it: the facilitator owns no card. So the form comes back with a note.
    in.say("UADA", "GAGENTS", "/chaos add");
    in.submit(
        "UADA", {{"component", "Mail"}, {"failure", "is late"}, {"expected", "somebody sees it"}, {"owner", "UFAY"}});
}

/// Sixty cards, each field as long as it may be, and notes of 3,000 characters.
void crowd(workplace& in) {
    in.say("UFAY", "GAGENTS",
        "/chaos new “Crowd” env: staging procedure: \"As in production\" incident: <#CINC|incidents> agents: "
        "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-12-15 from: 10:00 last-start: 15:00 wind-down: 15:30 "
        "until: 16:00");
    in.say("UFAY", "GAGENTS", "/chaos people agents: <@UADA|ada> <@UBO|bo> responders: <@UREX|rex>");
    in.slack.of.groups["S0614TZR7"] = {"night-shift", {}};
    in.slack.changes_group("S0614TZR7", {"UUMA"});
    in.pass(10s);
    in.slack.changes_group("S0614TZR7", {"UUMA", "UREX"});
    in.pass(10s);
    for (int n = 0; n < 60; ++n)
        in.say("UADA", "GAGENTS",
            "/chaos add Component " + std::to_string(n) + " | fails | nobody sees it method: " + long_text("break it") +
                " rollback: " + long_text("undo it;") + " estimate: 5m owner: <@UADA|ada>");
    in.say("UADA", "GAGENTS", "/chaos log " + long_text("something happened"));
    for (const auto* who : {"UFAY", "UADA", "UREX", "UUMA"}) in.opens_home(who);
    for (const auto* words : {"/chaos board", "/chaos card 1", "/chaos check", "/chaos timeline", "/chaos export md"})
        in.say("UFAY", "GAGENTS", words);
    press_what_opens_forms(in);
    in.uploads("CINC", {"report.md", "The report", "# Crowd\n"});
}

void write(std::ostream& to, const workplace& of) {
    const auto line = [&to](const std::string& method, const json& arguments) {
        to << json{{"method", method}, {"arguments", arguments}}.dump(-1, ' ', false, json::error_handler_t::replace)
           << '\n';
    };
    for (const auto& each : of.slack.calls) line(each.method, each.arguments);
    for (const auto& each : of.slack.peers)
        for (const auto& text : each->heard) {
            const auto payload = json::parse(text).value("payload", json::object());
            if (payload.contains("view")) line("view", payload.at("view"));
            if (payload.contains("blocks")) line("hook", payload);
        }
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "outgoing FILE\n";
        return 2;
    }
    try {
        workplace in(planning_begins), pressed_in(planning_begins);
        crowd(in);
        by_hand hands(pressed_in);
        live_the_day(hands);
        std::ofstream to(words[1]);
        for (const auto* each : {&in, &pressed_in}) write(to, *each);
        return to.good() && in.slack.bad_payloads.empty() && pressed_in.slack.bad_payloads.empty() ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
