#include "clock/zones.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <date/tz.h>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <numeric>
#include <optional>

namespace bot::clock {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using calendar_minutes = std::chrono::local_time<minutes>;

/// Where the library looks, too.
constexpr auto database = "/usr/share/zoneinfo/";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// As the database names its zones, "America/Port-au-Prince" or "Etc/GMT+1": from the root down, with no way up again.
/// Of what else is there the library leaves out second copies ("posix/…", "right/…") and what nobody set ("Factory").
bool is_name(std::string_view said) {
    bool begins = true;
    for (const char each : said) {
        if (!is_letter(each) && (begins || !std::string_view("/_+-0123456789").contains(each))) return false;
        begins = each == '/';
    }
    return !begins && !said.starts_with("posix") && !said.starts_with("right") && said != "Factory";
}

/// Nothing when there is no such zone, or no database at all.
const date::time_zone* zone_named(std::string_view name) {
    try {
        return date::locate_zone(std::string(name));
    } catch (const std::exception&) { return nullptr; }
}

std::string lower(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::ranges::replace(small, ' ', '_');
    return small;
}

/// How many letters have to be changed, added or left out (Levenshtein).
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        auto diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const auto changed = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

std::size_t unlikeness(std::string_view wanted, std::string_view name) {
    const auto small = lower(name);
    const auto city = small.substr(small.rfind('/') + 1);
    return std::min(distance(wanted, small), distance(wanted, city));
}

/// The calendar of the tz library ends with the year 32767; nobody plans a day then, but nothing may break either.
date::sys_time<std::chrono::milliseconds> bounded(instant when) {
    constexpr instant first = sys_days(std::chrono::year(1) / 1 / 1),
                      last = sys_days(std::chrono::year(9999) / 12 / 31);
    return date::sys_time<std::chrono::milliseconds>(std::clamp(when, first, last).time_since_epoch());
}

std::string no_zone(std::string_view name) {
    std::string text = fmt::format("There is no time zone \"{}\".", name.substr(0, 64));
    if (const auto near = zones_like(name); !near.empty())
        text += fmt::format(" Did you mean {}?", fmt::join(near, ", "));
    else
        text += " The zones of this machine are missing: install the package tzdata.";
    return text;
}

year_month_day day_beside(year_month_day date, days step) {
    auto day = sys_days(date) + step;
    while (!is_working_day(day)) day += step;
    return day;
}

}  // namespace

/// Asks for the one file: the library lists all of them, 600 and more, before it looks for one.
bool is_zone(std::string_view name) {
    if (!is_name(name)) return false;
    std::ifstream file(database + std::string(name), std::ios::binary);
    std::array<char, 4> mark{};
    return file.read(mark.data(), mark.size()) && std::string_view(mark.data(), mark.size()) == "TZif";
}

std::vector<std::string> zones_like(std::string_view name) {
    std::multimap<std::size_t, std::string> found;
    const auto wanted = lower(name.substr(0, 64));
    try {
        for (const auto& zone : date::get_tzdb().zones) found.emplace(unlikeness(wanted, zone.name()), zone.name());
    } catch (const std::exception&) { return {}; }
    std::vector<std::string> best;
    for (const auto& [how_far, each] : found)
        if (best.size() < 3) best.push_back(each);
    return best;
}

std::expected<instant, std::string> to_instant(calendar_minutes local, std::string_view zone) {
    const auto* where = zone_named(zone);
    if (where == nullptr) return std::unexpected(no_zone(zone));
    const year_month_day date(std::chrono::floor<days>(local));
    if (date.year() < std::chrono::year(1) || date.year() > std::chrono::year(9999))
        return std::unexpected(std::string("The year has to be between 1 and 9999."));
    try {
        const date::local_time<minutes> same(local.time_since_epoch());
        return instant(where->to_sys(same, date::choose::earliest).time_since_epoch());
    } catch (const std::exception& error) {
        return std::unexpected(fmt::format("The time zone \"{}\" cannot be read: {}", zone, error.what()));
    }
}

std::expected<instant, std::string> to_instant(year_month_day date, minutes time_of_day, std::string_view zone) {
    if (!date.ok()) return std::unexpected(std::string("There is no such date."));
    return to_instant(calendar_minutes(local_days(date)) + time_of_day, zone);
}

local_moment to_local(instant when, std::string_view zone) {
    const auto then = bounded(when);
    std::chrono::seconds offset(0);
    std::string abbreviation = "UTC";
    if (const auto* where = zone_named(zone)) try {
            const auto there = where->get_info(then);
            offset = there.offset;
            abbreviation = there.abbrev;
        } catch (const std::exception&) { abbreviation = "UTC"; }
    const auto shown = std::chrono::floor<minutes>(then.time_since_epoch() + offset);
    const auto day = std::chrono::floor<days>(shown);
    return {year_month_day(sys_days(day)), shown - day, std::move(abbreviation)};
}

std::chrono::weekday weekday_of(const local_moment& local) { return std::chrono::weekday(sys_days(local.date)); }

instant next_at(instant after, minutes time_of_day, std::string_view zone) {
    const auto today = sys_days(to_local(after, zone).date);
    const auto known = zone_named(zone) ? zone : std::string_view("UTC");
    for (auto day = today - days(1);; day += days(1)) {
        const auto then = to_instant(year_month_day(day), time_of_day, known)
                              .value_or(instant(day + time_of_day));  // a machine without zones still has UTC
        if (then > after || day > today + days(2)) return then;
    }
}

bool is_working_day(year_month_day date) {
    const std::chrono::weekday day{sys_days(date)};
    return day != std::chrono::Saturday && day != std::chrono::Sunday;
}
year_month_day next_working_day(year_month_day after) { return day_beside(after, days(1)); }
year_month_day previous_working_day(year_month_day before) { return day_beside(before, days(-1)); }

std::string time_text(instant when, std::string_view zone) {
    const auto local = to_local(when, zone);
    const auto time = local.time_of_day.count();
    return fmt::format("{:02}:{:02} {}", time / 60, time % 60, local.abbreviation);
}

std::string date_text(year_month_day date) {
    constexpr const char* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (!date.ok()) return "no date";
    return fmt::format("{} {} {} {}", weekdays[std::chrono::weekday(sys_days(date)).c_encoding()],
        static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
        static_cast<int>(date.year()));
}

std::string moment_text(instant when, std::string_view zone) {
    return date_text(to_local(when, zone).date) + " " + time_text(when, zone);
}

}  // namespace bot::clock
