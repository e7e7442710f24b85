// A snapshot: the state after a closed segment, as one line of JSON with a checksum. The journal is the record and a
// snapshot only saves time: one that is not whole, or of another format, is passed over and made anew.
#pragma once

#include "day/book.hpp"
#include "record/files.hpp"

#include <functional>
#include <optional>

namespace bot::record {

/// To be raised when the books' members change, or what `apply` makes of a fact.
constexpr std::uint32_t snapshot_format = 11;

struct snapshot {
    std::uint32_t segment = 0;  ///< the last one that is in it
    day::state known;
};

std::string snapshot_text(const snapshot& it);

/// The snapshot, or why it can not be used, as a sentence without its full stop.
std::expected<snapshot, std::string> snapshot_of(std::string_view text, std::uint32_t segment);

using warn = std::function<void(const std::string&)>;

/// The newest good snapshot that ends at segment `last` or before; an empty one when there is none.
snapshot newest_snapshot(files& on, const path& directory, std::uint32_t last, const warn& told);

/// Makes the snapshot of segments 1 to `closed`, from files alone, unless it is there already; keeps the newest two.
/// The error is a sentence for the log; nothing is lost by it.
std::expected<void, std::string> make_snapshot(files& on, const path& directory, std::uint32_t closed);

}  // namespace bot::record
