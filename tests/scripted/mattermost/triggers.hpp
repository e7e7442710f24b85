// The signed tickets of a click or a command that let a dialog be opened: base64 of "id:person:milliseconds:signature",
// good for a few seconds (FACTS 8).
#pragma once

#include "scripted/mattermost/shapes.hpp"

#include <expected>

namespace tests::mattermost {

struct trigger {
    std::string brief;         ///< what the client gets back: good for nothing here
    std::string signed_whole;  ///< what the integration gets
};

class triggers {
public:
    std::chrono::milliseconds life{3'000};

    static trigger make(const std::string& brief, const std::string& person, instant now);
    /// Whose it is, or what the server answers.
    std::expected<std::string, wire::http_response> person_of(const std::string& ticket, instant now) const;
};

}  // namespace tests::mattermost
