#include "speech/say.hpp"

#include "clock/zones.hpp"
#include "speech/runes.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::speech {

namespace {

bool breaks_a_line(char32_t point) {
    return point == '\n' || point == '\r' || point == '\t' || point == '\v' || point == '\f' || point == 0x85 ||
           point == 0x2028 || point == 0x2029;
}

/// Controls, private use (ours mark values in templates), what turns or hides the reading direction, and what is no
/// character.
bool is_left_out(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || is_turning(point) || is_noncharacter(point) ||
           (point >= 0xE000 && point <= 0xF8FF) || point >= 0xF0000;
}

bool starts_with(std::string_view text, std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any, [&](auto each) { return text.starts_with(each); });
}

}  // namespace

std::string cleaned(std::string_view typed) {
    std::string clean;
    clean.reserve(typed.size());
    for (bool after_return = false; !typed.empty();) {
        if (const auto plain = plain_start(typed); plain > 0) {
            clean += typed.substr(0, plain);
            typed.remove_prefix(plain);
            after_return = false;
            continue;
        }
        const auto [point, size] = rune_at(typed, 0);
        if (breaks_a_line(point)) {
            if (point != '\n' || !after_return) clean += ' ';
        } else if (point == broken_rune) {
            clean += "\uFFFD";
        } else if (!is_left_out(point)) {
            clean += typed.substr(0, size);
        }
        after_return = point == '\r';
        typed.remove_prefix(size);
    }
    return clean;
}

text strong(std::string_view said) { return {.said = cleaned(said), .strong = true}; }
text emphasis(std::string_view said) { return {.said = cleaned(said), .emphasis = true}; }
text code(std::string_view said) { return {.said = cleaned(said), .code = true}; }
text typed(std::string_view words) { return code("/chaos " + std::string(words)); }

std::string sentence(std::string_view said) {
    auto clean = cleaned(said);
    while (clean.ends_with(' ')) clean.pop_back();
    std::string_view before = clean;
    for (const std::string_view closing : {")", "”", "“", "\"", "'", "’", "»", "«"})
        if (before.ends_with(closing)) before.remove_suffix(closing.size());
    const bool ended = std::ranges::any_of(
        std::initializer_list<std::string_view>{".", "!", "?", "…"}, [&](auto mark) { return before.ends_with(mark); });
    return clean.empty() || ended ? clean : clean + ".";
}

span linked(std::string_view said, std::string_view href) {
    const auto clean = cleaned(href);
    const bool safe = starts_with(clean, {"https://", "http://", "mailto:"}) &&
                      clean.find_first_of(" <>\"`|") == std::string::npos && clean == href;
    if (!safe) return text{cleaned(said)};
    return link{cleaned(said), clean};
}

time when(day::instant at, std::string_view zone, day::instant now) {
    const bool today = clock::to_local(at, zone).date == clock::to_local(now, zone).date;
    return {at, today ? clock::time_text(at, zone) : clock::moment_text(at, zone)};
}
time dated(day::instant at, std::string_view zone) { return {at, clock::moment_text(at, zone)}; }

line from_to(day::instant from, day::instant to, std::string_view zone, day::instant now) {
    return words(when(from, zone, now), " to ", when(to, zone, from));
}

std::string lasting(day::minutes span) {
    const auto hours = span.count() / 60, rest = span.count() % 60;
    if (hours == 0) return fmt::format("{} min", rest);
    return rest == 0 ? fmt::format("{} h", hours) : fmt::format("{} h {} min", hours, rest);
}

std::string counted(std::size_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& each, std::string_view last) {
    std::string made;
    for (std::size_t at = 0; at < each.size(); ++at) {
        if (at > 0) made += at + 1 == each.size() ? last : std::string_view(", ");
        made += each[at];
    }
    return made;
}

line listed(const std::vector<line>& each, std::string_view last) {
    line made;
    for (std::size_t at = 0; at < each.size(); ++at) {
        if (at > 0) pieces::add(made, at + 1 == each.size() ? last : std::string_view(", "));
        pieces::add(made, each[at]);
    }
    return made;
}

line typed_lines(std::string_view typed) {
    line made;
    while (true) {
        const auto end = typed.find('\n');
        auto one = typed.substr(0, end);
        if (one.ends_with('\r')) one.remove_suffix(1);
        pieces::add(made, one);
        if (end == std::string_view::npos) return made;
        made.emplace_back(line_break{});
        typed.remove_prefix(end + 1);
    }
}

telling& telling::lists(std::vector<line> each) {
    return each.empty() ? *this : adds(items{.each = std::move(each), .ordered = false});
}

telling& telling::steps(const std::vector<std::string>& each) {
    items made{.each = {}, .ordered = true};
    for (const auto& step : each) made.each.push_back(words(step));
    return made.each.empty() ? *this : adds(std::move(made));
}

telling& telling::shows(line said, std::vector<button> buttons) {
    return adds(entry{std::move(said), std::move(buttons)});
}

telling& telling::offers(button it) {
    made_.buttons.push_back(std::move(it));
    return *this;
}

telling& telling::adds(block it) {
    made_.body.push_back(std::move(it));
    return *this;
}

telling& telling::adds(message more) {
    std::ranges::move(more.body, std::back_inserter(made_.body));
    std::ranges::move(more.buttons, std::back_inserter(made_.buttons));
    return *this;
}

}  // namespace bot::speech
