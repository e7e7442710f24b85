#include "speech/names.hpp"
#include "speech/news.hpp"
#include "speech/offers.hpp"
#include "speech/steps.hpp"

namespace bot::speech {

namespace {

std::string teams_of(const std::set<std::string>& teams) { return listed(std::vector(teams.begin(), teams.end())); }

struct agents_teller {
    using buttons = std::vector<button>;

    const day::agents_frame& frame;
    day::instant now;
    bool to_facilitator;

    told operator()(const day::ready_report& it) const {
        auto missing = each_as("what", missing_in_words(it.missing));
        return {"ready-report",
            values()
                .set("missing", std::move(missing))
                .set("cards", all(it.unready))
                .set("changes", all(it.open_changes))
                .set("leftovers", each_as("what", it.leftovers))
                .set("complete", all(it.to_ready))
                .set("no_cards", it.no_cards)
                .set("no_agents", it.agents == 0)
                .set("one_agent", it.agents == 1)
                .set("strangers", each_as("person", it.strangers))
                .set("is_private", it.is_private),
            {to_facilitator ? offer("Check", "check") : offer("Board", "board")}};
    }
    told operator()(const day::agents_kickoff& it) const {
        return {"agents-kickoff", values().set("cards", all(it.board)), {offer("Board", "board"), stop_everything()}};
    }
    told operator()(const day::kickoff_blocked& it) const {
        return {"kickoff-blocked", values().set("missing", each_as("what", missing_in_words(it.missing))),
            {first("Kick off now", "kickoff now"), offer("Check", "check")}};
    }
    told operator()(const day::what_do_you_see& it) const {
        return {"what-do-you-see", of(it.card).set("overdue", it.overdue),
            {first("Log a note", "log", it.card.no), offer("Stop", "stop", it.card.no)}};
    }
    told operator()(const day::what_hinders& it) const {
        const auto& no = it.card.no;
        return {"what-hinders", of(it.card),
            to_facilitator ? buttons{offer("Card", "card", no), snooze(day::reminder::slow_rollback)}
                           : buttons{first("Rolled back", "rolled-back", no), offer("Log a note", "log", no)}};
    }
    told operator()(const day::team_overloaded& it) const {
        return {"team-overloaded", values().set("team", it.team).set("open", it.open),
            {offer("Hold all starts", "hold"), offer("Load", "load"), snooze(day::reminder::load)}};
    }
    told operator()(const day::all_quiet& it) const {
        return {"all-quiet", values().set("quiet_for", lasting(it.since)),
            {offer("Board", "board"), snooze(day::reminder::quiet_day)}};
    }
    told operator()(const day::countdown& it) const {
        return {"countdown", values().set("left", lasting(it.left)).set("cards", all(it.still)), endings(it.still)};
    }
    told operator()(const day::winding_down& it) const {
        auto offered = endings(it.still, it.open_changes);
        if (to_facilitator && !it.again) offered.push_back(offer("More time", "extend"));
        return {"winding-down",
            values().set("again", it.again).set("cards", all(it.still)).set("changes", all(it.open_changes)),
            std::move(offered)};
    }
    told operator()(const day::agents_over_for_today& it) const {
        return {"agents-over-for-today", values().set("resumes", at(it.resumes)).set("cards", all(it.still)),
            endings(it.still)};
    }
    told operator()(const day::end_overdue& it) const {
        auto buttons = endings(it.still, it.open_changes);
        if (buttons.empty()) buttons.push_back(first("End the day", "end"));
        return {"end-overdue", values().set("cards", all(it.still)).set("changes", all(it.open_changes)), buttons};
    }
    told operator()(const day::all_stop& it) const {
        return {"all-stop", acted(it.by, it.why).set("real", it.real).set("cards", all(it.still)), endings(it.still)};
    }
    told operator()(const day::all_resume& it) const {
        return {"all-resume", acted(it.by, it.why).set("after_real", it.after_real), {offer("Board", "board")}};
    }
    told operator()(const day::on_hold& it) const { return {"on-hold", acted(it.by, it.why).set("lifted", it.lifted)}; }
    told operator()(const day::limit_changed& it) const {
        return {"limit-changed", acted(it.by, it.why).set("limit", it.limit)};
    }
    told operator()(const day::rule_waived& it) const {
        return {"rule-waived", acted(it.by, it.why).set("no", it.card.value).set("rule", name_of(it.rule)),
            {first("Start", "start", it.card)}};
    }
    told operator()(const day::agents_handover& it) const {
        return {"agents-handover", acted(it.by, it.why).set("from", it.from).set("facilitator", it.to)};
    }
    told operator()(const day::agents_extended& it) const { return {"agents-extended", acted(it.by, it.why)}; }
    told operator()(const day::wind_down_moved& it) const {
        return {"wind-down-moved", acted(it.by, it.why).set("at", at(it.at))};
    }
    told operator()(const day::card_moved& it) const {
        const auto where = it.card.where;
        auto with = of(it.card).set("by", it.by).set("why", it.why);
        with.set("is_running", where == day::column::running)
            .set("is_rolling_back", where == day::column::rolling_back)
            .set("is_over", where > day::column::rolling_back);
        return {"card-moved", std::move(with), steps_for(it.card.no, where)};
    }
    told operator()(const day::agents_end& it) const {
        std::vector<std::string> gaps;
        for (const auto each : it.gaps) gaps.push_back(std::to_string(each.value));
        auto with = values().set("gaps", listed(gaps));
        if (it.retro) with.set("retro", at(*it.retro));
        if (!to_facilitator) return {"agents-end", std::move(with)};
        return {"agents-end", std::move(with),
            {first("Retrospective", "retro"), offer("Timeline", "timeline"), reveal_all()}};
    }
    told operator()(const day::channel_unsafe& it) const {
        return {"channel-unsafe",
            values().set("strangers", each_as("person", it.strangers)).set("is_private", it.is_private),
            {offer("Check", "check")}};
    }
    told operator()(const day::channel_safe&) const { return {"channel-safe", {}}; }
    told operator()(const day::step_due& it) const {
        const auto step = step_numbered(it.step);
        const bool before = step < day::step::the_day;
        auto with = values()
                        .set("is_review", step == day::step::review)
                        .set("is_sharing", step == day::step::share)
                        .set("is_preparation", before)
                        .set("what", before ? std::string(what_to_do(step)) : std::string());
        return {"step-due", std::move(with),
            {first("Done", words_that_tick(step)),
                before ? offer("All steps", "timeline") : offer("Retrospective", "retro")}};
    }
    told operator()(const day::day_called_off& it) const { return {"day-called-off", acted(it.by, it.why)}; }
    told operator()(const day::day_moved& it) const {
        return {"day-moved", values().set("by", it.by).set("begins", at(it.opens)), {offer("Board", "board")}};
    }
    told operator()(const day::appointment_asked& it) const {
        return {"appointment-asked", acted(it.by, it.why)
                                         .set("whom", it.whom)
                                         .set("agreed", it.stands == day::consent::agreed)
                                         .set("withdrawn", it.stands == day::consent::withdrawn)};
    }

    span at(day::instant then) const { return when(then, frame.zone, now); }

    static values acted(const day::person_id& by, const std::string& why) {
        return values().set("by", by).set("why", why);
    }

    values of(const day::card_line& it) const {
        auto made = values()
                        .set("no", it.no.value)
                        .set("title", it.title)
                        .set("column", name_of(it.where))
                        .set("owner", it.owner)
                        .set("teams", teams_of(it.teams))
                        .set("steps", each_as("step", it.rollback));
        if (it.estimate) made.set("estimate", lasting(*it.estimate));
        if (it.planned) made.set("planned", lasting(*it.planned));
        if (it.since) made.set("since", at(*it.since));
        return made;
    }

    static values of(const day::change_line& it) {
        return values().set("change", it.no.value).set("what", it.what).set("restore", it.restore).set("by", it.by);
    }

    std::vector<values> all(const auto& lines) const {
        std::vector<values> made;
        for (const auto& each : lines) made.push_back(of(each));
        return made;
    }
};

}  // namespace

told tell(const day::agents_frame& frame, const day::agents_news& news, day::instant now, bool to_facilitator) {
    const agents_teller teller{frame, now, to_facilitator};
    auto made = std::visit(teller, news);
    auto with = values()
                    .set("day", frame.day)
                    .set("environment", frame.environment)
                    .set("facilitator", frame.facilitator)
                    .set("limit", frame.limit)
                    .set("opens", teller.at(frame.opens))
                    .set("last_start", teller.at(frame.last_start))
                    .set("wind_down", teller.at(frame.wind_down))
                    .set("ends", teller.at(frame.ends))
                    .set("to_facilitator", to_facilitator);
    made.with.adds(with);
    return made;
}

}  // namespace bot::speech
