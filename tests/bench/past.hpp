// A record as it may have grown until now, on disk, written by the record's own code: days that are over, and days that
// are open at this moment with so many cards and notes.
#pragma once

#include "day/ids.hpp"

#include <filesystem>
#include <string>

namespace tests::bench {

struct past {
    std::size_t open_days = 1;
    std::size_t cards = 30, notes = 500;  ///< of each open day
    std::size_t facts = 0;                ///< days that are over make up for what the open ones lack of so many
};

/// Of the open days, counted from 0. Everywhere UFAY facilitates, UADA and UBO are the agents, UREX and URIO respond.
std::string agents_channel(std::size_t open_day);

/// Returns how many facts it wrote. Throws std::runtime_error when the rules or the disk refuse a part of it.
std::uint64_t write_past(const std::filesystem::path& record, const past& what, bot::day::instant now);

/// Bytes that a note takes in memory beside its own text, in a day with many.
double bytes_a_note(bot::day::instant now);

}  // namespace tests::bench
