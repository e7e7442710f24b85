#include "chat/fields.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat {

using nlohmann::json;

namespace {

/// Brackets outside of texts. Parsing deep JSON is harmless, but what is made of it would be destroyed by recursion.
std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0, deepest = 0;
    bool in_text = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (in_text && c == '\\') {
            ++at;
        } else if (c == '"') {
            in_text = !in_text;
        } else if (!in_text && (c == '{' || c == '[')) {
            deepest = std::max(deepest, ++depth);
        } else if (!in_text && (c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

}  // namespace

std::expected<json, std::string> parse_bounded(std::string_view text) {
    if (text.size() > json_bytes_max) return std::unexpected("longer than 4 MiB");
    // Fewer brackets than that can not be nested deeper: so it is with all that a platform sends.
    const auto brackets = std::ranges::count_if(text, [](char c) { return c == '{' || c == '['; });
    const bool may_be_deep = static_cast<std::size_t>(brackets) > json_depth_max;
    if (may_be_deep && depth_of(text) > json_depth_max) return std::unexpected("nested too deeply");
    try {
        return json::parse(text);
    } catch (const json::parse_error& error) {
        return std::unexpected(fmt::format("not JSON at byte {}", error.byte));
    } catch (const json::out_of_range&) { return std::unexpected("a number in it is too large"); }
}

const json* fields::find(std::string_view name) const {
    if (of_ == nullptr || !of_->is_object()) return nullptr;
    const auto found = of_->find(name);
    return found == of_->end() || found->is_null() ? nullptr : &*found;
}

void fields::blame(std::string_view name, std::string_view what) const {
    if (fault_->empty()) *fault_ = fmt::format("{}{} is no {}", path_, name, what);
}

std::string fields::text(std::string_view name) const {
    const auto* it = find(name);
    if (it == nullptr) return {};
    if (it->is_string()) return it->get<std::string>();
    blame(name, "text");
    return {};
}

bool fields::flag(std::string_view name) const {
    const auto* it = find(name);
    if (it == nullptr) return false;
    if (it->is_boolean()) return it->get<bool>();
    if (it->is_string()) return it->get_ref<const std::string&>() == "true";
    blame(name, "boolean");
    return false;
}

std::optional<std::int64_t> fields::number(std::string_view name) const {
    const auto* it = find(name);
    if (it == nullptr) return std::nullopt;
    if (it->is_number_integer()) return it->get<std::int64_t>();
    blame(name, "whole number");
    return std::nullopt;
}

fields fields::object(std::string_view name) const {
    const auto* it = find(name);
    if (it != nullptr && !it->is_object()) {
        blame(name, "object");
        it = nullptr;
    }
    return {it, fmt::format("{}{}.", path_, name), *fault_};
}

void fields::each_of(std::string_view array, const std::function<void(const fields&)>& seen) const {
    const auto* it = find(array);
    if (it == nullptr) return;
    if (!it->is_array()) return blame(array, "list");
    for (const auto& each : *it) seen(fields(&each, fmt::format("{}{}[].", path_, array), *fault_));
}

void fields::each_text_of(std::string_view array, const std::function<void(std::string)>& seen) const {
    const auto* it = find(array);
    if (it == nullptr) return;
    if (!it->is_array()) return blame(array, "list");
    for (const auto& each : *it) {
        if (each.is_string())
            seen(each.get<std::string>());
        else
            blame(array, "list of texts");
    }
}

void fields::each_member(const std::function<void(const std::string&, const fields&)>& seen) const {
    if (of_ == nullptr || !of_->is_object()) return;
    for (const auto& [name, it] : of_->items()) seen(name, fields(&it, fmt::format("{}{:.50}.", path_, name), *fault_));
}

}  // namespace bot::chat
