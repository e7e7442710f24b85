// What the facilitator says to run the day.
#include "day/due.hpp"
#include "speech/amounts.hpp"
#include "speech/calendar.hpp"
#include "speech/day_fields.hpp"
#include "speech/listeners.hpp"
#include "speech/moments.hpp"
#include "speech/names.hpp"
#include "speech/steps.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace bot::speech::listening {

namespace {

constexpr day::minutes least_spacing{5};
constexpr day::minutes longest_extension{12 * 60};

/// The window that is open, else the next one, else the last one.
const day::window* window_now(const hearing& around) {
    if (around.today == nullptr || around.today->windows.empty()) return nullptr;
    for (const auto& each : around.today->windows)
        if (around.now < each.ends.at) return &each;
    return &around.today->windows.back();
}

std::optional<year_month_day> date_of_window(const hearing& around) {
    const auto* window = window_now(around);
    return window == nullptr ? std::nullopt : std::optional(wall_times(*window, around.zone).date);
}

bool is_filler(std::string_view word) {
    constexpr auto all = std::to_array<std::string_view>({"at", "by", "for", "to", "till", "until"});
    return std::ranges::find(all, keyword(word)) != all.end();
}

/// The words of a moment at the head of the free words, or the form's field for it. What stands behind is left: a why.
std::string take_moment_words(reading& said) {
    auto left = said.rest;
    std::string taken;
    while (!left.empty()) {
        const auto word = take_word(left).text;
        if (taken.empty() && is_filler(word)) continue;
        taken += taken.empty() ? word : " " + word;
        if (!looks_like_time(word)) continue;
        said.rest = std::move(left);
        return taken;
    }
    return said.main();
}

/// "30m", "by 1 h 30 min because …", in the form's field, too: so much longer. A number alone could be an hour, and is
/// none; one that more words follow is theirs.
std::optional<day::minutes> take_longer(reading& said) {
    const auto* field = said.part_named("to");
    auto left = said.is_form() && field != nullptr ? *field : said.rest;
    std::optional<day::minutes> found;
    std::string taken;
    for (int words = 0; words < 5 && !left.empty(); ++words) {
        const auto word = take_word(left).text;
        if (words == 0 && is_filler(word)) continue;
        taken += word;
        const auto so_far = minutes_in(taken);
        const bool is_theirs = !left.empty() && std::ranges::all_of(word, is_digit);
        if (!so_far || is_theirs || *so_far > longest_extension || std::ranges::all_of(taken, is_digit)) continue;
        found = so_far;
        said.rest = left;
    }
    return found;
}

std::optional<day::moment> moment_in(reading& said, std::string_view field, std::optional<year_month_day> usual) {
    const auto text = take_moment_words(said);
    auto found = coming(text, said.around().zone, said.around().now, usual);
    if (found) return *found;
    said.wrong(std::string(field), std::move(found.error()));
    return std::nullopt;
}

bool take_now(reading& said) {
    auto left = said.rest;
    if (const auto word = keyword(take_word(left).text); !word.empty() && word != "now") return false;
    said.rest = std::move(left);
    return !said.says("at");
}

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

outcome check(reading&) { return agents_ask(day::ask_check{}); }

outcome facilitator(reading& said) {
    const auto who = said.main_phrase();
    if (who.empty()) said.lacks("to", "Who is to facilitate?");
    const auto found = said.people(who, "to");
    if (found.size() > 1) said.wrong("to", "A day has one facilitator.");
    return said.finish(by_agents(day::hand_over{found.empty() ? day::person_id{} : found.front(), said.text("why")}));
}

outcome kickoff(reading& said) {
    if (take_now(said)) {
        said.no_more();
        return said.finish(by_agents(day::kick_off{true, {}}));
    }
    const auto* window = window_now(said.around());
    const bool ahead = window != nullptr && window->ends.at > said.around().now;
    const auto at = moment_in(said, "at", ahead ? date_of_window(said.around()) : std::nullopt);
    said.no_more();
    return said.finish(by_agents(day::kick_off{false, at}));
}

outcome limit(reading& said) {
    const auto limit = said.number("limit");
    if (!limit || *limit == 0 || *limit > most_at_once)
        said.wrong("limit", fmt::format("Say how many experiments may run at once: 1 to {}.", most_at_once));
    return said.finish(by_agents(day::set_limit{limit.value_or(0), said.why()}));
}

outcome hold(reading& said) {
    if (said.names_only("why")) return said.to_form();
    return said.finish(by_agents(day::hold_starts{said.why()}));
}

/// Whoever sends the form has read what a stop wants to be asked; of a hold it asks nothing, and confirms no more.
outcome resume(reading& said) {
    if (said.names_only("why")) return said.to_form();
    auto left = said.rest;
    const auto first = keyword(take_word(left).text);
    if (first == "yes") said.rest = std::move(left);
    const auto after = said.is_form() ? said.text("after") : std::string();
    const bool confirmed = first == "yes" || after == "stop" || after == "real";
    return said.finish(by_agents(day::resume_day{confirmed, said.why(), !said.is_form() || after == "real"}));
}

outcome extend(reading& said) {
    if (said.rest.empty() && !said.says("to")) {
        said.lacks("to", "Until when? Say a time of day, or for how much longer.");
        return said.finish({});
    }
    const auto* window = window_now(said.around());
    std::optional<year_month_day> usual = date_of_window(said.around());
    // A window that began last evening ends today.
    if (window != nullptr && said.around().now > window->opens.at &&
        window->opens.local.substr(0, 10) < window->ends.local.substr(0, 10))
        usual.reset();
    const auto longer = window == nullptr ? std::nullopt : take_longer(said);
    const auto to = longer ? std::optional(day::moment{{}, window->ends.at + *longer}) : moment_in(said, "to", usual);
    return said.finish(by_agents(day::extend_day{to.value_or(day::moment{}), said.why()}));
}

outcome wind_down(reading& said) {
    if (take_now(said)) return said.finish(by_agents(day::wind_down{{}, said.why()}));
    const auto at = moment_in(said, "at", std::nullopt);
    return said.finish(by_agents(day::wind_down{at ? std::optional(at->at) : std::nullopt, said.why()}));
}

outcome end(reading& said) {
    std::optional<std::string> why;
    if (auto left = said.rest; keyword(take_word(left).text) == "force") {
        why = unquoted(left).text;
        said.rest = {};
    }
    if (said.says("force")) why = said.text("force");
    if (why && why->empty()) said.lacks("force", "Say why the day has to end with something still broken.");
    said.no_more();
    return said.finish(by_agents(day::end_day{std::move(why)}));
}

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

outcome done(reading& said) {
    const auto step = keyword(said.main());
    if (step != "review" && step != "share") said.wrong("step", "Say what is done: review or share.");
    return said.finish(
        by_agents(day::tick_step{day::number_of(step == "share" ? day::step::share : day::step::review)}));
}

outcome tick(reading& said) {
    const auto word = keyword(said.main());
    for (auto each = day::step::choose_target; each < day::step::the_day;
        each = static_cast<day::step>(std::to_underlying(each) + 1))
        if (word == name_of(each)) return said.finish(by_agents(day::tick_step{day::number_of(each)}));
    said.wrong("step", "Say which step is done: target, teams, agents, experiments or stakeholders.");
    return said.finish(by_agents(day::tick_step{}));
}

outcome close(reading& said) {
    said.no_more();
    return said.finish(by_agents(day::close_day{}));
}

outcome cancel(reading& said) {
    auto why = said.why();
    if (why.empty()) said.lacks("why", "Say why the day is called off: whoever was told of it reads it.");
    return said.finish(by_agents(day::cancel_day{std::move(why)}));
}

}  // namespace bot::speech::listening
