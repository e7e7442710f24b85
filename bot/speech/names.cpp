#include "speech/names.hpp"

#include <array>
#include <utility>

namespace bot::speech {

namespace {

template <std::size_t Size>
std::string_view nth(const std::array<std::string_view, Size>& names, auto which) {
    const auto at = static_cast<std::size_t>(which);
    return at < Size ? names[at] : std::string_view("unknown");
}

}  // namespace

std::string_view name_of(day::column where) {
    return nth(std::to_array<std::string_view>({"backlog", "ready", "running", "rolling back",
                   "resolved by the owning team", "resolved by agents", "not run"}),
        where);
}
std::string_view name_of(day::resolution by) {
    return nth(
        std::to_array<std::string_view>({"the owning team", "the agents", "nobody: it went unnoticed", "stop-all"}),
        by);
}
std::string_view name_of(day::start_rule rule) {
    return nth(std::to_array<std::string_view>({"window", "last-start", "hold", "limit", "alone", "ready"}), rule);
}
std::string_view name_of(day::reminder kind) {
    return nth(std::to_array<std::string_view>(
                   {"ready-check", "notice", "neutral", "welcome", "overdue-card", "quiet-card", "slow-rollback",
                       "load", "quiet-day", "countdown", "wind-down", "late-end", "retrospective", "preparation"}),
        kind);
}
std::string_view name_of(day::role as) {
    return nth(
        std::to_array<std::string_view>({"guest", "observer", "responder", "agent of chaos", "facilitator"}), as);
}
std::string_view name_of(day::phase now) {
    return nth(std::to_array<std::string_view>({"planned", "open", "ended", "closed", "cancelled"}), now);
}
std::string_view name_of(day::lesson_kind kind) {
    return nth(std::to_array<std::string_view>({"learned", "improvement", "idea"}), kind);
}

std::string missing_in_words(std::string_view what) {
    static constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"rollback", "rollback steps"},
        {"estimate", "an estimate of the rollback"},
        {"owner", "an owner"},
        {"name", "a name"},
        {"environment", "the target environment"},
        {"procedure", "the incident procedure"},
        {"incident", "the incident channel"},
        {"agents", "a private channel for the agents, another one than the incident channel"},
        {"windows", "a window in which experiments may run"},
        {"facilitator", "a facilitator"},
        {"channel", "channels that no other open day holds"},
        {"reminders", "reminders that are a minute to a week apart"},
        {"limit", "a limit of one or more"},
    });
    for (const auto& [name, said] : words)
        if (name == what) return std::string(said);
    return std::string(what);
}

std::vector<std::string> missing_in_words(const std::vector<std::string>& what) {
    std::vector<std::string> said;
    for (const auto& each : what) said.push_back(missing_in_words(std::string_view(each)));
    return said;
}

}  // namespace bot::speech
