// The words after `chaosday` -> which program is meant. Says nothing itself: help and faults come back as text.
#pragma once

#include "program/programs.hpp"

#include <string>
#include <variant>
#include <vector>

namespace bot::program {

struct check_plan_options {
    std::filesystem::path file;
};

/// Help that was asked for (code 0, for stdout), or what is wrong with the words, with the remedy (code 2, for stderr).
struct told {
    std::string text;
    exit_code code = ended_well;
};

using asked_for = std::variant<run_options, rehearse_options, check_options, check_plan_options, import_options,
    report_options, verify_options, sessions_options, setup_options, told>;

/// `words` are without the program's own name.
asked_for understand(std::vector<std::string> words);

}  // namespace bot::program
