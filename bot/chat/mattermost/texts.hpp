// The few sentences that Mattermost's room says of its own accord.
#pragma once

#include "chat/texts.hpp"

namespace bot::chat::mattermost::texts {

using chat::texts::not_to_be_kept;

/// Opens the form for what was said: pressed, it says the words again, and a click can open a form.
inline speech::button open_form(std::string words) {
    return {"Fill in the form", std::move(words), speech::look::primary, std::nullopt};
}
inline speech::message removed_from(const day::channel_id& channel) {
    return {{speech::paragraph{{speech::text{"I was taken out of "}, speech::channel{channel},
                speech::text{", so I hear nothing there and can announce nothing there. If a Chaos Day uses that "
                             "channel, invite me back: what is still true of what I had to say will follow."}}}},
        {}};
}

inline constexpr const char* strange_button =
    "This button is none of mine any more: it is from before my last token, or was changed. Say it by command.";
inline constexpr const char* answered_directly = "I have answered you in a direct message.";
inline constexpr const char* being_done = "Somebody pressed this a moment ago, and it is being done.";
inline constexpr const char* sent_already = "This form was sent in already.";
inline constexpr const char* still_working = "This takes longer than usual. The answer will follow.";

inline std::string used_up(const std::string& label, const std::string& words) {
    return "“" + label +
           "” was pressed before, and has done what it does; nothing was done twice. If you want it once "
           "more, say `/chaos " +
           words + "`.";
}
inline std::string was_pressed(const std::string& label, const std::string& by) {
    return "✓ " + label + " (" + by + ")";
}

}  // namespace bot::chat::mattermost::texts
