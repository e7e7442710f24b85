#include "chat/json_text.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat {

using nlohmann::json;

std::string json_text(const json& of) { return of.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace bot::chat
