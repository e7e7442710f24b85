#include "chat/room/page_words.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

namespace bot::chat::room {

using nlohmann::json;

namespace {

constexpr int depth_max = 3;
constexpr std::size_t name_max = 64, fields_max = 64;
constexpr std::size_t text_max = 200 << 10;  // 40,000 characters of up to four bytes, and some
constexpr std::array speeds{1.0, 10.0, 60.0, 300.0};

/// What is wrong with the words; caught below and never seen outside.
struct wrong {
    std::string what;
};

std::string string_in(const json& it, const char* name, std::size_t most) {
    const auto found = it.find(name);
    if (found == it.end()) return {};
    if (!found->is_string()) throw wrong{std::string("\"") + name + "\" is no text"};
    auto text = found->get<std::string>();
    if (text.size() > most) throw wrong{std::string("\"") + name + "\" is too long"};
    return text;
}

std::string name_in(const json& it, const char* name) { return string_in(it, name, name_max); }

std::string id_in(const json& it) {
    auto id = name_in(it, "id");
    const auto is_plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; };
    if (id.empty() || !std::ranges::all_of(id, is_plain)) throw wrong{"\"id\" does not name the request"};
    return id;
}

bool flag_in(const json& it, const char* name) {
    const auto found = it.find(name);
    if (found == it.end()) return true;
    if (!found->is_boolean()) throw wrong{std::string("\"") + name + "\" is neither true nor false"};
    return found->get<bool>();
}

std::size_t count_in(const json& it, const char* name) {
    const auto found = it.find(name);
    if (found == it.end()) return 0;
    if (!found->is_number_unsigned()) throw wrong{std::string("\"") + name + "\" is no number"};
    return found->get<std::size_t>();
}

std::map<std::string, std::string> fields_in(const json& it, const char* name) {
    std::map<std::string, std::string> made;
    const auto found = it.find(name);
    if (found == it.end()) return made;
    if (!found->is_object() || found->size() > fields_max)
        throw wrong{std::string("\"") + name + "\" is no set of fields"};
    for (const auto& [key, value] : found->items()) {
        if (!value.is_string() || key.size() > name_max)
            throw wrong{std::string("\"") + name + "\" has a field that is no text"};
        made.emplace(key, value.get<std::string>());
    }
    return made;
}

page_clock clock_in(const json& it) {
    using change = page_clock::change;
    const auto what = name_in(it, "change");
    if (what == "pause") return {change::pause};
    if (what == "resume") return {change::resume};
    if (what == "jump") return {change::jump};
    const auto speed = it.find("speed");
    if (what != "speed" || speed == it.end() || !speed->is_number()) throw wrong{"the clock does not know this change"};
    if (std::ranges::find(speeds, speed->get<double>()) == speeds.end())
        throw wrong{"the clock does not know this speed"};
    return {change::speed, speed->get<double>()};
}

page_words words_in(const json& it) {
    const auto type = name_in(it, "type");
    const auto where = name_in(it, "where");
    if (type == "hello") return page_hello{name_in(it, "as"), name_in(it, "room"), count_in(it, "since")};
    if (type == "read") return page_read{where, name_in(it, "post")};
    if (type == "complete") return page_complete{where};
    if (type == "clock") return clock_in(it);
    if (type == "say") return page_request(page_say{id_in(it), where, string_in(it, "text", text_max)});
    if (type == "press") return page_request(page_press{id_in(it), where, string_in(it, "words", text_max)});
    if (type == "fill")
        return page_request(
            page_fill{id_in(it), where, name_in(it, "verb"), fields_in(it, "given"), fields_in(it, "values")});
    if (type == "react")
        return page_request(page_react{id_in(it), where, name_in(it, "post"), name_in(it, "with"), flag_in(it, "on")});
    if (type == "keep") return page_request(page_keep{id_in(it), where, name_in(it, "post")});
    if (type == "remove") return page_request(page_remove{id_in(it), where, name_in(it, "post")});
    if (type == "join") return page_request(page_join{id_in(it), where});
    throw wrong{"\"type\" is none that the room knows"};
}

std::optional<json> shallow_json(std::string_view bytes) {
    bool too_deep = false;
    const auto look = [&](int depth, json::parse_event_t, json&) {
        too_deep = too_deep || depth > depth_max;
        return !too_deep;
    };
    auto made = json::parse(bytes.begin(), bytes.end(), look, false);
    if (too_deep || !made.is_object()) return std::nullopt;
    return made;
}

}  // namespace

std::expected<page_words, std::string> parse_page_words(std::string_view bytes) {
    if (bytes.size() > page_words_max) return std::unexpected("that is too long");
    const auto it = shallow_json(bytes);
    if (!it) return std::unexpected("that is no JSON object of the room's");
    try {
        return words_in(*it);
    } catch (const wrong& why) { return std::unexpected(why.what); }
}

}  // namespace bot::chat::room
