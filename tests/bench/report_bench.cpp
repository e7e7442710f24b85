// How long the report of a week with 60 cards and 5,000 notes takes in each form, how long it is, and how much memory
// the whole program used. Run it from a release build.
#include "bench/played_day.hpp"
#include "report/file.hpp"

#include <chrono>
#include <fmt/format.h>
#include <sys/resource.h>

namespace report = bot::report;

int main() {
    const auto day = tests::bench::played(tests::bench::a_big_week(60), 5'000);
    const auto now = day.open.ended_at.value_or(day.plan.windows.back().ends.at);
    fmt::print("{} cards, {} notes, {} failures\n", day.secret.cards.size(), day.secret.notes.size(),
        day.open.sightings.size());
    for (const auto* name : {"md", "html", "json", "csv", "svg"}) {
        const auto begun = std::chrono::steady_clock::now();
        const auto made = report::teller(bot::day::keepers_view(day), {now}).told(report::format_named(name).value());
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        fmt::print("{:5} {:8.1f} ms {:8} kB\n", name, took.count(), made.text.size() / 1024);
    }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    fmt::print("memory at most {} MB\n", used.ru_maxrss / 1024);
}
