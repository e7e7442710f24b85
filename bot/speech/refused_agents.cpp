// Why something was not done, for agents and the facilitator: the rule by its short name, what satisfies it, and who
// can waive it with what words.
#include "speech/answers.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/plan_differences.hpp"
#include "speech/shut_gate.hpp"

namespace bot::speech {

namespace {

std::string_view standing(day::column where) {
    return where == day::column::backlog ? "in the backlog" : name_of(where);
}

/// The way on for a card that stands where it stands.
line way_on(day::card_no no, day::column where) {
    const auto number = " " + std::to_string(no.value);
    switch (where) {
        case day::column::backlog:
        case day::column::not_run:
            return words("First ", typed("ready" + number), ".");
        case day::column::ready:
            return words("First ", typed("start" + number + " why: …"), ".");
        case day::column::running:
            return words("First ", typed("stop" + number + " by team|agents|nobody"), ".");
        case day::column::rolling_back:
            return words("First ", typed("rolled-back" + number), ".");
        case day::column::resolved_by_team:
        case day::column::resolved_by_agents:
            return words("It can be run once more: ", typed("start" + number + " why: …"), ".");
    }
    return {};
}

std::string columns_in_words(const std::vector<day::column>& which) {
    std::vector<std::string> names;
    for (const auto each : which) names.emplace_back(standing(each));
    return listed(names, " or ");
}

/// What to do where an act can not be taken back.
line instead_of(day::lasting_act it) {
    using enum day::lasting_act;
    switch (it) {
        case seen:
            return words("If it was no failure, ", typed("resolved N"), " closes it.");
        case resolved:
            return words("If it is still there, report it again: ", typed("seen WHAT"), ".");
        case extended:
            return words("Another end is set the same way: ", typed("extend 17:00"), ".");
        case edited:
            return words("What was there before is set the same way: ", typed("edit"), ".");
        case kickoff_time:
            return words("Another time is set the same way: ", typed("kickoff 09:30"), ".");
        case handed_over:
            return words("Whoever facilitates now can hand back: ", typed("facilitator @name"), ".");
        case reminder:
            return words("It is set the same way as before: ", typed("remind KIND on"), ", off, every or snooze.");
        case resumed:
            return words("To stop again: ", typed("hold"), " or ", typed("stop-all"), ".");
        case group:
            return words("Groups are followed and left by ", typed("people"), ".");
    }
    return {};
}

struct agents_refuser {
    const day::agents_day& of;

    message operator()(const day::facilitator_starts_none&) const {
        return says(
            "Rule “facilitator”: whoever facilitates starts nothing, to keep the overview, and nobody can waive that. "
            "Ask an agent to start it, or hand over first: ",
            typed("facilitator @name"), ".");
    }
    message operator()(const day::day_still_open& why) const {
        if (why.of_all_cards)
            return says(
                "The day still runs: all cards at once are shown when it has ended. One alone can be shown now: ",
                typed("reveal 3"), ".");
        return says("The day still runs, and that waits for its end: ", typed("end"), ".");
    }
    message operator()(const day::gate_shut& why) const { return gate_is_shut(why, of); }
    message operator()(const day::all_stopped& why) const {
        return says("Rule “", why.real ? "real incident" : "stop-all", "”: ", why.by,
            why.real ? " declared a real incident" : " stopped everything",
            ", and nothing starts until it is resumed. Nobody can waive that; ", of.open().facilitator,
            " resumes: ", typed("resume"), ".");
    }
    message operator()(const day::no_such_card& why) const {
        return telling()
            .says("There is no card ", why.card, ". ", typed("board"), " shows all of them.")
            .offers(offer("Board", "board"));
    }
    message operator()(const day::which_card& why) const {
        if (why.candidates.empty())
            return telling()
                .says("No card stands where that makes sense. ", typed("board"), " shows where each of them is.")
                .offers(offer("Board", "board"));
        return says(
            "Which card? It could be ", cards_named(of, why.candidates, " or "), ". Say it again with its number.");
    }
    message operator()(const day::wrong_column& why) const {
        telling made;
        made.says(card_named(of, why.card), " is ", standing(why.where), "; that works for a card that is ",
            columns_in_words(why.wanted), ". ", way_on(why.card, why.where));
        for (auto& each : steps_for(why.card, why.where)) made.offers(std::move(each));
        return made;
    }
    message operator()(const day::card_incomplete& why) const {
        return telling()
            .says(
                "Rule “ready”: ", card_named(of, why.card), " still needs ", listed(missing_in_words(why.missing)), ".")
            .says(typed("card " + std::to_string(why.card.value) +
                        " rollback: step one; step two estimate: 10m owner: @name"),
                " writes it down.")
            .offers(edit(why.card));
    }
    message operator()(const day::changed_meanwhile& why) const {
        return says("Nothing was changed yet: somebody else has changed ", card_named(of, why.card),
            " while you had it open. Sent like this it would write over ", listed(why.fields),
            ". Look at it as it is (", typed("card " + std::to_string(why.card.value)),
            "), mend your words, and send them again.");
    }
    message operator()(const day::no_such_note& why) const {
        return says("There is no note ", why.note,
            " that could be changed. The answer that wrote it down gave its number; ", typed("card 3"),
            " shows those of card 3.");
    }
    message operator()(const day::no_such_change& why) const {
        return says("No change ", why.no, " is open. ", typed("board"), " lists those that are.");
    }
    message operator()(const day::which_change& why) const {
        if (why.candidates.empty()) return says("No change is open: there is nothing to restore.");
        std::vector<line> each;
        for (const auto no : why.candidates) each.push_back(change_named(of, no));
        return says("Which one? It could be ", listed(each, " or "), ". Say ", typed("restored"), " and its number.");
    }
    message operator()(const day::nothing_to_take_back& why) const {
        const auto instead = words(" What was written can still be corrected: ", typed("amend NOTE new text"), ".");
        if (why.final_act)
            return says(
                "An end, a reveal, a stop-all, a real incident or a kickoff can not be taken back: people have acted "
                "upon it.",
                instead);
        if (why.too_late)
            return says("Your last act is more than 10 minutes old; that is too late to take it back.", instead);
        if (why.lasts)
            return says("Your last act stays: others were told of it, or go by it. ", instead_of(*why.lasts),
                " What you did before it stays, too.");
        if (why.none_made) return says("There is no act of yours that could be taken back.", instead);
        return says("Others went on from your last act, so it can not be taken back.", instead);
    }
    message operator()(const day::day_not_clear& why) const { return not_clear(why); }
    message operator()(const day::needs_confirmation& why) const { return confirm(why); }
    message operator()(const day::nothing_to_resume&) const {
        return says(
            "Nothing is held or stopped: cards may start as it is. ", typed("status"), " shows how the day stands.");
    }
    message operator()(const day::not_this_phase& why) const {
        return says("That works only while the day is ", why.phase, "; it is ", name_of(of.open().now), " now. ",
            typed("help"), " shows what makes sense at this point.");
    }
    message operator()(const day::facilitator_is_no_agent& why) const {
        return says("Rule “facilitator”: ", why.who,
            " facilitates and so owns no card and is no agent. Name somebody else, or "
            "hand over first: ",
            typed("facilitator @name"), ".");
    }
    message operator()(const day::unknown_person& why) const {
        return says("“", why.who, "” is nobody who could do that on this day. Name an agent of it; ",
            typed("people agents: @name"), " makes somebody one.");
    }
    message operator()(const day::time_out_of_order& why) const { return out_of_order(why.what); }
    message operator()(const day::not_spaced& why) const {
        const auto name = std::string(name_of(why.kind));
        std::vector<std::string> spaced;
        for (const auto kind : day::all_reminders)
            if (day::can_be_spaced(kind)) spaced.emplace_back(name_of(kind));
        return says("The reminder “", name, "” comes when there is something to say, not every so often; ",
            listed(spaced), " can be spaced. Nothing was changed: ", typed("remind " + name + " off"), " or ",
            typed("remind " + name + " snooze 1h"), " silences it.");
    }
    message operator()(const day::plan_differs& why) const { return differences_in_words(why, of); }

private:
    message not_clear(const day::day_not_clear& why) const {
        telling made;
        made.says("Rule “all clear”: the day ends only when nothing runs or rolls back and no change is open.");
        std::vector<line> left;
        for (const auto no : why.running) left.push_back(words(card_named(of, no), " is running"));
        for (const auto no : why.rolling_back) left.push_back(words(card_named(of, no), " is rolling back"));
        for (const auto no : why.open_changes) left.push_back(words(change_named(of, no), " is open"));
        made.lists(std::move(left));
        made.says("If it can not wait, ", of.open().facilitator, " can force the end: ", typed("end force: why"),
            ". Everybody then reads what is still broken.");
        for (const auto no : why.running) made.offers(offer("Stop " + std::to_string(no.value), "stop", no));
        for (const auto no : why.rolling_back)
            made.offers(first("Rolled back: " + std::to_string(no.value), "rolled-back", no));
        for (const auto no : why.open_changes)
            made.offers(offer("Restored: change " + std::to_string(no.value), "restored " + std::to_string(no.value)));
        return made.offers(alarm("Force the end", "end force"));
    }

    static message confirm(const day::needs_confirmation& why) {
        return telling()
            .says(is_it_safe(why.what == "resume-real"))
            .says("If so: ", typed("resume yes why: …"), ".")
            .offers(first("Yes, resume", "resume yes"));
    }

    message out_of_order(const std::string& what) const {
        if (what == "limit") return says("The limit is a number of cards, 1 or more: ", typed("limit 2"), ".");
        if (what == "extend")
            return says(
                "The new end has to be later than now, and before the next window opens: ", typed("extend 17:30"), ".");
        if (what == "wind-down")
            return says("The wind-down has to lie before the end of the window: ", typed("wind-down 15:30"),
                ", or extend it first.");
        if (what == "kickoff")
            return says("The last window of this day is over. Move the day before you begin it: ",
                typed("edit date: … from: … until: …"), ".");
        return says("The times are not in order (", what,
            "): a window opens, then come last start, wind-down and end. Say it "
            "again with times in that order.");
    }
};

}  // namespace

line is_it_safe(bool after_real) {
    return words(after_real ? "Is the real incident dealt with, and everybody able to go on?" : "Is it safe to go on?",
        " Resuming tells everybody that chaos goes on; no card restarts by itself.");
}

message refused(const day::agents_refusal& why, const day::agents_day& of) {
    return std::visit(agents_refuser{of}, why);
}

}  // namespace bot::speech
