// Weeks of Chaos Days on end, a whole year unless told otherwise: scripts/year runs it.
#include "endurance/verdict.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace tests::endurance;

namespace {

void print(const verdict& it) {
    fmt::print("{:>5} {:>12} {:>12} {:>12} {:>8} {:>6}\n", "week", "heap, bytes", "days, bytes", "descriptors",
        "threads", "files");
    for (std::size_t n = 0; n < it.weeks.size(); ++n) {
        const auto& each = it.weeks[n];
        if (n < 4 || n % 4 == 3 || n + 1 == it.weeks.size())
            fmt::print("{:>5} {:>12} {:>12} {:>12} {:>8} {:>6}\n", n + 1, each.heap, each.days, each.descriptors,
                each.threads, each.files);
    }
    fmt::print("{} commands, {} announcements, {} connections cut, rotated or restarted\n", it.commands,
        it.announcements, it.troubles);
}

int weeks_wanted() {
    const auto* said = std::getenv("CHAOSDAY_WEEKS");
    return said ? std::stoi(said) : 52;
}

}  // namespace

TEST_CASE("Weeks of Chaos Days, with connections that rotate, break and restart, leave nothing behind") {
    const auto it = live(weeks_wanted(), 1);
    for (const auto& each : it.misses) FAIL_CHECK(each);
    CHECK(it.announcements > 0);
    print(it);
}
