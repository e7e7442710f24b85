// Whom a message mentions, as the server works it out (FACTS 3).
#pragma once

#include "scripted/mattermost/world.hpp"

namespace tests::mattermost {

/// Names after an @ that begins a word, in any case, without the punctuation that follows; not those in code.
std::set<std::string> names_in(const std::string& message);
/// Ids of members: by name, by @all, @channel and @here, and the other side of a direct channel always.
std::set<std::string> mentioned(
    const world& in, const channel& where, const std::string& author, const std::string& message);

}  // namespace tests::mattermost
