#include "desk/reply.hpp"

#include "day/match.hpp"
#include "speech/asides.hpp"
#include "speech/help.hpp"
#include "speech/home.hpp"
#include "speech/shown.hpp"
#include "speech/verbs.hpp"

namespace bot::desk {

namespace {

std::optional<day::agents_day> agents_eyes(const viewer& to) {
    return to.about ? day::agents_view(*to.about, to.who) : std::nullopt;
}

answer said(speech::message what, bool refused = false) {
    answer made;
    made.say = std::move(what);
    made.refused = refused;
    return made;
}

/// What the public may hear of these facts: agents' facts are not among them.
std::vector<day::public_fact> public_of(const day::facts& happened) {
    std::vector<day::public_fact> some;
    for (const auto& each : happened)
        if (const auto* it = std::get_if<day::public_fact>(&each.what)) some.push_back(*it);
    return some;
}

bool is_facilitators(const day::agents_question& asked) {
    return !std::holds_alternative<day::ask_board>(asked) && !std::holds_alternative<day::ask_card>(asked);
}

answer not_yours(bool facilitators) {
    return said(speech::refused(day::public_refusal(day::not_yours{facilitators})), true);
}

bool may_hold(const viewer& to, std::string_view verb) {
    const auto* found = speech::find_verb(verb);
    return found && speech::may_use(*found, to.as(), to.about != nullptr);
}

}  // namespace

answer reply(const viewer& to, const day::command& asked, const day::facts& happened) {
    const auto eyes = agents_eyes(to);
    return day::match(
        asked,
        [&](const day::public_command& it) {
            if (eyes) return said(speech::done(it, happened, *eyes, to.now));
            return said(speech::done(it, public_of(happened), day::public_day(*to.about), to.now));
        },
        [&](const day::agents_command& it) {
            if (eyes) return said(speech::done(it, happened, *eyes, to.now));
            return answer{};  // a message put on the record by a responder: nothing to say, and nothing to see
        },
        [](const day::own_command&) { return answer{}; });
}

answer reply(const viewer& to, const day::refusal& why) {
    const auto eyes = agents_eyes(to);
    return day::match(
        why, [&](const day::public_refusal& it) { return said(speech::refused(it), true); },
        [&](const day::agents_refusal& it) {
            return eyes ? said(speech::refused(it, *eyes), true) : not_yours(false);
        });
}

answer reply(const viewer& to, const day::question& asked) {
    const auto eyes = agents_eyes(to);
    return day::match(
        asked,
        [&](const day::public_question& it) {
            if (eyes) return said(speech::answer(it, *eyes, to.who, to.as(), to.now));
            const auto seen = to.about ? std::optional(day::public_day(*to.about)) : std::nullopt;
            return said(speech::answer(it, seen ? &*seen : nullptr, to.who, to.as(), to.now));
        },
        [&](const day::agents_question& it) {
            if (is_facilitators(it) && to.as() != day::role::facilitator) return not_yours(true);
            if (!eyes) return not_yours(false);
            return said(speech::answer(it, *eyes, to.now));
        });
}

answer reply(const viewer& to, const speech::wants_form& asked) {
    if (!may_hold(to, asked.verb)) return not_yours(false);
    const auto eyes = agents_eyes(to);
    const auto seen = to.about ? std::optional(day::public_day(*to.about)) : std::nullopt;
    auto made = said(speech::help(asked.verb, to.as(), to.about ? std::optional(to.about->open.now) : std::nullopt));
    made.open =
        eyes ? speech::form_for(asked, *eyes, to.now) : speech::form_for(asked, seen ? &*seen : nullptr, to.now);
    return made;
}

/// Whoever may put nothing on the record has nothing looked up, either.
answer reply(const viewer& to, const speech::wants_message& asked) {
    if (to.as() != day::role::agent && to.as() != day::role::facilitator) return not_yours(false);
    auto made = said(speech::not_by_link());
    made.wanted = wanted_message{asked.link, asked.card ? std::to_string(asked.card->value) : "", asked.why};
    return made;
}

answer reply_with_keeping(const viewer& to) {
    answer made;
    const bool over = to.about && to.about->open.now == day::phase::closed;
    const bool theirs = to.as() == day::role::agent || to.as() == day::role::facilitator;
    if (const auto eyes = agents_eyes(to); eyes && theirs && !over) made.open = speech::form_to_keep(*eyes);
    return made;
}

std::optional<speech::form> shown_again(const viewer& to, const filled_form& it, const speech::message& why) {
    speech::wants_form asked{it.verb, speech::touched(it.given, it.values)};
    asked.given.insert(it.given.begin(), it.given.end());
    auto open = reply(to, asked).open;
    if (open) open->note = why;
    return open;
}

speech::message home(const viewer& to) {
    if (!to.about) return speech::home_without_day({});
    const auto eyes = agents_eyes(to);
    const auto as = to.as();
    if (eyes && (as == day::role::agent || as == day::role::facilitator))
        return speech::agents_home(*eyes, to.who, as, to.now);
    return speech::public_home(day::public_day(*to.about), to.who, to.now);
}

answer reply(const speech::misheard& what) {
    auto made = said(what.say, true);
    made.at_field = what.at_field;
    return made;
}

}  // namespace bot::desk
