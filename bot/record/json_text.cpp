#include "record/json_text.hpp"

#include <algorithm>
#include <array>

namespace bot::record {

namespace chrono = std::chrono;

namespace {

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
