// Who takes part, and by what: named one by one, or because of a group that the platform keeps. What was said of one
// person by hand holds, whatever the group says, until the person is in it no more.
#pragma once

#include "day/pen.hpp"

namespace bot::day {

class roll {
public:
    explicit roll(const chaos_day& day)
        : facilitator_(day.open.facilitator),
          who_(day.secret.who),
          from_(day.secret.from),
          by_group_(day.secret.by_group) {}
    /// As a plan says it.
    roll(const day_plan& plan, person_id facilitator);

    void name(const person_id& who, const member& as);
    void strike(const person_id& who);
    /// Anew: whoever was taken out by hand comes back.
    void follow(const followed_group& what);
    /// The group's members are others than before; a group that nobody follows is passed over.
    void see(const group& now);
    void leave(const group_id& which);

    const people& who() const { return who_; }
    /// The same people in the same roles, by the same groups.
    bool is_as(const roll& other) const;
    /// Writes what differs from what the day has.
    void write(pen& to, const secret_book& before) const;

private:
    void bring(const followed_group& what, const std::set<person_id>& not_these);
    void send_away(const group_id& from, const std::set<person_id>& but);

    person_id facilitator_;
    people who_;
    groups from_;
    std::map<person_id, group_id> by_group_;
};

}  // namespace bot::day
