// Questions of agents and the facilitator.
#include "day/match.hpp"
#include "speech/answers.hpp"
#include "speech/board.hpp"
#include "speech/card_words.hpp"
#include "speech/load.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/reminders.hpp"
#include "speech/report.hpp"
#include "speech/status.hpp"

namespace bot::speech {

namespace {

message is_it_us_in_words(const day::agents_day& of, const std::string& symptom, day::instant now) {
    const auto found = day::is_it_us(of, now);
    telling made;
    if (!symptom.empty()) made.says("“", symptom, "”: is it us?");
    if (found.cards.empty() && found.changes.empty())
        return made.says(
            "Hardly: nothing of ours is in, nothing was touched in the last 60 minutes, and no change is open. "
            "Treat it as real.");
    made.says("It could be. Running, or touched in the last 60 minutes:");
    for (const auto& each : found.cards)
        made.shows(words(strong(std::to_string(each.no.value)), " ", each.title, ", ", name_of(each.where),
                       each.owner ? words(", ", *each.owner) : line(),
                       each.since ? words(", since ", when(*each.since, of.plan().zone, now)) : line()),
            steps_for(each.no, each.where));
    for (const auto& each : found.changes)
        made.shows(words("Change ", each.no, ", ", each.what, " (", each.by, ") — to restore: ", each.restore));
    return made.says("When in doubt, stop it: ruling ourselves out is worth much.").offers(stop_everything());
}

}  // namespace

message answer(const day::agents_question& asked, const day::agents_day& of, day::instant now) {
    return day::match(
        asked, [&](const day::ask_board&) { return board_in_words(of, now); },
        [&](const day::ask_card& it) { return card_in_words(of, it.card, now); },
        [&](const day::ask_check&) { return check_in_words(of, now); },
        [&](const day::ask_is_it_us& it) { return is_it_us_in_words(of, it.symptom, now); },
        [&](const day::ask_load&) { return load_in_words(of, now); },
        [&](const day::ask_reminders&) { return reminders_in_words(of, now); },
        [&](const day::ask_timeline&) { return timeline_in_words(of); },
        [&](const day::ask_retro&) { return retrospective_in_words(of); },
        [&](const day::ask_export& it) { return export_in_words(of, it.format); });
}

message answer(const day::public_question& asked, const day::agents_day& of, const day::person_id& who, day::role as,
    day::instant now) {
    if (std::holds_alternative<day::ask_status>(asked)) return agents_status(of, who, now);
    const day::public_day same(of.day());
    return answer(asked, &same, who, as, now);
}

}  // namespace bot::speech
