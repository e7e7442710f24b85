#include "program/rehearsal_plan.hpp"

#include "program/casting.hpp"
#include "program/paths.hpp"
#include "program/plan_check.hpp"
#include "program/text_file.hpp"
#include "speech/asides.hpp"
#include "speech/plan_file.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

std::filesystem::path file_of(const std::optional<std::filesystem::path>& named) {
    return named.value_or(plans_directory() / "single-day.toml");
}

}  // namespace

std::optional<day::day_plan> read_rehearsal_plan(const std::optional<std::filesystem::path>& named) {
    const auto file = file_of(named);
    const auto text = read_text(file, speech::longest_plan_file);
    if (!text) {
        fmt::print(
            stderr, "{}: {} Name a plan file, or none for the shipped single day.\n", file.string(), text.error());
        return std::nullopt;
    }
    auto plan = read_any_plan(*text, file.string());
    if (plan && plan->day.windows.empty()) {
        fmt::print(stderr, "{}: the plan names no window, so there is nothing to rehearse.\n", file.string());
        return std::nullopt;
    }
    if (plan) return std::move(*plan);
    std::fputs(plan.error().c_str(), stderr);
    return std::nullopt;
}

std::expected<std::string, std::string> rehearsal_shelf::read(std::string_view) {
    return read_text(file_of(file_), speech::longest_plan_file);
}

std::expected<day::day_plan, speech::message> rehearsal_shelf::plan(
    std::string_view, const speech::hearing&, const may_know&) {
    const auto name = file_of(file_).filename().string();
    const auto text = read(name);
    if (!text) return std::unexpected(speech::no_plan_file(name, text.error()));
    const auto plan = read_any_plan(*text);
    if (!plan) return std::unexpected(speech::plan_faults(name, plan.error()));
    return cast_for(*plan).plan;
}

}  // namespace bot::program
