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

/// Somebody wants a message on the record that is not theirs to read, or not ours.
inline speech::message not_to_be_kept() {
    return said(
        "There is no message behind that link that both of us can read, so nothing was written "
        "down. Invite me into its channel, or say log with its time and words.");
}
/// A form's answer came later than a form can wait for it; what was filled in follows.
inline speech::paragraph form_has_closed() {
    return {{speech::text{
        "That took so long that the form has closed. This is what you had filled in, to be copied into a new one:"}}};
}

}  // namespace bot::chat::texts
