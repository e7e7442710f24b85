#include "chat/room/cast.hpp"

#include <algorithm>

namespace bot::chat::room {

const figure* figure_named(std::string_view handle) {
    const auto* const found = std::ranges::find(cast, handle, &figure::handle);
    return found == cast.end() ? nullptr : found;
}

std::string direct(std::string_view handle) { return "@" + std::string(handle); }

bool may_read(std::string_view handle, std::string_view where) {
    const auto* who = figure_named(handle);
    if (!who) return false;
    if (where == incidents) return true;
    if (where == agents) return who->among_agents;
    return where == direct(handle);
}

}  // namespace bot::chat::room
