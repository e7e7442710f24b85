// The day as everybody could see it: its frame, and how it went against its plan.
#include "report/chapters.hpp"
#include "report/words.hpp"

namespace bot::report {

namespace {

using speech::line, speech::words;

line times(day::instant from, day::instant to, const day::setup& plan) { return from_to(from, to, plan); }

/// "12 min late", "on time".
std::string against(day::instant planned, day::instant actual) {
    const auto off = std::chrono::round<day::minutes>(actual - planned);
    if (off == day::minutes(0)) return "on time";
    return speech::lasting(std::chrono::abs(off)) + (off < day::minutes(0) ? " early" : " late");
}

line as_it_was(const day::window_course& it, const day::setup& plan) {
    if (!it.opened) return words("never opened");
    if (!it.ended) return words("opened ", against(it.planned.opens.at, *it.opened), ", still open");
    return words(times(*it.opened, *it.ended, plan), " (opened ", against(it.planned.opens.at, *it.opened), ", ended ",
        against(it.planned.ends.at, *it.ended), ")");
}

table windows(const day::public_day& day) {
    table made{{"Window", "Planned", "As it was"}, {}};
    std::size_t no = 0;
    for (const auto& each : day::windows_of(day))
        made.rows.push_back(
            {words(++no), times(each.planned.opens.at, each.planned.ends.at, day.plan()), as_it_was(each, day.plan())});
    return made;
}

std::vector<line> told(const day::public_day& day) {
    std::vector<line> all;
    for (const auto& each : day.open().course)
        if (const auto what = name_of(each.of); !what.empty())
            all.push_back(words(at(each.at, day.plan()), ", ", what, each.said.empty() ? "" : ": ", each.said));
    return all;
}

}  // namespace

void tell_frame(pages& to, const day::public_day& day) {
    const auto& plan = day.plan();
    table made{{"", ""}, {}};
    const auto tell = [&](std::string_view name, line said) {
        if (!said.empty()) made.rows.push_back({words(name), std::move(said)});
    };
    tell("Target environment", words(plan.environment));
    tell("Procedure", plan.procedure_link.empty()
                          ? words(plan.procedure)
                          : words(plan.procedure, " ", speech::linked(plan.procedure_link, plan.procedure_link)));
    tell("Reported in", words(plan.incident_channel));
    tell("Facilitator", words(day.open().facilitator));
    tell("Times are in", words(plan.zone));
    to.shows(std::move(made));
}

void tell_course(pages& to, const day::public_day& day) {
    to.titled(2, words("The day against its plan"), "course");
    to.shows(windows(day));
    std::vector<line> still;
    for (const auto& each : day::standstills_of(day)) still.push_back(words(said_of(each, day.plan())));
    if (!still.empty()) to.says(words("It stood still:")).lists(std::move(still));
    std::vector<line> broken;
    for (const auto& each : day.open().still_broken) broken.push_back(words(each));
    if (!broken.empty()) to.says(words("Still broken at the end:")).lists(std::move(broken));
    if (auto all = told(day); !all.empty()) to.titled(3, words("What everybody was told")).lists(std::move(all));
}

}  // namespace bot::report
