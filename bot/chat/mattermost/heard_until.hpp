// How far a bot account has heard its server, and where, as the short text that is kept of it. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace bot::chat::mattermost {

struct heard_until {
    std::string account;             ///< of the bot: another server's, or another bot's, says nothing to us
    std::int64_t at = 0;             ///< milliseconds, by the server's clock
    std::set<std::string> channels;  ///< that it was in: one that it is in no more was lost while nothing was heard
};

std::string text_of(const heard_until& it);
/// Nothing for a text that is none.
std::optional<heard_until> heard_until_in(std::string_view text);

}  // namespace bot::chat::mattermost
