#include "speech/reminders.hpp"

#include "day/due.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/say.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

/// How often a reminder comes where nobody has said otherwise; none for those that come once.
std::optional<day::minutes> usual_spacing(day::reminder kind, const day::pace& by) {
    switch (kind) {
        case day::reminder::neutral:
            return by.neutral_every;
        case day::reminder::quiet_card:
            return by.quiet_card;
        case day::reminder::slow_rollback:
        case day::reminder::wind_down:
        case day::reminder::late_end:
            return by.asked_again;
        case day::reminder::quiet_day:
            return by.all_quiet;
        default:
            return std::nullopt;
    }
}

const day::reminder_rule* rule_of(const day::agents_day& of, day::reminder kind) {
    const auto& rules = day::is_public(kind) ? of.open().rules : of.secret().rules;
    const auto found = rules.find(kind);
    return found == rules.end() ? nullptr : &found->second;
}

line setting_in_words(const day::agents_day& of, day::reminder kind, day::instant now) {
    const auto is = setting_of(of, kind);
    if (is.off) return words("off");
    const auto comes = is.every ? "every " + lasting(*is.every) : std::string("on");
    const auto* rule = rule_of(of, kind);
    if (rule && rule->snoozed_until && *rule->snoozed_until > now)
        return words(comes, ", but silent until ", when(*rule->snoozed_until, of.plan().zone, now));
    return words(comes);
}

}  // namespace

reminder_setting setting_of(const day::agents_day& of, day::reminder kind) {
    const auto* rule = rule_of(of, kind);
    auto every = usual_spacing(kind, of.plan().reminders);
    if (every && rule && rule->every) every = rule->every;
    if (every && kind == day::reminder::neutral) every = std::max(*every, day::public_words_apart);
    return {rule && rule->off, every};
}

message reminders_in_words(const day::agents_day& of, day::instant now) {
    std::vector<line> each;
    for (const auto kind : day::all_reminders)
        each.push_back(words(strong(name_of(kind)), ": ", setting_in_words(of, kind, now)));
    return telling()
        .says("What comes of its own accord:")
        .lists(std::move(each))
        .says(typed("remind neutral every 3h"), ", ", typed("remind load off"), " or ",
            typed("remind quiet-day snooze 1h"), " changes it.")
        .offers(offer("Change one", "remind kind"));
}

}  // namespace bot::speech
