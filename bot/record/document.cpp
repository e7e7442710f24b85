#include "record/document.hpp"

#include <boost/json/parser.hpp>
#include <utility>

namespace bot::record {

namespace js = boost::json;

std::optional<std::string> document::read(std::string_view json) {
    js::parse_options bounds;
    bounds.max_depth = deepest;
    unsigned char scratch[4096];
    js::parser parser({}, bounds, scratch);
    parser.reset(&memory_);
    js::error_code error;
    parser.write(json.data(), json.size(), error);
    if (error == js::error::too_deep) return "nested deeper than " + std::to_string(deepest);
    if (error) return "this is not JSON";
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

}  // namespace bot::record
