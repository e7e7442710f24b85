// The file system as the record needs it, as a port: the disk is one implementation, a test's memory that fails and
// forgets is another. Every call may fail and says how; none throws. Paths are whole paths. Callable from any thread,
// each open file from one at a time.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace bot::record {

using path = std::filesystem::path;
template <class T>
using outcome = std::expected<T, std::error_code>;

/// A file open for appending, closed by its destructor.
class open_file {
public:
    virtual ~open_file() = default;
    /// Appends; may take fewer bytes than it was given, as write(2) does.
    virtual outcome<std::size_t> write(std::string_view bytes) = 0;
    /// All that was written is on the medium (fdatasync). After a failure nothing is known of what was written.
    virtual outcome<void> sync() = 0;
    virtual outcome<void> truncate(std::uint64_t size) = 0;
};

/// Held until it is destroyed, or the process ends in whatever way.
class held_lock {
public:
    virtual ~held_lock() = default;
};

class files {
public:
    virtual ~files() = default;
    virtual outcome<std::string> read(const path& file) = 0;
    /// Opens for appending; made (0600) when it is not there.
    virtual outcome<std::unique_ptr<open_file>> append_to(const path& file) = 0;
    virtual outcome<void> rename(const path& from, const path& to) = 0;
    virtual outcome<void> remove(const path& file) = 0;
    /// Makes the names in it durable: what was made, renamed or removed there.
    virtual outcome<void> sync_directory(const path& directory) = 0;
    /// Names of what is in it, sorted.
    virtual outcome<std::vector<std::string>> list(const path& directory) = 0;
    /// Makes the directory (0700) and those above it; fine when it is there.
    virtual outcome<void> make_directory(const path& directory) = 0;
    /// Makes durable the names that lead to the directory: in each directory above it in which we may have made one.
    virtual outcome<void> sync_way_to(const path& directory) = 0;
    /// Locks the file against other processes and writes our process id into it. When another has it: `wouldblock`.
    virtual outcome<std::unique_ptr<held_lock>> lock(const path& file) = 0;
};

/// Writes all of it, however short the single writes are.
outcome<void> write_all(open_file& to, std::string_view bytes);

}  // namespace bot::record
