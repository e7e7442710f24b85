// Who has another role than before: what they are shown of their own has to change before anybody is answered.
#pragma once

#include "day/book.hpp"

#include <set>

namespace bot::desk {

/// Whether somebody may have another role by this fact.
inline bool moves_roles(const day::fact& it) {
    if (const auto* open = std::get_if<day::public_fact>(&it.what))
        return std::holds_alternative<day::day_planned>(*open) || std::holds_alternative<day::handed_over>(*open) ||
               std::holds_alternative<day::day_edited>(*open);
    const auto* secret = std::get_if<day::agents_fact>(&it.what);
    return secret && std::holds_alternative<day::people_set>(*secret);
}

/// The roles in this day, its facilitator's too; none without a day.
inline day::people roles_in(const day::state& known, std::optional<day::day_id> of) {
    const auto found = of ? known.days.find(*of) : known.days.end();
    if (found == known.days.end()) return {};
    auto all = found->second.secret.who;
    all[found->second.open.facilitator] = {day::role::facilitator, {}};
    return all;
}

/// Who has another role in the one than in the other; where they have none, they are not in it.
inline std::set<day::person_id> differing(const day::people& one, const day::people& other) {
    std::set<day::person_id> who;
    const auto look = [&who](const day::people& in, const day::people& from) {
        for (const auto& [person, as] : in) {
            const auto found = from.find(person);
            if (found == from.end() || found->second.as != as.as) who.insert(person);
        }
    };
    look(one, other);
    look(other, one);
    return who;
}

}  // namespace bot::desk
