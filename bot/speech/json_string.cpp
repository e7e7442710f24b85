#include "speech/json_string.hpp"

#include "speech/runes.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

void escape(std::string& out, unsigned char byte) {
    constexpr char hex[] = "0123456789abcdef";
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
    }
}

/// How many bytes at the beginning stand for themselves.
std::size_t unescaped_start(std::string_view text) {
    const auto end =
        std::ranges::find_if_not(text, [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
    return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

void write_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (;;) {
        const auto plain = unescaped_start(text);
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const auto next = rune_at(text, 0);
        if (is_broken(next))
            out += "\uFFFD";
        else if (next.size == 1)
            escape(out, static_cast<unsigned char>(text.front()));
        else
            out += text.substr(0, next.size);
        text.remove_prefix(next.size);
    }
    out += '"';
}

}  // namespace bot::speech
