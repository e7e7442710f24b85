// What goes on the record, and what is read from it.
#include "speech/amounts.hpp"
#include "speech/listeners.hpp"
#include "speech/moments.hpp"
#include "speech/runes.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace bot::speech::listening {

namespace {

constexpr std::size_t most_lines = 200;

/// Lists are pasted with their bullets.
void drop_bullet(phrase& line) {
    const auto first = first_word(line).text;
    if (first.empty() || first.size() > 3) return;
    const auto [point, size] = rune_at(first, 0);
    if (size != first.size() || !(is_dash(point) || point == '*' || point == U'•')) return;
    auto left = line;
    take_word(left);
    if (!left.empty()) line = std::move(left);
}

/// A date, if a time comes after it.
std::optional<year_month_day> take_date(phrase& line, year_month_day today) {
    const auto date = date_in(first_word(line).text, today);
    if (!date) return std::nullopt;
    auto left = line;
    take_word(left);
    if (!looks_like_time(first_word(left).text)) return std::nullopt;
    line = std::move(left);
    return date;
}

std::optional<day::card_no> take_card(phrase& line, bool with_sign) {
    if (begins_quoted(line)) return std::nullopt;
    auto left = line;
    auto word = take_word(left);
    const bool noun = keyword(word.text) == "card";
    if (noun) word = take_word(left);
    const auto no = number_in(word.text);
    if (!no || *no == 0 || (with_sign && !noun && !word.text.starts_with('#'))) return std::nullopt;
    line = std::move(left);
    return day::card_no{*no};
}

/// [N] [HH:MM] TEXT; after a time only "#3" is a card, for texts begin with numbers, too.
day::log_line log_line_in(phrase line, reading& said) {
    day::log_line made;
    const auto zone = said.around().zone;
    made.card = take_card(line, false);
    const auto date =
        take_date(line, std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(said.around().now)));
    if (const auto word = first_word(line); looks_like_time(word.text) && !begins_quoted(line)) {
        take_word(line);
        const auto time = time_of_day_in(word.text);
        auto then = time ? past(date, *time, zone, said.around().now)
                         : std::unexpected("“" + word.text + "” is no time of day: write it as 10:42.");
        if (then)
            made.at = *then;
        else
            said.wrong("text", std::move(then.error()));
        if (!made.card) made.card = take_card(line, true);
    }
    made.text = unquoted(std::move(line)).text;
    return made;
}

constexpr std::array<std::string_view, 1> why_part{"why"};

/// Its own `why:` or, where a line holds nothing else, that of the line before.
void take_in(phrase line, std::vector<day::log_line>& lines, std::optional<day::card_no>& usual, reading& said) {
    drop_bullet(line);
    auto parts = parts_of(line, why_part);
    auto made = log_line_in(std::move(parts.rest), said);
    if (!parts.parts.empty()) made.why = parts.parts[0].value.text;
    if (made.text.empty() && !made.why.empty() && !lines.empty() && lines.back().why.empty()) {
        lines.back().why = std::move(made.why);
    } else if (made.text.empty() && made.why.empty() && !made.at && made.card) {
        usual = made.card;
    } else {
        if (!made.card) made.card = usual;
        lines.push_back(std::move(made));
    }
}

}  // namespace

outcome log(reading& said) {
    std::vector<day::log_line> lines;
    std::optional<day::card_no> usual;
    if (said.is_form()) usual = said.card();
    const auto* written = said.part_named("text");
    const auto each = lines_of(written != nullptr ? *written : said.rest);
    if (each.size() > most_lines)
        said.wrong("text", fmt::format("{} lines at once are too many: send {} at most.", each.size(), most_lines));
    else
        for (const auto& line : each) take_in(line, lines, usual, said);
    if (const auto why = said.is_form() ? said.text("why") : ""; !why.empty() && !lines.empty()) lines[0].why = why;
    if (said.is_form() && said.says("time") && !lines.empty()) {
        const auto line = log_line_in({said.text("time"), {}}, said);
        if (!line.at) said.wrong("time", "Write the time as 10:42.");
        if (!lines[0].at) lines[0].at = line.at;
    }
    const bool says_nothing = std::ranges::any_of(lines, [](const auto& it) { return it.text.empty(); });
    if (lines.empty() || says_nothing) {
        if (usual && !said.says("card")) (void)said.card();
        said.lacks("text", "Say what happened.");
    }
    return said.finish(by_agents(day::write_notes{std::move(lines)}));
}

/// A platform may have put the address into a mark, and something else to read in its place.
outcome keep(reading& said) {
    auto first = said.part_named("link") != nullptr ? *said.part_named("link") : take_word(said.rest);
    const auto marked = std::ranges::find(first.marks, mark::kind::address, &mark::of);
    auto link = marked != first.marks.end() ? marked->id : std::move(first.text);
    if (link.empty()) said.lacks("link", "Which message? Copy its link, and say it behind keep.");
    const auto card = said.card();
    return said.finish(wants_message{std::move(link), card, said.why()});
}

outcome amend(reading& said) {
    const auto no = said.number("note");
    if (!no) said.lacks("note", "Which note? Say its number first; the timeline has it.");
    auto text = said.main();
    std::optional<std::string> why;
    if (said.says("why")) why = said.text("why");
    if (text.empty() && !why) said.lacks("text", "Say what the note should say.");
    return said.finish(by_agents(day::amend_note{
        {no.value_or(0)}, text.empty() ? std::nullopt : std::optional(std::move(text)), std::move(why)}));
}

outcome undo(reading& said) {
    said.no_more();
    return said.finish(by_agents(day::take_back{}));
}

outcome change(reading& said) {
    auto what = said.main(), restore = said.text("restore");
    if (what.empty()) said.lacks("what", "What do you change?");
    if (restore.empty()) said.lacks("restore", "How is it restored?");
    return said.finish(by_agents(day::open_change{std::move(what), std::move(restore), said.text("why")}));
}

outcome restored(reading& said) {
    const auto no = said.number("change");
    said.no_more();
    return said.finish(by_agents(day::restore_change{no ? std::optional(day::change_no{*no}) : std::nullopt}));
}

outcome drawn_in(reading& said) {
    auto agent = said.person("agent");
    if (!said.says("agent")) {
        const auto first = take_word(said.rest);
        if (first.empty())
            said.lacks("agent", "Which agent had to help?");
        else if (const auto found = said.people(first, "agent"); !found.empty())
            agent = found.front();
    }
    return said.finish(by_agents(day::draw_in{agent.value_or(day::person_id{}), said.why()}));
}

outcome tie(reading& said) {
    const auto sighting = said.number("sighting");
    if (auto left = said.rest; keyword(take_word(left).text) == "to") said.rest = left;
    const auto card = said.card();
    if (!sighting) said.lacks("sighting", "Which sighting?");
    if (!card) said.lacks("card", "To which card?");
    said.no_more();
    return said.finish(by_agents(day::tie_sighting{{sighting.value_or(0)}, card.value_or(day::card_no{})}));
}

outcome is_it_us(reading& said) {
    if (said.names_only("symptom")) return said.to_form();
    return agents_ask(day::ask_is_it_us{said.main()});
}
outcome load(reading&) { return agents_ask(day::ask_load{}); }
outcome timeline(reading&) { return agents_ask(day::ask_timeline{}); }
outcome retro(reading&) { return agents_ask(day::ask_retro{}); }

outcome export_record(reading& said) {
    constexpr std::array<std::string_view, 4> formats{"md", "html", "json", "csv"};
    auto format = keyword(said.main());
    if (format.starts_with('.')) format.erase(0, 1);
    if (format == "markdown") format = "md";
    if (format.empty())
        said.lacks("format", "As what? md, html, json or csv.");
    else if (std::ranges::find(formats, format) == formats.end())
        said.wrong(
            "format", fmt::format("“{}” is no format of mine: say md, html, json or csv.", shortened(format, 40)));
    return said.finish(agents_ask(day::ask_export{std::move(format)}));
}

}  // namespace bot::speech::listening
