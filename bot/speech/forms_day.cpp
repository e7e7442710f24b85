#include "speech/forms_day.hpp"

#include "clock/zones.hpp"
#include "speech/answers.hpp"
#include "speech/form_fields.hpp"
#include "speech/names.hpp"
#include "speech/reminders.hpp"
#include "speech/say.hpp"
#include "speech/shown.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::speech {

namespace {

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

}  // namespace

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

form people_form() {
    const auto people = [](std::string name, std::string label) {
        return optional(as_kind(one_line(std::move(name), std::move(label)), field_kind::people));
    };
    return {"people", "Who takes part", "They take part", {},
        {optional(one_line("team", "Team", "of all who are named here; each other team has a form of its own")),
            people("agents", "Agents of chaos"), people("responders", "Responders"), people("observers", "Observers"),
            people("remove", "Who takes no part any more")}};
}

form hold_form() {
    form made{"hold", "Hold", "Hold all starts", {}, {asks_why()}};
    made.note = says("No card starts until you resume. What runs, runs on.");
    return made;
}

/// Where everything is stopped, sending it is the yes that resuming asks for.
form resume_form(const day::agents_day& of) {
    const auto& stopped = of.open().stopped;
    const auto* after = !stopped ? "hold" : stopped->real ? "real" : "stop";
    form made{"resume", "Resume", stopped ? "Yes, resume" : "Resume", {{"after", after}}, {asks_why()}};
    made.note = stopped ? says(is_it_safe(stopped->real)) : says("The hold ends: cards may start again.");
    return made;
}

namespace {

/// As a field for a time of day has it.
std::string as_field(day::instant at, std::string_view zone) {
    const auto shown = clock::to_local(at, zone).time_of_day.count();
    return fmt::format("{:02}:{:02}", shown / 60, shown % 60);
}

}  // namespace

form extend_form(const day::agents_day& of, day::instant now) {
    const auto* in = day::public_day(of.day()).current_window(now);
    const auto until = in ? as_field(in->ends.at, of.plan().zone) : std::string();
    form made{"extend", "More time", "Extend it", {},
        {filled(as_kind(one_line("to", "Until when?", "17:30"), field_kind::time), until),
            asks_why("Everybody reads it.")}};
    made.note = says("Last start, wind-down and end move alike. Everybody is told.");
    return made;
}

form end_form() {
    return {"end", "Force the end", "End it", {},
        {some_lines("force", "Why can it not wait?", "Everybody reads what is still broken.")}};
}

namespace {

std::vector<option> kinds_of_reminders() {
    std::vector<option> all;
    for (const auto kind : day::all_reminders) all.push_back({std::string(name_of(kind)), std::string(name_of(kind))});
    return all;
}

day::reminder reminder_in(const given_parts& given) {
    const auto said = given.find("kind");
    const auto* found = said == given.end()
                            ? day::all_reminders.end()
                            : std::ranges::find(day::all_reminders, said->second, [](auto it) { return name_of(it); });
    return found == day::all_reminders.end() ? day::reminder::neutral : *found;
}

}  // namespace

form remind_form(const day::agents_day& of, const given_parts& given) {
    const auto kind = reminder_in(given);
    const auto now = setting_of(of, kind);
    auto what = one_of("set", "What of it?",
        {{"every", "it comes every so many minutes"}, {"snooze", "it is silent for so many minutes"},
            {"off", "it is off"}, {"on", "it is on again"}});
    auto minutes = optional(as_kind(one_line("minutes", "Minutes", "how often, or for how long"), field_kind::number));
    return {"remind", "A reminder", "Set it", {},
        {filled(one_of("kind", "Which reminder?", kinds_of_reminders()), std::string(name_of(kind))),
            filled(std::move(what), now.off     ? "off"
                                    : now.every ? "every"
                                                : "on"),
            filled(std::move(minutes), now.every ? std::to_string(now.every->count()) : "")}};
}

}  // namespace bot::speech
