#include "clock/zones.hpp"

#include <algorithm>
#include <date/tz.h>
#include <doctest/doctest.h>
#include <filesystem>
#include <set>

using namespace bot::clock;
using namespace std::chrono_literals;
namespace chrono = std::chrono;
using chrono::year;

namespace {

instant utc(chrono::year_month_day date, chrono::minutes time) { return chrono::sys_days(date) + time; }
constexpr auto berlin = "Europe/Berlin";

}  // namespace

TEST_CASE("a zone is one of the database, whole names only") {
    CHECK(is_zone("Europe/Berlin"));
    CHECK(is_zone("UTC"));
    CHECK_FALSE(is_zone("Europe/Berlim"));
    CHECK_FALSE(is_zone(""));
    CHECK_FALSE(is_zone("../../etc/passwd"));
    CHECK_FALSE(is_zone("Europe/../UTC"));
    CHECK_FALSE(is_zone("/usr/share/zoneinfo/UTC"));
    CHECK_FALSE(is_zone("Europe"));
    CHECK_FALSE(is_zone("Europe/Berlin/"));
    CHECK_FALSE(is_zone(std::string_view("UTC\0", 4)));
}

TEST_CASE("of all files of the database those are zones that the library knows as such") {
    const std::filesystem::path database = "/usr/share/zoneinfo";
    const auto& zones = date::get_tzdb().zones;
    std::set<std::string> known, ours;
    for (const auto& each : zones) known.insert(each.name());
    for (const auto& each : std::filesystem::recursive_directory_iterator(database))
        if (auto name = each.path().lexically_relative(database).string(); is_zone(name)) ours.insert(std::move(name));
    CHECK(ours == known);
}

TEST_CASE("a mistyped zone gets the nearest names, and a city alone will do") {
    CHECK(zones_like("Europe/Berlim").front() == "Europe/Berlin");
    CHECK(zones_like("berlin").front() == "Europe/Berlin");
    CHECK(zones_like("new york").front() == "America/New_York");
    CHECK(zones_like("asia/kolkatta").front() == "Asia/Kolkata");
    CHECK(zones_like("x").size() == 3);
}

TEST_CASE("a local time is the instant that the zone's clocks say") {
    CHECK(to_instant(year(2026) / 11 / 24, 14h + 30min, berlin) == utc(year(2026) / 11 / 24, 13h + 30min));
    CHECK(to_instant(year(2026) / 7 / 1, 14h + 30min, berlin) == utc(year(2026) / 7 / 1, 12h + 30min));
    CHECK(to_instant(year(2026) / 7 / 1, 14h, "Asia/Kolkata") == utc(year(2026) / 7 / 1, 8h + 30min));
    CHECK(to_instant(year(2026) / 7 / 1, 24h, "UTC") == utc(year(2026) / 7 / 2, 0min));
}

TEST_CASE("a time that is skipped in spring is the moment of the jump") {
    const auto jump = utc(year(2026) / 3 / 29, 1h);
    CHECK(to_instant(year(2026) / 3 / 29, 2h, berlin) == jump);
    CHECK(to_instant(year(2026) / 3 / 29, 2h + 59min, berlin) == jump);
    CHECK(to_instant(year(2026) / 3 / 29, 3h, berlin) == jump);
    CHECK(to_instant(year(2026) / 3 / 29, 1h + 59min, berlin) == jump - 1min);
}

TEST_CASE("a time that comes twice in autumn is the first of the two") {
    CHECK(to_instant(year(2026) / 10 / 25, 2h + 30min, berlin) == utc(year(2026) / 10 / 25, 30min));
    CHECK(to_instant(year(2026) / 10 / 25, 3h, berlin) == utc(year(2026) / 10 / 25, 2h));
}

TEST_CASE("what cannot be is told in a sentence, never thrown") {
    CHECK(to_instant(year(2026) / 2 / 30, 9h, berlin).error() == "There is no such date.");
    const auto unknown = to_instant(year(2026) / 2 / 3, 9h, "Europe/Berlim").error();
    CHECK(unknown.starts_with("There is no time zone \"Europe/Berlim\". Did you mean Europe/Berlin, "));
    CHECK_FALSE(to_instant(year(20'000) / 2 / 3, 9h, berlin));
    CHECK(to_local(utc(year(2026) / 2 / 3, 9h), "Nowhere").abbreviation == "UTC");
    CHECK(time_text(instant::max(), berlin) == "01:00 CET");
    CHECK(date_text(year(2026) / 2 / 30) == "no date");
}

TEST_CASE("an instant is shown in the zone, with the letters that hold then") {
    const auto local = to_local(utc(year(2026) / 10 / 25, 30min), berlin);
    CHECK(local == local_moment{year(2026) / 10 / 25, 2h + 30min, "CEST"});
    CHECK(to_local(utc(year(2026) / 10 / 25, 90min), berlin) == local_moment{year(2026) / 10 / 25, 2h + 30min, "CET"});
    CHECK(weekday_of(local) == chrono::Sunday);
    CHECK(moment_text(utc(year(2026) / 11 / 24, 13h + 30min), berlin) == "Tue 24 Nov 2026 14:30 CET");
    CHECK(moment_text(utc(year(2026) / 12 / 31, 23h + 5min), berlin) == "Fri 1 Jan 2027 00:05 CET");
    CHECK(time_text(utc(year(1969) / 12 / 31, 23h + 59min) + 59s, "UTC") == "23:59 UTC");
}

TEST_CASE("the next nine o'clock is on the next date, also when the clocks change in between") {
    const auto saturday = to_instant(year(2026) / 10 / 24, 9h, berlin).value();
    CHECK(next_at(saturday, 9h, berlin) == saturday + 25h);
    CHECK(next_at(saturday - 1ms, 9h, berlin) == saturday);
    const auto spring = to_instant(year(2026) / 3 / 28, 9h, berlin).value();
    CHECK(next_at(spring, 9h, berlin) == spring + 23h);
    CHECK(next_at(utc(year(2026) / 3 / 29, 30min), 2h + 30min, berlin) == utc(year(2026) / 3 / 29, 1h));
    CHECK(next_at(utc(year(2026) / 3 / 29, 10h), 9h, "Nowhere") == utc(year(2026) / 3 / 30, 9h));
}

TEST_CASE("a round trip through local time loses nothing but the second of two hours") {
    for (const auto* zone : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"})
        for (auto when = utc(year(2026) / 1 / 1, 0min); when < utc(year(2027) / 1 / 1, 0min); when += 30min) {
            const auto local = to_local(when, zone);
            const auto back = to_instant(local.date, local.time_of_day, zone).value();
            const auto lost = when - back;
            CHECK_MESSAGE((lost == 0ms || lost == 30min || lost == 1h), zone << " " << moment_text(when, zone));
        }
}

TEST_CASE("working days are Monday to Friday") {
    CHECK(is_working_day(year(2026) / 11 / 27));
    CHECK_FALSE(is_working_day(year(2026) / 11 / 28));
    CHECK(next_working_day(year(2026) / 11 / 27) == year(2026) / 11 / 30);
    CHECK(previous_working_day(year(2026) / 11 / 30) == year(2026) / 11 / 27);
    CHECK(previous_working_day(year(2026) / 1 / 1) == year(2025) / 12 / 31);
}
