// The rehearsal room's people on a Tuesday at 10:50 in Berlin, and short ways to say something as one of them.
#pragma once

#include "speech/message.hpp"
#include "speech/parse.hpp"

#include <doctest/doctest.h>
#include <string>

namespace bot::speech {

inline day::instant at(int year, unsigned month, unsigned date, int hour, int minute) {
    const auto midnight = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(date);
    return day::instant(std::chrono::sys_days(midnight) + std::chrono::hours(hour) + std::chrono::minutes(minute));
}

inline const day::instant tuesday_1050 = at(2026, 11, 24, 9, 50);

inline day::person_id in_room(std::string_view who) { return {day::platform::room, std::string(who)}; }
inline day::channel_id room_channel(std::string_view which) { return {day::platform::room, std::string(which)}; }

inline day::window a_window(int year, unsigned month, unsigned date) {
    const auto local = [&](const char* time) {
        return std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(date) + "T" + time;
    };
    return {{local("09:30"), at(year, month, date, 8, 30)}, {local("15:00"), at(year, month, date, 14, 0)},
        {local("15:30"), at(year, month, date, 14, 30)}, {local("16:30"), at(year, month, date, 15, 30)}};
}

inline const day::setup& autumn_storm() {
    static const auto plan = [] {
        day::setup it;
        it.name = "Autumn storm";
        it.environment = "staging";
        it.procedure = "as in production";
        it.incident_channel = room_channel("incidents");
        it.agents_channel = room_channel("chaos-agents");
        it.zone = "Europe/Berlin";
        it.windows = {a_window(2026, 11, 24), a_window(2026, 11, 25)};
        return it;
    }();
    return plan;
}

inline hearing around(day::role as = day::role::agent) {
    hearing it;
    it.as = as;
    it.who = in_room("ada");
    it.where = room_channel("chaos-agents");
    it.now = tuesday_1050;
    it.zone = "Europe/Berlin";
    it.today = &autumn_storm();
    it.person = [](std::string_view name) -> std::optional<day::person_id> {
        for (const auto* each : {"fay", "ada", "bo", "rex", "rio"})
            if (name == each) return in_room(name);
        return std::nullopt;
    };
    it.channel = [](std::string_view name) -> std::optional<day::channel_id> {
        if (name == "incidents" || name == "chaos-agents" || name == "everyone") return room_channel(name);
        return std::nullopt;
    };
    return it;
}

inline hearing on_slack(day::role as = day::role::agent) {
    auto it = around(as);
    it.on = day::platform::slack;
    return it;
}

using understood = std::expected<heard, misheard>;

inline const auto facilitator = day::role::facilitator;
inline const auto agent = day::role::agent;
inline const auto responder = day::role::responder;

inline understood say(std::string_view words, day::role as = agent) { return parse(words, around(as)); }

/// What the asker reads when they were not understood.
inline std::string remedy(const understood& it) { return it ? std::string("(understood)") : plain(it.error().say); }
inline std::string remedy(std::string_view words, day::role as = agent) { return remedy(say(words, as)); }

template <class T>
constexpr bool is_family = false;
template <class... T>
constexpr bool is_family<std::variant<T...>> = true;

/// Wherever in the families within families it stands. (A visit for each kind that is wanted would be compiled for each
/// kind that there is: it took most of the time that these tests take to build.)
template <class Wanted, class... Kinds>
const Wanted* found_in(const std::variant<Kinds...>& it) {
    const Wanted* found = nullptr;
    const auto look = [&]<class Kind>(const Kind* one) {
        if (one == nullptr || found != nullptr) return;
        if constexpr (std::is_same_v<Kind, Wanted>)
            found = one;
        else if constexpr (is_family<Kind>)
            found = found_in<Wanted>(*one);
    };
    (look(std::get_if<Kinds>(&it)), ...);
    return found;
}

/// The command or question inside; fails the test when something else was understood.
template <class Wanted>
Wanted meant(const understood& it) {
    if (!it) FAIL("not understood: " << plain(it.error().say));
    const auto* found = found_in<Wanted>(*it);
    if (found == nullptr) FAIL("something else was understood");
    return *found;
}

template <class Wanted>
Wanted meant(std::string_view words, day::role as = agent) {
    INFO(words);
    return meant<Wanted>(say(words, as));
}

inline bool has(std::string_view text, std::string_view piece) { return text.find(piece) != std::string_view::npos; }

}  // namespace bot::speech
