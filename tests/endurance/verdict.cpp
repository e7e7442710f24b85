#include "endurance/verdict.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tests::endurance {

namespace {

constexpr std::size_t first_weeks = 2;
/// Buffers that just then are larger or smaller, and the last few hundred letters, which are kept to be changed.
constexpr std::size_t heap_may_differ = 512 << 10;
constexpr std::size_t room_of_days = 3;  ///< beside what they hold: up to a third as much is kept for more by lists
constexpr std::size_t resident_may_differ = 8 << 20;  ///< beside the days: pages that are not given back at once
constexpr std::size_t a_week_may_differ = 16 << 10;   ///< what a week adds to the days: tables grow by leaps

void compare(const holdings& now, const holdings& before, const std::string& week, std::vector<std::string>& misses) {
    const auto days_grew = now.days - std::min(now.days, before.days);
    if (now.heap > before.heap + heap_may_differ + days_grew / room_of_days)
        misses.push_back(fmt::format(
            "{}: the heap grew from {} to {} bytes, the days by {}", week, before.heap, now.heap, days_grew));
    if (now.resident > before.resident + days_grew + resident_may_differ)
        misses.push_back(fmt::format(
            "{}: resident grew from {} to {} bytes, the days by {}", week, before.resident, now.resident, days_grew));
    const auto same = [&](const char* what, std::size_t is, std::size_t was) {
        if (is != was) misses.push_back(fmt::format("{}: {} {} were {}", week, is, what, was));
    };
    same("descriptors", now.descriptors, before.descriptors);
    same("threads", now.threads, before.threads);
    same("files", now.files, before.files);
}

void compare(const std::vector<announced>& now, const std::vector<announced>& before, const std::string& week,
    std::vector<std::string>& misses) {
    if (now.size() != before.size())
        misses.push_back(fmt::format("{}: {} announcements, once {}", week, now.size(), before.size()));
    for (std::size_t at = 0; at < std::min(now.size(), before.size()); ++at) {
        const auto &is = now[at], &was = before[at];
        if (is.where != was.where || is.text != was.text)
            return misses.push_back(
                fmt::format("{}: in {} \"{}\" instead of \"{}\"", week, is.where, is.text, was.text));
        if (std::chrono::abs(is.at - was.at) > may_be_late)
            misses.push_back(
                fmt::format("{}: {} came minutes later or earlier", week, (is.at - was.at).count()) + ": " + is.text);
    }
}

/// A day that is over is held for as long as it is on record, and takes no more for those that come after it.
void compare_growth(const std::vector<holdings>& weeks, std::vector<std::string>& misses) {
    const auto first = weeks[first_weeks].days - weeks[first_weeks - 1].days;
    const auto all = weeks.back().days - weeks[first_weeks - 1].days;
    const auto expected = first * (weeks.size() - first_weeks);
    if (all > expected + expected / 10 + a_week_may_differ)
        misses.push_back(fmt::format("the days grew by {} bytes; {} weeks like the third would be {}", all,
            weeks.size() - first_weeks, expected));
}

}  // namespace

verdict live(int weeks, unsigned seed) {
    verdict made;
    year of(seed);
    std::vector<announced> usual;
    for (int n = 1; n <= weeks; ++n) {
        of.lives_a_week();
        made.weeks.push_back(of.looks());
        const auto week = fmt::format("week {}", n);
        if (made.weeks.size() == first_weeks) usual = of.last_week;
        if (made.weeks.size() <= first_weeks) continue;
        compare(made.weeks.back(), made.weeks[first_weeks - 1], week, made.misses);
        compare(of.last_week, usual, week, made.misses);
    }
    if (made.weeks.size() > first_weeks) compare_growth(made.weeks, made.misses);
    made.misses.insert(made.misses.end(), of.faults.begin(), of.faults.end());
    made.announcements = of.announcements;
    made.commands = of.commands;
    made.troubles = of.troubles;
    return made;
}

}  // namespace tests::endurance
