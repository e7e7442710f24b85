#include "chat/mattermost/heard_until.hpp"

#include "chat/fields.hpp"
#include "chat/json_text.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

using nlohmann::json;

std::string text_of(const heard_until& it) {
    return json_text(json{{"account", it.account}, {"heard_until", it.at}}) + "\n";
}

std::optional<std::int64_t> heard_until_in(std::string_view text, const std::string& account) {
    const auto parsed = parse_bounded(text);
    if (!parsed) return std::nullopt;
    std::string fault;
    const fields in(*parsed, fault);
    if (in.text("account") != account) return std::nullopt;
    return in.number("heard_until");
}

}  // namespace bot::chat::mattermost
