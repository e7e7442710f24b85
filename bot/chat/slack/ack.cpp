#include "chat/slack/ack.hpp"

#include "chat/json_text.hpp"
#include "chat/slack/limits.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::slack {

using nlohmann::json;

std::string bare_ack(const std::string& envelope) { return json_text(json{{"envelope_id", envelope}}); }

std::optional<std::string> ack_with(const std::string& envelope, const json& payload) {
    // The payload is written once, and not copied into a whole first.
    auto text = R"({"envelope_id":)" + json_text(envelope) + R"(,"payload":)" + json_text(payload) + "}";
    if (text.size() >= limits::ack_bytes) return std::nullopt;
    return text;
}

json for_asker_only(json post) {
    post["response_type"] = "ephemeral";
    return post;
}

json view_errors(const std::map<std::string, std::string>& at_block) {
    return {{"response_action", "errors"}, {"errors", at_block}};
}

json view_update(json view) { return {{"response_action", "update"}, {"view", std::move(view)}}; }

}  // namespace bot::chat::slack
