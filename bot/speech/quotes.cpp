// Which quotes hold words together, and where `name: value` parts begin.
#include "speech/runes.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <limits>

namespace bot::speech {

namespace {

constexpr auto nowhere = std::numeric_limits<std::size_t>::max();

struct place {
    std::size_t at = 0, size = 0;
    char32_t point = 0;
    quote of = quote::none;
    std::size_t next_twofold = nowhere, next_single = nowhere;  ///< the next place that closes, in this line
};

bool is_one_of(char32_t point, std::u32string_view any) { return any.find(point) != std::u32string_view::npos; }
bool may_stand_before(char32_t point) { return is_blank(point) || is_one_of(point, U"|｜([,:：="); }
bool may_stand_behind(char32_t point) {
    return is_blank(point) || quote_of(point) != quote::none || is_one_of(point, U"|｜)],;.:!?");
}

std::vector<place> places_of(std::string_view text) {
    std::vector<place> places;
    places.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [point, size] = rune_at(text, at);
        places.push_back({at, size, point, quote_of(point)});
        at += size;
    }
    return places;
}

bool closes(const std::vector<place>& places, std::size_t i) {
    if (places[i].of == quote::none || i == 0) return false;
    if (is_blank(places[i - 1].point) && !is_guillemet(places[i].point)) return false;
    return i + 1 == places.size() || may_stand_behind(places[i + 1].point);
}

bool opens(const std::vector<place>& places, std::size_t i) {
    if (places[i].of == quote::none || i + 1 == places.size()) return false;
    if (is_blank(places[i + 1].point) && !is_guillemet(places[i].point)) return false;
    return i == 0 || may_stand_before(places[i - 1].point);
}

void look_ahead(std::vector<place>& places) {
    std::size_t twofold = nowhere, single = nowhere;
    for (auto i = places.size(); i-- > 0;) {
        places[i].next_twofold = twofold;
        places[i].next_single = single;
        if (places[i].point == '\n') twofold = single = nowhere;
        if (!closes(places, i)) continue;
        (places[i].of == quote::twofold ? twofold : single) = i;
    }
}

/// A closing quote of the same kind, else of the other one: phones and keyboards mix them.
std::size_t closing_of(const place& opening) {
    const auto [own, other] = opening.of == quote::twofold ? std::pair(opening.next_twofold, opening.next_single)
                                                           : std::pair(opening.next_single, opening.next_twofold);
    return own != nowhere ? own : other;
}

/// Behind the name and its colon when `text` has them at `at`, else nowhere. A dash in a name may be a blank or
/// missing.
std::size_t behind_name(std::string_view text, std::size_t at, std::string_view name) {
    const auto point_at = [&](std::size_t where) { return where < text.size() ? rune_at(text, where) : rune{0, 0}; };
    for (const char letter : name) {
        const auto [point, size] = point_at(at);
        if (letter == '-') {
            if (is_dash(point) || point == '_' || is_space(point)) at += size;
            continue;
        }
        const bool same = point == static_cast<char32_t>(letter) ||
                          (point >= 'A' && point <= 'Z' && point + 32u == static_cast<char32_t>(letter));
        if (!same) return nowhere;
        at += size;
    }
    // French keyboards put a no-break space before a colon.
    if (const auto [point, size] = point_at(at); point == 0xA0 || point == 0x202F) at += size;
    const auto [point, size] = point_at(at);
    return point == ':' || point == 0xFF1A ? at + size : nowhere;
}

struct beginning {
    std::size_t at = 0, behind = nowhere;
    std::string_view name;
};

beginning name_at(std::string_view text, std::size_t at, std::span<const std::string_view> names) {
    for (const auto spelled : names) {
        const auto name = spelled.substr(0, spelled.find('='));
        for (auto left = spelled; !left.empty();) {
            const auto alias = left.substr(0, left.find('='));
            left.remove_prefix(std::min(left.size(), alias.size() + 1));
            if (const auto behind = behind_name(text, at, alias); behind != nowhere) return {at, behind, name};
        }
    }
    return {};
}

std::vector<beginning> beginnings(std::string_view text, std::span<const std::string_view> names, bool again) {
    std::vector<beginning> found;
    const auto stretches = quoted_stretches(text);
    auto held = stretches.begin();
    bool word_starts = true;
    for (std::size_t at = 0; at < text.size();) {
        if (held != stretches.end() && at == held->from) {
            at = held++->to;
            word_starts = false;
            continue;
        }
        const auto [point, size] = rune_at(text, at);
        if (word_starts && !is_blank(point)) {
            const auto part = name_at(text, at, names);
            if (part.behind != nowhere &&
                (again || std::ranges::find(found, part.name, &beginning::name) == found.end()))
                found.push_back(part);
        }
        word_starts = is_blank(point);
        at += size;
    }
    return found;
}

}  // namespace

std::vector<stretch> quoted_stretches(std::string_view text) {
    const auto may_quote = [](char c) { return c == '"' || c == '\'' || static_cast<unsigned char>(c) >= 0x80; };
    if (std::ranges::none_of(text, may_quote)) return {};
    auto places = places_of(text);
    look_ahead(places);
    std::vector<stretch> found;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto end = opens(places, i) ? closing_of(places[i]) : nowhere;
        if (end == nowhere) continue;
        found.push_back({places[i].at, places[end].at + places[end].size});
        i = end;
    }
    return found;
}

parted parts_of(const phrase& said, std::span<const std::string_view> names, bool again) {
    const auto found = names.empty() ? std::vector<beginning>() : beginnings(said.text, names, again);
    if (found.empty()) return {said.trimmed(), {}};
    parted made{said.trimmed_slice(0, found.front().at), {}};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto end = i + 1 < found.size() ? found[i + 1].at : said.text.size();
        auto value = said.trimmed_slice(found[i].behind, end);
        // Nothing was said before the parts: what follows a quoted value is what the verb is about.
        const auto held = quoted_stretches(value.text);
        if (made.rest.empty() && !held.empty() && held[0].from == 0 && held[0].to < value.text.size()) {
            made.rest = value.trimmed_slice(held[0].to, value.text.size());
            value = value.slice(0, held[0].to);
        }
        made.parts.push_back({std::string(found[i].name), unquoted(value)});
    }
    return made;
}

}  // namespace bot::speech
