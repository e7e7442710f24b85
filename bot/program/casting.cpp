#include "program/casting.hpp"

#include "chat/room/cast.hpp"
#include "chat/room/room.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace bot::program {

namespace {

using chat::room::channel_called;
using chat::room::figure_named;
using chat::room::person_called;

constexpr std::string_view facilitator = "fay";

std::string shown(const day::person_id& who) { return "@" + who.id; }

/// The figures that play this part, in turn.
class troupe {
public:
    explicit troupe(std::array<std::string_view, 2> figures) : figures_(figures) {}

    bool has(std::string_view handle) const { return std::ranges::find(figures_, handle) != figures_.end(); }
    void plays_oneself(std::string_view handle) { ++parts_[handle]; }
    /// Whoever has fewer parts; the first of equals.
    std::string_view next() {
        const auto handle = parts_[figures_[1]] < parts_[figures_[0]] ? figures_[1] : figures_[0];
        ++parts_[handle];
        return handle;
    }

private:
    std::array<std::string_view, 2> figures_;
    std::map<std::string_view, int> parts_;
};

class director {
public:
    explicit director(const day::day_plan& written) : written_(written) { made_.plan = written; }

    casting direct() {
        if (written_.facilitator) played_[*written_.facilitator] = facilitator;
        made_.plan.facilitator = person_called(facilitator);
        give_parts(day::role::agent, agents_);
        give_parts(day::role::responder, responders_);
        for (const auto& [no, each] : written_.cards)
            if (each.owner && !played_.contains(*each.owner)) played_[*each.owner] = agents_.next();
        cast_people();
        for (auto& [no, each] : made_.plan.cards)
            if (each.owner) each.owner = person_called(played_.at(*each.owner));
        cast_channels();
        note_who_plays();
        made_.notes.insert(made_.notes.end(), left_out_.begin(), left_out_.end());
        return std::move(made_);
    }

private:
    void give_parts(day::role as, troupe& to) {
        for (const auto& [who, member] : written_.who)
            if (member.as == as && to.has(who.id)) {
                played_[who] = figure_named(who.id)->handle;
                to.plays_oneself(played_[who]);
            }
        for (const auto& [who, member] : written_.who)
            if (member.as == as && !played_.contains(who)) played_[who] = to.next();
    }

    void cast_people() {
        made_.plan.who.clear();
        for (const auto& [who, member] : written_.who) {
            const auto as = played_.find(who);
            if (as != played_.end())
                made_.plan.who.emplace(person_called(as->second), member);
            else
                left_out_.push_back(shown(who) + " only observes, and is left out");
        }
    }

    void cast_channels() {
        auto& day = made_.plan.day;
        day.on = day::platform::room;
        for (const auto& [channel, of_room] : {std::pair(&day.incident_channel, chat::room::incidents),
                 std::pair(&day.agents_channel, chat::room::agents)}) {
            if (channel->id != of_room)
                made_.notes.push_back(fmt::format("#{} is the room's #{}", channel->id, of_room));
            *channel = channel_called(of_room);
        }
        if (!day.stakeholders_channel) return;
        left_out_.push_back(
            fmt::format("#{} is left out: the room has no stakeholders' channel, and --print shows what it reads",
                day.stakeholders_channel->id));
        day.stakeholders_channel.reset();
    }

    void note_who_plays() {
        for (const auto& figure : chat::room::cast) {
            std::vector<std::string> parts;
            bool as_themselves = true;
            for (const auto& [who, by] : played_)
                if (by == figure.handle) {
                    parts.push_back(shown(who));
                    as_themselves &= who.id == by;
                }
            if (!as_themselves)
                made_.notes.push_back(
                    fmt::format("{} (@{}) plays {}", figure.name, figure.handle, fmt::join(parts, ", ")));
        }
    }

    const day::day_plan& written_;
    casting made_;
    std::map<day::person_id, std::string_view> played_;
    std::vector<std::string> left_out_;
    troupe agents_{{"ada", "bo"}}, responders_{{"rex", "rio"}};
};

}  // namespace

casting cast_for(const day::day_plan& written) { return director(written).direct(); }

}  // namespace bot::program
