// Decoding: bytes that a platform delivered become text with marks.
#include "speech/runes.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace bot::speech {

namespace {

constexpr std::size_t longest_escape = 4'096;

/// What a code point becomes: itself, a line feed, a blank, or nothing.
void take_in(char32_t point, std::string_view as_written, std::string& to) {
    if (point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029)
        to += '\n';
    else if (point == '\t' || point == '\v' || point == '\f')
        to += ' ';
    else if (point >= 0x20 && (point < 0x7F || point > 0x9F) && !is_turning(point) && point != 0xFEFF)
        to += as_written;
}

/// Valid UTF-8; CR LF and every other line end are one line feed; controls and turns of direction are gone.
std::string made_harmless(std::string_view delivered) {
    std::string clean;
    clean.reserve(delivered.size());
    for (std::size_t at = 0; at < delivered.size();) {
        if (const auto plain = plain_start(delivered.substr(at)); plain > 0) {
            clean += delivered.substr(at, plain);
            at += plain;
            continue;
        }
        const auto [point, size] = rune_at(delivered, at);
        const auto written = delivered.substr(at, size);
        at += size;
        if (point == '\r') {
            if (at == delivered.size() || delivered[at] != '\n') clean += '\n';
        } else if (point == broken_rune) {
            clean += "\uFFFD";
        } else {
            take_in(point, written, clean);
        }
    }
    return clean;
}

/// `&amp;lt;` means `&lt;`: what was decoded is not looked at again.
void decode_entity(std::string_view text, std::size_t& at, std::string& to) {
    constexpr std::array<std::pair<std::string_view, char>, 3> entities{{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}}};
    for (const auto& [escaped, plain] : entities)
        if (text.substr(at, escaped.size()) == escaped) {
            to += plain;
            at += escaped.size();
            return;
        }
    to += text[at++];
}

std::string decoded(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) decode_entity(text, at, made);
    return made;
}

/// How an address reads: as it was typed where the platform only completed it, else with the address beside.
std::string shown_address(const std::string& address, const std::string& label) {
    if (label.empty() || address == label) return address;
    if (address.ends_with(label) || address.ends_with(label + "/")) return label;
    return label + " (" + address + ")";
}

struct escape {
    std::string shown;
    std::optional<mark> of;
};

/// The inside of `<…>`: a person, a channel, a group, a special mention, or an address; labels may be missing or empty.
escape read_escape(std::string_view inside) {
    const auto bar = inside.find('|');
    const auto label = bar == std::string_view::npos ? std::string() : decoded(inside.substr(bar + 1));
    const auto target = inside.substr(0, bar);
    const auto named = [&](char sign, std::string_view id) { return sign + (label.empty() ? std::string(id) : label); };
    const auto marked = [&](mark::kind kind, std::string_view id, std::string shown) {
        return escape{std::move(shown), mark{kind, 0, 0, std::string(id)}};
    };
    constexpr std::string_view group = "!subteam^";
    if (target.starts_with('@')) return marked(mark::kind::person, target.substr(1), named('@', target.substr(1)));
    if (target.starts_with('#')) return marked(mark::kind::channel, target.substr(1), named('#', target.substr(1)));
    if (target.starts_with(group)) {
        const auto id = target.substr(group.size());
        return marked(mark::kind::group, id, label.starts_with('@') ? label : named('@', id));
    }
    if (target.starts_with("!date")) return {label, std::nullopt};
    if (target.starts_with('!')) return {"@" + std::string(target.substr(1)), std::nullopt};
    const auto address = decoded(target);
    return marked(mark::kind::address, address, shown_address(address, label));
}

/// Where the next escape may begin; at the end: nowhere.
std::size_t next_escape(std::string_view text, std::size_t from) {
    const auto found = std::ranges::find_if(text.substr(from), [](char c) { return c == '<' || c == '&'; });
    return static_cast<std::size_t>(found - text.begin());
}

phrase without_escapes(std::string text) {
    if (next_escape(text, 0) == text.size()) return {std::move(text), {}};
    phrase made;
    made.text.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto next = next_escape(text, at);
        made.text.append(text, at, next - at);
        at = next;
        if (at == text.size()) break;
        if (text[at] != '<') {
            decode_entity(text, at, made.text);
            continue;
        }
        const auto inside = std::string_view(text).substr(at + 1, longest_escape);
        const auto end = inside.find_first_of("<>\n");
        if (end == std::string_view::npos || end == 0 || inside[end] != '>') {
            made.text += text[at++];
            continue;
        }
        auto found = read_escape(inside.substr(0, end));
        const auto from = made.text.size();
        made.text += found.shown;
        if (found.of && !found.shown.empty())
            made.marks.push_back({found.of->of, from, made.text.size(), std::move(found.of->id)});
        at += end + 2;
    }
    return made;
}

}  // namespace

phrase hear(std::string_view delivered, day::platform on) {
    auto clean = made_harmless(delivered);
    if (on == day::platform::slack) return without_escapes(std::move(clean));
    return {std::move(clean), {}};
}

}  // namespace bot::speech
