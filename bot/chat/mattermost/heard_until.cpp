#include "chat/mattermost/heard_until.hpp"

#include "chat/fields.hpp"
#include "chat/json_text.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

using nlohmann::json;

std::string text_of(const heard_until& it) {
    return json_text(json{{"account", it.account}, {"heard_until", it.at}, {"channels", it.channels}}) + "\n";
}

std::optional<heard_until> heard_until_in(std::string_view text) {
    const auto parsed = parse_bounded(text);
    if (!parsed) return std::nullopt;
    std::string fault;
    const fields in(*parsed, fault);
    const auto at = in.number("heard_until");
    if (!at) return std::nullopt;
    heard_until it{in.text("account"), *at, {}};
    in.each_text_of("channels", [&](std::string id) { it.channels.insert(std::move(id)); });
    return it;
}

}  // namespace bot::chat::mattermost
