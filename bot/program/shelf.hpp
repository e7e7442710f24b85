// The plan files that `plan load` may have: those of one directory, by their plain names. Nothing outside of it can be
// read, whatever somebody types.
#pragma once

#include "desk/desk.hpp"

#include <filesystem>

namespace bot::program {

class plan_shelf final : public desk::shelf {
public:
    explicit plan_shelf(std::filesystem::path directory) : directory_(std::move(directory)) {}

    /// "autumn" and "autumn.toml" are the same file.
    std::expected<std::string, std::string> read(std::string_view name) override;

private:
    std::string what_is_there() const;

    std::filesystem::path directory_;
};

}  // namespace bot::program
