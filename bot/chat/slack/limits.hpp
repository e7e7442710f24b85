// How much of what Slack takes. Most of it is refused above these, some is dropped in silence. Source: FACTS 4.3.
#pragma once

#include "chat/cutting.hpp"

#include <cstddef>

namespace bot::chat::slack::limits {

inline constexpr std::size_t blocks_a_message = 50;
inline constexpr std::size_t blocks_a_view = 100;
inline constexpr std::size_t block_text = 3'000;  ///< a section's; rich text keeps to it too
inline constexpr std::size_t message_text = 4'000;
inline constexpr std::size_t message_blocks_text = 12'000;  ///< of all blocks: stays clear of msg_blocks_too_long
inline constexpr std::size_t buttons_a_row = 25;
inline constexpr std::size_t button_label = 75;
inline constexpr std::size_t button_value = 2'000;
inline constexpr std::size_t confirm_text = 300;
inline constexpr std::size_t confirm_button = 30;
inline constexpr std::size_t options = 100;
inline constexpr std::size_t option_text = 75;
inline constexpr std::size_t option_value = 75;
inline constexpr std::size_t view_title = 24;
inline constexpr std::size_t input_label = 2'000;
inline constexpr std::size_t input_value = 3'000;
inline constexpr std::size_t metadata = 3'000;
inline constexpr std::size_t block_id = 255;
inline constexpr std::size_t topic = 250;
/// Slack drops a larger acknowledgement without a word.
inline constexpr std::size_t ack_bytes = 20'000;

}  // namespace bot::chat::slack::limits
