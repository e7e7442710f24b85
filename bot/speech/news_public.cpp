#include "clock/zones.hpp"
#include "speech/names.hpp"
#include "speech/news.hpp"
#include "speech/offers_public.hpp"
#include "speech/procedure.hpp"

// Includes nothing that knows a card but revealed ones: what is said here is for everyone.
namespace bot::speech {

namespace {

struct public_teller {
    const day::public_frame& frame;
    day::instant now;
    bool is_incident_channel;

    told operator()(const day::day_soon& it) const { return {"day-soon", values().set("moved", it.moved)}; }
    told operator()(const day::day_off& it) const { return {"day-off", values().set("why", it.why)}; }
    told operator()(const day::kickoff&) const { return {"kickoff", {}, {sees_failure(), stop_everything()}}; }
    told operator()(const day::neutral_reminder&) const { return {"neutral-reminder", {}}; }
    told operator()(const day::over_for_today& it) const {
        return {"over-for-today", values().set("resumes", at(it.resumes))};
    }
    told operator()(const day::runs_longer&) const { return {"runs-longer", {}}; }
    told operator()(const day::chaos_suspended&) const { return {"chaos-suspended", {}, {declares_real()}}; }
    told operator()(const day::real_incident& it) const { return {"real-incident", values().set("what", it.what)}; }
    told operator()(const day::chaos_resumed& it) const {
        return {"chaos-resumed", values().set("after_real", it.after_real)};
    }
    told operator()(const day::longer_today& it) const {
        return {"longer-today", values().set("by", it.by).set("why", it.why)};
    }
    told operator()(const day::new_facilitator& it) const {
        return {"new-facilitator", values().set("from", it.from).set("why", it.why)};
    }
    told operator()(const day::end_of_chaos& it) const {
        return {"end-of-chaos", values().set("still_broken", each_as("what", it.still_broken)), lessons()};
    }
    told operator()(const day::cards_revealed& it) const {
        std::vector<values> cards;
        for (const auto& each : it.cards) cards.push_back(of(each));
        return {"cards-revealed", values().set("cards", std::move(cards)), lessons()};
    }
    told operator()(const day::welcome&) const { return {"welcome", {}, {sees_failure()}}; }

    span at(day::instant then) const { return when(then, frame.zone, now); }

    /// Elsewhere nobody could tell which day is meant, once it is over.
    std::vector<button> lessons() const { return is_incident_channel ? what_was_learnt() : std::vector<button>(); }

    static values of(const day::revealed_card& it) {
        return values()
            .set("no", it.no.value)
            .set("title", it.title)
            .set("column", name_of(it.where))
            .set("teams", listed(std::vector(it.teams.begin(), it.teams.end())))
            .set("steps", each_as("step", it.rollback));
    }
};

std::string date_of(const day::public_frame& frame) {
    return clock::date_text(clock::to_local(frame.opens, frame.zone).date);
}

span time_of_day(day::instant at, const std::string& zone) { return time{at, clock::time_text(at, zone)}; }

}  // namespace

told tell(const day::public_frame& frame, const day::public_news& news, day::instant now, bool in_incident_channel) {
    const public_teller teller{frame, now, in_incident_channel};
    auto made = std::visit(teller, news);
    made.with.set("day", frame.day)
        .set("environment", frame.environment)
        .set("procedure", sentence(frame.procedure))
        .set("procedure_link", rest_of_procedure(frame.procedure_link))
        .set("channel", frame.incident_channel)
        .set("facilitator", frame.facilitator)
        .set("date", date_of(frame))
        .set("opens", teller.at(frame.opens))
        .set("ends", teller.at(frame.ends))
        .set("opens_at", time_of_day(frame.opens, frame.zone))
        .set("ends_at", time_of_day(frame.ends, frame.zone))
        .set("several_windows", frame.several_windows);
    return made;
}

values topic_values(const day::public_frame& frame) {
    return values()
        .set("day", frame.day)
        .set("environment", frame.environment)
        .set("procedure", frame.procedure)
        .set("date", date_of(frame))
        .set("opens", clock::time_text(frame.opens, frame.zone))
        .set("ends", clock::time_text(frame.ends, frame.zone))
        .set("between_windows", frame.between_windows);
}

}  // namespace bot::speech
