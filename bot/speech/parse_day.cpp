// What the facilitator says to run the day.
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
