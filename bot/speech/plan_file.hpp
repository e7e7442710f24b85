// A plan file (TOML) -> a day as planned. Errors name line and column, the value and the remedy; all of them at once.
#pragma once

#include "day/plan.hpp"
#include "speech/parse.hpp"

#include <expected>
#include <optional>

namespace bot::speech {

/// In bytes.
inline constexpr std::size_t longest_plan_file = 1024 * 1024;

struct plan_fault {
    std::size_t line = 0, column = 0;
    std::string what;  ///< the value, what is wrong with it, and the remedy
};

/// `on` is the platform whose ids the file's people and channels are looked up with, by `around`'s person and channel.
std::expected<day::day_plan, std::vector<plan_fault>> read_plan(std::string_view toml, const hearing& around);

/// What can be read of a file, faulty or not, to see whom it names; nothing if it is no TOML.
std::optional<day::day_plan> plan_as_far_as_read(std::string_view toml, const hearing& around);

}  // namespace bot::speech
