// A message as posts, within every limit that Mattermost has: as many as it takes, cut where lines end. Buttons go into
// attachments with their words sealed; where the server can not reach us, they become words to say. Pure.
#pragma once

#include "chat/document.hpp"
#include "chat/mattermost/markup.hpp"
#include "chat/mattermost/seal.hpp"

#include <nlohmann/json_fwd.hpp>

namespace bot::chat::mattermost {

/// How what is pressed comes back to us.
struct button_terms {
    const seal& sealed;
    std::string url;            ///< where a click goes; empty: there are no buttons
    std::string command;        ///< what words are said after, where there are no buttons: "/chaos " or "@chaosday "
    bool in_words_too = false;  ///< there are buttons, and nobody knows yet whether a click on one arrives
};

struct rendering {
    const name_book& names;
    button_terms buttons;
};

/// Each is {"message", "props"}; at least one. `name` is the announcement's, in the props of each, and part of what
/// makes a button's seal its own; empty for an answer.
std::vector<nlohmann::json> posts_of(const speech::message& of, const std::string& name, const rendering& how);

/// All of it in one text, the buttons as words: for where nothing else is shown.
std::string text_of(const speech::message& of, const rendering& how);

/// A pressed button, as it comes back in its context.
struct pressed {
    std::string words, label, confirm;
    std::string again;  ///< the words that make its message anew
    bool lasts = false;
    std::string place, seal;
};
/// In the body of a call; nothing where its context is none of ours.
std::optional<pressed> pressed_in(const document& body, const seal& by);

/// A post without this button: its words stay, with a line that tells of it. Nothing where it has no such button.
std::optional<nlohmann::json> without_button(nlohmann::json of, const std::string& place, const std::string& instead);

/// A post with one more line below all it has.
nlohmann::json with_line(nlohmann::json of, const std::string& line);

/// As the server counts its 8,000 characters: those that Go writes as six count six.
std::size_t size_of_props(const nlohmann::json& props);

}  // namespace bot::chat::mattermost
