// Requests to intentions: which day is meant, in what role the asker speaks, what the words say. Changes nothing.
#pragma once

#include "desk/desk.hpp"

namespace bot::desk {

/// What a request comes down to, and the day it is about (none: help, or a new day).
struct intention {
    std::optional<day::day_id> about;
    std::variant<day::command, day::question, speech::wants_form, speech::wants_message, speech::misheard,
        day::public_refusal>
        what;
};

class listener {
public:
    listener(const desk::surroundings& around, const day::state& known) : around_(around), known_(known) {}

    intention listen(const request& to) const;
    /// What words in this place are heard with.
    speech::hearing hearing_of(const day::asker& who, std::optional<day::day_id> about) const;
    std::expected<day::day_id, day::public_refusal> day_of(const day::asker& who) const;
    std::expected<day::day_id, day::public_refusal> day_of(const request& to) const;

private:
    using meaning = std::expected<speech::heard, speech::misheard>;

    std::vector<const day::chaos_day*> in_reach(const day::asker& who) const;
    const day::chaos_day* only_open_day(const day::asker& who) const;
    intention understood(const request& to, std::expected<day::day_id, day::public_refusal> about, meaning what) const;
    intention plan(const request& to, const speech::wants_plan& wanted, const speech::hearing& around) const;
    bool tells_too_much(const request& to, std::optional<day::day_id> about, const meaning& what) const;
    bool tells_by_reaction(const day::asker& who, day::day_id about) const;
    bool keeps_secrets(const day::asker& who, std::optional<day::day_id> about) const;
    day::command with_time(day::command asked, const request& to) const;
    bool has_to_be_asked_again(const request& to) const;

    const desk::surroundings& around_;
    const day::state& known_;
};

}  // namespace bot::desk
