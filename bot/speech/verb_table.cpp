// The table of verbs. A new verb is a line here, and what it means in parse_*.cpp.
#include "speech/verbs.hpp"

namespace bot::speech {

namespace {

using enum right;
using enum topic;
using namespace sense;
using names = std::vector<std::string_view>;

/// What `card` and `add` take, named as in a card's form.
const names card_parts{"component", "failure", "expected", "mode", "method", "technical=technical-impact",
    "business=business-impact", "response", "alert", "rollback=rollback-steps", "estimate=rollback-estimate", "owner",
    "teams=team", "alone", "together=together-with", "load", "planned=planned-minutes"};

/// What `new` and `clone` take; `edit` also says which window is meant.
const names day_parts{"name", "env=environment", "procedure", "link=procedure-link", "incident=incident-channel",
    "agents=agents-channel", "stakeholders=stakeholders-channel", "zone=time-zone", "date=dates", "from=opens",
    "last-start", "wind-down", "until=ends", "limit", "open", "notices"};
const names new_parts = [] {
    auto parts = day_parts;
    parts.insert(parts.end(), {"as-agents", "as-responders"});
    return parts;
}();
const names edit_parts = [] {
    auto parts = day_parts;
    parts.push_back("window");
    return parts;
}();

std::vector<verb> everyones() {
    return {
        {"seen", everyone, failures, open, "WHAT [team: …]", "report a failure that you see",
            "With `team:` it counts as that team's load. A time in front says when it was: `seen 10:42 …`.",
            "seen payments time out since 10:42 team: web", names{"team"}, "what", true, names{"saw", "report"}},
        {"resolved", everyone, failures, open, "N", "your sighting N is over",
            "N is the number that the answer to `seen` gave.", "resolved 2", {}, "sighting", false, names{"fixed"}},
        {"stop-all", everyone, failures, open, "[why]", "stop every experiment at once",
            "Anybody may, nobody is asked to confirm. Everything is rolled back; the facilitator resumes. Only the "
            "agents read why. `stop-all why` asks for it in a form.",
            "stop-all checkout is down for real customers", names{"why"}, "why", true, names{"stopall"}},
        {"real", everyone, failures, open, "WHAT", "this one is a genuine incident",
            "`real` is for production, for safety, or when the facilitator says so; everything else is `seen`. It "
            "stops "
            "every experiment and tells everybody. `real what` asks for the words in a form.",
            "real production database has lost its disk", {}, "what", true},
        {"learned", everyone, afterwards, open | ended, "TEXT", "something we learnt, for the retrospective", "",
            "learned the runbook names a dashboard that is gone", {}, "text", true, names{"lesson"}},
        {"improve", everyone, afterwards, open | ended, "TEXT", "what would make the next Chaos Day better", "",
            "improve start with the smaller experiment", {}, "text", true, names{"improvement"}},
        {"idea", everyone, afterwards, open | ended, "TEXT [@owner]", "an idea for a team's backlog",
            "The person named last considers it later.", "idea a circuit breaker in front of the mail service @rex",
            names{"owner"}, "text", true},
        {"status", everyone, look, always, "", "the day, its window, and your own sightings", "", "status"},
        {"link", everyone, look, any_day, "", "your page on the web", "", "link"},
        {"help", everyone, look, always, "[verb]", "what you can say, or more about one verb", "", "help seen"},
    };
}

/// What becomes of cards.
std::vector<verb> agents_cards() {
    return {
        {"board", agents, look, any_day, "", "all experiments by column", "", "board", {}, {}, false, names{"cards"}},
        {"add", agents, experiments, planned | open, "COMPONENT | FAILURE | EXPECTED", "write a new card",
            "The three together are its title; every field of `card` may follow as `field: value`.",
            "add mail service | answers after 10 s | orders queue up and nobody notices", card_parts, "component",
            true},
        {"card", agents, experiments, any_day, "[N] [field: …]", "look at a card, or change its fields",
            "Fields: component, failure, expected, mode, method, technical, business, response, alert, rollback (steps "
            "apart by ; or a new line), estimate, owner, teams, alone, together, load, planned. `card 3 edit` opens a "
            "form.",
            "card 3 rollback: start the mail service; check the queue estimate: 10m", card_parts, "card", true},
        {"ready", agents, experiments, planned | open, "[N]", "the card may start from now on",
            "It needs rollback steps, their estimate, and an owner.", "ready 3", {}, "card"},
        {"start", agents_alone, experiments, open, "[N] why: …", "start an experiment",
            "If it can not start, the answer says which rule stands in the way and who can waive it.",
            "start 3 why: the team is back from lunch", names{"why"}, "card", true},
        {"stop", agents, experiments, open | ended, "[N] by team|agents|nobody why: …",
            "an experiment's effect is over",
            "By whom: the owning team resolved it, the agents ended it, or nobody noticed. Add `rolled-back` if the "
            "fault is gone already.",
            "stop 3 by team why: they restarted the worker", names{"by", "why"}, "card", true},
        {"rolled-back", agents, experiments, open | ended, "[N]", "the fault is gone, the service healthy", "",
            "rolled-back 3", {}, "card", false, names{"rolledback"}},
        {"skip", agents, experiments, planned | open, "[N] why: …", "a card that will not be run",
            "`skip 4 why` asks in a form.", "skip 4 why: no time left", names{"why"}, "card", true},
    };
}

/// What goes on the record, and the handover.
std::vector<verb> agents_record() {
    return {
        {"log", agents, record, open | ended, "[N] [HH:MM] TEXT [why: …]", "a line of the record",
            "N is a card, the time is when it happened. Several lines at once are as many notes; `#` in front keeps a "
            "number apart from the text.",
            "log 3 10:42 the queue grows, no alert yet", {} /* each line has its own */, "text", true, names{"note"}},
        {"keep", agents, record, open | ended, "LINK [N] [why: …]", "put a message on the record by its link",
            "N is a card. The note has the message's own time and author; nothing is shown where the message stands.",
            "keep https://chat.example.org/shop/pl/8kz3m 3 why: the first to notice", names{"why"}, "link", false,
            names{"mark"}},
        {"amend", agents, record, open | ended, "NOTE TEXT [why: …]", "correct a note of the record",
            "The old words stay on the record beside the new ones.", "amend 12 the queue held 4,000 orders",
            names{"why"}, "text"},
        {"undo", agents, record, planned | open | ended, "", "take back your last act, within 10 minutes",
            "Not an end, a reveal, a stop-all, a real or a kickoff, nor what others were told of or go by: a "
            "sighting, an extension, an edit, a handover. The answer says what to do instead.",
            "undo"},
        {"change", agents, record, planned | open, "WHAT restore: HOW [why: …]",
            "a temporary change that has to be restored",
            "For alert rules, logging and configuration. The day does not end while one is open.",
            "change alert threshold for orders at 5 errors restore: set it back to 20", names{"restore", "why"}, "what",
            true},
        {"restored", agents, record, planned | open | ended, "[N]", "change N is as it was before", "", "restored 1",
            {}, "change"},
        {"drawn-in", agents, record, open, "@agent why: …", "an agent had to help their own team", "",
            "drawn-in @bo why: nobody else knows the certificate store", names{"why"}, "agent"},
        {"facilitator", agents, day, planned | open | ended, "@x [why: …]", "hand over to another facilitator",
            "If the facilitator is gone, two agents who say so together appoint another. Everybody reads a "
            "facilitator's why, agents alone read theirs.",
            "facilitator @rio why: I am needed elsewhere", names{"why"}, "to"},
    };
}

/// The facilitator's: before the day, in it, and at its end.
std::vector<verb> planning() {
    return {
        {"new", facilitator, day, always, "\"Name\" env: … date: …", "plan a Chaos Day; you become its facilitator",
            "Parts: env, procedure, link, incident, agents, stakeholders (channels), zone, date, from, last-start, "
            "wind-down, until, limit, open, notices (so many days before); as-agents and as-responders, people. "
            "Several dates make a week.",
            "new \"Autumn storm\" env: staging incident: #incidents agents: #chaos-agents date: 2026-11-24 from: 09:30 "
            "last-start: 15:00 wind-down: 15:30 until: 16:30",
            new_parts, "name", true},
        {"edit", facilitator, day, planned | open, "part: …", "change what was planned",
            "The parts of `new`, but for limit and people. Of several windows all change alike; `window:` names "
            "one, by number or date.",
            "edit until: 17:00 wind-down: 16:00", edit_parts, "name", true},
        {"people", facilitator, day, planned | open, "agents: @a team: … responders: @b …", "who takes part",
            "Also `observers:` and `remove:`. A `team:` counts for the people before it. Where the chat has groups of "
            "people, a group stands for whoever is in it, now and later.",
            "people agents: @ada team: web responders: @rex @rio team: web",
            names{"agents=agent", "responders=responder", "observers=observer", "team", "remove"}, {}, true},
        {"plan", facilitator, day, no_day | planned | closed | cancelled, "load FILE", "read a day from a plan file",
            "Loading it again shows what differs and asks.", "plan load week.toml"},
        {"clone", facilitator, day, any_day | cancelled, "\"Name\" date: …", "the same day and cards once more",
            "The parts of `new`, but for limit and people, where something is to be different.",
            "clone \"Winter storm\" date: 2027-02-09", day_parts, "name"},
        {"tick", facilitator, day, planned | open, "STEP", "tick off a step on the way to the day",
            "Steps: target, teams, agents, experiments, stakeholders. `timeline` shows them with their dates.",
            "tick stakeholders", {}, "step"},
        {"check", facilitator, look, planned | open, "", "what is missing before the kickoff", "", "check"},
        {"kickoff", facilitator, day, planned, "[now|HH:MM]", "open the day, now or at a time", "", "kickoff now", {},
            "at", false, names{"kick-off"}},
    };
}

std::vector<verb> leading() {
    return {
        {"limit", facilitator, day, planned | open, "N [why]", "how many experiments may run at once", "",
            "limit 3 why: they answer quickly", names{"why"}, "limit"},
        {"hold", facilitator, day, open, "[why]", "no card may start for now", "`hold why` asks for it in a form.",
            "hold the web team is overwhelmed", names{"why"}, "why", true, names{"pause"}},
        {"resume", facilitator, day, open, "[yes] [why: …]", "end a hold, a stop-all or a real incident",
            "It asks before it does. No card starts again by itself.", "resume yes why: a false alarm", names{"why"},
            "why", true},
        {"waive", facilitator, experiments, open, "N RULE why: …", "let one card start against a rule",
            "Rules: window, last-start, hold, limit, alone, ready.", "waive 3 limit why: both are harmless",
            names{"why"}, "rule", true},
        {"extend", facilitator, day, open, "HH:MM|30m [why]", "end the window later; everything moves with it",
            "Everybody is told, and why.", "extend 17:30 why: we began late", names{"why"}, "to", true},
        {"wind-down", facilitator, day, open, "[now|HH:MM] [why]", "no more starts; roll back what runs", "",
            "wind-down 15:00 why: enough for today", names{"why"}, "at", false, names{"winddown"}},
        {"end", facilitator, day, open, "[force: why]", "it is over; everybody is told",
            "Only when nothing runs and no change is open. `force:` reveals what is left and says so.", "end",
            names{"force"}, {}, true},
        {"is-it-us", facilitator, look, open | ended, "[SYMPTOM]", "could a symptom be one of our experiments?",
            "`is-it-us symptom` asks for it in a form.", "is-it-us login is slow", {}, "symptom", true},
        {"load", facilitator, look, open, "", "open sightings of each team", "", "load"},
        {"tie", facilitator, record, open | ended, "SIGHTING N", "a sighting belongs to card N", "", "tie 2 3", {},
            "sighting", true},
        {"remind", facilitator, day, planned | open | ended, "[KIND off|on|every 3h|snooze 30m]",
            "switch, space or snooze a reminder",
            "Alone it shows how each is set; `remind KIND` asks in a form. Kinds: ready-check, notice, neutral, "
            "welcome, overdue-card, quiet-card, "
            "slow-rollback, load, quiet-day, countdown, wind-down, late-end, retrospective, preparation.",
            "remind neutral every 3h", {}, "kind", true},
    };
}

std::vector<verb> ending() {
    return {
        {"reveal", facilitator, afterwards, open | ended | closed, "[N]", "show a card, or all, to everybody", "",
            "reveal 3", {}, "card"},
        {"timeline", facilitator, afterwards, any_day, "", "the steps to the day, then the record in order", "",
            "timeline"},
        {"retro", facilitator, afterwards, ended | closed, "", "the material of the retrospective", "", "retro"},
        {"export", facilitator, afterwards, open | ended | closed, "md|html|json|csv", "the record as a file", "",
            "export md", {}, "format", true},
        {"done", facilitator, afterwards, ended | closed, "review|share", "tick off the review or the sharing", "",
            "done review", {}, "step"},
        {"close", facilitator, afterwards, ended, "", "close the day after the retrospective", "", "close"},
        {"cancel", facilitator, day, planned, "[why]", "call the planned day off; whoever was told reads it", "",
            "cancel the release was moved", names{"why"}, "why"},
    };
}

std::vector<verb> whole_table() {
    auto table = everyones();
    for (const auto& each : {agents_cards(), agents_record(), planning(), leading(), ending()})
        table.insert(table.end(), each.begin(), each.end());
    return table;
}

}  // namespace

std::span<const verb> all_verbs() {
    static const auto table = whole_table();
    return table;
}

}  // namespace bot::speech
