#include "speech/forms_record.hpp"

#include "speech/card_form.hpp"
#include "speech/form_fields.hpp"
#include "speech/say.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

std::vector<option> failures_to_choose(const day::agents_day& of) {
    std::vector<option> untied, tied;
    for (const auto& [no, each] : of.open().sightings) {
        const auto number = std::to_string(no.value);
        auto& among = of.secret().tied.contains(no) ? tied : untied;
        among.push_back({number, as_label(number + " " + cleaned(each.what))});
    }
    untied.insert(untied.end(), tied.begin(), tied.end());
    return untied;
}

}  // namespace

form log_form() {
    return {"log", "A note for the record", "Write it down", {},
        {some_lines("text", "What happened?"), optional(one_line("time", "When?", "10:42; empty is now")), asks_why()}};
}

form change_form() {
    return {"change", "A temporary change", "It is made", {},
        {some_lines("what", "What is changed?"), some_lines("restore", "How is it restored?"), asks_why()}};
}

form tie_form(const day::agents_day& of) {
    using enum day::column;
    return {"tie", "A failure and its card", "They belong together", {},
        {one_of("sighting", "Which failure?", failures_to_choose(of)),
            choice_of_card(of, {running, rolling_back, resolved_by_team, resolved_by_agents})}};
}

form is_it_us_form() {
    return {"is-it-us", "Is it us?", "Look", {},
        {optional(one_line("symptom", "What is the symptom?", "such as: login is slow"))}};
}

form export_form() {
    return {"export", "The record as a file", "Make it", {},
        {filled(
            one_of("format", "As what?",
                {{"md", "Markdown"}, {"html", "a page for the browser"}, {"json", "JSON"}, {"csv", "a table, CSV"}}),
            "md")}};
}

}  // namespace bot::speech
