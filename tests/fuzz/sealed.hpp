// Lines of a record with right checksums, whatever the fuzzer wrote.
#pragma once

#include "record/line.hpp"

#include <string>
#include <string_view>

namespace tests::fuzz {

/// Each line with the checksum that belongs to it.
inline std::string sealed(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        const bool is_whole_line = end != text.npos;
        text.remove_prefix(is_whole_line ? end + 1 : text.size());
        if (const auto sum = line.rfind(",\"crc\":"); sum != line.npos) line = line.substr(0, sum);
        const auto start = made.size();
        made += line;
        if (is_whole_line) bot::record::seal(made, start);
    }
    return made;
}

}  // namespace tests::fuzz
