#include "record/json_text.hpp"

#include <algorithm>
#include <array>

namespace bot::record {

namespace chrono = std::chrono;

namespace {

constexpr char hex[] = "0123456789abcdef";

void escape(std::string& out, unsigned char byte) {
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

bool is_plain(unsigned char byte) { return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\'; }

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// How many bytes the code point at the start takes; 0 when there is none (RFC 3629, table 3-7 of Unicode).
std::size_t code_point(std::string_view text) {
    const auto first = byte_at(text, 0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || first > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte_at(text, i) & 0xc0) != 0x80) return 0;
    if (length < 3) return length;
    const auto second = byte_at(text, 1);
    const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool surrogate = first == 0xed && second > 0x9f;
    const bool beyond = first == 0xf4 && second > 0x8f;
    return overlong || surrogate || beyond ? 0 : length;
}

void write_padded(std::string& out, unsigned value, unsigned width) {
    std::array<char, 10> digits{};
    for (auto i = width; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
    out.append(digits.data(), width);
}

/// Reads `width` digits at `at`.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t width) {
    unsigned value = 0;
    for (const char each : text.substr(at, width)) {
        if (each < '0' || each > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(each - '0');
    }
    return value;
}

}  // namespace

void write_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), [](char c) {
            return is_plain(static_cast<unsigned char>(c));
        }) - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const auto length = code_point(text);
        if (length == 0)
            out += "\xef\xbf\xbd";
        else if (length == 1)
            escape(out, byte_at(text, 0));
        else
            out += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    out += '"';
}

void write_instant(std::string& out, day::instant when) {
    using std::chrono::January, std::chrono::sys_days, std::chrono::year;
    when = std::clamp<day::instant>(
        when, sys_days(year(0) / January / 1), sys_days(year(10000) / January / 1) - chrono::milliseconds(1));
    const auto date = chrono::floor<chrono::days>(when);
    const chrono::year_month_day day(date);
    const chrono::hh_mm_ss time(when - date);
    const auto part = [&](auto value, unsigned width, char after) {
        write_padded(out, static_cast<unsigned>(value), width);
        out += after;
    };
    out += '"';
    part(static_cast<int>(day.year()), 4, '-');
    part(static_cast<unsigned>(day.month()), 2, '-');
    part(static_cast<unsigned>(day.day()), 2, 'T');
    part(time.hours().count(), 2, ':');
    part(time.minutes().count(), 2, ':');
    part(time.seconds().count(), 2, '.');
    part(time.subseconds().count(), 3, 'Z');
    out += '"';
}

std::optional<day::instant> instant_of(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    if (text.size() != form.size()) return std::nullopt;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] != '0' && text[i] != form[i]) return std::nullopt;
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    const auto millisecond = digits(text, 20, 3);
    if (!year || !month || !day || !hour || !minute || !second || !millisecond) return std::nullopt;
    const chrono::year_month_day date(chrono::year(static_cast<int>(*year)), chrono::month(*month), chrono::day(*day));
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return chrono::sys_days(date) + chrono::hours(*hour) + chrono::minutes(*minute) + chrono::seconds(*second) +
           chrono::milliseconds(*millisecond);
}

}  // namespace bot::record
