#include "speech/home.hpp"

#include "speech/board.hpp"
#include "speech/load.hpp"
#include "speech/offers.hpp"
#include "speech/say.hpp"
#include "speech/status.hpp"

namespace bot::speech {

namespace {

bool goes_on(const day::open_book& open) { return open.now == day::phase::open; }
bool is_to_come(const day::open_book& open) { return open.now == day::phase::planned; }
bool has_ended(const day::open_book& open) { return open.now == day::phase::ended; }

constexpr std::string_view when_to_stop = "It got dangerous, or a genuine incident came up:";

void tell_what_to_do(telling& to, const day::public_day& of) {
    if (!goes_on(of.open())) return;
    to.titled("What to do")
        .lists({words("Do your ordinary work."),
            words("A failure in ", of.plan().environment,
                ", or one that puzzles you: report it, then treat it as if "
                "production were on fire."),
            words(when_to_stop, " stop everything. Nobody is asked for a reason.")})
        .offers(sees_failure())
        .offers(stop_everything())
        .offers(stop_and_say_why())
        .offers(declares_real());
}

void ask_what_was_learnt(telling& to, const day::open_book& open) {
    if (!has_ended(open)) return;
    for (auto& each : what_was_learnt()) to.offers(std::move(each));
}

/// The next turns of the window at hand, as they are planned.
void tell_what_is_next(telling& to, const day::agents_day& of, day::instant now) {
    const day::public_day open(of.day());
    const auto* in = open.current_window(now);
    if (!in || (!goes_on(of.open()) && !is_to_come(of.open()))) return;
    const auto& zone = of.plan().zone;
    to.titled("What comes next")
        .lists({words(is_to_come(of.open()) ? "Kickoff " : "The window opens ",
                    dated(of.open().kickoff_at ? of.open().kickoff_at->at : in->opens.at, zone)),
            words("Last start ", dated(in->last_start.at, zone)),
            words("Wind-down ", dated(day::wind_down_of(of.day(), *in), zone)), words("End ", dated(in->ends.at, zone)),
            words(counted(of.secret().open_changes.size(), "open change"), " to restore")});
}

button ends_the_day() {
    return {"End the day", "end", look::danger,
        "Everybody is told that it is over: from then on a failure is a real one. With something still broken it does "
        "not end yet."};
}

/// What moves the day on, beside its times.
std::vector<button> ways_on(const day::agents_day& of) {
    if (is_to_come(of.open())) return {offer("Check", "check"), offer("People", "people")};
    const bool stands = of.secret().on_hold || of.open().stopped;
    return {offer("Check", "check"), offer("People", "people"),
        stands ? first("Resume", "resume why") : offer("Hold", "hold why"), offer("More time", "extend"),
        ends_the_day()};
}

/// What is asked and settled while responders are at work.
std::vector<button> ways_through(const day::agents_day& of) {
    std::vector<button> made{offer("Is it us?", "is-it-us symptom")};
    if (!of.open().sightings.empty()) made.push_back(offer("Tie a failure", "tie"));
    made.push_back(offer("Waive a rule", "waive"));
    made.push_back(offer("Reminders", "remind"));
    return made;
}

std::vector<button> ways_out() { return {first("Retrospective", "retro"), reveal_all(), close_the_day()}; }

void tell_facilitator_more(telling& to, const day::agents_day& of, day::instant now) {
    if (has_ended(of.open())) to.shows(words("What comes after it:"), ways_out());
    if (!goes_on(of.open()) && !is_to_come(of.open())) return;
    tell_what_is_next(to, of, now);
    to.shows(words("To run the day:"), ways_on(of));
    if (!goes_on(of.open())) return;
    to.titled("Load").adds(load_at_a_glance(of, now)).shows(words("While others answer:"), ways_through(of));
}

}  // namespace

message public_home(const day::public_day& of, const day::person_id& who, day::instant now) {
    telling made;
    made.adds(public_status(of, who, now));
    tell_what_to_do(made, of);
    ask_what_was_learnt(made, of.open());
    return made.offers(offer("Help", "help"));
}

message agents_home(const day::agents_day& of, const day::person_id& who, day::role as, day::instant now) {
    telling made;
    if (is_to_come(of.open()) || goes_on(of.open())) made.offers(first("New card", "add"));
    if (goes_on(of.open()) && as == day::role::agent) made.offers(offer("Start a card", "start"));
    if (goes_on(of.open()))
        made.offers(offer("Log a note", "log")).offers(offer("A temporary change", "change")).offers(stop_everything());
    ask_what_was_learnt(made, of.open());
    made.adds(public_status(day::public_day(of.day()), who, now));
    if (goes_on(of.open())) made.shows(words(when_to_stop), {stop_and_say_why(), declares_real()});
    if (as == day::role::facilitator) tell_facilitator_more(made, of, now);
    return made.adds(divider{}).adds(board_in_words(of, now));
}

message home_without_day(const std::vector<std::string>& several) {
    telling made;
    if (several.empty())
        made.says("There is no Chaos Day going on for you: a failure is a real one.");
    else
        made.says("You take part in several days: ", listed(several),
            ". Ask in the channel of the one you mean: ", typed("status"), ".");
    return made.offers(offer("Plan a day", "new")).offers(offer("Help", "help"));
}

}  // namespace bot::speech
