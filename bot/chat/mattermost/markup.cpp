#include "chat/mattermost/markup.hpp"

#include "chat/cutting.hpp"
#include "chat/mattermost/typed.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::chat::mattermost {

using day::match;

namespace {

std::string mark_of(const speech::text& it) {
    return it.strong && it.emphasis ? "***" : it.strong ? "**" : it.emphasis ? "*" : "";
}

/// Looks hold for a whole stretch: marks that meet in its middle would be read as text, and so would those beside a
/// blank.
std::string with_looks(std::string_view typed, const std::string& mark) {
    const auto from = typed.find_first_not_of(" \n"), to = typed.find_last_not_of(" \n");
    if (mark.empty() || from == std::string_view::npos) return escaped(typed);
    const auto inside = escaped(typed.substr(from, to - from + 1));
    // Directly before one of these a star is none to Mattermost.
    const auto* gap = mark != "**" && (inside.front() == '<' || inside.front() == '"') ? word_joiner.data() : "";
    return std::string(typed.substr(0, from)) + mark + gap + inside + mark + std::string(typed.substr(to + 1));
}

std::string markdown(const speech::span& piece, const name_book& names) {
    return match(
        piece, [](const speech::text& it) { return it.code ? code_of(it.said) : with_looks(it.said, mark_of(it)); },
        [](const speech::link& it) {
            if (it.said == it.href) return as_link(it.href);
            return fmt::format("[{}]({})", escaped(it.said), as_target(it.href));
        },
        [&](const speech::person& it) {
            return it.who.is_bot() ? std::string("chaosday") : "@" + names.person(it.who);
        },
        [&](const speech::channel& it) { return "~" + names.channel(it.which); },
        // Each reader's own time can not be shown here: the day's, with the zone's name, is everybody's.
        [](const speech::time& it) { return escaped(it.shown); },
        [](const speech::line_break&) { return std::string("\n"); });
}

/// Text that may be marked up as one with its neighbours; null for anything else.
const speech::text* looks_of(const speech::span& piece) {
    const auto* it = std::get_if<speech::text>(&piece);
    return it != nullptr && !it->code ? it : nullptr;
}

/// What Mattermost takes for an address by itself takes in what follows it up to the next blank: a mark of ours, too.
bool ends_in_address(std::string_view said) {
    const auto last = said.substr(said.find_last_of(" \n") + 1);
    const bool is_closed = last.ends_with('>') && !last.ends_with("\\>");
    return !is_closed && (last.find('/') != std::string_view::npos || last.find("www.") != std::string_view::npos);
}

std::vector<std::string> code_pieces(std::string_view code, std::size_t most) {
    std::string fence = "```";
    while (code.find(fence) != std::string_view::npos) fence += '`';
    std::vector<std::string> said;
    for (const auto& part : cut_up(code, most - 2 * (fence.size() + 1))) {
        const auto* end = part.ends_with('\n') ? "" : "\n";
        said.push_back(fmt::format("{}\n{}{}{}", fence, part, end, fence));
    }
    return said;
}

/// More blanks than one show nothing where a line begins, but several would make code of it.
std::string without_indents(std::string_view text) {
    std::string said;
    bool begins = true;
    for (const char each : text) {
        if (begins && each == ' ' && said.ends_with(' ')) continue;
        begins = each == '\n' || (begins && each == ' ');
        said += each;
    }
    return said;
}

/// What follows a line break within an item belongs to it.
std::string indented(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) text.insert(at + 1, "  ");
    return text;
}

std::string list_of(const speech::items& list, const name_book& names) {
    std::string said;
    for (std::size_t at = 0; at < list.each.size(); ++at) {
        const auto sign = list.ordered ? fmt::format("{}. ", at + 1) : std::string("- ");
        said += (at > 0 ? "\n" : "") + sign + indented(markdown(list.each[at], names));
    }
    return said;
}

void note_names(named_in& all, const speech::line& of) {
    for (const auto& piece : of) {
        if (const auto* it = std::get_if<speech::person>(&piece);
            it != nullptr && !it->who.is_bot() && std::ranges::find(all.people, it->who) == all.people.end())
            all.people.push_back(it->who);
        if (const auto* it = std::get_if<speech::channel>(&piece);
            it != nullptr && std::ranges::find(all.channels, it->which) == all.channels.end())
            all.channels.push_back(it->which);
    }
}

}  // namespace

std::string code_of(std::string_view typed) {
    std::string said(typed);
    std::ranges::replace(said, '`', '\'');
    std::ranges::replace_if(said, [](char c) { return c == '\n' || c == '\r'; }, ' ');  // a blank line would end it
    return "`" + said + "`";
}

std::string markdown(const speech::line& of, const name_book& names) {
    std::string said;
    for (std::size_t at = 0; at < of.size(); ++at) {
        const auto* first = looks_of(of[at]);
        if (first == nullptr) {
            if (std::holds_alternative<speech::text>(of[at]) && ends_in_address(said)) said += ' ';
            said += markdown(of[at], names);
            continue;
        }
        std::string stretch = first->said;
        for (const auto* next = first; at + 1 < of.size(); ++at) {
            next = looks_of(of[at + 1]);
            if (next == nullptr || mark_of(*next) != mark_of(*first)) break;
            stretch += next->said;
        }
        const auto written = with_looks(stretch, mark_of(*first));
        if (said.ends_with('*') && written.starts_with('*')) said += word_joiner;
        said += written;
    }
    return without_indents(said);
}

std::vector<std::string> cut_up(std::string_view text, std::size_t most) {
    std::vector<std::string> parts;
    for (auto fits = bytes_of_first(text, most); fits < text.size(); fits = bytes_of_first(text, most)) {
        const auto at = best_cut(text, fits);
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(at);
    }
    if (!text.empty() || parts.empty()) parts.emplace_back(text);
    return parts;
}

std::vector<std::string> pieces_of(const speech::block& it, const name_book& names, std::size_t most) {
    return match(
        it, [&](const speech::paragraph& each) { return cut_up(markdown(each.said, names), most); },
        [&](const speech::heading& each) { return cut_up("#### " + markdown(each.said, names), most); },
        [&](const speech::items& each) { return cut_up(list_of(each, names), most); },
        [&](const speech::code_block& each) { return code_pieces(each.said, most); },
        [](const speech::divider&) { return std::vector<std::string>{"---"}; },
        [&](const speech::entry& each) { return cut_up(markdown(each.said, names), most); });
}

named_in names_in(const speech::message& it) {
    named_in all;
    for (const auto& block : it.body)
        match(
            block,
            [&](const speech::items& each) {
                for (const auto& line : each.each) note_names(all, line);
            },
            [](const speech::code_block&) {}, [](const speech::divider&) {},
            [&](const auto& each) { note_names(all, each.said); });
    return all;
}

}  // namespace bot::chat::mattermost
