// What a call of the server's is answered with, and how its parts are named to the desk.
#pragma once

#include "chat/json_text.hpp"
#include "chat/mattermost/seal.hpp"
#include "day/ids.hpp"
#include "wire/http.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

/// Any other status than 200 is an error to the person who waits. Source: FACTS 6.
inline wire::http_response answered(const nlohmann::json& said) {
    return {200, {{"Content-Type", "application/json"}}, chat::json_text(said)};
}
/// As plain text this shows nothing, and is no error.
inline wire::http_response answered_nothing() { return {200, {{"Content-Type", "text/plain; charset=utf-8"}}, ""}; }

inline wire::http_response turned_away(unsigned status) {
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, "This can not be called so.\n"};
}

/// As where there is nothing.
inline wire::http_response nothing_here() {
    return {404, {{"Content-Type", "text/plain; charset=utf-8"}}, "There is nothing here.\n"};
}

/// To whoever clicked, and to nobody else.
inline nlohmann::json to_clicker(const std::string& text) {
    return {{"ephemeral_text", text}, {"skip_slack_parsing", true}};
}

/// A ticket is a secret; what is made of it is not, and names the request.
inline std::string name_of(const seal& by, const secret& trigger) {
    return trigger.empty() ? std::string() : by.of("trigger", trigger.reveal()).substr(0, 32);
}

inline day::channel_id place(const std::string& channel) { return {day::platform::mattermost, channel}; }
inline day::person_id who(const std::string& person) { return {day::platform::mattermost, person}; }

}  // namespace bot::chat::mattermost
