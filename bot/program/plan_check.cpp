#include "program/plan_check.hpp"

#include "clock/zones.hpp"
#include "day/decide.hpp"
#include "program/programs.hpp"
#include "program/text_file.hpp"
#include "speech/plan_file.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

std::string time_of(const day::moment& at, const std::string& zone) { return clock::time_text(at.at, zone); }

std::string told(const day::window& it, const std::string& zone) {
    return fmt::format("  {} to {}, last start {}, wind-down {}\n", clock::moment_text(it.opens.at, zone),
        time_of(it.ends, zone), time_of(it.last_start, zone), time_of(it.wind_down, zone));
}

std::string names_of(const day::people& who, day::role as) {
    std::vector<std::string> names;
    for (const auto& [id, each] : who)
        if (each.as == as) names.push_back("@" + id.id + (each.team.empty() ? "" : " (" + each.team + ")"));
    return names.empty() ? "nobody" : fmt::format("{}", fmt::join(names, ", "));
}

std::string told_cards(const day::day_plan& plan) {
    if (plan.cards.empty()) return "  none yet; they can be added in the chat\n";
    std::string out;
    for (const auto& [no, each] : plan.cards) {
        const auto lacks = day::missing_for_ready(each);
        out += fmt::format("  {:3}  {} | {} | {}\n       {}\n", no.value, each.component, each.failure, each.expected,
            lacks.empty() ? "ready" : fmt::format("not ready: it lacks {}", fmt::join(lacks, ", ")));
    }
    return out;
}

std::string told_notices(const day::setup& day) {
    std::vector<std::string> at;
    for (const auto each : day.notices) at.push_back(clock::moment_text(each, day.zone));
    return at.empty() ? "nobody is told before" : fmt::format("{}", fmt::join(at, ", "));
}

}  // namespace

std::expected<day::day_plan, std::vector<speech::plan_fault>> read_any_plan(std::string_view text) {
    speech::hearing around;
    around.on = day::platform::room;
    around.as = day::role::facilitator;
    around.person = [](std::string_view name) {
        return std::optional(day::person_id{day::platform::room, std::string(name)});
    };
    around.channel = [](std::string_view name) {
        return std::optional(day::channel_id{day::platform::room, std::string(name)});
    };
    return speech::read_plan(text, around);
}

std::expected<day::day_plan, std::string> read_any_plan(std::string_view text, const std::string& file) {
    auto plan = read_any_plan(text);
    if (plan) return std::move(*plan);
    std::string faults;
    for (const auto& each : plan.error())
        faults += fmt::format("{}:{}:{}: {}\n", file, each.line, each.column, each.what);
    return std::unexpected(std::move(faults));
}

std::string summary_of(const day::day_plan& plan) {
    const auto& day = plan.day;
    auto out = fmt::format("{}, in {}{}\n", day.name, day.environment, day.open ? ", an open day: no secrets" : "");
    out += fmt::format("\nWhen ({})\n", day.zone);
    for (const auto& each : day.windows) out += told(each, day.zone);
    out += fmt::format("  told beforehand: {}\n", told_notices(day));
    out += fmt::format("\nWhere\n  everybody: #{}\n  agents: #{}\n", day.incident_channel.id, day.agents_channel.id);
    if (day.stakeholders_channel) out += fmt::format("  stakeholders: #{}\n", day.stakeholders_channel->id);
    out += fmt::format("\nWho\n  facilitator: {}\n  agents: {}\n  responders: {}\n  observers: {}\n",
        plan.facilitator ? "@" + plan.facilitator->id : "whoever loads the plan", names_of(plan.who, day::role::agent),
        names_of(plan.who, day::role::responder), names_of(plan.who, day::role::observer));
    out += fmt::format("\nExperiments, {} at once at most\n{}", plan.limit, told_cards(plan));
    return out;
}

int check_plan(const std::filesystem::path& file) {
    const auto text = read_text(file, speech::longest_plan_file);
    if (!text) {
        fmt::print(stderr, "{}: {}\n", file.string(), text.error());
        return wrong_config;
    }
    const auto plan = read_any_plan(*text, file.string());
    if (!plan) {
        std::fputs(plan.error().c_str(), stderr);
        return wrong_config;
    }
    fmt::print("{}", summary_of(*plan));
    return ended_well;
}

}  // namespace bot::program
