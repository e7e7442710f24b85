#include "text.hpp"

#include "day/match.hpp"
#include "record/described_books.hpp"

#include <boost/mp11.hpp>

namespace bot::day {

BOT_SPELLED(fact, no, day, who, happened, written, cause, what)

BOT_SPELLED(no_day_here)
BOT_SPELLED(which_day, names)
BOT_SPELLED(not_yours, facilitators)
BOT_SPELLED(not_allowed_to_create)
BOT_SPELLED(day_not_open, planned)
BOT_SPELLED(nothing_said, wanted)
BOT_SPELLED(no_such_sighting, no)
BOT_SPELLED(already_stopped, real)
BOT_SPELLED(channel_taken, day, agents)
BOT_SPELLED(plan_incomplete, missing)
BOT_SPELLED(too_many, what, bound)
BOT_SPELLED(already_done)
BOT_SPELLED(facilitator_starts_none)
BOT_SPELLED(day_still_open, of_all_cards)
BOT_SPELLED(gate_shut, rule, card, in_the_way, missing, limit, when, why)
BOT_SPELLED(all_stopped, real, by)
BOT_SPELLED(no_such_card, card)
BOT_SPELLED(which_card, candidates)
BOT_SPELLED(wrong_column, card, where, wanted)
BOT_SPELLED(card_incomplete, card, missing)
BOT_SPELLED(changed_meanwhile, card, fields)
BOT_SPELLED(no_such_note, note)
BOT_SPELLED(no_such_change, no)
BOT_SPELLED(which_change, candidates)
BOT_SPELLED(nothing_to_take_back, too_late, final_act, lasts, none_made)
BOT_SPELLED(day_not_clear, running, rolling_back, open_changes)
BOT_SPELLED(needs_confirmation, what)
BOT_SPELLED(not_spaced, kind)
BOT_SPELLED(plan_differs, new_cards, changed_cards, not_in_file, named_instead, changes)
BOT_SPELLED(nothing_to_resume)
BOT_SPELLED(not_this_phase, phase)
BOT_SPELLED(facilitator_is_no_agent, who)
BOT_SPELLED(unknown_person, who)
BOT_SPELLED(time_out_of_order, what)
BOT_SPELLED(waiting, limit, alone, hold, stopped, window, last_start, unready)

}  // namespace bot::day

namespace tests::day {

using namespace bot::day;

namespace {

std::string two(long long it) { return (it < 10 ? "0" : "") + std::to_string(it); }

template <class Struct>
concept named = requires { spelled(static_cast<const Struct*>(nullptr)); };
template <class Range>
concept listed = requires(const Range& it) { it.begin() != it.end(); };

// Declared first, so that any of them may hold any other.
std::string flat(bool it) { return it ? "yes" : ""; }
std::string flat(const std::string& it) { return it; }
std::string flat(const instant& it) { return text(it); }
std::string flat(const minutes& it) { return std::to_string(it.count()) + "min"; }
std::string flat(const person_id& it) { return text(it); }
std::string flat(const channel_id& it) { return it.id.empty() ? "" : "#" + it.id; }
std::string flat(const post_ref& it) { return flat(it.where) + "/" + it.id; }
template <class Of>
std::string flat(const number<Of>& it) {
    return std::to_string(it.value);
}
template <class Number>
    requires std::is_arithmetic_v<Number>
std::string flat(const Number& it) {
    return it == 0 ? "" : std::to_string(it);
}
template <class Enum>
    requires std::is_enum_v<Enum>
std::string flat(const Enum& it) {
    return boost::describe::enum_to_string(it, "?");
}
template <class T>
std::string flat(const std::optional<T>& it);
template <class A, class B>
std::string flat(const std::pair<A, B>& it);
template <class... T>
std::string flat(const std::variant<T...>& it);
template <listed Range>
std::string flat(const Range& it);
template <named Struct>
std::string flat(const Struct& it);

template <class T>
std::string flat(const std::optional<T>& it) {
    return it ? flat(*it) : "";
}
template <class A, class B>
std::string flat(const std::pair<A, B>& it) {
    return flat(it.first) + ":" + flat(it.second);
}
template <class... T>
std::string flat(const std::variant<T...>& it) {
    return std::visit([](const auto& each) { return flat(each); }, it);
}
template <listed Range>
std::string flat(const Range& it) {
    std::string made;
    for (const auto& each : it) made += (made.empty() ? "[" : " ") + flat(each);
    return made.empty() ? made : made + "]";
}
template <class Struct>
std::string members(const Struct& it) {
    std::string made;
    boost::mp11::mp_for_each<boost::describe::describe_members<Struct, boost::describe::mod_public>>([&](auto member) {
        const auto value = flat(it.*member.pointer);
        if (!value.empty()) made += std::string(" ") + member.name + "=" + value;
    });
    return made;
}
template <named Struct>
std::string flat(const Struct& it) {
    return std::string(spelled(&it)) + members(it);
}

std::string numbers(const std::vector<card_line>& cards) {
    std::vector<card_no> all;
    for (const auto& each : cards) all.push_back(each.no);
    return flat(all);
}

/// The few members of news that tell one announcement of a kind from another.
struct in_short {
    template <class News>
    std::string operator()(const News& it) const {
        std::string made{spelled(&it)};
        const auto add = [&](const std::string& what) {
            if (!what.empty()) made += " " + what;
        };
        if constexpr (requires { it.left; }) add(flat(it.left));
        if constexpr (requires { it.card.no; }) add(flat(it.card.no) + " " + flat(it.card.where));
        if constexpr (requires { it.overdue; }) add(it.overdue ? "overdue" : "quiet");
        if constexpr (requires { it.still; }) add(numbers(it.still));
        if constexpr (requires { it.open_changes; }) add(it.open_changes.empty() ? "" : "changes");
        if constexpr (requires { it.team; }) add(it.team + " " + std::to_string(it.open));
        if constexpr (requires { it.again; }) add(it.again ? "again" : "");
        if constexpr (requires { it.moved; }) add(it.moved ? "moved" : "");
        if constexpr (requires { it.step; }) add("step " + std::to_string(it.step));
        if constexpr (requires { it.resumes; }) add(text(it.resumes));
        if constexpr (requires { it.after_real; }) add(it.after_real ? "after real" : "");
        if constexpr (requires { it.real; }) add(it.real ? "real" : "");
        if constexpr (requires { it.lifted; }) add(it.lifted ? "lifted" : "");
        if constexpr (requires { it.still_broken; }) add(flat(it.still_broken));
        if constexpr (requires { it.missing; }) add(flat(it.missing));
        return made;
    }
};

}  // namespace

std::string text(instant it) {
    const auto day = std::chrono::floor<std::chrono::days>(it);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(it - day);
    auto made = two(unsigned(date.month())) + "-" + two(unsigned(date.day())) + " " + two(time.hours().count()) + ":" +
                two(time.minutes().count());
    if (time.seconds().count() != 0) made += ":" + two(time.seconds().count());
    if (time.subseconds().count() != 0) made += "." + std::to_string(time.subseconds().count());
    return made;
}

std::string text(const person_id& it) {
    return (it.on == platform::room ? "@" : flat(it.on) + ":@") + (it.is_bot() ? "bot" : it.id);
}
std::string text(const refusal& it) { return flat(it); }
std::string text(const fact& it) { return flat(it); }
std::string text(const announcement& it) { return flat(it); }
std::string text(const setup& it) { return flat(it); }
std::string text(const open_book& it) { return flat(it); }
std::string text(const chaos_day& it) { return flat(it); }
std::string text(const card& it) { return flat(it); }
std::string text(const change& it) { return flat(it); }
std::string text(const ready_report& it) { return flat(it); }
std::string text(const waiting& it) { return members(it).empty() ? "nothing" : members(it).substr(1); }
std::string text(const std::vector<note_no>& it) { return flat(it); }
std::string text(const std::set<std::pair<card_no, start_rule>>& it) { return flat(it); }
std::string what_of(const fact& it) { return flat(it.what); }

std::string brief(const announcement& it) {
    const auto news = [](const auto& to) { return " " + std::visit(in_short{}, to.news); };
    return match(
        it.to, [&](const for_everyone& to) { return flat(to.where) + news(to); },
        [&](const for_newcomer& to) { return flat(to.who) + news(to); },
        [&](const for_agents& to) { return flat(to.where) + news(to); },
        [&](const for_one& to) { return flat(to.who) + news(to); });
}

}  // namespace tests::day
