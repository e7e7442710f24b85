#include "speech/json_string.hpp"

#include "speech/runes.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace bot::speech {

namespace {

void escape(std::string& out, unsigned char byte) {
    constexpr char hex[] = "0123456789abcdef";
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
    }
}

constexpr std::uint64_t in_each_byte = 0x01010101'01010101, highest_bits = 0x80808080'80808080;

/// Whether one of eight bytes may not stand for itself. The highest bits of the sums below tell: that of a byte also of
/// what was borrowed by the one before it, but then that one has told already.
bool has_to_be_looked_at(std::uint64_t eight) {
    const auto is_zero = [](std::uint64_t bytes) { return (bytes - in_each_byte) & ~bytes; };
    const auto below_blank = (eight - in_each_byte * 0x20) & ~eight;
    const auto above_tilde = eight + in_each_byte;  // 0x7F, and what has the bit already
    return ((eight | below_blank | above_tilde | is_zero(eight ^ in_each_byte * '"') |
                is_zero(eight ^ in_each_byte * '\\')) &
               highest_bits) != 0;
}

/// How many bytes at the beginning stand for themselves.
std::size_t unescaped_start(std::string_view text) {
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if (has_to_be_looked_at(eight)) break;
    }
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
        [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
    return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

void write_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (;;) {
        const auto plain = unescaped_start(text);
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const auto next = rune_at(text, 0);
        if (is_broken(next))
            out += "\uFFFD";
        else if (next.size == 1)
            escape(out, static_cast<unsigned char>(text.front()));
        else
            out += text.substr(0, next.size);
        text.remove_prefix(next.size);
    }
    out += '"';
}

}  // namespace bot::speech
