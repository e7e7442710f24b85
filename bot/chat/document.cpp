#include "chat/document.hpp"

#include "json/document.hpp"

#include <algorithm>
#include <cmath>

namespace bot::chat {

namespace js = boost::json;

namespace {

/// Boost.JSON reads 1e999 as infinity.
bool has_number_too_large(const js::value& in) {
    if (const auto* number = in.if_double()) return !std::isfinite(*number);
    if (const auto* list = in.if_array()) return std::ranges::any_of(*list, has_number_too_large);
    if (const auto* members = in.if_object())
        return std::ranges::any_of(*members, [](const auto& each) { return has_number_too_large(each.value()); });
    return false;
}

}  // namespace

bool document::is_object() const { return root_ != nullptr && root_->is_object(); }

std::expected<document, std::string> parse_bounded(std::string_view text) {
    if (text.size() > json_bytes_max) return std::unexpected("longer than 4 MiB");
    auto made = std::make_shared<json::document>();
    if (auto wrong = made->read(text, json_depth_max)) return std::unexpected(std::move(*wrong));
    if (has_number_too_large(made->root())) return std::unexpected("a number in it is too large");
    const auto& root = made->root();
    return document({std::move(made), &root});
}

}  // namespace bot::chat
