#include "chat/json_text.hpp"

#include "speech/runes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bot::chat {

using nlohmann::json;

namespace {

bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

void add_control(std::string& to, unsigned char byte) {
    constexpr std::string_view hex = "0123456789abcdef";
    if (byte == '\n')
        to += "\\n";
    else
        (to += "\\u00").append({hex[byte >> 4U], hex[byte & 15U]});
}

/// What is not plain: one character, of one byte or several.
std::size_t add_special(std::string& to, std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte >= 0x80) {
        const auto [point, size] = speech::rune_at(text, 0);
        to += point == speech::broken_rune ? std::string_view("\uFFFD") : text.substr(0, size);
        return size;
    }
    if (byte == '"' || byte == '\\')
        (to += '\\') += text.front();
    else
        add_control(to, byte);
    return 1;
}

template <class Each>
void add_list(std::string& to, char opens, char closes, const json& of, Each each) {
    to += opens;
    for (auto it = of.begin(); it != of.end(); ++it) {
        if (it != of.begin()) to += ',';
        each(it);
    }
    to += closes;
}

}  // namespace

void add_json_text(std::string& to, std::string_view text) {
    to += '"';
    while (!text.empty()) {
        const auto plain = std::ranges::find_if_not(text, is_plain) - text.begin();
        to += text.substr(0, static_cast<std::size_t>(plain));
        text.remove_prefix(static_cast<std::size_t>(plain));
        if (!text.empty()) text.remove_prefix(add_special(to, text));
    }
    to += '"';
}

void add_json_text(std::string& to, const json& of) {
    switch (of.type()) {
        case json::value_t::string:
            return add_json_text(to, std::string_view(of.get_ref<const std::string&>()));
        case json::value_t::object:
            return add_list(to, '{', '}', of, [&](const auto& each) {
                add_json_text(to, std::string_view(each.key()));
                to += ':';
                add_json_text(to, each.value());
            });
        case json::value_t::array:
            return add_list(to, '[', ']', of, [&](const auto& each) { add_json_text(to, *each); });
        default:
            to += of.dump();
    }
}

std::string json_text(const json& of) {
    std::string text;
    add_json_text(text, of);
    return text;
}

}  // namespace bot::chat
