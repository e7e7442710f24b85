// Outcomes to answers: which view a viewer's answer is made from is decided here, and nowhere else.
#pragma once

#include "day/decide.hpp"
#include "desk/port.hpp"
#include "speech/answers.hpp"

namespace bot::desk {

/// Who is answered, and about which day; `about` is null where no day is meant.
struct viewer {
    day::person_id who;
    const day::chaos_day* about = nullptr;
    day::instant now;
    speech::naming name;  ///< for texts that leave the platform

    day::role as() const { return about ? day::role_of(*about, who) : day::role::none; }
};

answer reply(const viewer& to, const day::command& asked, const day::facts& happened);
answer reply(const viewer& to, const day::refusal& why);
answer reply(const viewer& to, const day::question& asked);
answer reply(const viewer& to, const speech::wants_form& asked);
answer reply(const speech::misheard& what);

}  // namespace bot::desk
