#include "chat/document.hpp"

#include <algorithm>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <fmt/format.h>

namespace bot::chat {

namespace js = boost::json;

namespace {

/// What a usual frame takes in memory, so that it takes no more than this one piece.
constexpr std::size_t usual_size = 4096;

/// Values whose memory is given back as a whole: however many they are, none is destroyed by itself.
struct parsed {
    parsed() : memory(first, sizeof first), root(js::storage_ptr(&memory)) {}
    parsed(const parsed&) = delete;
    parsed& operator=(const parsed&) = delete;

    unsigned char first[usual_size];
    js::monotonic_resource memory;
    js::value root;
};

/// Boost.JSON reads 1e999 as infinity.
bool has_number_too_large(const js::value& in) {
    if (const auto* number = in.if_double()) return !std::isfinite(*number);
    if (const auto* list = in.if_array()) return std::ranges::any_of(*list, has_number_too_large);
    if (const auto* members = in.if_object())
        return std::ranges::any_of(*members, [](const auto& each) { return has_number_too_large(each.value()); });
    return false;
}

std::string phrase_for(const js::error_code& error, std::size_t read) {
    if (error == js::error::too_deep) return "nested too deeply";
    if (error == js::error::exponent_overflow) return "a number in it is too large";
    return fmt::format("not JSON at byte {}", read + 1);
}

}  // namespace

bool document::is_object() const { return root_ != nullptr && root_->is_object(); }

std::expected<document, std::string> parse_bounded(std::string_view text) {
    if (text.size() > json_bytes_max) return std::unexpected("longer than 4 MiB");
    js::parse_options bounds;
    bounds.max_depth = json_depth_max;
    unsigned char scratch[usual_size];
    js::parser parser({}, bounds, scratch);
    auto made = std::make_shared<parsed>();
    parser.reset(&made->memory);
    js::error_code error;
    const auto read = parser.write(text.data(), text.size(), error);
    if (error) return std::unexpected(phrase_for(error, read));
    made->root = parser.release();
    if (has_number_too_large(made->root)) return std::unexpected("a number in it is too large");
    return document(std::shared_ptr<const js::value>(made, &made->root));
}

}  // namespace bot::chat
