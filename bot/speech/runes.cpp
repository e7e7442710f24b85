#include "speech/runes.hpp"

#include <algorithm>
#include <array>

namespace bot::speech {

rune wide_rune_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    const auto lead = byte(at);
    const std::size_t size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (size == 0 || size > text.size() - at) return {};
    auto point = static_cast<char32_t>(lead & (0x7F >> size));
    for (std::size_t next = 1; next < size; ++next) {
        if ((byte(at + next) & 0xC0) != 0x80) return {};
        point = (point << 6) | (byte(at + next) & 0x3F);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < least[size] || surrogate || point > 0x10FFFF) return {};
    return {point, size};
}

std::size_t plain_start(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, [](char c) { return c >= 0x20 && c < 0x7F; });
    return static_cast<std::size_t>(end - text.begin());
}

rune rune_before(std::string_view text, std::size_t at) {
    auto from = at - 1;
    while (from > 0 && at - from < 4 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
    const auto found = rune_at(text.substr(0, at), from);
    return found.size == at - from ? found : rune{};
}

bool is_noncharacter(char32_t point) { return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE; }

bool is_wide_space(char32_t point) {
    return point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x202F ||
           point == 0x205F || point == 0x3000;
}

bool is_turning(char32_t point) { return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069); }

bool is_invisible(char32_t point) {
    return point == 0xAD || point == 0x61C || (point >= 0x200C && point <= 0x200F) || point == 0x2060;
}

bool is_dash(char32_t point) {
    return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212 || point == 0xFF0D;
}

quote wide_quote_of(char32_t point) {
    switch (point) {
        case 0xAB:
        case 0xBB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0xFF02:
            return quote::twofold;
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x2039:
        case 0x203A:
            return quote::single;
        default:
            return quote::none;
    }
}

bool is_guillemet(char32_t point) { return point == 0xAB || point == 0xBB || point == 0x2039 || point == 0x203A; }

}  // namespace bot::speech
