// A record that could not be opened: what the operator reads, and which exit code that is.
#pragma once

#include "program/programs.hpp"
#include "record/open.hpp"

namespace bot::program {

exit_code code_of(const record::not_opened& it);

/// Prints its text to stderr; returns its code.
int tell_not_opened(const record::not_opened& it);

}  // namespace bot::program
