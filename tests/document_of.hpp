// JSON that a test writes, as a stranger's that was read; and the other way, to be held against something.
#pragma once

#include "chat/fields.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace tests {

inline bot::chat::document document_of(const nlohmann::json& it) { return bot::chat::parse_bounded(it.dump()).value(); }

inline nlohmann::json json_of(const bot::chat::document& it) {
    std::string fault;
    return nlohmann::json::parse(bot::chat::fields(it, fault).as_json());
}

}  // namespace tests
