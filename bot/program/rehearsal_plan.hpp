// The plan that is rehearsed: read from a file, or the shipped single day. Whoever it names is taken for somebody.
#pragma once

#include "day/plan.hpp"
#include "desk/shelf.hpp"

#include <filesystem>
#include <optional>

namespace bot::program {

/// Nothing when it can not be used; what is wrong has been printed to stderr, with the place and the remedy.
std::optional<day::day_plan> read_rehearsal_plan(const std::optional<std::filesystem::path>& file);

/// The one plan that a rehearsal has, whatever name it is asked for by: read anew, with the room's people in its parts.
class rehearsal_shelf final : public desk::shelf {
public:
    explicit rehearsal_shelf(std::optional<std::filesystem::path> file) : file_(std::move(file)) {}
    std::expected<std::string, std::string> read(std::string_view name) override;
    std::expected<day::day_plan, speech::message> plan(
        std::string_view name, const speech::hearing& around, const may_know& asker) override;

private:
    std::optional<std::filesystem::path> file_;
};

}  // namespace bot::program
