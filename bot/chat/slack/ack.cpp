#include "chat/slack/ack.hpp"

#include "chat/json_text.hpp"
#include "chat/json_writer.hpp"
#include "chat/slack/limits.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::slack {

using nlohmann::json;

namespace {

std::optional<std::string> ended(json_writer all) {
    auto text = all.close_object().take();
    if (text.size() >= limits::ack_bytes) return std::nullopt;
    return text;
}

}  // namespace

std::string bare_ack(const std::string& envelope) {
    return json_writer().open_object().member("envelope_id", envelope).close_object().take();
}

std::optional<std::string> ack_with(const std::string& envelope, const json& payload) {
    json_writer all;
    all.open_object().member("envelope_id", envelope).name("payload").json(json_text(payload));
    return ended(std::move(all));
}

std::optional<std::string> ack_with(const std::string& envelope, const post& answer) {
    json_writer all(envelope.size() + 2 * answer.text.size() + answer.blocks.size() + 100);
    all.open_object().member("envelope_id", envelope).name("payload").open_object();
    all.member("response_type", "ephemeral").member("text", answer.text).name("blocks").json(answer.blocks);
    all.close_object();
    return ended(std::move(all));
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
