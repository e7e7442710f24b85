// The start: the lock, then the state from disk, then the end of the journal ready for more. A torn last line is cut
// off with a warning; anything else that is wrong stops the start, with a text for the operator that says what is
// wrong and where, what is intact, and what to do.
#pragma once

#include "record/replay.hpp"
#include "record/tail.hpp"

namespace bot::record {

/// When a segment is full (bytes); a line more may stand in it.
constexpr std::uint64_t segment_limit = 8 << 20;

struct opened {
    day::state known;
    std::uint64_t facts = 0;  ///< how many are in it
    std::unique_ptr<held_lock> lock;
    std::unique_ptr<tail> end;
    std::uint32_t unsnapped = 0;  ///< a closed segment that no snapshot holds yet; 0: none
    std::vector<std::string> warnings;
};

enum class obstacle : std::uint8_t { locked, damaged, newer, disk };

struct not_opened {
    obstacle is = obstacle::disk;
    std::string text;  ///< for the operator, several lines
};

std::expected<opened, not_opened> open(files& on, const path& directory, std::uint64_t limit = segment_limit);

/// The state from disk, for reports: no lock is taken and nothing is changed, so it may be read beside a running bot.
/// A torn end is passed over.
std::expected<day::state, not_opened> read_state(files& on, const path& directory);

}  // namespace bot::record
