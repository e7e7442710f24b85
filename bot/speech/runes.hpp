// Characters within UTF-8 text: which one stands at a place, and what it is to the listener. Nearly all are ASCII, and
// every one of a command is asked about several times: that case is answered here, without a call.
#pragma once

#include <string_view>

namespace bot::speech {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t broken_rune = 0xFFFD;

struct rune {
    char32_t point = broken_rune;
    std::size_t size = 1;  ///< in bytes
};

/// The same, for a byte that is no ASCII.
rune wide_rune_at(std::string_view text, std::size_t at);
/// The character at `at`, which is within the text; a byte that begins none is a broken one of size 1.
inline rune rune_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead < 0x80 ? rune{lead, 1} : wide_rune_at(text, at);
}
/// How many bytes at the beginning are printable ASCII: each a character of its own, and nothing to look at twice.
std::size_t plain_start(std::string_view text);
/// The character that ends before `at`, which is not the beginning of the text.
rune rune_before(std::string_view text, std::size_t at);

/// A byte that begins no character; somebody may also have written a whole U+FFFD.
inline bool is_broken(rune it) { return it.point == broken_rune && it.size == 1; }
/// Code points that never stand for a character (Unicode 16, 23.7).
bool is_noncharacter(char32_t point);

bool is_wide_space(char32_t point);
/// Blanks of every width, but no line feed.
inline bool is_space(char32_t point) { return point == ' ' || (point >= 0x80 && is_wide_space(point)); }
inline bool is_blank(char32_t point) { return point == '\n' || is_space(point); }
/// Overrides and embeddings that turn the reading direction of what comes after them.
bool is_turning(char32_t point);
/// Marks that cannot be seen: they do not count in a word that is compared.
bool is_invisible(char32_t point);
bool is_dash(char32_t point);

enum class quote : unsigned char { none, twofold, single };
quote wide_quote_of(char32_t point);
inline quote quote_of(char32_t point) {
    if (point >= 0x80) return wide_quote_of(point);
    return point == '"' ? quote::twofold : point == '\'' ? quote::single : quote::none;
}
/// « and »: blanks may stand between them and what they hold.
bool is_guillemet(char32_t point);

}  // namespace bot::speech
