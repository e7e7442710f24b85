// What `chaosday check` looks at, piece by piece. Everything is looked at whatever was found before, nothing is changed
// and nobody who runs is disturbed.
#pragma once

#include "program/config.hpp"
#include "program/programs.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::program {

struct finding {
    exit_code code = ended_well;  ///< what a start would end with
    std::string subject;          ///< "record"
    std::string text;             ///< what was looked at and found well, or what is wrong, with the remedy
    bool lacks = false;           ///< a start is well, and something will not work, or is not known to
};
using findings = std::vector<finding>;

/// The record's directory: can it be written, and has no other chaosday got it.
findings check_record(const std::filesystem::path& directory);
/// Templates, plans and web pages, with what the configuration puts in their place.
findings check_files(const config& of);
/// Who can reach the pages.
findings check_web(const config& of);
/// Whether there is a platform to speak on, and the form of its tokens.
findings check_platforms(const config& of);

/// Asks the platforms: what the tokens may do, whether the bot is in the days' channels, who else is. Takes a network.
findings check_online(const config& of);

/// All of it, in the order it is told; `online` is asked only about a configuration without a fault.
findings check_all(const std::filesystem::path& config_file, const std::function<findings(const config&)>& online);

/// As it is printed, line by line, with what to make of it.
std::string text_of(const findings& all);
/// The first fault's.
exit_code code_of(const findings& all);

}  // namespace bot::program
