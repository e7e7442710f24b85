#include "program/rehearsal_plan.hpp"

#include "chat/room/cast.hpp"
#include "chat/room/room.hpp"
#include "program/paths.hpp"
#include "speech/plan_file.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace bot::program {

namespace {

std::optional<std::string> text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

std::optional<rehearsal_script> read_rehearsal_plan(const std::optional<std::filesystem::path>& file) {
    const auto from = file.value_or(plans_directory() / "single-day.toml");
    auto text = text_of(from);
    if (!text) {
        fmt::print(stderr, "{}: this plan can not be read. Name a plan file, or none for the shipped single day.\n",
            from.string());
        return std::nullopt;
    }
    speech::hearing around;
    around.on = day::platform::room;
    around.who = chat::room::person_called("fay");
    around.as = day::role::facilitator;
    around.person = [](std::string_view handle) -> std::optional<day::person_id> {
        return chat::room::figure_named(handle) ? std::optional(chat::room::person_called(handle)) : std::nullopt;
    };
    around.channel = [](std::string_view name) -> std::optional<day::channel_id> {
        const bool there = name == chat::room::incidents || name == chat::room::agents;
        return there ? std::optional(chat::room::channel_called(name)) : std::nullopt;
    };
    auto plan = speech::read_plan(*text, around);
    if (plan && !plan->day.windows.empty()) return rehearsal_script{std::move(*text), std::move(*plan)};
    if (plan)
        fmt::print(stderr, "{}: the plan names no window, so there is nothing to rehearse.\n", from.string());
    else
        for (const auto& each : plan.error())
            fmt::print(stderr, "{}:{}:{}: {}\n", from.string(), each.line, each.column, each.what);
    return std::nullopt;
}

}  // namespace bot::program
