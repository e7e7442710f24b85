#include "listening.hpp"

namespace bot::speech {

namespace {

using fields = std::map<std::string, std::string>;

understood filled(std::string_view verb, const fields& values, const fields& given = {}, day::role as = agent) {
    return parse_form(verb, given, values, around(as));
}

template <class Wanted>
Wanted from_form(std::string_view verb, const fields& values, const fields& given = {}, day::role as = agent) {
    return meant<Wanted>(filled(verb, values, given, as));
}

fields errors(const understood& it) { return it ? fields{} : it.error().at_field; }

}  // namespace

TEST_CASE("each form makes the command that words would") {
    const auto added =
        from_form<day::add_card>("add", {{"component", "mail | post"}, {"failure", "“slow”"}, {"expected", "a queue"},
                                            {"rollback", "stop it\nstart it"}, {"estimate", "10"}, {"owner", "ada"},
                                            {"alone", "true"}, {"teams", "web, pay"}, {"mode", ""}})
            .plan;
    CHECK(added.component == "mail | post");
    CHECK(added.failure == "“slow”");
    CHECK(added.rollback == std::vector<std::string>{"stop it", "start it"});
    CHECK(added.owner == in_room("ada"));
    CHECK(added.alone);
    CHECK(added.teams.size() == 2);

    const auto edited = from_form<day::edit_card>("card", {{"mode", "why: not"}}, {{"card", "3"}});
    CHECK(edited.card->value == 3);
    CHECK(edited.fields.mode == "why: not");

    const auto started = from_form<day::start_card>("start", {{"card", "3"}, {"why", "to see"}});
    CHECK(started.card->value == 3);
    CHECK(started.why == "to see");

    const auto stopped = from_form<day::stop_card>(
        "stop", {{"by", "nobody"}, {"rolled-back", "yes"}, {"why", "quiet"}}, {{"card", "3"}});
    CHECK(stopped.card->value == 3);
    CHECK(stopped.by == day::resolution::nobody);
    CHECK(stopped.rolled_back);
    CHECK(stopped.why == "quiet");

    const auto resumed =
        from_form<day::resume_day>("resume", {{"why", "yes, it is over"}}, fields{{"after", "stop"}}, facilitator);
    CHECK(resumed.confirmed);
    CHECK_FALSE(resumed.knows_of_real);
    const auto after_real = from_form<day::resume_day>("resume", {{"why", ""}}, fields{{"after", "real"}}, facilitator);
    CHECK((after_real.confirmed && after_real.knows_of_real));
    CHECK(resumed.why == "yes, it is over");
    // Whoever was asked about a hold has not confirmed what was stopped meanwhile.
    CHECK_FALSE(from_form<day::resume_day>("resume", {{"why", ""}}, fields{{"after", "hold"}}, facilitator).confirmed);

    const auto changed = from_form<day::open_change>("change", {{"what", "alert"}, {"restore", "20"}, {"why", "x"}});
    CHECK(changed.what == "alert");
    CHECK(changed.restore == "20");

    const auto seen =
        from_form<day::report_sighting>("seen", {{"what", "10:42 is odd team: x"}, {"team", "web"}}, {}, responder);
    CHECK(seen.what == "10:42 is odd team: x");
    CHECK(seen.team == "web");

    const auto noted =
        from_form<day::write_notes>("log", {{"text", "a\n10:30 b"}, {"time", "10:20"}, {"why", "w"}}, {{"card", "3"}});
    REQUIRE(noted.lines.size() == 2);
    CHECK(noted.lines[0].card->value == 3);
    CHECK(noted.lines[0].at == at(2026, 11, 24, 9, 20));
    CHECK(noted.lines[0].why == "w");
    CHECK(noted.lines[1].at == at(2026, 11, 24, 9, 30));

    CHECK(from_form<day::end_day>("end", {{"force", "broken"}}, {}, facilitator).forced_why == "broken");
    const auto planned = from_form<day::create_day>("new",
        {{"name", "Storm"}, {"env", "staging"}, {"procedure", "as ever"}, {"incident", "incidents"},
            {"agents", "chaos-agents"}, {"date", "2026-12-01"}, {"from", "09:30"}, {"last-start", ""},
            {"until", "16:30"}, {"limit", "1"}},
        {}, day::role::none);
    CHECK(planned.plan.day.name == "Storm");
    CHECK(planned.plan.limit == 1);
    CHECK(planned.plan.day.windows.size() == 1);
}

TEST_CASE("each form of the day's middle and of its end makes the command that words would") {
    const auto people = from_form<day::change_people>("people",
        {{"agents", "ada bo"}, {"responders", "rex"}, {"observers", ""}, {"remove", "rio"}, {"team", "shop"}}, {},
        facilitator);
    CHECK(people.add.at(in_room("ada")) == day::member{day::role::agent, "shop"});
    CHECK(people.add.at(in_room("rex")) == day::member{day::role::responder, "shop"});
    CHECK(people.add.size() == 3);
    CHECK(people.remove == std::set{in_room("rio")});

    CHECK(from_form<day::hold_starts>("hold", {{"why", "lunch"}}, {}, facilitator).why == "lunch");
    const auto longer = from_form<day::extend_day>("extend", {{"to", "17:10"}, {"why", "late"}}, {}, facilitator);
    CHECK(longer.to == meant<day::extend_day>("extend 17:10", facilitator).to);
    CHECK(longer.why == "late");
    for (const auto* half_an_hour : {"30m", "by 30 min", "30 minutes"}) {
        CAPTURE(half_an_hour);
        CHECK(from_form<day::extend_day>("extend", {{"to", half_an_hour}, {"why", ""}}, {}, facilitator).to ==
              meant<day::extend_day>("extend 30m", facilitator).to);
    }

    const auto skipped = from_form<day::skip_card>("skip", {{"card", "4"}, {"why", ""}});
    CHECK((skipped.card->value == 4 && skipped.why.empty()));
    const auto waived = from_form<day::waive_rule>(
        "waive", {{"card", "3"}, {"rule", "last-start"}, {"why", "harmless"}}, {}, facilitator);
    CHECK((waived.card.value == 3 && waived.rule == day::start_rule::last_start && waived.why == "harmless"));
    const auto tied = from_form<day::tie_sighting>("tie", {{"card", "3"}}, {{"sighting", "2"}}, facilitator);
    CHECK((tied.card.value == 3 && tied.sighting.value == 2));
    CHECK(from_form<day::ask_is_it_us>("is-it-us", {{"symptom", "3 logins hang"}}, {}, facilitator).symptom ==
          "3 logins hang");
    CHECK(from_form<day::ask_is_it_us>("is-it-us", {{"symptom", ""}}, {}, facilitator).symptom.empty());
    CHECK(from_form<day::ask_export>("export", {{"format", "csv"}}, {}, facilitator).format == "csv");

    CHECK(from_form<day::stop_all>("stop-all", {{"why", "why"}}, {}, responder).why == "why");
    CHECK(from_form<day::declare_real>("real", {{"what", "a disk"}}, {}, responder).what == "a disk");
    CHECK(from_form<day::declare_real>("real", {{"what", ""}}, {}, responder).what.empty());
    const auto idea = from_form<day::write_lesson>("idea", {{"text", "a breaker"}, {"owner", "rex"}}, {}, responder);
    CHECK((idea.text == "a breaker" && idea.owner == in_room("rex")));
    CHECK_FALSE(from_form<day::write_lesson>("idea", {{"text", "a breaker"}, {"owner", ""}}, {}, responder).owner);
    CHECK(from_form<day::write_lesson>("improve", {{"text", "earlier"}}, {}, responder).kind ==
          day::lesson_kind::improvement);
}

TEST_CASE("the form of a reminder says what becomes of it") {
    const auto set = [](const std::string& what, const std::string& minutes) {
        return from_form<day::set_reminder>(
            "remind", {{"kind", "quiet-card"}, {"set", what}, {"minutes", minutes}}, {}, facilitator);
    };
    CHECK(set("every", "35").every == day::minutes(35));
    CHECK(set("every", "35").kind == day::reminder::quiet_card);
    CHECK(set("snooze", "20").snooze == day::minutes(20));
    CHECK_FALSE(set("snooze", "20").every);
    CHECK((set("off", "20").off && !set("off", "20").every && !set("off", "20").snooze));
    CHECK((!set("on", "").off && !set("on", "").every));
}

TEST_CASE("a card's form empties what was emptied, and leaves what can not be") {
    const auto it = from_form<day::edit_card>("card",
        {{"alert", ""}, {"rollback", ""}, {"teams", ""}, {"together", ""}, {"alone", ""}, {"owner", ""},
            {"estimate", ""}, {"planned", ""}},
        {{"card", "3"}})
                        .fields;
    CHECK(it.alert == "");
    CHECK(it.rollback == std::vector<std::string>{});
    CHECK(it.teams == std::set<std::string>{});
    CHECK(it.together == std::set<day::card_no>{});
    CHECK(it.alone == false);
    CHECK_FALSE(it.owner);
    CHECK_FALSE(it.rollback_estimate);
    CHECK_FALSE(it.planned);
    CHECK_FALSE(it.mode);
    const auto day =
        from_form<day::edit_day>("edit", {{"env", "prod-2"}, {"incident", ""}, {"link", ""}}, {}, facilitator).plan;
    CHECK(day.environment == "prod-2");
    CHECK(day.incident_channel == room_channel("incidents"));
}

TEST_CASE("errors of a form stand at their fields") {
    CHECK(errors(filled("add", {{"component", "mail"}, {"owner", "nemo"}, {"estimate", "soon"}})) ==
          fields{{"owner", "I do not know “nemo”. Type @ and choose the person from the list."},
              {"estimate", "“soon” is no length of time for estimate: write it as 20m or 1h30."},
              {"failure", "What fails?"}, {"expected", "What do you expect to happen?"}});
    CHECK(errors(filled("stop", {{"by", ""}}, {{"card", "3"}})).contains("by"));
    CHECK(errors(filled("change", {{"what", "x"}})).at("restore") == "How is it restored?");
    CHECK(errors(filled("log", {{"text", " "}})).at("text") == "Say what happened.");
    CHECK(errors(filled("log", {{"text", "x"}, {"time", "noon"}})).at("time") == "Write the time as 10:42.");
    CHECK(errors(filled("seen", {}, {}, responder)).at("what") == "Say what you see.");
    CHECK(errors(filled("learned", {{"text", " "}}, {}, responder)).at("text") == "Say what it is.");
    CHECK(errors(filled("idea", {{"text", "x"}, {"owner", "nemo"}}, {}, responder)).contains("owner"));
    CHECK(errors(filled("people", {{"team", "web"}}, {}, facilitator)).contains("agents"));
    CHECK(errors(filled("people", {{"responders", "nemo"}}, {}, facilitator)).contains("responders"));
    CHECK(errors(filled("extend", {{"to", ""}}, {}, facilitator)).contains("to"));
    CHECK(errors(filled("extend", {{"to", "25:00"}}, {}, facilitator)).contains("to"));
    CHECK(errors(filled("waive", {{"why", "x"}}, {}, facilitator)) ==
          fields{{"card", "For which card?"},
              {"rule", "Which rule? One of window, last-start, hold, limit, alone, ready."}});
    CHECK(errors(filled("tie", {}, {}, facilitator)) ==
          fields{{"sighting", "Which sighting?"}, {"card", "To which card?"}});
    CHECK(errors(filled("export", {{"format", ""}}, {}, facilitator)).contains("format"));
    const auto reminder = [](const std::string& what, const std::string& minutes) {
        return errors(filled("remind", {{"kind", "neutral"}, {"set", what}, {"minutes", minutes}}, {}, facilitator));
    };
    CHECK(reminder("every", "") == fields{{"minutes", "How many minutes?"}});
    CHECK(reminder("snooze", "") == fields{{"minutes", "How many minutes?"}});
    CHECK(reminder("every", "29").at("minutes").starts_with("Every 30 minutes is the most"));
    CHECK(reminder("", "").contains("set"));
    CHECK(errors(filled("remind", {{"set", "off"}}, {}, facilitator)).contains("kind"));
    const auto day =
        errors(filled("new", {{"name", "Storm"}, {"date", "tomorow"}, {"zone", "Berlin/Europe"}}, {}, day::role::none));
    for (const auto* field : {"env", "procedure", "incident", "agents", "date", "zone", "from", "until"}) {
        CAPTURE(field);
        CHECK(day.contains(field));
    }
}

TEST_CASE("a form of somebody else's verb, or of none, is unknown") {
    CHECK(has(remedy(filled("start", {{"card", "3"}}, {}, responder)), "I do not know “start”."));
    for (const auto* verb : {"hold", "waive", "remind", "skip", "tie", "is-it-us", "extend", "people", "export"})
        CHECK(has(remedy(filled(verb, {{"card", "3"}}, {}, responder)), "I do not know"));
    CHECK(has(remedy(filled("nonsense", {})), "I do not know “nonsense”."));
}

}  // namespace bot::speech
