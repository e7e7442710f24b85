// Weeks of Chaos Days on end, a whole year unless told otherwise: scripts/year runs it.
#include "endurance/verdict.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace tests::endurance;

namespace {

void print(const verdict& it) {
    constexpr auto row = "{:>5} {:>12} {:>12} {:>16} {:>12} {:>8} {:>6}\n";
    fmt::print(row, "week", "heap, bytes", "days, bytes", "resident, bytes", "descriptors", "threads", "files");
    for (std::size_t n = 0; n < it.weeks.size(); ++n) {
        const auto& each = it.weeks[n];
        if (n < 4 || n % 4 == 3 || n + 1 == it.weeks.size())
            fmt::print(row, n + 1, each.heap, each.days, each.resident, each.descriptors, each.threads, each.files);
    }
    fmt::print("{} commands, {} announcements; connections", it.commands, it.announcements);
    for (std::size_t n = 0; n < it.troubles.size(); ++n) fmt::print(" {}: {}", trouble_names[n], it.troubles[n]);
    fmt::print("\n");
}

int weeks_wanted() {
    const auto* said = std::getenv("CHAOSDAY_WEEKS");
    return said ? std::stoi(said) : 52;
}

}  // namespace

TEST_CASE("Weeks of Chaos Days, with connections that rotate, break and restart, leave nothing behind") {
    const auto weeks = weeks_wanted();
    REQUIRE_MESSAGE(weeks >= 3, "the first two weeks are only what later ones are held against");
    const auto it = live(weeks, 1);
    for (const auto& each : it.misses) FAIL_CHECK(each);
    for (std::size_t n = 0; n < it.troubles.size(); ++n) CHECK_MESSAGE(it.troubles[n] > 0, trouble_names[n]);
    print(it);
}
