// Reading the record: newest good snapshot, then every later fact through `apply`. The same code serves the start, the
// reload after a disk refused, the making of snapshots and reports. It changes nothing on disk.
#pragma once

#include "record/segment.hpp"
#include "record/snapshot.hpp"

#include <limits>

namespace bot::record {

struct extent {
    /// Segments behind this one are not looked at.
    std::uint32_t last_segment = std::numeric_limits<std::uint32_t>::max();
    /// Facts behind this one are not taken in, and need not be whole.
    std::uint64_t last_fact = std::numeric_limits<std::uint64_t>::max();
};

struct replayed {
    day::state known;
    std::uint32_t segment = 0;   ///< the last one; 0: there is none yet
    std::uint64_t size = 0;      ///< how far it is good
    std::optional<flaw> torn;    ///< what stands behind that
    std::uint32_t snapshot = 0;  ///< the segment of the snapshot that was used; 0: none
};

/// Stops at the first flaw but a torn end. The flaw's `intact` facts are all that come before it.
struct stopped {
    flaw at;
    std::uint64_t intact = 0;
};

std::expected<replayed, stopped> replay(files& on, const path& directory, extent much, const warn& told);

/// The segments of the directory, in order, by number.
outcome<std::vector<std::uint32_t>> segments_in(files& on, const path& directory);

}  // namespace bot::record
