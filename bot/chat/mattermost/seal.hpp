// What goes to people by way of Mattermost and comes back by way of strangers: a button's words, a form's state. Each
// carries a seal that only we can make, so that nobody can put words into a button's mouth. The key is made from the
// bot's token: buttons outlive a restart, and a token that is replaced takes them with it.
#pragma once

#include "chat/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace bot::chat::mattermost {

class seal {
public:
    explicit seal(const secret& token);

    /// Hex digits. `purpose` keeps one use of the key apart from another.
    std::string of(std::string_view purpose, std::string_view text) const;
    bool holds(std::string_view purpose, std::string_view text, std::string_view said) const;

    /// The text with its seal, for what travels as one string; and back, if the seal is ours.
    std::string closed(std::string_view purpose, std::string_view text) const;
    std::optional<std::string> opened(std::string_view purpose, std::string_view sealed) const;

private:
    std::string key_;
};

/// Takes as long whatever the difference is, or how long the two are.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace bot::chat::mattermost
