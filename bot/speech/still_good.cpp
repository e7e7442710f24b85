#include "speech/still_good.hpp"

#include "speech/amounts.hpp"
#include "speech/steps.hpp"
#include "speech/verbs.hpp"
#include "speech/words.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

using day::column;

/// What a button says, as far as it matters here.
struct deed {
    const verb* what = nullptr;
    phrase about;
};

deed deed_of(const button& it) {
    phrase rest{it.words, {}};
    const auto* what = find_verb(keyword(take_word(rest).text));
    return {what, rest.trimmed()};
}

template <class StillGood>
message with_those(message it, StillGood is_good) {
    const auto is_dead = [&](const button& each) { return !is_good(each); };
    std::erase_if(it.buttons, is_dead);
    for (auto& block : it.body)
        if (auto* one = std::get_if<entry>(&block)) std::erase_if(one->buttons, is_dead);
    return it;
}

/// "Stop everything" stays while the day is open, also where everything is stopped already: it does no harm then, and
/// were it taken away, it would be missing from the resume until the message is edited again.
bool is_in_season(const deed& it, const day::open_book& of) { return !it.what || makes_sense(*it.what, of.now); }

/// The limit and a card that runs alone are left to the gate: they come and go with every start.
bool is_let_in(const day::card& it, const day::chaos_day& day) {
    const bool is_held = day.secret.on_hold && !day.secret.waivers.contains({it.no, day::start_rule::hold});
    return it.where == column::ready && !day.open.stopped && !is_held;
}

/// Whether the card stands where this can be done to it, and has not been run again since.
bool can_be_done_to(const day::card& it, std::string_view verb, day::instant said_at, const day::chaos_day& day) {
    const bool in_progress = it.where == column::running || it.where == column::rolling_back;
    const bool is_this_run = it.runs.empty() || it.runs.back().started <= said_at;
    if (verb == "ready") return it.where == column::backlog;
    if (verb == "start") return is_this_run && is_let_in(it, day);
    if (verb == "stop") return is_this_run && it.where == column::running;
    if (verb == "rolled-back") return is_this_run && it.where == column::rolling_back;
    if (verb == "log") return is_this_run && in_progress;
    return true;
}

bool is_about_what_stands(std::string_view verb, std::uint32_t no, day::instant said_at, const day::chaos_day& day) {
    if (verb == "restored") return day.secret.open_changes.contains(day::change_no{no});
    const auto card = day.secret.cards.find(day::card_no{no});
    return card != day.secret.cards.end() && can_be_done_to(card->second, verb, said_at, day);
}

bool is_ticked(const button& it, const day::chaos_day& day) {
    return std::ranges::any_of(
        day.secret.ticked, [&](auto step) { return words_that_tick(step_numbered(step)) == it.words; });
}

bool is_called_for(const button& it, std::string_view verb, const day::chaos_day& day) {
    if (verb == "hold") return !day.open.stopped && !day.secret.on_hold;
    if (verb == "tick" || verb == "done") return !is_ticked(it, day);
    return true;
}

}  // namespace

message with_good_buttons(message it, const day::open_book& of) {
    return with_those(std::move(it), [&](const button& each) { return is_in_season(deed_of(each), of); });
}

message with_good_buttons_for_agents(message it, day::instant said_at, const day::chaos_day& of) {
    return with_those(std::move(it), [&](const button& each) {
        const auto doing = deed_of(each);
        if (!doing.what) return true;
        if (!is_in_season(doing, of.open) || !is_called_for(each, doing.what->name, of)) return false;
        const auto no = number_in(doing.about.text);
        return !no || is_about_what_stands(doing.what->name, *no, said_at, of);
    });
}

}  // namespace bot::speech
