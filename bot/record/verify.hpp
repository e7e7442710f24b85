// Looking at a whole record, and saving what can be read of a damaged one. Both read every segment from the first to
// the last, go on behind each flaw, and change nothing in the directory they look at; no lock is taken.
#pragma once

#include "record/open.hpp"

namespace bot::record {

struct segment_report {
    std::string name;
    std::uint64_t bytes = 0;
    std::uint64_t facts = 0;
};
struct snapshot_report {
    std::string name;
    std::uint64_t facts = 0;
    std::string wrong;  ///< why it can not be used; empty: it can
};
/// Facts that are nowhere, by number.
struct gap {
    std::uint64_t first = 0, last = 0;
    bool operator==(const gap&) const = default;
};

struct verified {
    std::vector<segment_report> segments;
    std::vector<snapshot_report> snapshots;
    std::uint64_t facts = 0;   ///< that can be read
    std::uint64_t intact = 0;  ///< facts 1 to this one come before the first flaw
    std::vector<flaw> flaws;   ///< in the order of the record; the first one stops a start
    std::vector<gap> gaps;
    std::optional<flaw> torn;  ///< the end, which the next start cuts off; or a running bot is just writing it
    bool is_sound() const { return flaws.empty(); }
};

std::expected<verified, not_opened> verify(files& on, const path& directory);

struct repaired {
    std::uint64_t facts = 0;     ///< in the copy, where they are numbered anew without gaps
    std::vector<flaw> left_out;  ///< what could not be taken over, a torn end included
    std::vector<gap> gaps;       ///< the old numbers that are missing
};

/// Writes every fact that can be read into a new directory. Refuses when `target` is there already, and when the
/// record was written by a newer chaosday, for then it is not damaged.
std::expected<repaired, not_opened> repair(files& on, const path& directory, const path& target);

/// Reports for the operator, several lines.
std::string text_of(const verified& it, const path& directory);
std::string text_of(const repaired& it, const path& directory, const path& target);

}  // namespace bot::record
