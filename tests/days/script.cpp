#include "days/script.hpp"

namespace tests::days {

namespace {

/// The week before: the day, its people and its experiments.
template <class Workplace>
void plan(Workplace& in) {
    in.say("UFAY", "GAGENTS",
        "/chaos new “Autumn storm” env: staging procedure: \"Name an incident lead, keep a timeline, fix or roll "
        "back\" link: <https://wiki.example.com/runbook> incident: <#CINC|incidents> agents: <#GAGENTS|chaos-agents> "
        "stakeholders: <#CNEWS|company-news> zone: Europe/Berlin date: 2026-11-24 from: 10:00 last-start: 12:00 "
        "wind-down: 12:30 until: 13:00 as-agents: <@UADA|ada> <@UBO|bo>");
    in.say("UFAY", "GAGENTS", "/chaos people team: shop agents: <@UADA|ada> responders: <@UREX|rex>");
    in.say("UFAY", "GAGENTS", "/chaos people team: payments agents: <@UBO|bo> responders: <@URIO|rio>");
    in.at("10:10");
    in.say("UADA", "GAGENTS",
        "/chaos add Mail service | answers after 10 seconds | orders queue up, none is lost rollback: take the delay "
        "off mail-1 and mail-2; watch the queue drain estimate: 10m owner: <@UADA|ada> teams: shop planned: 30m "
        "together: 2");
    in.say("UADA", "GAGENTS", "/chaos ready 1");
    in.say("UBO", "GAGENTS", "/chaos add");
    in.submit("UBO",
        {{"component", "Payment provider"}, {"failure", "declines one card in five"},
            {"expected", "payments sees it within five minutes"}, {"owner", "UBO"}, {"teams", "payments"},
            {"rollback", "switch the sandbox back\npay with the test card"}, {"estimate", "5"}, {"planned", "40"}});
    in.press_answer("UBO", "Ready", "GAGENTS", "/chaos ready 2");
    in.say("UADA", "GAGENTS",
        "/chaos add Monitoring | goes blind on one host | somebody notices a straight line alone: yes owner: "
        "<@UADA|ada> teams: shop rollback: start the collector estimate: 5m planned: 20m");
    in.say("UADA", "GAGENTS", "/chaos ready 3");
    in.say("UBO", "GAGENTS", "/chaos add A certificate | has expired | renewed in thirty minutes teams: payments");
    in.say("UBO", "GAGENTS", "/chaos ready 4");
    in.say("UBO", "GAGENTS", "/chaos add The on-call phone | rings nobody | the second level is reached");
    in.at("10:30");
    in.say("UFAY", "GAGENTS", "/chaos check");
}

/// The days before: the bot speaks of its own accord, and card 4 is mended.
template <class Workplace>
void announce(Workplace& in) {
    in.at("2026-11-23 09:30");
    in.say("UBO", "GAGENTS",
        "/chaos card 4 owner: <@UBO|bo> estimate: 10m rollback: deploy the current certificate; look at notAfter");
    in.say("UBO", "GAGENTS", "/chaos ready 4");
    in.say("UFAY", "GAGENTS", "/chaos check");
}

template <class Workplace>
void morning(Workplace& in) {
    in.at("2026-11-24 09:58");
    in.say("UREX", "CINC", "/chaos status");
    in.at("10:02");
    in.join("UUMA", "CINC");
    in.at("10:04");
    in.say("UADA", "GAGENTS", "/chaos start 1 why: the stand-ups are over");
    in.say("UADA", "GAGENTS", "/chaos start 3 why: while we are at it");
    in.say("UADA", "GAGENTS", "/chaos start 5 why: nobody has written it out");
    in.say("UADA", "GAGENTS", "/chaos skip 5 why: it is not ready");
    in.at("10:08");
    in.say("UREX", "CINC", "/chaos seen orders are confirmed late team: shop");
    in.say("UREX", "CINC", "Support says that customers ask for their order mails.");
    in.react("UFAY", in.message("CINC", "Support says"), "pencil");
    in.at("10:10");
    in.say("UBO", "GAGENTS", "/chaos start 2");
    in.say("UBO", "GAGENTS", "/chaos start 4 why: three at once");
    in.say("UADA", "GAGENTS",
        "/chaos log 1 10:06 the queue grows, no alert\n10:07 first question in support\n10:09 rex looks at the queue "
        "why: he reads #incidents");
    in.say("UADA", "GAGENTS", "/chaos board");
    in.at("10:15");
    in.say("UADA", "CINC", "<@UBOT00001> start 4 why: in the wrong channel");
    in.say("UBO", "CINC", "Wasn't me.");
    in.react("UFAY", in.message("CINC", "Wasn't me"), "pencil");
    in.react("UFAY", in.message("CINC", "Wasn't me"), "pencil", false);
    in.say("UREX", "CINC", "Found it: the checkout waits for the mail service.");
    in.keep("UADA", in.message("CINC", "Found it"));
    in.at("10:31");
    in.press("UBO", "GAGENTS", "Log a note", "@bo: what do you see?");
    in.submit("UBO", {{"text", "declines are at 20 %, nobody has said a word"}});
}

template <class Workplace>
void stops(Workplace& in) {
    in.at("10:36");
    in.say("UADA", "GAGENTS", "/chaos stop 1 by team why: rex took mail out of the checkout thread");
    in.say("UREX", "CINC", "/chaos resolved 1");
    in.say("UADA", "GAGENTS", "/chaos start 3 why: before the break");
    in.at("10:44");
    in.say("UADA", "GAGENTS", "/chaos rolled-back 1");
    in.say("UADA", "GAGENTS", "/chaos change alert threshold of orders at 5 errors restore: set it back to 20");
    in.say("UFAY", "GAGENTS", "/chaos waive 3 alone why: monitoring and payments do not touch");
    in.say("UADA", "GAGENTS", "/chaos start 3 why: waived");
    in.at("10:50");
    in.say("UFAY", "GAGENTS", "/chaos hold lunch comes early");
    in.say("UBO", "GAGENTS", "/chaos start 4 why: hungry anyway");
    in.say("UFAY", "GAGENTS", "/chaos tie 1 1");
    in.say("UFAY", "GAGENTS", "/chaos is-it-us search is slow");
    in.at("10:55");
    in.say("UFAY", "GAGENTS", "/chaos resume yes why: lunch was eaten");
    in.at("10:58");
    in.say("UBO", "GAGENTS", "/chaos stop 2 by nobody rolled-back why: forty minutes are enough");
}

template <class Workplace>
void alarms(Workplace& in) {
    in.at("11:00");
    in.say("URIO", "CINC", "/chaos stop-all is this still you? The till of the real shop is slow");
    in.at("11:02");
    in.say("UADA", "GAGENTS", "/chaos rolled-back 3");
    in.at("11:06");
    in.say("UFAY", "GAGENTS", "/chaos resume");
    in.say("UFAY", "GAGENTS", "/chaos resume yes why: a slow till, nothing else");
    in.at("11:10");
    in.say("UBO", "GAGENTS", "/chaos start 4 why: last one before the break");
    in.at("11:15");
    in.say("URIO", "CINC", "/chaos real the production database has lost a disk");
    in.at("11:18");
    in.say("UBO", "GAGENTS", "/chaos rolled-back 4");
    in.at("11:25");
    in.say("UFAY", "GAGENTS", "/chaos resume yes why: the disk is replaced");
    in.at("11:27");
    in.say("UFAY", "GAGENTS", "/chaos remind neutral every 35m");
    in.at("11:40");
    in.say("UBO", "GAGENTS", "/chaos start 4 why: a second run, as the first was cut short");
    in.at("11:45");
    in.say("UFAY", "GAGENTS", "/chaos extend 13:20 why: lunch took longer");
    in.at("12:22");
    in.say("UADA", "GAGENTS", "/chaos start 1 why: too late?");
}

template <class Workplace>
void evening(Workplace& in) {
    in.at("12:52");
    in.say("UFAY", "GAGENTS", "/chaos end");
    in.at("12:56");
    in.say("UBO", "GAGENTS", "/chaos stop 4 by agents why: it is time");
    in.at("13:08");
    in.press("UBO", "GAGENTS", "Rolled back: 4");
    in.say("UFAY", "GAGENTS", "/chaos end");
    in.press("UADA", "GAGENTS", "Restored: change 1");
    in.at("13:13");
    in.say("UFAY", "GAGENTS", "/chaos end");
}

template <class Workplace>
void afterwards(Workplace& in) {
    in.at("13:22");
    in.say("UFAY", "GAGENTS", "/chaos reveal");
    in.say("UREX", "CINC", "/chaos learned mail must not block the checkout");
    in.say("URIO", "CINC", "/chaos improve tell support beforehand");
    in.say("UREX", "CINC", "/chaos idea a circuit breaker in front of the mail service <@UREX|rex>");
    in.say("UFAY", "GAGENTS", "/chaos retro");
    in.at("2026-11-26 10:00");
    in.say("UFAY", "GAGENTS", "/chaos export md");
    in.say("UFAY", "GAGENTS", "/chaos done review");
    in.at("2026-12-02 10:00");
    in.say("UFAY", "GAGENTS", "/chaos done share");
    in.say("UFAY", "GAGENTS", "/chaos close");
    in.at("2026-12-04 12:00");
}

template <class Workplace>
void live(Workplace& in) {
    plan(in);
    announce(in);
    morning(in);
    stops(in);
    alarms(in);
    evening(in);
    afterwards(in);
}

}  // namespace

void live_the_day(workplace& in) { live(in); }
void live_the_day(mattermost_workplace& in) { live(in); }
void live_the_day(both_workplaces& in) { live(in); }
void live_the_day(by_hand& in) { live(in); }

}  // namespace tests::days
