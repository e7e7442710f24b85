// The few sentences that a platform says of its own accord, because only it knows what went wrong.
#pragma once

#include "speech/message.hpp"

namespace bot::chat::texts {

inline speech::message said(std::string sentence) {
    return {{speech::paragraph{{speech::text{std::move(sentence)}}}}, {}};
}

/// The desk failed while it answered.
inline speech::message went_wrong() {
    return said(
        "Something went wrong inside the bot, and it may not have been recorded. Look with /chaos status "
        "before you say it again.");
}
/// At the end of a Home that has no room for the rest.
inline speech::message there_is_more() {
    return said("There is more than fits in here: /chaos board and /chaos status have all of it.");
}
inline speech::message unreadable() {
    return said(
        "I can not read that message, so it is not on the record. Invite me into its channel, or use "
        "/chaos log with its text.");
}

}  // namespace bot::chat::texts
