// Ids and other spellings of Mattermost: 26 characters of [a-z0-9], base64, and JSON as Go writes it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace tests::mattermost {

using nlohmann::json;

/// The same ids in each run of a test, and no two alike.
class id_maker {
public:
    std::string next();

private:
    std::uint64_t state_ = 0;
};

/// Whether it has the form of an id.
bool is_id(std::string_view text);
/// Go escapes <, > and & (FACTS 1: a `<` of a post is `\\u003c` inside the inner string).
std::string go_json(const json& it);
/// Characters, which Mattermost counts, and not bytes.
std::size_t runes(std::string_view utf8);
std::string base64(std::string_view bytes);
/// Nothing when it is no base64.
std::optional<std::string> from_base64(std::string_view text);
/// A body as gzip sends it, without having made it smaller.
std::string gzip(const std::string& body);

}  // namespace tests::mattermost
