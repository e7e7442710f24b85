// The end of the journal, where lines are added. For the writer thread alone: nothing in it is shared. After `refused`
// the files are as they were before; after `broken` nobody knows, and nothing more is written.
#pragma once

#include "record/files.hpp"

#include <optional>

namespace bot::record {

struct written {
    enum class verdict : std::uint8_t { durable, refused, broken };
    verdict is = verdict::durable;
    std::string why;                      ///< of refused and broken: a sentence without its full stop
    std::optional<std::uint32_t> closed;  ///< a segment that will never change again
};

class tail {
public:
    struct place {
        std::uint32_t segment = 0;  ///< 0: none yet
        std::uint64_t size = 0;     ///< its good bytes; 0: its first line is not there yet
    };
    tail(files& on, path directory, place end, std::uint64_t segment_limit);

    /// First of all: opens the last segment, or begins the first one with fact `first`; what stands behind its good
    /// bytes is cut off.
    written open(std::uint64_t first);
    /// Adds whole lines, of which the first is fact `first`, and syncs them: all of them or none.
    written add(std::string_view lines, std::uint64_t first);
    /// Whether there is room again: a trial file is written, synced and removed.
    written probe();

private:
    written begin_segment(std::uint32_t no, std::uint64_t first);
    written fill(open_file& file, std::string_view bytes, std::uint64_t good, const path& name);
    path name_of(std::uint32_t no) const;

    files& on_;
    path directory_;
    place end_;
    std::uint64_t limit_;
    std::unique_ptr<open_file> file_;
    path name_;  ///< of file_
};

}  // namespace bot::record
