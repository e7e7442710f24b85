// Messages, forms and events of the room as JSON: the same form in the diary and on the page's socket. Reading is for
// the diary only; what is not as it should be throws.
#pragma once

#include "chat/room/event.hpp"

#include <nlohmann/json_fwd.hpp>

namespace bot::chat::room {

nlohmann::json json_of(const speech::message& it);
nlohmann::json json_of(const speech::form& it);
nlohmann::json json_of(const event& it);

speech::message message_from(const nlohmann::json& it);
/// Throws nlohmann::json::exception or std::invalid_argument.
event event_from(const nlohmann::json& it);

/// Never throws: bytes that are no UTF-8 are replaced.
std::string line_of(const nlohmann::json& it);

}  // namespace bot::chat::room
