// What has waited to be sent is looked at once more: is it still worth saying?
#include "day/announce.hpp"
#include "day/match.hpp"

namespace bot::day {

namespace {

/// News and questions of a card are only worth sending while the card still stands where it stood.
bool card_still(const chaos_day& day, const card_line& line) {
    const auto found = day.secret.cards.find(line.no);
    return found != day.secret.cards.end() && found->second.where == line.where;
}

bool news_still_true(const chaos_day& day, const public_news& news) {
    const auto phase_now = day.open.now;
    return match(
        news, [&](const day_soon&) { return phase_now == phase::planned; },
        [&](const kickoff&) { return phase_now == phase::open; },
        [&](const neutral_reminder&) { return phase_now == phase::open && !day.open.stopped; },
        [&](const over_for_today&) { return phase_now == phase::open; },
        [&](const runs_longer&) { return phase_now == phase::open && day.open.ran_longer; },
        [&](const chaos_suspended&) { return day.open.stopped && !day.open.stopped->real; },
        [&](const real_incident&) { return day.open.stopped && day.open.stopped->real; },
        [&](const chaos_resumed&) { return phase_now == phase::open && !day.open.stopped; },
        [&](const longer_today&) { return phase_now == phase::open; },
        [&](const welcome&) { return phase_now == phase::open; }, [](const auto&) { return true; });
}

bool news_still_true(const chaos_day& day, const agents_news& news) {
    return match(
        news, [&](const what_do_you_see& it) { return card_still(day, it.card); },
        [&](const card_moved& it) { return card_still(day, it.card); },
        [&](const channel_unsafe& it) {
            return day.secret.channel_unsafe && it.strangers == day.secret.strangers &&
                   it.is_private == day.secret.channel_private;
        },
        [&](const what_hinders& it) { return card_still(day, it.card); },
        [&](const kickoff_blocked&) { return day.open.now == phase::planned; },
        [&](const ready_report&) { return day.open.now == phase::planned; },
        [&](const end_overdue&) { return day.open.now == phase::open; },
        [&](const winding_down&) { return day.open.now == phase::open; },
        [&](const countdown&) { return day.open.now == phase::open; }, [](const auto&) { return true; });
}

}  // namespace

bool still_true(const chaos_day& day, const announcement& it, instant now) {
    if (it.good_until && now > *it.good_until) return false;
    return match(it.to, [&](const auto& to) { return news_still_true(day, to.news); });
}

bool is_late(const announcement& it, instant leaves) { return leaves - it.not_before >= noticeable; }

}  // namespace bot::day
