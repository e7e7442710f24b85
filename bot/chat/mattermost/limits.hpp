// How much of what Mattermost takes. Above these it refuses, or shows half. Source: FACTS 5 and 8, which a server of
// today only widens.
#pragma once

#include <cstddef>

namespace bot::chat::mattermost::limits {

inline constexpr std::size_t post_text = 16'383;  ///< code points
inline constexpr std::size_t props = 7'500;       ///< of 8,000: the server adds some of its own
inline constexpr std::size_t header = 1'024;
inline constexpr std::size_t dialog_title = 24;
inline constexpr std::size_t dialog_label = 24;
inline constexpr std::size_t dialog_help = 150;
inline constexpr std::size_t dialog_line = 150;
inline constexpr std::size_t dialog_lines = 3'000;
inline constexpr std::size_t dialog_state = 3'000;
inline constexpr std::size_t dialog_options = 100;
inline constexpr std::size_t response_uses = 5;
inline constexpr std::size_t answer = 900'000;  ///< bytes, to a slash command: above 1 MiB the server cuts it off

}  // namespace bot::chat::mattermost::limits
