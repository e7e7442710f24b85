// What the server calls us with, as values: a slash command (a form body), a press or a filled-in dialog (JSON).
// Bounded before it is read; an error is a short phrase for the log.
#pragma once

#include "chat/document.hpp"
#include "chat/secret.hpp"
#include "wire/http.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace bot::chat::mattermost {

struct slash_call {
    /// Somebody or something that the words call by its name.
    struct called {
        std::string id, name;
        bool operator==(const called&) const = default;
    };
    std::string user, user_name, channel, channel_name, team, words;
    std::vector<called> people, channels;
    secret token, trigger;
    /// Of the response URL only this is taken: its host comes from the user's own request, and could be anybody's.
    /// Source: FACTS 6.
    secret response_path;
};
std::expected<slash_call, std::string> slash_call_in(const wire::http_request& it);

struct press_call {
    std::string user, user_name, channel, post;
    secret trigger;
};
std::expected<document, std::string> json_in(const wire::http_request& it);
press_call press_in(const document& body);

/// As all ids of Mattermost's look.
bool is_id(std::string_view text);

/// "/hooks/commands/…" of a response URL; empty when there is none in it.
secret response_path_in(std::string_view url);

}  // namespace bot::chat::mattermost
