#include "speech/steps.hpp"

#include "speech/offers.hpp"
#include "speech/say.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

struct step_words {
    std::string_view name, told;
};

constexpr std::array<step_words, day::steps> all_words{{
    {"target", "Choose the target: which services, which teams, and roughly when."},
    {"teams", "Bring the teams together: the aim, a sketch of the system, and what could go wrong in it."},
    {"agents", "Name the agents of chaos: those who know the system best, two at least."},
    {"experiments", "Let the agents choose: which failures become experiments, in which environment, on which date."},
    {"stakeholders", "Ask the stakeholders about date and environment, and tell them; agents prepare meanwhile."},
    {"day", "The Chaos Day itself."},
    {"review", "Review it with everybody, after a day of rest and while it is fresh; book it now."},
    {"share", "Share what it taught, beyond the teams that were there."},
}};

const step_words& words_for(day::step what) { return all_words[static_cast<std::size_t>(what)]; }

line in_words(const day::dated_step& it, std::string_view zone) {
    const auto by = it.what == day::step::the_day ? "" : "by ";
    const auto date = it.due ? words(by, dated(*it.due, zone)) : words("no date yet");
    return words(
        it.done ? "done: " : "", words_for(it.what).told, " (", emphasis(words_for(it.what).name), ", ", date, ")");
}

}  // namespace

std::string_view name_of(day::step what) { return words_for(what).name; }
std::string_view what_to_do(day::step what) { return words_for(what).told; }

day::step step_numbered(std::uint32_t number) {
    for (std::size_t at = 0; at < day::steps; ++at)
        if (day::number_of(static_cast<day::step>(at)) == number) return static_cast<day::step>(at);
    return day::step::share;
}

std::string words_that_tick(day::step what) {
    return (what < day::step::the_day ? "tick " : "done ") + std::string(name_of(what));
}

message steps_in_words(const day::agents_day& of) {
    const auto all = day::steps_of(of);
    items listed{.each = {}, .ordered = true};
    for (const auto& each : all) listed.each.push_back(in_words(each, of.plan().zone));
    telling made;
    made.titled("The way to ", of.plan().name).adds(std::move(listed));
    const auto next = std::ranges::find(all, false, &day::dated_step::done);
    if (next == all.end() || next->what == day::step::the_day) return made;
    const auto done = words_that_tick(next->what);
    return made.says("Next: ", emphasis(name_of(next->what)), ". ", typed(done), " ticks it off.")
        .offers(offer("Done: " + std::string(name_of(next->what)), done));
}

}  // namespace bot::speech
