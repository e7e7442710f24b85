#include "day/people_of.hpp"

namespace bot::day {

namespace {

class gathering {
public:
    void add(const person_id& who) {
        if (!who.is_bot()) all_.insert(who);
    }
    void add(const std::optional<person_id>& who) {
        if (who) add(*who);
    }
    void add(const run& it) {
        add(it.by);
        add(it.stopped_by);
        add(it.rolled_back_by);
    }
    std::set<person_id> done() { return std::move(all_); }

private:
    std::set<person_id> all_;
};

}  // namespace

std::set<person_id> people_of(const public_day& day) {
    gathering all;
    all.add(day.open().facilitator);
    for (const auto& each : day.open().course) all.add(each.by);
    for (const auto& [no, each] : day.open().sightings) {
        all.add(each.by);
        all.add(each.resolved_by);
    }
    return all.done();
}

std::set<person_id> people_of(const agents_day& day) {
    gathering all;
    for (const auto& who : people_of(public_day(day.day()))) all.add(who);
    const auto& book = day.secret();
    for (const auto& [who, each] : book.who) all.add(who);
    for (const auto& each : book.notes) all.add(each.who);
    for (const auto& [no, each] : book.changes) {
        all.add(each.by);
        all.add(each.restored_by);
    }
    for (const auto* lessons : {&book.lessons, &book.carried})
        for (const auto& each : *lessons) {
            all.add(each.by);
            all.add(each.owner);
        }
    for (const auto& [no, each] : book.cards) {
        all.add(each.plan.owner);
        for (const auto& run : each.runs) all.add(run);
    }
    return all.done();
}

}  // namespace bot::day
