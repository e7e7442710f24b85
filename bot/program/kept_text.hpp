// A short text that is kept over restarts, in the record's directory: how far was heard, say. It is a convenience, and
// no fact.
#pragma once

#include "crew/teller.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace bot::program {

class kept_text {
public:
    /// `lost` says what is lost where it can not be kept.
    kept_text(std::filesystem::path file, std::string lost, crew::teller tell)
        : file_(std::move(file)), lost_(std::move(lost)), tell_(std::move(tell)) {}

    /// Nothing where there is none; empty where there is one that can not be read, which is told.
    std::optional<std::string> read() const;
    /// What can not be written is told once, until it can be again.
    void write(const std::string& text);

private:
    std::filesystem::path file_;
    std::string lost_;
    crew::teller tell_;
    bool is_told_ = false;
};

}  // namespace bot::program
