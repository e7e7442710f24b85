#include "speech/shut_gate.hpp"

#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

line at(const day::gate_shut& why, const day::agents_day& of) {
    return why.when ? words(dated(*why.when, of.plan().zone)) : line();
}

line reason(const day::gate_shut& why, const day::agents_day& of) {
    switch (why.rule) {
        case day::start_rule::window:
            return why.when ? words("experiments run within a window only, and the next one opens ", at(why, of))
                            : words("experiments run within a window only, and none is open");
        case day::start_rule::last_start:
            return words("last start was ", at(why, of));
        case day::start_rule::hold:
            return words("no card starts for now", why.why.empty() ? "" : " (“" + why.why + "”)");
        case day::start_rule::limit:
            return words("at most ", why.limit, " at a time, and there are ", cards_named(of, why.in_the_way));
        case day::start_rule::alone:
            return words(
                "one that runs alone and others do not go together, and there are ", cards_named(of, why.in_the_way));
        case day::start_rule::ready:
            return words("it still needs ", listed(missing_in_words(why.missing)));
    }
    return {};
}

line remedy(const day::gate_shut& why) {
    switch (why.rule) {
        case day::start_rule::window:
            return words("Start it in the window.");
        case day::start_rule::last_start:
            return words("Leave it for another day, or have the window extended: ", typed("extend HH:MM"), ".");
        case day::start_rule::hold:
            return words("Wait until the facilitator lifts the hold: ", typed("resume"), ".");
        case day::start_rule::limit:
        case day::start_rule::alone:
            return words("Wait until one is rolled back; rolling back counts, for its fault is still in.");
        case day::start_rule::ready:
            return words("Write it down: ",
                typed(fmt::format("card {} rollback: step one; step two estimate: 10m owner: @name", why.card.value)),
                ".");
    }
    return {};
}

}  // namespace

message gate_is_shut(const day::gate_shut& why, const day::agents_day& of) {
    const auto rule = name_of(why.rule);
    telling made;
    made.says(card_named(of, why.card), " does not start. Rule “", rule, "”: ", reason(why, of), ".");
    made.says(remedy(why), " Or ", of.open().facilitator,
        " waives the rule for this start: ", typed(fmt::format("waive {} {} why: …", why.card.value, rule)), ".");
    if (why.rule == day::start_rule::ready) made.offers(edit(why.card));
    return made;
}

}  // namespace bot::speech
