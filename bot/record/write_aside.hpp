// A file that is replaced as a whole: after a crash or a power cut it is the old one or the new one, and once this
// returned it is the new one.
#pragma once

#include "record/files.hpp"

namespace bot::record {

/// Written beside, synced, renamed, and its name synced. The error is a clause for the operator, without the file's
/// name.
std::expected<void, std::string> write_aside(files& on, const path& file, std::string_view text);

}  // namespace bot::record
