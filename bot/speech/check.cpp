// What is missing before the kickoff, and what to look at.
#include "day/decide.hpp"
#include "speech/board.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"

namespace bot::speech {

namespace {

std::vector<line> missing_of_day(const day::agents_day& of) {
    std::vector<line> missing;
    for (const auto& each : day::missing_for_kickoff(of.plan(), of.open()))
        missing.push_back(words(missing_in_words(std::string_view(each))));
    return missing;
}

/// What does not hinder the kickoff, for then its hour would tell of cards; but the facilitator should know it.
std::vector<line> worth_a_look(const day::agents_day& of) {
    const auto& secret = of.secret();
    std::vector<line> found;
    const auto agents = day::agents_among(secret.who);
    if (agents < 2)
        found.push_back(words(agents == 0 ? "nobody is an agent yet" : "there is one agent only; two are better", ": ",
            typed("people agents: @name")));
    if (secret.cards.empty())
        found.push_back(words("there is no card yet: ", typed("add COMPONENT | FAILURE | EXPECTED")));
    for (const auto& [no, each] : secret.cards)
        if (each.where == day::column::backlog) {
            const auto missing = missing_in_words(day::missing_for_ready(each.plan));
            found.push_back(missing.empty() ? words(card_named(of, no),
                                                  " has all it needs: ", typed("ready " + std::to_string(no.value)))
                                            : words(card_named(of, no), " needs ", listed(missing)));
        }
    for (const auto no : secret.open_changes)
        found.push_back(words(change_named(of, no), " is open: restore it before the end"));
    return found;
}

std::vector<line> faults_of_channel(const day::agents_day& of) {
    std::vector<line> found;
    if (!of.secret().channel_private)
        found.push_back(words("it is public, or I am not in it: make it private, and invite me"));
    for (const auto& each : of.secret().strangers)
        found.push_back(words(
            each, " is in it and no agent: make them one (", typed("people agents: @name"), ") or ask them to leave"));
    return found;
}

}  // namespace

message check_in_words(const day::agents_day& of, day::instant now) {
    telling made;
    auto missing = missing_of_day(of);
    if (missing.empty())
        made.says(of.open().now == day::phase::planned ? "Nothing hinders the kickoff." : "Nothing is missing.");
    else
        made.says("The kickoff still needs:")
            .lists(std::move(missing))
            .says(typed("edit env: … procedure: …"), " adds it.");
    if (auto channel = faults_of_channel(of); !channel.empty())
        made.says("The agents' channel keeps no secrets; agents are told directly until this is mended:")
            .lists(std::move(channel));
    if (auto look = worth_a_look(of); !look.empty()) made.says("Worth a look:").lists(std::move(look));
    if (const auto* in = day::public_day(of.day()).current_window(now))
        made.says("Window: from ", from_to(in->opens.at, in->ends.at, of.plan().zone, now), "; last start ",
            when(in->last_start.at, of.plan().zone, in->opens.at), ", wind-down ",
            when(day::wind_down_of(of.day(), *in), of.plan().zone, in->opens.at), ".");
    made.says("What no bot sees: is ", of.plan().environment,
        " healthy, is no deployment on its way, does an alert there reach anybody?");
    if (of.open().now == day::phase::planned) made.offers(offer("Kick off now", "kickoff now"));
    return made.offers(offer("Board", "board"));
}

}  // namespace bot::speech
