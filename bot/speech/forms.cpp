// Which form asks for what a command lacks.
#include "speech/answers.hpp"
#include "speech/card_form.hpp"
#include "speech/form_fields.hpp"
#include "speech/forms_day.hpp"
#include "speech/forms_public.hpp"
#include "speech/forms_record.hpp"

#include <functional>

namespace bot::speech {

namespace {

/// What an agents' form is made from.
struct occasion {
    const day::agents_day& of;
    const given_parts& given;
    day::instant now;
};
using maker = std::function<std::optional<form>(const occasion&)>;

const std::map<std::string_view, maker>& agents_forms() {
    static const std::map<std::string_view, maker> all{
        {"add", [](const auto&) { return add_form(); }},
        {"card", [](const auto& at) { return card_form(at.of, at.given); }},
        {"start", [](const auto& at) { return start_form(at.of); }},
        {"stop", [](const auto& at) { return stop_form(at.of); }},
        {"skip", [](const auto& at) { return skip_form(at.of); }},
        {"waive", [](const auto& at) { return waive_form(at.of); }},
        {"log", [](const auto&) { return log_form(); }},
        {"change", [](const auto&) { return change_form(); }},
        {"tie", [](const auto& at) { return tie_form(at.of); }},
        {"is-it-us", [](const auto&) { return is_it_us_form(); }},
        {"export", [](const auto&) { return export_form(); }},
        {"edit", [](const auto& at) { return edit_form(at.of.plan()); }},
        {"people", [](const auto&) { return people_form(); }},
        {"hold", [](const auto&) { return hold_form(); }},
        {"resume", [](const auto& at) { return resume_form(at.of); }},
        {"extend", [](const auto& at) { return extend_form(at.of, at.now); }},
        {"remind", [](const auto& at) { return remind_form(at.of, at.given); }},
        {"end", [](const auto&) { return end_form(); }},
    };
    return all;
}

}  // namespace

std::optional<form> form_for(const wants_form& asked, const day::public_day*, day::instant) {
    auto made = asked.verb == "new" ? std::optional(new_form()) : anybodys_form(asked.verb);
    if (made) fill_in(*made, asked.given);
    return made;
}

form form_to_keep(const day::agents_day& of) { return keep_form(of); }

std::optional<form> form_for(const wants_form& asked, const day::agents_day& of, day::instant now) {
    const day::public_day same(of.day());
    if (auto anybodys = form_for(asked, &same, now)) return anybodys;
    const auto found = agents_forms().find(asked.verb);
    auto made = found == agents_forms().end() ? std::nullopt : found->second({of, asked.given, now});
    if (made) fill_in(*made, asked.given);
    return made;
}

}  // namespace bot::speech
