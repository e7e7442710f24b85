// A message as Slack hands it out: what people read of it, and who wrote it. What machines post has often no text of
// its own, but attachments, blocks or files.
#pragma once

#include <string>

namespace bot::chat {
class fields;
}

namespace bot::chat::slack {

struct seen_message {
    std::string text;         ///< as Slack escapes it: readable() makes it plain
    std::string author;       ///< whoever wrote it: a user, else the app (B…)
    std::string author_name;  ///< that an app goes by in this message; empty for users

    bool operator==(const seen_message&) const = default;
};

/// As events, payloads and conversations.history have it. The previews of links are left out.
seen_message message_in(const fields& message);

}  // namespace bot::chat::slack
