// The forms: what is asked where a command was given too little. Fields are named as the command's parts are.
#include "speech/answers.hpp"
#include "speech/card_form.hpp"
#include "speech/names.hpp"
#include "speech/say.hpp"
#include "speech/shown.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

field one_line(std::string name, std::string label, std::string hint = {}) {
    return {std::move(name), std::move(label), std::move(hint), {}, field_kind::line, false, {}};
}
field as_kind(field it, field_kind kind) {
    it.kind = kind;
    return it;
}
field optional(field it) {
    it.optional = true;
    return it;
}
field filled(field it, std::string value) {
    it.value = std::move(value);
    return it;
}
field why() { return optional(as_kind(one_line("why", "Why?"), field_kind::lines)); }

/// What was said already stands in the form.
void fill_in(form& made, const std::map<std::string, std::string>& given) {
    for (auto& each : made.fields)
        if (const auto said = given.find(each.name); said != given.end()) each.value = said->second;
    for (const auto& [name, value] : given)
        if (std::ranges::find(made.fields, name, &field::name) == made.fields.end()) made.given.emplace(name, value);
}

form seen_form() {
    return {"seen", "I see a failure", "Report it", {},
        {as_kind(one_line("what", "What do you see?"), field_kind::lines),
            optional(one_line("team", "Team", "who looks after it"))}};
}

form real_form() {
    return {"real", "A real incident", "Tell everybody", {},
        {as_kind(one_line("what", "What is it?", "Everybody reads this."), field_kind::lines)}};
}

std::vector<field> day_fields(const day::setup* known) {
    const auto window = known && !known->windows.empty() ? known->windows.front() : day::window();
    const auto date_of = [](const day::moment& it) {
        return it.local.substr(0, std::min<std::size_t>(10, it.local.size()));
    };
    const auto time_of = [](const day::moment& it) {
        return it.local.size() >= 16 ? it.local.substr(11, 5) : std::string();
    };
    const auto text_of = [&](std::string day::setup::* part) { return known ? known->*part : std::string(); };
    return {
        filled(one_line("name", "Name of the day"), text_of(&day::setup::name)),
        filled(
            one_line("env", "Target environment", "the only one that is touched"), text_of(&day::setup::environment)),
        filled(one_line("procedure", "Procedure", "how failures there are treated"), text_of(&day::setup::procedure)),
        filled(optional(one_line("link", "Link to the procedure")), text_of(&day::setup::procedure_link)),
        one_line("incident", "Incident channel", "#name, public"),
        one_line("agents", "Agents' channel", "#name, private"),
        optional(one_line("stakeholders", "Stakeholders' channel")),
        filled(one_line("zone", "Time zone", "Europe/Berlin"), text_of(&day::setup::zone)),
        filled(as_kind(one_line("date", "Date", "2026-11-24; several make a week"), field_kind::line),
            date_of(window.opens)),
        filled(as_kind(one_line("from", "Begins"), field_kind::time), time_of(window.opens)),
        filled(as_kind(one_line("last-start", "Last start"), field_kind::time), time_of(window.last_start)),
        filled(as_kind(one_line("wind-down", "Wind-down"), field_kind::time), time_of(window.wind_down)),
        filled(as_kind(one_line("until", "Ends"), field_kind::time), time_of(window.ends)),
    };
}

form new_form() {
    form made{"new", "Plan a Chaos Day", "Plan it", {}, day_fields(nullptr)};
    made.fields.push_back(filled(as_kind(one_line("limit", "Cards at a time"), field_kind::number), "2"));
    made.fields.push_back(
        optional(as_kind(one_line("as-agents", "Agents", "not you: you facilitate"), field_kind::people)));
    made.fields.push_back(optional(as_kind(one_line("as-responders", "Responders"), field_kind::people)));
    made.fields.push_back(optional(as_kind(one_line("open", "An open day, without secrets"), field_kind::toggle)));
    return made;
}

/// Channels stay as they are unless they are said again.
form edit_form(const day::setup& known) {
    form made{"edit", "Change the day", "Change it", {}, day_fields(&known)};
    for (auto& each : made.fields) each.optional = each.optional || each.name == "incident" || each.name == "agents";
    if (known.windows.size() > 1)
        std::erase_if(made.fields, [](const field& each) {
            return each.name == "date" || each.name == "from" || each.name == "last-start" ||
                   each.name == "wind-down" || each.name == "until";
        });
    remember_shown(made);
    return made;
}

form change_form() {
    return {"change", "A temporary change", "It is made", {},
        {as_kind(one_line("what", "What is changed?"), field_kind::lines),
            as_kind(one_line("restore", "How is it restored?"), field_kind::lines), why()}};
}

form end_form() {
    return {"end", "Force the end", "End it", {},
        {as_kind(
            one_line("force", "Why can it not wait?", "Everybody reads what is still broken."), field_kind::lines)}};
}

/// Where everything is stopped, sending it is the yes that resuming asks for.
form resume_form(const day::agents_day& of) {
    const auto& stopped = of.open().stopped;
    const auto* after = !stopped ? "hold" : stopped->real ? "real" : "stop";
    form made{"resume", "Resume", stopped ? "Yes, resume" : "Resume", {{"after", after}}, {why()}};
    made.note = stopped ? says(is_it_safe(stopped->real)) : says("The hold ends: cards may start again.");
    return made;
}

form log_form() {
    return {"log", "A note for the record", "Write it down", {},
        {as_kind(one_line("text", "What happened?"), field_kind::lines),
            optional(one_line("time", "When?", "10:42; empty is now")), why()}};
}

}  // namespace

std::optional<form> form_for(const wants_form& asked, const day::public_day*, day::instant) {
    std::optional<form> made;
    if (asked.verb == "seen") made = seen_form();
    if (asked.verb == "real") made = real_form();
    if (asked.verb == "new") made = new_form();
    if (made) fill_in(*made, asked.given);
    return made;
}

form form_to_keep(const day::agents_day& of) { return keep_form(of); }

std::optional<form> form_for(const wants_form& asked, const day::agents_day& of, day::instant now) {
    const day::public_day same(of.day());
    if (auto anybodys = form_for(asked, &same, now)) return anybodys;
    std::optional<form> made;
    if (asked.verb == "edit") made = edit_form(of.plan());
    if (asked.verb == "change") made = change_form();
    if (asked.verb == "log") made = log_form();
    if (asked.verb == "end") made = end_form();
    if (asked.verb == "resume") made = resume_form(of);
    if (asked.verb == "add") made = add_form();
    if (asked.verb == "card") made = card_form(of, asked.given);
    if (asked.verb == "start") made = start_form(of, now);
    if (asked.verb == "stop") made = stop_form(of, asked.given);
    if (made) fill_in(*made, asked.given);
    return made;
}

}  // namespace bot::speech
