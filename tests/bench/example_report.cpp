// Writes the report and the picture of a day that was played from a plan file:
//     example_report config/days/single-day.toml OUT_DIRECTORY
#include "bench/played_day.hpp"
#include "report/file.hpp"
#include "text_of_file.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace report = bot::report;

namespace {

void write_all(const char* plan_file, const std::filesystem::path& to) {
    const auto plan = tests::bench::plan_in(tests::text_of_file(plan_file));
    const auto day = tests::bench::played(plan, 5 * plan.cards.size());
    const auto now = day.open.ended_at.value_or(day.plan.windows.back().ends.at);
    std::filesystem::create_directories(to);
    for (const auto as : {report::format::markdown, report::format::html, report::format::json, report::format::csv,
             report::format::svg}) {
        const auto made = report::teller(bot::day::keepers_view(day), {now}).told(as);
        std::ofstream(to / made.name, std::ios::binary) << made.text;
        fmt::print("{}\n", (to / made.name).string());
    }
    const auto open = report::teller(bot::day::public_day(day), {now}).told(report::format::svg);
    std::ofstream(to / ("public-" + open.name), std::ios::binary) << open.text;
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("example_report PLAN.toml OUT_DIRECTORY\n", stderr);
        return 2;
    }
    try {
        write_all(words[1], words[2]);
    } catch (const std::exception& wrong) {
        fmt::print(stderr, "example_report: {}\n", wrong.what());
        return 1;
    }
    return 0;
}
