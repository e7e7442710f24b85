#include "chat/mattermost/typed.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace bot::chat::mattermost {

namespace {

/// Those that Mattermost's Markdown takes a backslash before; before any other the backslash would show.
constexpr std::string_view marks_up = R"(\`*_~[]()#>|!{})";
/// What marks up only where a line begins.
constexpr std::string_view at_beginning = "+-";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter(char c) { return is_plain_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; }

bool begins_with(std::string_view text, std::string_view small) {
    return std::ranges::equal(text.substr(0, small.size()), small,
        [](char one, char other) { return (one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one) == other; });
}

/// What may end a sentence behind an address, and brackets around it, are not of it.
std::size_t without_tail(std::string_view address) {
    constexpr std::array<std::string_view, 3> brackets{"()", "[]", "{}"};
    while (!address.empty()) {
        const char last = address.back();
        const auto pair = std::ranges::find(brackets, last, [](std::string_view each) { return each[1]; });
        const bool is_open =
            pair != brackets.end() && std::ranges::count(address, (*pair)[0]) < std::ranges::count(address, last);
        if (!is_open && std::string_view(R"(.,:;!?'"*_~)").find(last) == std::string_view::npos) break;
        address.remove_suffix(1);
    }
    return address.size();
}

/// How much of the text is an address of the web, from its first sign on.
std::size_t size_of_address(std::string_view text) {
    constexpr std::array<std::string_view, 3> schemes{"https://", "http://", "ftp://"};
    // It is asked at every sign of a text, and few can begin one.
    if (text.empty() || std::string_view("hHfF").find(text.front()) == std::string_view::npos) return 0;
    const auto* const scheme = std::ranges::find_if(schemes, [&](auto each) { return begins_with(text, each); });
    if (scheme == schemes.end()) return 0;
    const auto ends = [](char c) { return is_blank(c) || c == '<' || c == '>'; };
    text = text.substr(0, static_cast<std::size_t>(std::ranges::find_if(text, ends) - text.begin()));
    for (const std::string_view quote : {"“", "”", "„", "‘", "’", "‚", "«", "»", "、", "。"})
        text = text.substr(0, text.find(quote));
    const auto size = without_tail(text);
    return size > scheme->size() ? size : 0;
}

/// A run of signs without a blank. Mattermost takes more than the above for an address by itself, escapes and all; and
/// behind an escape it looks anew, so that a name becomes one in its middle. Where such a word has marks, a joiner,
/// which shows nothing, makes it none.
class word {
public:
    explicit word(std::string_view all)
        : all_(all.substr(0, static_cast<std::size_t>(std::ranges::find_if(all, is_blank) - all.begin()))),
          has_marks_(all_.find_first_of(marks_up) != std::string_view::npos ||
                     all_.find_first_of("<&@") != std::string_view::npos) {}

    /// Whether a joiner has to stand before this sign.
    bool wants_joiner(std::size_t at) const {
        return has_marks_ && (ends_www(at) || is_behind_scheme(at) || ends_domain(at));
    }

private:
    /// "www." or "www2."
    bool ends_www(std::size_t at) const {
        if (all_[at] != '.') return false;
        while (at > 0 && is_digit(all_[at - 1])) --at;
        return at >= 3 && begins_with(all_.substr(at - 3), "www");
    }
    bool is_behind_scheme(std::size_t at) const {
        if (at == 0 || all_[at - 1] != ':') return false;
        const auto before = all_.substr(0, at - 1);
        return std::ranges::any_of(
            std::initializer_list<std::string_view>{"http", "https", "ftp", "mailto", "tel", "mattermost"},
            [&](auto it) {
                return before.size() >= it.size() && begins_with(before.substr(before.size() - it.size()), it);
            });
    }
    /// "x.org/"
    bool ends_domain(std::size_t at) const {
        if (all_[at] != '/') return false;
        auto from = at;
        while (from > 0 && is_letter(all_[from - 1])) --from;
        const auto letters = at - from;  // two to four, each of up to four bytes
        return letters >= 2 && letters <= 16 && from > 0 && all_[from - 1] == '.';
    }

    std::string_view all_;
    bool has_marks_;
};

bool is_entity(std::string_view text) {
    const auto from = text.substr(1);  // a # behind it is escaped
    const auto end =
        std::ranges::find_if_not(from, [](char c) { return is_plain_letter(c) || is_digit(c) || c == '_'; });
    return end != from.begin() && end != from.end() && *end == ';';
}

/// Whether the line that begins here would make the head of a table of the line above: ":--", ":-: -".
bool rules_table(std::string_view text) {
    if (!text.starts_with(":-")) return false;
    return text.substr(0, text.find('\n')).find_first_not_of(":- \r") == std::string_view::npos;
}

std::string in_hex(std::string_view address, std::string_view which) {
    std::string said;
    for (const char each : address) {
        if (is_blank(each) || which.find(each) != std::string_view::npos)
            said += fmt::format("%{:02X}", static_cast<unsigned char>(each));
        else
            said += each;
    }
    return said;
}

}  // namespace

std::string escaped(std::string_view typed) {
    std::string said;
    bool begins = true, counts = false;  // a line that begins with a number and a dot would be counted anew
    word in(typed);
    for (std::size_t at = 0, from = 0; at < typed.size(); ++at) {
        const char each = typed[at];
        if (at > 0 && is_blank(typed[at - 1])) in = word(typed.substr(from = at));
        const auto address = at > 0 && is_plain_letter(typed[at - 1]) ? 0 : size_of_address(typed.substr(at));
        if (address > 0) {
            said += as_link(typed.substr(at, address));
            at += address - 1;
            begins = counts = false;
            continue;
        }
        if (!is_blank(each) && in.wants_joiner(at - from)) said += word_joiner;
        if (each == '.' && counts) said += '\\';
        const bool marks = marks_up.find(each) != std::string_view::npos;
        if (marks || (begins && at_beginning.find(each) != std::string_view::npos)) said += '\\';
        // A line below that it would make a heading of, or a table.
        if (begins && (each == '=' || rules_table(typed.substr(at)))) said += word_joiner;
        if (each == '<')
            said += "&lt;";  // takes no backslash, and opens links and tags
        else if (each == '&' && is_entity(typed.substr(at)))
            said += "&amp;";
        else
            said += each;
        if (each == '@') said += word_joiner;
        counts = is_digit(each) && (begins || counts);
        begins = each == '\n' || (begins && each == ' ');
    }
    return said;
}

// No address has such signs; and before a host an @ would hide what it leads to, behind one it would call somebody.
std::string as_link(std::string_view address) { return "<" + in_hex(address, R"(<>"\^`{|}@)") + ">"; }
std::string as_target(std::string_view address) { return in_hex(address, R"x(<>"\^`{|}())x"); }

}  // namespace bot::chat::mattermost
