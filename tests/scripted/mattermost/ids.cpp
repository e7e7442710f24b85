#include "scripted/mattermost/ids.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <cctype>

namespace tests::mattermost {

namespace {

constexpr std::string_view id_letters = "ybndrfg8ejkmcpqxot1uwisza345h769";
constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string little_endian(std::uint32_t value, int bytes) {
    std::string out;
    for (int n = 0; n < bytes; ++n) out += static_cast<char>(value >> (8 * n));
    return out;
}

}  // namespace

std::string id_maker::next() {
    std::string id;
    while (id.size() < 26) {
        auto mixed = state_ += 0x9e3779b97f4a7c15U;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        for (int n = 0; n < 12 && id.size() < 26; ++n, mixed >>= 5U) id += id_letters[mixed & 31U];
    }
    return id;
}

bool is_id(std::string_view text) {
    return text.size() == 26 &&
           std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0 || std::islower(c) != 0; });
}

std::string go_json(const json& it) {
    const auto plain = it.dump(-1, ' ', false, json::error_handler_t::replace);
    std::string out;
    for (std::size_t at = 0, next = 0; at < plain.size(); at = next + 1) {
        next = std::min(plain.find_first_of("<>&", at), plain.size());
        out.append(plain, at, next - at);
        if (next < plain.size()) out += plain[next] == '<' ? "\\u003c" : plain[next] == '>' ? "\\u003e" : "\\u0026";
    }
    return out;
}

std::size_t runes(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string base64(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t n = 0; n < 3; ++n)
            three = three << 8U | (at + n < bytes.size() ? static_cast<unsigned char>(bytes[at + n]) : 0U);
        for (std::size_t n = 0; n < 4; ++n)
            out += at + n <= bytes.size() ? base64_letters[three >> (18 - 6 * n) & 63U] : '=';
    }
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    while (text.ends_with('=')) text.remove_suffix(1);
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = base64_letters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = held << 6U | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(held >> bits & 255U);
    }
    return out;
}

std::string gzip(const std::string& body) {
    std::string out("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    for (std::size_t at = 0; at < body.size(); at += 0xffff) {
        const auto part = body.substr(at, 0xffff);
        const auto size = static_cast<std::uint32_t>(part.size());
        out += at + 0xffff < body.size() ? '\0' : '\1';
        out += little_endian(size, 2) + little_endian(~size, 2) + part;
    }
    boost::crc_32_type sum;
    sum.process_bytes(body.data(), body.size());
    return out + little_endian(sum.checksum(), 4) + little_endian(static_cast<std::uint32_t>(body.size()), 4);
}

}  // namespace tests::mattermost
