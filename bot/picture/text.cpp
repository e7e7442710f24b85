#include "picture/text.hpp"

#include "speech/runes.hpp"

#include <algorithm>

namespace bot::picture {

namespace {

/// The bytes of the character at the head, as its first byte has it.
std::size_t bytes_of(char head) {
    const auto byte = static_cast<unsigned char>(head);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string_view head_of(std::string_view text) { return text.substr(0, bytes_of(text.front())); }

/// In ems.
double width_of_one(std::string_view character) {
    const char head = character.front();
    const auto byte = static_cast<unsigned char>(head);
    if (byte >= 0x80) return byte < 0xE0 ? 0.7 : byte == 0xE2 ? 0.95 : 1.1;
    if (std::string_view("mwMW@%&").contains(head)) return 1;
    if (std::string_view("ijlI.,:;|!'() ").contains(head)) return 0.4;
    if (std::string_view("frt-").contains(head)) return 0.43;
    if (std::string_view("sczk").contains(head)) return 0.58;
    if (head >= 'A' && head <= 'Z') return 0.74;
    return 0.64;
}

constexpr std::string_view ellipsis = "…";

/// Whether XML has room for it (XML 1.0, Char): one character that it forbids, and nobody sees any of the picture.
bool is_allowed(speech::rune it) {
    return (it.point >= 0x20 || it.point == '\n' || it.point == '\t') && !speech::is_noncharacter(it.point) &&
           !speech::is_broken(it);
}

std::string_view escaped(char32_t point, std::string_view character) {
    switch (point) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return character;
    }
}

}  // namespace

double width_of(std::string_view text, double size) {
    double ems = 0;
    while (!text.empty()) {
        const auto one = head_of(text);
        ems += width_of_one(one);
        text.remove_prefix(one.size());
    }
    return ems * size;
}

std::string fitted(std::string_view text, double size, double width) {
    if (width_of(text, size) <= width) return std::string(text);
    const auto room = width - width_of(ellipsis, size);
    if (room < 0) return {};
    std::size_t fits = 0;
    for (double taken = 0; fits < text.size();) {
        const auto one = head_of(text.substr(fits));
        taken += width_of_one(one) * size;
        if (taken > room) break;
        fits += one.size();
    }
    while (fits > 0 && text[fits - 1] == ' ') --fits;
    return std::string(text.substr(0, fits)).append(ellipsis);
}

std::vector<std::string> broken(std::string_view text, double size, double width, std::size_t most) {
    std::vector<std::string> lines;
    std::string line;
    const auto next_word = [&] {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        const auto word = text.substr(0, end);
        text.remove_prefix(end);
        return word;
    };
    while (!text.empty() && lines.size() < most) {
        const auto rest = text;
        const auto word = next_word();
        const auto joined = line.empty() ? std::string(word) : line + " " + std::string(word);
        if (!line.empty() && width_of(joined, size) > width) {
            lines.push_back(std::move(line));
            line.clear();
            text = rest;
            continue;
        }
        line = fitted(joined, size, width);
        if (text.starts_with('\n')) {
            lines.push_back(std::move(line));
            line.clear();
        }
        if (!text.empty()) text.remove_prefix(1);
    }
    if (!line.empty() && lines.size() < most) lines.push_back(std::move(line));
    if (!text.empty() && !lines.empty()) lines.back() = fitted(lines.back() + " …", size, width);
    return lines;
}

std::string xml(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const auto next = speech::rune_at(text, 0);
        if (is_allowed(next)) safe += escaped(next.point, text.substr(0, next.size));
        text.remove_prefix(next.size);
    }
    return safe;
}

}  // namespace bot::picture
