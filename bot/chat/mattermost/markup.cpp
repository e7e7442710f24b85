#include "chat/mattermost/markup.hpp"

#include "chat/cutting.hpp"
#include "chat/mattermost/typed.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <cctype>
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

/// Whether they are marked up as one: two marks that meet would be read as another.
bool look_alike(const speech::text& one, const speech::text& other) {
    return one.code == other.code && (one.code || mark_of(one) == mark_of(other));
}

/// Marks that meet would be read as one. A joiner is a letter to Markdown: a mark between it and a sign is none.
std::string_view between_looks(std::string_view before, std::string_view after) {
    const auto last = before.find_last_not_of('*'), first = after.find_first_not_of('*');
    const auto is_letter = [](char it) { return std::isalnum(static_cast<unsigned char>(it)) != 0; };
    return is_letter(before[last]) && is_letter(after[first]) ? word_joiner : " ";
}

/// What Mattermost takes for an address by itself takes in what follows it up to the next blank: a mark of ours, too.
bool ends_in_address(std::string_view said) {
    const auto last = said.substr(said.find_last_of(" \n") + 1);
    const bool is_closed = last.ends_with('>') && !last.ends_with("\\>");
    return !is_closed && (last.find('/') != std::string_view::npos || last.find("www.") != std::string_view::npos);
}

/// A fence is longer than any run of its sign within; where that would leave no room for the code, as within a line,
/// another sign is shown.
std::vector<std::string> code_pieces(std::string code, std::size_t most) {
    std::string fence = "```";
    while (fence.size() < most / 8 && code.find(fence) != std::string::npos) fence += '`';
    if (code.find(fence) != std::string::npos) {
        std::ranges::replace(code, '`', '\'');
        fence.resize(3);
    }
    std::vector<std::string> said;
    std::string_view rest = code;
    do {
        const auto fits = bytes_of_first(rest, most - 2 * (fence.size() + 1));
        const auto part = rest.substr(0, fits < rest.size() ? best_cut(rest, fits) : fits);
        said.push_back(fmt::format("{}\n{}{}{}", fence, part, part.ends_with('\n') ? "" : "\n", fence));
        rest.remove_prefix(part.size());
    } while (!rest.empty());
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

/// The sign alone would make a heading of what stands above the list.
std::string shown_item(std::string item) {
    return item.find_first_not_of(" \n") == std::string::npos ? std::string(word_joiner) : item;
}

/// How a part of a line is written: the first of them, or one of the others.
using writing = std::function<std::string(const speech::line&, bool is_first)>;

/// A time is words here, and so is a link that no post can hold.
speech::line made_to_be_cut(const speech::line& of, std::size_t most, const writing& write) {
    speech::line made;
    for (const auto& piece : of) {
        const auto* time = std::get_if<speech::time>(&piece);
        const auto* link = std::get_if<speech::link>(&piece);
        if (time != nullptr) {
            made.emplace_back(speech::text{time->shown});
        } else if (link == nullptr || characters(write({piece}, true)) <= most) {
            made.push_back(piece);
        } else {
            if (link->said != link->href) made.emplace_back(speech::text{link->said + " "});
            made.emplace_back(speech::text{.said = link->href, .code = true});
        }
    }
    return made;
}

/// A line in as many parts as it takes to keep each within `most` characters. It is cut before it is marked up: no part
/// ends within a mark, and none begins with one that was typed.
std::vector<std::string> parts_of(const speech::line& of, std::size_t most, const writing& write) {
    if (auto whole = write(of, true); characters(whole) <= most) return {std::move(whole)};
    const auto line = made_to_be_cut(of, most, write);
    for (auto size = most;; size -= size / 4) {  // marks and escapes take room, too
        std::vector<std::string> parts;
        for (const auto& each : cut_up(line, size))
            if (auto said = write(each, parts.empty()); said.find_first_not_of(" \n") != std::string::npos)
                parts.push_back(std::move(said));
        const auto fits = [most](const std::string& each) { return characters(each) <= most; };
        if (size < most / 16 || std::ranges::all_of(parts, fits)) return parts;
    }
}

/// Items stand together as far as there is room; one that is cut up goes on without a sign of its own.
std::vector<std::string> list_pieces(const speech::items& list, const name_book& names, std::size_t most) {
    std::vector<std::string> pieces;
    auto used = most;
    for (std::size_t at = 0; at < list.each.size(); ++at) {
        const auto sign = list.ordered ? fmt::format("{}. ", at + 1) : std::string("- ");
        auto parts = parts_of(list.each[at], most, [&](const speech::line& part, bool is_first) {
            return is_first ? sign + shown_item(indented(markdown(part, names))) : markdown(part, names);
        });
        const bool is_whole = parts.size() == 1;
        for (auto& part : parts) {
            const auto size = characters(part) + 1;
            const bool fits = is_whole && used + size <= most;
            used = fits ? used + size : is_whole ? size : most;
            if (fits)
                pieces.back() += "\n" + part;
            else
                pieces.push_back(std::move(part));
        }
    }
    return pieces;
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
    return "`" + (said.empty() ? " " : said) + "`";  // two backticks with nothing between begin something else
}

std::string markdown(const speech::line& of, const name_book& names) {
    std::string said;
    for (std::size_t at = 0; at < of.size(); ++at) {
        const auto* first = std::get_if<speech::text>(&of[at]);
        if (first == nullptr) {
            said += markdown(of[at], names);
            continue;
        }
        auto stretch = *first;
        for (; at + 1 < of.size(); ++at) {
            const auto* next = std::get_if<speech::text>(&of[at + 1]);
            if (next == nullptr || !look_alike(*first, *next)) break;
            stretch.said += next->said;
        }
        const auto written = markdown(speech::span(std::move(stretch)), names);
        if (first->code && ends_in_address(said)) said += ' ';
        if (said.ends_with('*') && written.starts_with('*')) said += between_looks(said, written);
        said += written;
    }
    return without_indents(said);
}

std::vector<std::string> pieces_of(const speech::line& of, const name_book& names, std::size_t most) {
    return parts_of(of, most, [&](const speech::line& part, bool) { return markdown(part, names); });
}

std::vector<std::string> pieces_of(const speech::block& it, const name_book& names, std::size_t most) {
    return match(
        it, [&](const speech::paragraph& each) { return pieces_of(each.said, names, most); },
        [&](const speech::heading& each) {
            return parts_of(each.said, most, [&](const speech::line& part, bool is_first) {
                return (is_first ? "#### " : "") + markdown(part, names);
            });
        },
        [&](const speech::items& each) { return list_pieces(each, names, most); },
        [&](const speech::code_block& each) { return code_pieces(each.said, most); },
        [](const speech::divider&) { return std::vector<std::string>{"---"}; },
        [&](const speech::entry& each) { return pieces_of(each.said, names, most); });
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
