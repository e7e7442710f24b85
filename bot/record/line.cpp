#include "record/line.hpp"

#include "record/checksum.hpp"
#include "record/spelling.hpp"

namespace bot::record {

namespace {

constexpr std::string_view opening = ",\"crc\":\"";
constexpr std::string_view closing = "\"}";
constexpr std::size_t digits = 8;
constexpr std::size_t ending = opening.size() + digits + closing.size();

void write_ending(std::string& out, std::uint32_t sum) {
    out += opening;
    for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[(sum >> shift) & 15];
    out += closing;
}

}  // namespace

void seal(std::string& out, std::size_t start) {
    write_ending(out, checksum(std::string_view(out).substr(start)));
    out += '\n';
}

bool is_whole(std::string_view line) {
    if (line.size() < ending) return false;
    const auto before = line.substr(0, line.size() - ending);
    std::string right;
    write_ending(right, checksum(before));
    return line.substr(before.size()) == right;
}

void write_line(std::string& out, const day::fact& happened) {
    const auto start = out.size();
    spell_open(out, happened);
    seal(out, start);
}

}  // namespace bot::record
