// A short text that is kept over restarts, in the record's directory: how far was heard, say. It is a convenience, and
// no fact.
#pragma once

#include "crew/teller.hpp"

#include <filesystem>
#include <string>

namespace bot::program {

class kept_text {
public:
    /// `lost` says what is lost where it can not be kept.
    kept_text(std::filesystem::path file, std::string lost, crew::teller tell)
        : file_(std::move(file)), lost_(std::move(lost)), tell_(std::move(tell)) {}

    /// Empty where there is none, or none that can be read.
    std::string read() const;
    /// What can not be written is told once, until it can be again.
    void write(const std::string& text);

private:
    std::filesystem::path file_;
    std::string lost_;
    crew::teller tell_;
    bool is_told_ = false;
};

}  // namespace bot::program
