#include "day/on_show.hpp"

#include "day/match.hpp"

#include <algorithm>

namespace bot::day {

namespace {

bool is_kickoff(const exhibit& it) {
    const auto opens = [](const public_news& news) { return std::holds_alternative<kickoff>(news); };
    const auto opens_to_agents = [](const agents_news& news) { return std::holds_alternative<agents_kickoff>(news); };
    return match(
        it.said.to, [&](const for_everyone& to) { return opens(to.news); },
        [&](const for_newcomer& to) { return opens(to.news); },
        [&](const for_agents& to) { return opens_to_agents(to.news); },
        [&](const for_one& to) { return opens_to_agents(to.news); });
}

template <class Kickoff>
void renew(exhibit& it, auto& to, const auto& now, instant at) {
    if (!std::holds_alternative<Kickoff>(to.news) || to.frame == now) return;
    to.frame = now;
    it.said.made = at;
}

}  // namespace

void put_on_show(std::deque<exhibit>& all, exhibit it) {
    all.push_back(std::move(it));
    if (all.size() <= most_on_show) return;
    const auto goes = std::ranges::find_if_not(all, is_kickoff);
    all.erase(goes == all.end() ? all.begin() : goes);
}

void bring_up_to_date(std::deque<exhibit>& all, const public_frame& now, instant at) {
    for (auto& each : all)
        if (auto* to = std::get_if<for_everyone>(&each.said.to)) renew<kickoff>(each, *to, now, at);
}

void bring_up_to_date(std::deque<exhibit>& all, const agents_frame& now, instant at) {
    for (auto& each : all)
        match(
            each.said.to, [&](for_agents& to) { renew<agents_kickoff>(each, to, now, at); },
            [&](for_one& to) { renew<agents_kickoff>(each, to, now, at); }, [](auto&) {});
}

}  // namespace bot::day
