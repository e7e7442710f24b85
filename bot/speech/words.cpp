#include "speech/words.hpp"

#include "speech/runes.hpp"

#include <algorithm>
#include <array>

namespace bot::speech {

namespace {

std::size_t words_begin(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto found = rune_at(text, at);
        if (!is_blank(found.point)) break;
        at += found.size;
    }
    return at;
}

std::size_t words_end(std::string_view text, std::size_t from) {
    auto at = text.size();
    while (at > from) {
        const auto found = rune_before(text, at);
        if (!is_blank(found.point)) break;
        at -= found.size;
    }
    return at;
}

/// Most texts begin with none: then it need not be known which quotes belong together.
bool starts_with_quote(std::string_view text, std::size_t from) {
    return from < text.size() && quote_of(rune_at(text, from).point) != quote::none;
}

/// As far as a quote can reach.
std::string_view first_line(std::string_view text, std::size_t from) {
    const auto line = text.substr(from);
    return line.substr(0, line.find('\n'));
}

/// The end of the word, mention or quoted stretch that begins at `from`. A mention is one word, whatever its label.
std::size_t word_end(const phrase& said, std::size_t from, std::span<const stretch> stretches) {
    const auto held = std::ranges::lower_bound(stretches, from, {}, &stretch::from);
    if (held != stretches.end() && held->from == from) return held->to;
    auto mention = std::ranges::lower_bound(said.marks, from, {}, &mark::from);
    for (auto at = from; at < said.text.size();) {
        if (mention != said.marks.end() && mention->from <= at) {
            at = std::max(at, mention++->to);
            continue;
        }
        const auto found = rune_at(said.text, at);
        if (is_blank(found.point)) return at;
        at += found.size;
    }
    return said.text.size();
}

stretch place_of_first(const phrase& said) {
    const auto from = words_begin(said.text);
    if (!starts_with_quote(said.text, from)) return {from, word_end(said, from, {})};
    // What stands before it is left out: a quote opens a word.
    const auto held = quoted_stretches(first_line(said.text, from));
    const bool is_held = !held.empty() && held[0].from == 0;
    return {from, is_held ? from + held[0].to : word_end(said, from, {})};
}

}  // namespace

phrase phrase::slice(std::size_t from, std::size_t to) const {
    phrase made{text.substr(from, to - from), {}};
    for (auto each = std::ranges::lower_bound(marks, from, {}, &mark::from); each != marks.end() && each->to <= to;
        ++each)
        made.marks.push_back({each->of, each->from - from, each->to - from, each->id});
    return made;
}

phrase phrase::trimmed_slice(std::size_t from, std::size_t to) const {
    const auto part = std::string_view(text).substr(from, to - from);
    const auto begin = words_begin(part);
    return slice(from + begin, from + words_end(part, begin));
}

phrase phrase::trimmed() const& { return trimmed_slice(0, text.size()); }

phrase phrase::trimmed() && {
    const auto from = words_begin(text);
    const auto to = words_end(text, from);
    return from == 0 && to == text.size() ? std::move(*this) : slice(from, to);
}

const mark* phrase::whole_mark() const {
    return marks.size() == 1 && marks[0].from == 0 && marks[0].to == text.size() ? &marks[0] : nullptr;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string shortened(std::string_view text, std::size_t bound) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == bound) return std::string(text.substr(0, at)) + "…";
        at += rune_at(text, at).size;
    }
    return std::string(text);
}

bool begins_quoted(const phrase& said) {
    const auto from = words_begin(said.text);
    if (!starts_with_quote(said.text, from)) return false;
    const auto held = quoted_stretches(first_line(said.text, from));
    return !held.empty() && held[0].from == 0;
}

phrase unquoted(phrase said) {
    auto whole = std::move(said).trimmed();
    if (!starts_with_quote(whole.text, 0)) return whole;
    const auto held = quoted_stretches(whole.text);
    if (held.size() != 1 || held[0].from != 0 || held[0].to != whole.text.size()) return whole;
    const auto first = rune_at(whole.text, 0).size, last = rune_before(whole.text, whole.text.size()).size;
    return whole.slice(first, whole.text.size() - last).trimmed();
}

phrase first_word(const phrase& said) {
    const auto [from, to] = place_of_first(said);
    return unquoted(said.slice(from, to));
}

phrase take_word(phrase& rest) {
    const auto [from, to] = place_of_first(rest);
    auto word = unquoted(rest.slice(from, to));
    rest = rest.trimmed_slice(to, rest.text.size());
    return word;
}

std::vector<phrase> words_of(const phrase& said) {
    std::vector<phrase> words;
    const auto stretches = quoted_stretches(said.text);
    const std::string_view text = said.text;
    for (auto at = words_begin(text); at < text.size();) {
        const auto end = word_end(said, at, stretches);
        words.push_back(unquoted(said.slice(at, end)));
        at = end + words_begin(text.substr(end));
    }
    return words;
}

std::vector<phrase> lines_of(const phrase& said) {
    std::vector<phrase> lines;
    for (std::size_t from = 0; from <= said.text.size();) {
        const auto to = std::min(said.text.find('\n', from), said.text.size());
        if (auto line = said.trimmed_slice(from, to); !line.empty()) lines.push_back(std::move(line));
        from = to + 1;
    }
    return lines;
}

std::vector<phrase> split(const phrase& said, char at) {
    std::vector<phrase> pieces;
    const auto stretches = quoted_stretches(said.text);
    auto held = stretches.begin();
    std::size_t from = 0;
    for (std::size_t i = 0; i < said.text.size();) {
        if (held != stretches.end() && i == held->from) {
            i = held++->to;
            continue;
        }
        const auto [point, size] = rune_at(said.text, i);
        const bool cut = point == static_cast<char32_t>(at) || (at == '|' && point == 0xFF5C);
        if (cut) {
            pieces.push_back(unquoted(said.slice(from, i)));
            from = i + size;
        }
        i += size;
    }
    pieces.push_back(unquoted(said.slice(from, said.text.size())));
    return pieces;
}

std::string keyword(std::string_view word) {
    std::string key;
    for (std::size_t at = 0; at < word.size();) {
        const auto [point, size] = rune_at(word, at);
        if (is_dash(point) || point == '_') {
            if (!key.ends_with('-')) key += '-';
        } else if (point >= 'A' && point <= 'Z') {
            key += static_cast<char>(point - 'A' + 'a');
        } else if (!is_invisible(point) && point != '`' && point != '*') {
            key += word.substr(at, size);
        }
        at += size;
    }
    const auto end = key.find_last_not_of(".,;:!?");
    return end == std::string::npos ? key : key.substr(0, end + 1);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest = 31;
    const auto unlikeness = [&](std::string_view other) {
        if (word.size() >= 3 && other.starts_with(word)) return std::size_t{1};
        // Optimal string alignment: two letters that changed places count once.
        std::array<std::array<std::size_t, longest + 1>, longest + 1> cost{};
        for (std::size_t i = 0; i <= word.size(); ++i) cost[i][0] = i;
        for (std::size_t j = 0; j <= other.size(); ++j) cost[0][j] = j;
        for (std::size_t i = 1; i <= word.size(); ++i)
            for (std::size_t j = 1; j <= other.size(); ++j) {
                cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                    cost[i - 1][j - 1] + (word[i - 1] == other[j - 1] ? 0u : 1u)});
                if (i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1])
                    cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        return cost[word.size()][other.size()];
    };
    if (word.empty() || word.size() > longest) return {};
    std::string_view best;
    auto least = word.size() < 4 ? std::size_t{2} : word.size() < 8 ? std::size_t{3} : std::size_t{4};
    for (const auto other : candidates)
        if (other.size() <= longest)
            if (const auto cost = unlikeness(other); cost < least && cost < other.size()) {
                least = cost;
                best = other;
            }
    return best;
}

}  // namespace bot::speech
