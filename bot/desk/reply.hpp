// Outcomes to answers: which view a viewer's answer is made from is decided here, and nowhere else.
#pragma once

#include "day/decide.hpp"
#include "desk/port.hpp"
#include "speech/answers.hpp"
#include "speech/named.hpp"

namespace bot::desk {

/// Who is answered, and about which day; `about` is null where no day is meant.
struct viewer {
    day::person_id who;
    const day::chaos_day* about = nullptr;
    day::instant now;
    speech::names called{};

    day::role as() const { return about ? day::role_of(*about, who) : day::role::none; }
};

answer reply(const viewer& to, const day::command& asked, const day::facts& happened);
answer reply(const viewer& to, const day::refusal& why);
answer reply(const viewer& to, const day::question& asked);
answer reply(const viewer& to, const speech::wants_form& asked);
answer reply(const viewer& to, const speech::wants_message& asked);
answer reply(const speech::misheard& what);

/// A form to choose by what is kept of a message; nothing for whoever may not see a card.
answer reply_with_keeping(const viewer& to);
/// The form as it was filled in, to be shown once more with a note why; nothing where it can not be mended.
std::optional<speech::form> shown_again(const viewer& to, const filled_form& it, const speech::message& why);

/// What this person's own page shows.
speech::message home(const viewer& to);

}  // namespace bot::desk
