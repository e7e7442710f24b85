// Days on which little goes as planned, as everybody saw them: what a quiet day has no occasion to say stands in their
// transcripts.
#include "approved.hpp"
#include "days/transcript.hpp"
#include "days/workplace.hpp"

#include <doctest/doctest.h>

using namespace tests::days;

namespace {

void plan(workplace& in, const std::string& when) {
    in.say("UFAY", "GAGENTS",
        "/chaos new “Winter storm” env: staging procedure: \"Name an incident lead, fix or roll back\" incident: "
        "<#CINC|incidents> agents: <#GAGENTS|chaos-agents> stakeholders: <#CNEWS|company-news> zone: Europe/Berlin "
        "from: 09:00 last-start: 12:00 wind-down: 12:30 until: 13:00 notices: 1 " +
            when);
    in.say("UFAY", "GAGENTS",
        "/chaos people agents: <@UADA|ada> agents: <@UBO|bo> responders: <@UREX|rex> <@URIO|rio> team: shop");
    in.say("UADA", "GAGENTS",
        "/chaos add Mail service | answers late | orders queue up rollback: take the delay off estimate: 5m owner: "
        "<@UADA|ada> teams: shop planned: 20m");
    in.say("UBO", "GAGENTS",
        "/chaos add A certificate | has expired | it is renewed rollback: deploy the current one estimate: 5m owner: "
        "<@UBO|bo> teams: shop planned: 30m");
    in.say("UADA", "GAGENTS", "/chaos ready 1");
    in.say("UBO", "GAGENTS", "/chaos ready 2");
}

void monday(workplace& in) {
    in.at("2026-11-23 09:10");
    in.say("UADA", "GAGENTS", "/chaos start 1 why: we begin");
    for (const auto* what : {"orders hang", "the till is slow", "mails are late", "stock is wrong"})
        in.say("UREX", "CINC", std::string("/chaos seen ") + what + " team: shop");
    in.at("09:15");
    in.say("UFAY", "GAGENTS", "/chaos limit 3");
    in.say("UADA", "GAGENTS", "/chaos stop 1 by team why: rex found it");
    in.at("09:32");  // the rollback takes longer than its estimate, and twice ten minutes more
    in.say("UADA", "GAGENTS", "/chaos rolled-back 1");
    in.at("09:40");
    in.join("UREX", "GAGENTS");
    in.say("UBO", "GAGENTS", "/chaos start 2 why: while rex looks for his glasses");
    in.slack.of.channels.at("GAGENTS").members.erase("UREX");
    in.say("UFAY", "GAGENTS", "/chaos check");
    in.at("09:50");
    in.say("UBO", "GAGENTS", "/chaos stop 2 by nobody rolled-back why: nobody looks");
    in.say("UFAY", "GAGENTS", "/chaos remind neutral every 40m");
    in.at("11:15");  // quiet for long; two reminders
    in.say("UFAY", "GAGENTS", "/chaos facilitator <@URIO|rio> why: my train leaves");
    in.join("URIO", "GAGENTS");
    in.at("11:20");
    in.slack.faults["chat.postMessage"] = {tests::slack::limits(200)};
    in.say("URIO", "GAGENTS", "/chaos hold I have to find my feet");
    in.at("11:30");
    in.say("UADA", "GAGENTS", "/chaos facilitator <@UBO|bo>");  // who does not agree
    in.at("11:34");
    in.say("URIO", "GAGENTS", "/chaos resume yes why: here they are");
    in.say("URIO", "GAGENTS", "/chaos wind-down 12:00 why: enough for today");
    in.at("11:42");
    in.say("UBO", "GAGENTS", "/chaos start 2 why: once more");
}

void tuesday(workplace& in) {
    in.at("2026-11-24 13:02");
    in.say("UADA", "GAGENTS", "/chaos facilitator <@UFAY|fay> why: nobody reaches rio");
    for (const auto* who : {"UFAY", "URIO"}) in.opens_home(who);  // which are renewed before the answer
    in.say("UBO", "GAGENTS", "/chaos facilitator <@UFAY|fay>");
    CHECK(in.slack.alone.back().by == "ack");
    in.at("13:12");
    in.say("UFAY", "GAGENTS", "/chaos end");
    in.say("UFAY", "GAGENTS", "/chaos end force: nobody has the new certificate");
}

void check_transcript(const char* name, workplace& in, const std::function<void()>& live) {
    try {
        live();
    } catch (const std::exception& error) {
        FAIL(std::string(error.what()) << "\n" << transcript(in.slack.of, workplace::zone));
    }
    tests::check_approved(name, transcript(in.slack.of, workplace::zone));
}

}  // namespace

TEST_CASE("A day of two windows on which much goes wrong, up to its forced end") {
    workplace in("2026-11-20 10:00");
    check_transcript("days/hard-day.txt", in, [&] {
        plan(in, "date: 2026-11-23 2026-11-24");
        monday(in);
        tuesday(in);
        in.at("2026-11-24 13:20");
    });
}

TEST_CASE("A day that is prepared, kept waiting by another one, moved and called off") {
    workplace in("2026-11-02 10:00");
    check_transcript("days/cancelled-day.txt", in, [&] {
        plan(in, "date: 2026-11-24");
        in.at("2026-11-23 12:00");
        in.say("UFAY", "GAGENTS", "/chaos edit date: 2026-11-25");
        in.at("2026-11-25 08:00");
        in.say("UFAY", "GAGENTS",
            "/chaos new \"Early bird\" env: lab procedure: \"as always\" incident: <#CINC|incidents> agents: "
            "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-11-25 from: 08:10 until: 09:00 notices: 0");
        in.at("08:12");
        in.say("UFAY", "GAGENTS", "/chaos people agents: <@UADA|ada> agents: <@UBO|bo>");
        in.at("09:05");
        in.say("UFAY", "GAGENTS", "/chaos end");
        in.say("UFAY", "GAGENTS", "/chaos cancel the release was moved");
        in.at("09:20");
    });
}
