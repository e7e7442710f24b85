#include "speech/load.hpp"

#include "speech/offers.hpp"
#include "speech/say.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

struct open_failure {
    line said;
    button ties;
};

std::vector<open_failure> open_failures(const day::agents_day& of, day::instant now) {
    std::vector<open_failure> open;
    for (const auto& [no, each] : of.open().sightings) {
        if (each.resolved) continue;
        const auto card = of.secret().tied.find(no);
        const bool is_tied = card != of.secret().tied.end();
        open.push_back({words(strong(std::to_string(no.value)), " ", each.what,
                            each.team.empty() ? "" : " (" + each.team + ")", ", ", each.by, ", ",
                            when(each.seen, of.plan().zone, now), is_tied ? words(", of card ", card->second) : line()),
            offer(is_tied ? "Tie to another card" : "Tie to a card", fmt::format("tie {}", no.value))});
    }
    return open;
}

std::vector<line> teams_under_load(const day::agents_day& of) {
    const auto bound = of.plan().reminders.team_load;
    std::vector<line> teams;
    for (const auto& [team, open] : day::load(day::public_day(of.day())))
        if (open > 0)
            teams.push_back(words(team.empty() ? "without a team" : team, ": ", counted(open, "failure"), " open",
                open > bound && !team.empty() ? " — more than the plan allows, hold back?" : ""));
    return teams;
}

/// Up to where the failures themselves are named; nothing where none is open.
telling by_teams(const day::agents_day& of) {
    telling made;
    if (auto teams = teams_under_load(of); !teams.empty())
        made.says("Open failures by team (the plan allows ", of.plan().reminders.team_load, "):")
            .lists(std::move(teams))
            .says("They are:");
    return made;
}

message nobody_is_under_load() { return says("No failure is open: nobody is under load."); }

}  // namespace

message load_in_words(const day::agents_day& of, day::instant now) {
    auto made = by_teams(of);
    const auto open = open_failures(of, now);
    for (const auto& each : open) made.shows(each.said, {each.ties});
    return open.empty() ? nobody_is_under_load() : made;
}

message load_at_a_glance(const day::agents_day& of, day::instant now) {
    std::vector<line> each;
    for (auto& it : open_failures(of, now)) each.push_back(std::move(it.said));
    if (each.empty()) return nobody_is_under_load();
    return by_teams(of).lists(std::move(each));
}

}  // namespace bot::speech
