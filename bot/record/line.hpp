// One line of the record's files: a JSON object whose last member, "crc", is the checksum of all bytes before it. Facts
// and the first lines of segments have this form, and so has a snapshot; every later format keeps it for first lines,
// so that an older chaosday can say that a newer one wrote the file.
#pragma once

#include "day/fact.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace bot::record {

/// Ends the object that begins at `start` in `out` and lacks its closing brace: checksum, brace, newline.
void seal(std::string& out, std::size_t start);

/// Whether the line (without its newline) is whole: it ends in a checksum, and that is right.
bool is_whole(std::string_view line);

/// Appends the fact as a line.
void write_line(std::string& out, const day::fact& happened);

}  // namespace bot::record
