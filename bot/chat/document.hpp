// JSON as a stranger sent it, bounded before and while it is parsed. Parsed once into one piece of memory, which all
// copies share: what is read out of it is good as long as one of them is there. `fields` reads it.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace boost::json {
class value;
}

namespace bot::chat {

inline constexpr std::size_t json_bytes_max = 4 << 20;
inline constexpr std::size_t json_depth_max = 100;

class document {
public:
    /// Of which nothing is known: there is no member in it.
    document() = default;
    bool is_object() const;
    /// Null where nothing is known.
    const boost::json::value* root() const { return root_.get(); }

private:
    friend std::expected<document, std::string> parse_bounded(std::string_view text);
    explicit document(std::shared_ptr<const boost::json::value> root) : root_(std::move(root)) {}

    std::shared_ptr<const boost::json::value> root_;
};

/// Of a member that stands there twice the last counts. The error is a short phrase: "longer than 4 MiB", or what
/// `json::document` says.
std::expected<document, std::string> parse_bounded(std::string_view text);

}  // namespace bot::chat
