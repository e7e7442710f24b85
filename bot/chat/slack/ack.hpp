// Acknowledgements as Slack wants them: by envelope id, with a payload only where one is taken and only as large as
// Slack reads. What answers a submitted form is one of these response actions or nothing.
#pragma once

#include "chat/slack/blocks.hpp"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace bot::chat::slack {

std::string bare_ack(const std::string& envelope);
/// Nothing when it would be so large that Slack drops it in silence.
std::optional<std::string> ack_with(const std::string& envelope, const nlohmann::json& payload);

/// The whole answer, for the asker alone; nothing where it would be so large.
std::optional<std::string> ack_with(const std::string& envelope, const post& answer);

/// {"response_type":"ephemeral", …}: what the asker alone sees.
nlohmann::json for_asker_only(nlohmann::json post);

/// The form stays open and shows a text at each of these inputs (by block id).
nlohmann::json view_errors(const std::map<std::string, std::string>& at_block);
nlohmann::json view_update(nlohmann::json view);

}  // namespace bot::chat::slack
