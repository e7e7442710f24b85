// A plan file: a day is made of it by the core's rules, or every fault has a line and a remedy.
#include "day/apply.hpp"
#include "day/decide.hpp"
#include "fuzz/days.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "speech/plan_file.hpp"

namespace {

using namespace tests::fuzz;
namespace day = bot::day;

void must_be_planned(day::day_plan plan) {
    if (!plan.facilitator) plan.facilitator = person(day::platform::room, "fay");
    day::asker by;
    by.who = *plan.facilitator;
    const auto now = plan.day.windows.front().opens.at - std::chrono::hours(12);
    day::state known;
    auto happened = day::decide(known, {}, day::public_command(day::create_day{std::move(plan)}), by, now);
    if (!happened) return;
    for (auto& each : *happened) {
        each.no = known.facts + 1;
        day::apply(known, each);
    }
    must(known.days.size() == 1, "a plan makes a day");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto asker = as_the_facilitator();
    const input in(bytes, size);
    auto read = bot::speech::read_plan(in.rest(), asker);
    if (read) {
        must(!read->day.windows.empty(), "a day has a window");
        must_be_planned(std::move(*read));
        return 0;
    }
    must(!read.error().empty(), "whoever is refused learns why");
    for (const auto& each : read.error()) must(!each.what.empty(), "a fault says what it is");
    return 0;
}
