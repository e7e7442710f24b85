// What agents and the facilitator are answered upon a command of theirs.
#include "speech/answers.hpp"
#include "speech/card_words.hpp"
#include "speech/done_cards.hpp"
#include "speech/done_day.hpp"
#include "speech/happened.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/steps.hpp"

namespace bot::speech {

namespace {

struct note_clerk {
    std::span<const day::fact> happened;
    const day::agents_day& of;
    day::instant now;

    message operator()(const day::write_notes&) const {
        std::vector<std::string> numbers;
        std::optional<day::card_no> about;
        for (const auto& each : happened)
            if (const auto* it = fact_as<day::note_written>(each)) {
                numbers.push_back(std::to_string(it->note.value));
                about = it->card;
            }
        if (numbers.empty()) return nothing_changed();
        if (numbers.size() > 1) return says("On the record as notes ", listed(numbers), ".");
        return says(
            "On the record as note ", numbers.front(), about ? words(", about ", card_named(of, *about)) : line(), ".");
    }
    message operator()(const day::keep_message&) const {
        const auto* it = among<day::note_written>(happened);
        return it ? says("That message is on the record, as note ", it->note, ".")
                  : says("That message is on the record already.");
    }
    message operator()(const day::drop_message&) const {
        const auto* it = among<day::note_struck>(happened);
        if (it) return says("That message is off the record (note ", it->note, ").");
        if (!among<day::message_unmarked>(happened)) return {};  // it was not on it, or not by this reaction
        return says("That message stays on the record: others want it there.");
    }
    message operator()(const day::open_change&) const {
        const auto* it = among<day::change_opened>(happened);
        if (!it) return nothing_changed();
        const auto words_for_it = "restored " + std::to_string(it->no.value);
        return telling()
            .says("Open: ", change_named(of, it->no), ". To restore it: ", it->restore, ".")
            .says("The day does not end before ", typed(words_for_it), ".")
            .offers(offer("Restored", words_for_it));
    }
    message operator()(const day::restore_change&) const {
        const auto* it = among<day::change_restored>(happened);
        if (!it) return nothing_changed();
        const auto left = of.secret().open_changes.size();
        return says("Restored: ", change_named(of, it->no), ". ",
            left == 0 ? "No other change is open." : counted(left, "change") + " still open.");
    }
    message operator()(const day::draw_in& asked) const {
        return says("On the record: ", asked.agent, " was drawn in. That is a finding, not a fault.");
    }
    message operator()(const day::take_back&) const {
        const auto* it = among<day::taken_back>(happened);
        if (!it) return nothing_changed();
        const auto* note = note_of(of, it->note);
        if (!note) return put_back(happened.front());
        return says("Taken back: ", note_in_words(of, *note), ". The record keeps that it was said.");
    }
    /// What an act without a note changed is as it was before.
    message put_back(const day::fact& by) const {
        const auto is_again = [&](line what) { return says("Taken back: ", std::move(what), " as before."); };
        if (const auto* card = fact_as<day::card_changed>(by))
            return is_again(words(card_named(of, card->card), " reads"));
        if (const auto* note = fact_as<day::note_amended>(by)) return is_again(words("note ", note->note, " reads"));
        if (const auto* rule = fact_as<day::agents_reminder_set>(by))
            return is_again(words("the reminder “", name_of(rule->kind), "” comes"));
        if (fact_as<day::people_set>(by)) return is_again(words("the people of the day are"));
        if (const auto* asked = fact_as<day::appointment_withdrawn>(by))
            return says("Taken back: you no longer ask that ", asked->whom, " takes over.");
        if (const auto* step = fact_as<day::step_unticked>(by))
            return says("Taken back: ", name_of(step_numbered(step->step)), " is to be done after all.");
        if (fact_as<day::lesson_withdrawn>(by)) return says("Taken back: your note for the retrospective.");
        return is_again(words("the failure is tied"));
    }
    message operator()(const day::amend_note& asked) const {
        return says("Note ", asked.note, " is amended. The old words stay on the record beside the new ones.");
    }
    message operator()(const day::tie_sighting& asked) const {
        return says("Failure ", asked.sighting, " belongs to ", card_named(of, asked.card), " now.");
    }
};

struct agents_clerk : card_clerk, note_clerk, day_clerk {
    using card_clerk::operator();
    using note_clerk::operator();
    using day_clerk::operator();
};

/// Rule 5: asked for once, privately, beside the answer.
void ask_why(telling& to, std::span<const day::fact> happened, const day::agents_day& of) {
    const auto asks = [&](const auto& it) {
        if constexpr (requires { it.note; }) {
            const auto* note = note_of(of, it.note);
            if (note && note->asks_why)
                to.says(
                    "Why? Say it in a few words: ", typed("amend " + std::to_string(it.note.value) + " why: …"), ".");
        }
    };
    for (const auto& each : happened)
        if (const auto* it = std::get_if<day::agents_fact>(&each.what)) std::visit(asks, *it);
}

}  // namespace

message done(const day::agents_command& asked, std::span<const day::fact> happened, const day::agents_day& of,
    day::instant now) {
    const agents_clerk clerk{{happened, of, now}, {happened, of, now}, {happened, of, now}};
    telling made;
    made.adds(std::visit([&](const auto& each) { return clerk(each); }, asked));
    ask_why(made, happened, of);
    return made;
}

message done(const day::public_command& asked, std::span<const day::fact> happened, const day::agents_day& of,
    day::instant now) {
    std::vector<day::public_fact> anybodys;
    for (const auto& each : happened)
        if (const auto* it = std::get_if<day::public_fact>(&each.what)) anybodys.push_back(*it);
    telling made;
    made.adds(done(asked, anybodys, day::public_day(of.day()), now));
    const bool stops = std::holds_alternative<day::stop_all>(asked) || std::holds_alternative<day::declare_real>(asked);
    if (!stops) return made;
    tell_what_is_in(made, of);
    for (const auto no : of.secret().faulty)
        made.offers(first("Rolled back: " + std::to_string(no.value), "rolled-back", no));
    return made;
}

}  // namespace bot::speech
