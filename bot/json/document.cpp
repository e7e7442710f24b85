#include "json/document.hpp"

#include <boost/json/parser.hpp>
#include <fmt/format.h>

namespace bot::json {

namespace js = boost::json;

namespace {

std::string phrase_for(const js::error_code& error, std::size_t read, std::size_t deepest) {
    if (error == js::error::too_deep) return fmt::format("nested deeper than {}", deepest);
    if (error == js::error::exponent_overflow) return "a number in it is too large";
    return fmt::format("not JSON at byte {}", read + 1);
}

}  // namespace

std::optional<std::string> document::read(std::string_view text, std::size_t deepest) {
    js::parse_options bounds;
    bounds.max_depth = deepest;
    unsigned char scratch[4096];
    js::parser parser({}, bounds, scratch);
    parser.reset(&memory_);
    js::error_code error;
    const auto read = parser.write(text.data(), text.size(), error);
    if (error) return phrase_for(error, read, deepest);
    root_ = parser.release();
    return std::nullopt;
}

std::optional<std::uint64_t> number_of(const js::value& object, std::string_view name) {
    const auto* it = member_of(object, name);
    if (it == nullptr) return std::nullopt;
    if (const auto* large = it->if_uint64()) return *large;
    const auto* number = it->if_int64();
    return number != nullptr && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

}  // namespace bot::json
