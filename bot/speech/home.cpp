#include "speech/home.hpp"

#include "speech/answers.hpp"
#include "speech/board.hpp"
#include "speech/offers.hpp"
#include "speech/say.hpp"
#include "speech/status.hpp"

namespace bot::speech {

namespace {

bool goes_on(const day::open_book& open) { return open.now == day::phase::open; }
bool is_to_come(const day::open_book& open) { return open.now == day::phase::planned; }

void tell_what_to_do(telling& to, const day::public_day& of) {
    if (!goes_on(of.open())) return;
    to.titled("What to do")
        .lists({words("Do your ordinary work."),
            words("A failure in ", of.plan().environment,
                ", or one that puzzles you: report it, then treat it as if "
                "production were on fire."),
            words("It got dangerous, or a genuine incident came up: stop everything. Nobody is asked for a reason.")})
        .offers(first("I see a failure", "seen"))
        .offers(stop_everything());
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

void tell_facilitator_more(telling& to, const day::agents_day& of, day::instant now) {
    tell_what_is_next(to, of, now);
    to.titled("Load").adds(answer(day::agents_question(day::ask_load{}), of, now));
    to.offers(offer("Check", "check"));
    if (of.secret().on_hold || of.open().stopped)
        to.offers(first("Resume", "resume why"));
    else if (goes_on(of.open()))
        to.offers(offer("Hold", "hold"));
    if (goes_on(of.open())) to.offers(ends_the_day());
}

}  // namespace

message public_home(const day::public_day& of, const day::person_id& who, day::instant now) {
    telling made;
    made.adds(public_status(of, who, now));
    tell_what_to_do(made, of);
    return made.offers(offer("Help", "help"));
}

message agents_home(const day::agents_day& of, const day::person_id& who, day::role as, day::instant now) {
    telling made;
    if (is_to_come(of.open()) || goes_on(of.open())) made.offers(first("New card", "add"));
    if (goes_on(of.open()) && as == day::role::agent) made.offers(offer("Start a card", "start"));
    if (goes_on(of.open()))
        made.offers(offer("Log a note", "log")).offers(offer("A temporary change", "change")).offers(stop_everything());
    made.adds(public_status(day::public_day(of.day()), who, now));
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
