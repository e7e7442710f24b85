// A segment of the journal: its name, its first line, and reading it through to the first flaw. Nothing that is not
// whole and in its place is ever handed on.
#pragma once

#include "day/fact.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bot::record {

/// The newest form of the journal that is written; this one and all before it are read.
constexpr std::uint32_t journal_format = 1;

std::string segment_name(std::uint32_t no);
std::string snapshot_name(std::uint32_t no);
/// The number in "journal-000001.jsonl"; nothing for other names.
std::optional<std::uint32_t> segment_in(std::string_view name);
std::optional<std::uint32_t> snapshot_in(std::string_view name);

/// The first line of a segment: `from` is the number of its first fact.
std::string segment_header(std::uint32_t no, std::uint64_t from);

enum class flaw_kind : std::uint8_t {
    torn,       ///< the last line was not written to its end: nobody was told it was
    damaged,    ///< the bytes are not those that were written
    misplaced,  ///< whole, but not what belongs here: facts or a file are missing, or from elsewhere
    newer,      ///< written by a newer chaosday
    unreadable  ///< the disk does not give it
};

/// Something wrong with a file of the record, and where.
struct flaw {
    flaw_kind kind = flaw_kind::damaged;
    std::string file;
    std::size_t line = 0;    ///< counted from 1; 0: the whole file
    std::uint64_t byte = 0;  ///< where the line begins
    std::string what;        ///< a sentence without its full stop
    std::string text;        ///< the line, shortened, safe to print
};

/// "journal-000002.jsonl, line 7, byte 1840"
std::string place_of(const flaw& it);

/// Reads a segment line by line.
class segment_reader {
public:
    /// `from` is the number that the first fact must have; nothing: whatever the first line says.
    segment_reader(std::string name, std::string_view text, std::optional<std::uint64_t> from);

    /// What comes next: a fact, a flaw (reading may go on behind it), a fact that is not the one that belongs here
    /// (both), or nothing at the end.
    struct step {
        std::optional<day::fact> happened;
        std::optional<flaw> wrong;
    };
    std::optional<step> next();

    /// The number that the next fact must have.
    std::uint64_t expected() const { return expected_.value_or(1); }
    /// All before this byte was read without a flaw so far.
    std::uint64_t byte() const { return at_; }
    std::size_t line() const { return line_; }
    const std::string& name() const { return name_; }

private:
    std::optional<flaw> header(std::string_view line);
    step fact(std::string_view line);
    flaw flaw_of(flaw_kind kind, std::string_view line, std::string what) const;

    std::string name_;
    std::string_view text_;
    std::optional<std::uint64_t> expected_;
    std::uint64_t at_ = 0;
    std::size_t line_ = 0;
};

}  // namespace bot::record
