// What Slack puts on the wire, as values: facts of the protocol, for every program that plays Slack.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace tests::slack {

/// The first frame of a connection; `connections` is how many of this app Slack counts.
nlohmann::json hello_frame(std::optional<int> connections = std::nullopt);

/// Slack asks to be connected to anew: "warning", "refresh_requested", "link_disabled", "too_many_websockets".
nlohmann::json disconnect_frame(const std::string& reason);

/// "/chaos TEXT" by a person, in a channel.
struct slash {
    std::string envelope;
    std::string user, user_name;
    std::string channel, channel_name;
    std::string text;
    std::string response_url, trigger;
};
nlohmann::json slash_frame(const slash& it);

/// The bot itself, as auth.test tells it.
nlohmann::json auth_answer(const std::string& bot_name, const std::string& user, const std::string& bot);

}  // namespace tests::slack
