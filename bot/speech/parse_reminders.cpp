// What the facilitator says of the reminders.
#include "day/due.hpp"
#include "speech/amounts.hpp"
#include "speech/listeners.hpp"
#include "speech/names.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace bot::speech::listening {

namespace {

constexpr day::minutes least_spacing{5};

std::optional<day::reminder> kind_in(std::string_view word) {
    const auto key = keyword(word);
    const auto found = std::ranges::find_if(day::all_reminders, [&](auto kind) {
        const auto name = name_of(kind);
        return key == name || (key == std::string(name) + "s");
    });
    return found == day::all_reminders.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string_view> kinds() {
    std::vector<std::string_view> names;
    for (const auto kind : day::all_reminders) names.push_back(name_of(kind));
    return names;
}

std::string which_kind() {
    return fmt::format(
        "Which reminder? Say its name first, as in remind quiet-day off. There are {}.", fmt::join(kinds(), ", "));
}

std::string no_kind(std::string_view word) {
    const auto names = kinds();
    const auto near = nearest(keyword(word), names);
    auto what = fmt::format("“{}” is no reminder.", shortened(word, 40));
    if (!near.empty()) what += fmt::format(" Did you mean {}?", near);
    return what + fmt::format(" There are {}.", fmt::join(names, ", "));
}

/// `every 3h`, `snooze 30m`, with "for" and the like between.
std::optional<day::minutes> take_minutes(reading& said) {
    auto text = said.rest.text;
    said.rest = {};
    if (const auto first = keyword(text.substr(0, 4)); first == "for " || first == "for") text.erase(0, 4);
    const auto found = minutes_in(text);
    if (!found)
        said.wrong("every", fmt::format("“{}” is no length of time: write it as 30m or 3h.", shortened(text, 40)));
    return found;
}

/// Where the day would not keep what is promised, it is not promised.
void refuse_too_often(reading& said, const day::set_reminder& made, const char* field) {
    const bool is_for_all = made.kind == day::reminder::neutral;
    const auto least = is_for_all ? day::public_words_apart : least_spacing;
    if (!made.every || *made.every >= least) return;
    said.wrong(field,
        fmt::format("Every {} minutes is the most{}.", least.count(), is_for_all ? " for what everybody reads" : ""));
}

void take_what_of_it(reading& said, day::set_reminder& made) {
    const auto word = keyword(take_word(said.rest).text);
    if (word == "off" || word == "on") {
        made.off = word == "off";
        if (auto left = said.rest; !kind_in(take_word(left).text)) said.no_more();
    } else if (word == "every") {
        made.every = take_minutes(said);
    } else if (word == "snooze") {
        made.snooze = take_minutes(said);
    } else {
        said.wrong("kind", word.empty()
                               ? std::string("Say off, on, every 3h or snooze 30m.")
                               : fmt::format("“{}” is nothing a reminder can be told. Say off, on, every 3h or "
                                             "snooze 30m.",
                                     shortened(word, 40)));
    }
}

}  // namespace

/// What its form asks for; how many minutes says nothing of what is only on or off.
outcome reminder_of_form(reading& said) {
    day::set_reminder made;
    const auto kind = kind_in(said.text("kind"));
    if (!kind) said.wrong("kind", which_kind());
    made.kind = kind.value_or(made.kind);
    const auto what = keyword(said.text("set"));
    made.off = what == "off";
    if (what == "every") made.every = said.minutes("minutes");
    if (what == "snooze") made.snooze = said.minutes("minutes");
    if (what.empty()) said.lacks("set", "Say what is to become of it.");
    if ((what == "every" || what == "snooze") && !said.says("minutes")) said.lacks("minutes", "How many minutes?");
    refuse_too_often(said, made, "minutes");
    return said.finish(by_agents(made));
}

outcome remind(reading& said) {
    if (said.is_form()) return reminder_of_form(said);
    if (said.names_only("kind")) return wants_form{"remind", {}};
    day::set_reminder made;
    if (said.rest.empty()) return agents_ask(day::ask_reminders{});
    auto left = said.rest;
    const auto first = take_word(left);
    constexpr std::array<std::string_view, 4> told{"on", "off", "every", "snooze"};
    if (std::ranges::find(told, keyword(first.text)) != told.end()) {
        take_what_of_it(said, made);
        // "off countdown" is as good as "countdown off". How often, without a name, is said of the one for everybody;
        // nothing is silenced unnamed.
        if (const auto kind = kind_in(take_word(said.rest).text))
            made.kind = *kind;
        else if (!made.every)
            said.wrong("kind", which_kind());
    } else if (const auto kind = kind_in(first.text)) {
        if (left.empty()) return wants_form{"remind", {{"kind", std::string(name_of(*kind))}}};
        made.kind = *kind;
        said.rest = std::move(left);
        take_what_of_it(said, made);
    } else {
        said.wrong("kind", no_kind(first.text));
    }
    refuse_too_often(said, made, "every");
    return said.finish(by_agents(made));
}

}  // namespace bot::speech::listening
