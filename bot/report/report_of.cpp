#include "report/report_of.hpp"

#include "picture/paper.hpp"
#include "report/chapters.hpp"
#include "report/chart_of.hpp"
#include "report/words.hpp"

namespace bot::report {

namespace {

using speech::words;

pages begun(const day::public_day& day) {
    pages to(speech::cleaned(day.plan().name));
    to.titled(1, words(day.plan().name)).says(words("The report of a Chaos Day."));
    tell_frame(to, day);
    return to;
}

picture_of_day picture_of(const picture::chart& it) { return {picture::lay_out(it), picture::lay_out_on_paper(it)}; }

void tell_picture(pages& to, const auto& day, const edition& as, pictured with) {
    if (with == pictured::no) return;
    to.titled(2, words("The picture of the day"), "picture").shows(picture_of(chart_of(day, as)));
}

void tell_revealed(pages& to, const day::public_day& day) {
    table made{{"Experiment", "Teams"}, {}};
    for (const auto& [no, each] : day.open().revealed)
        made.rows.push_back({words(no, " ", each.title),
            words(speech::listed(std::vector<std::string>(each.teams.begin(), each.teams.end())))});
    if (made.rows.empty()) return void(to.says(words("What the experiments were is told when they are revealed.")));
    to.titled(2, words("Experiments revealed"), "revealed").shows(std::move(made));
}

void tell_failures(pages& to, const day::public_day& day) {
    table made{{"Failure", "What", "Team", "Seen", "Over"}, {}};
    for (const auto& [no, each] : day.open().sightings)
        made.rows.push_back(
            {words(no), words(each.what), words(each.team), words(at(each.seen, day.plan()), ", ", each.by),
                each.resolved ? words(at(*each.resolved, day.plan())) : words("—")});
    if (made.rows.empty()) return void(to.says(words("No failure was reported.")));
    to.titled(2, words("Failures reported"), "failures").shows(std::move(made));
}

}  // namespace

document report_of(const past& day, const edition& as, pictured with) {
    const day::public_day open(day.of.day());
    auto to = begun(open);
    to.titled(2, words("At a glance"), "glance");
    tell_at_a_glance(to, day);
    tell_picture(to, day, as, with);
    tell_lessons(to, day);
    tell_teams(to, day);
    tell_cards(to, day);
    tell_course(to, open);
    tell_gate(to, day);
    tell_changes(to, day);
    tell_record(to, day);
    return named(to.done(), as.by);
}

document report_of(const day::public_day& day, const edition& as, pictured with) {
    auto to = begun(day);
    tell_picture(to, day, as, with);
    tell_revealed(to, day);
    tell_failures(to, day);
    tell_course(to, day);
    return named(to.done(), as.by);
}

}  // namespace bot::report
