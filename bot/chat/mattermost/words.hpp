// Text that came from Mattermost: whether it speaks to us, and what it says then.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace bot::chat::mattermost {

/// What is said to `name` in a text that mentions them as "@name": what stands behind the mention, else what stands
/// before it. Nothing where they are not mentioned: within code, in a longer name or an address, by @all or @channel.
std::optional<std::string> words_to(std::string_view name, std::string_view text);

/// The same in a direct message, which speaks to us with and without a mention.
std::string words_directly_to(std::string_view name, std::string_view text);

/// The names that a text calls as "@name", as the server writes them: in lower case. Nobody is called all, channel or
/// here.
std::set<std::string> called_in(std::string_view text);

}  // namespace bot::chat::mattermost
