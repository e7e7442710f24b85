#include "day/decide.hpp"

#include "day/decisions.hpp"
#include "day/match.hpp"
#include "day/view.hpp"

#include <algorithm>

namespace bot::day {

namespace {

/// Who may give an agents' command (the columns of the command table are cumulative).
enum class right : std::uint8_t { agents, agents_only, facilitator, appointment, anybody };

template <class Command>
constexpr right right_for() {
    if constexpr (std::is_same_v<Command, start_card>)
        return right::agents_only;
    else if constexpr (std::is_same_v<Command, hand_over>)
        return right::appointment;
    else if constexpr (std::is_same_v<Command, keep_message> || std::is_same_v<Command, drop_message>)
        return right::anybody;  // what was said in a channel: its people know what matters
    else if constexpr (std::is_same_v<Command, edit_day> || std::is_same_v<Command, change_people> ||
                       std::is_same_v<Command, kick_off> || std::is_same_v<Command, set_limit> ||
                       std::is_same_v<Command, hold_starts> || std::is_same_v<Command, resume_day> ||
                       std::is_same_v<Command, waive_rule> || std::is_same_v<Command, load_plan> ||
                       std::is_same_v<Command, extend_day> || std::is_same_v<Command, wind_down> ||
                       std::is_same_v<Command, end_day> || std::is_same_v<Command, reveal> ||
                       std::is_same_v<Command, tie_sighting> || std::is_same_v<Command, set_reminder> ||
                       std::is_same_v<Command, cancel_day> || std::is_same_v<Command, close_day> ||
                       std::is_same_v<Command, tick_step> || std::is_same_v<Command, clone_day>)
        return right::facilitator;
    else
        return right::agents;
}

/// Nothing: the asker may. A refusal names no agent and looks at no card.
std::optional<refusal> barred(right needed, role as) {
    const bool agent = as == role::agent, facilitator = as == role::facilitator;
    switch (needed) {
        case right::anybody:
            return std::nullopt;
        case right::agents_only:
            if (facilitator) return agents_refusal(facilitator_starts_none{});
            [[fallthrough]];
        case right::agents:
        case right::appointment:
            return agent || facilitator ? std::nullopt : std::optional<refusal>(not_yours{});
        case right::facilitator:
            return facilitator ? std::nullopt : std::optional<refusal>(not_yours{true});
    }
    return std::nullopt;
}

/// What ends a danger, or says that it has ended, goes through with a full record.
template <class Command>
constexpr bool ends_a_danger =
    std::is_same_v<Command, stop_card> || std::is_same_v<Command, roll_back_card> ||
    std::is_same_v<Command, restore_change> || std::is_same_v<Command, resume_day> || std::is_same_v<Command, end_day>;

/// Whether the day would have one more note beyond these: they are numbered, and many a fact is told by one of its own.
/// What is there already may be amended and taken back.
bool goes_beyond(std::size_t bound, const chaos_day& day, const facts& some) {
    const auto is_beyond = [notes = std::max(bound, day.secret.notes.size())](const auto& it) {
        if constexpr (requires { it.note.value; })
            return it.note.value > notes;
        else
            return false;
    };
    return std::ranges::any_of(some, [&](const fact& each) {
        const auto* what = std::get_if<agents_fact>(&each.what);
        return what && each.day == day.id && std::visit(is_beyond, *what);
    });
}

struct judge {
    const state& known;
    const chaos_day& day;
    const asker& by;
    instant now;
    const house_rules& rules;

    case_at_hand at() const { return {known, day, by, role_of(day, by.who), now, rules}; }

    decision operator()(const public_command& asked) const {
        if (is_over(day.open.now)) return refuse(public_refusal(day_not_open{}));
        return std::visit([&](const auto& each) { return decide_on(at(), each); }, asked);
    }
    decision operator()(const agents_command& asked) const {
        return std::visit(
            [&]<class Command>(const Command& each) -> decision {
                if (auto no = barred(right_for<Command>(), role_of(day, by.who)))
                    return std::unexpected(std::move(*no));
                if (is_over(day.open.now) && !std::is_same_v<Command, clone_day>)
                    return refuse(public_refusal(day_not_open{}));
                auto decided = decide_on(at(), each);
                if (decided && !ends_a_danger<Command> && goes_beyond(rules.max_notes, day, *decided))
                    return refuse(public_refusal(too_many{"notes", rules.max_notes}));
                return decided;
            },
            asked);
    }
    decision operator()(const own_command& asked) const {
        return std::visit([&](const auto& each) { return decide_on(at(), each); }, asked);
    }
};

const create_day* creation(const command& asked) {
    const auto* anybodys = std::get_if<public_command>(&asked);
    return anybodys ? std::get_if<create_day>(anybodys) : nullptr;
}

}  // namespace

decision decide(const state& known, std::optional<day_id> on, const command& asked, const asker& by, instant now,
    const house_rules& rules) {
    if (!by.cause.empty() && known.causes.contains(mark_of(by.cause))) return refuse(public_refusal(already_done{}));
    if (const auto* made = creation(asked)) {
        const chaos_day none;
        return decide_on(case_at_hand{known, none, by, role::none, now, rules}, *made);
    }
    const auto day = on ? known.days.find(*on) : known.days.end();
    if (day == known.days.end()) return refuse(public_refusal(no_day_here{}));
    return std::visit(judge{known, day->second, by, now, rules}, asked);
}

}  // namespace bot::day
