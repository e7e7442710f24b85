#include "record/parsed.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bot::record {

namespace {

bool too_deep(std::string_view json) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char each = json[i];
        if (in_text && each == '\\')
            ++i;
        else if (each == '"')
            in_text = !in_text;
        else if (!in_text && (each == '{' || each == '['))
            if (++depth > deepest) return true;
        if (!in_text && (each == '}' || each == ']')) --depth;
    }
    return false;
}

}  // namespace

std::expected<nlohmann::json, std::string> parsed(std::string_view json) {
    if (too_deep(json)) return std::unexpected("nested deeper than " + std::to_string(deepest));
    auto document = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    if (document.is_discarded()) return std::unexpected("this is not JSON");
    return document;
}

}  // namespace bot::record
