#include "day/roll.hpp"

#include <utility>

namespace bot::day {

roll::roll(const day_plan& plan, person_id facilitator) : facilitator_(std::move(facilitator)), who_(plan.who) {
    who_.erase(facilitator_);  // who is never an agent
    for (const auto& [id, each] : plan.from) follow(each);
}

void roll::name(const person_id& who, const member& as) {
    who_[who] = as;
    by_group_.erase(who);
}

void roll::strike(const person_id& who) {
    who_.erase(who);
    by_group_.erase(who);
}

void roll::follow(const followed_group& what) {
    leave(what.is.id);
    from_[what.is.id] = what;
    bring(what, {});
}

void roll::see(const group& now) {
    const auto found = from_.find(now.id);
    if (found == from_.end()) return;
    const auto before = std::exchange(found->second.is, now).members;
    send_away(now.id, now.members);
    bring(found->second, before);
}

void roll::leave(const group_id& which) {
    if (from_.erase(which) != 0) send_away(which, {});
}

void roll::bring(const followed_group& what, const std::set<person_id>& not_these) {
    for (const auto& each : what.is.members) {
        if (each == facilitator_ || not_these.contains(each)) continue;
        if (who_.emplace(each, what.as).second) by_group_[each] = what.is.id;
    }
}

void roll::send_away(const group_id& from, const std::set<person_id>& but) {
    std::erase_if(by_group_, [&](const auto& each) {
        const bool goes = each.second == from && !but.contains(each.first);
        if (goes) who_.erase(each.first);
        return goes;
    });
}

bool roll::is_as(const roll& other) const {
    return who_ == other.who_ && from_ == other.from_ && by_group_ == other.by_group_;
}

void roll::write(pen& to, const secret_book& before) const {
    if (who_ != before.who) to.write(agents_fact(people_set{who_}));
    for (const auto& [id, each] : before.from)
        if (!from_.contains(id)) to.write(agents_fact(group_left{id}));
    for (const auto& [id, each] : from_)
        if (const auto known = before.from.find(id); known == before.from.end() || known->second != each)
            to.write(agents_fact(group_followed{each}));
    if (by_group_ != before.by_group) to.write(agents_fact(people_by_group{by_group_}));
}

}  // namespace bot::day
