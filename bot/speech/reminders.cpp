#include "speech/reminders.hpp"

#include "speech/names.hpp"
#include "speech/say.hpp"

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

line setting(const day::agents_day& of, day::reminder kind, day::instant now) {
    const auto* rule = rule_of(of, kind);
    if (rule && rule->off) return words("off");
    auto every = usual_spacing(kind, of.plan().reminders);
    if (every && rule && rule->every) every = rule->every;
    const auto comes = every ? "every " + lasting(*every) : std::string("on");
    if (rule && rule->snoozed_until && *rule->snoozed_until > now)
        return words(comes, ", but silent until ", when(*rule->snoozed_until, of.plan().zone, now));
    return words(comes);
}

}  // namespace

message reminders_in_words(const day::agents_day& of, day::instant now) {
    std::vector<line> each;
    for (const auto kind : day::all_reminders)
        each.push_back(words(strong(name_of(kind)), ": ", setting(of, kind, now)));
    return telling()
        .says("What comes of its own accord:")
        .lists(std::move(each))
        .says(typed("remind neutral every 3h"), ", ", typed("remind load off"), " or ",
            typed("remind quiet-day snooze 1h"), " changes it.");
}

}  // namespace bot::speech
