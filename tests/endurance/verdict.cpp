#include "endurance/verdict.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tests::endurance {

namespace {

constexpr std::size_t first_weeks = 2;
constexpr std::size_t heap_may_differ = 64 << 10;  ///< buffers that just then are larger or smaller
/// A platform that is away for a while, and found out about later, delays what falls into it.
constexpr std::chrono::minutes may_be_late{2};

void compare(const holdings& now, const holdings& before, const std::string& week, std::vector<std::string>& misses) {
    if (now.heap > before.heap + heap_may_differ)
        misses.push_back(fmt::format("{}: the heap grew from {} to {} bytes", week, before.heap, now.heap));
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
    made.misses.insert(made.misses.end(), of.faults.begin(), of.faults.end());
    made.announcements = of.announcements;
    made.commands = of.commands;
    made.troubles = of.troubles;
    return made;
}

}  // namespace tests::endurance
