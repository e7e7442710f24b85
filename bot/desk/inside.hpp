// The inside of the desk: what it knows, and what it owes. Its parts stand in three files: requests and the disk
// (desk.cpp), time (desk_time.cpp), and who looks on (desk_watch.cpp).
#pragma once

#include "desk/agenda.hpp"
#include "desk/desk.hpp"
#include "desk/listen.hpp"
#include "desk/memory.hpp"
#include "desk/reply.hpp"

#include <set>
#include <tuple>

namespace bot::desk {

struct desk::inside {
    /// An answer, and the newest fact that it speaks of: it leaves when that is on disk.
    struct outcome {
        answer say;
        std::uint64_t up_to = 0;
        std::optional<day::day_id> changed;
        std::set<day::person_id> new_roles{};  ///< who has another one from now on
        /// Not kept (it changed nothing, the disk refused it, or it is a secret): said again, it is asked anew.
        bool may_come_again = false;
        /// Whose agents' channel the answer speaks of: it is given once more after a look at that.
        std::optional<day::day_id> to_look_at{};
    };

    inside(surroundings of, day::state state)
        : around(std::move(of)), known(std::move(state)), bell(around.time.make_alarm()) {
        for (const auto& [id, each] : known.days) look_ahead(id);
    }

    // ---- deciding ----
    outcome carry_out(const request& what);
    outcome carry_out(std::optional<day::day_id> on, const day::command& asked, const day::asker& by);
    outcome answer_to(const viewer& to, const day::question& it, const day::asker& by);
    std::optional<outcome> personal_link(const viewer& to, const day::question& asked) const;
    outcome answer_only(answer it) const { return {std::move(it), known.facts, std::nullopt}; }
    outcome refused_by_disk() const { return {not_recorded(), known.facts, std::nullopt, {}, true}; }
    static answer not_recorded() { return {speech::not_recorded(), {}, {}, true}; }
    void take_in(day::facts& happened);

    // ---- durability ----
    boost::asio::awaitable<bool> durable(std::uint64_t up_to);
    void read_back();
    void tell(day::day_id of) {
        for (const auto& each : told) each(of);
    }

    boost::asio::awaitable<void> tell_roles(std::set<day::person_id> whose);

    // ---- time ----
    void look_ahead(day::day_id of, std::optional<day::instant> not_before = std::nullopt);
    boost::asio::awaitable<void> let_time_pass();

    surroundings around;
    day::state known;
    std::uint64_t reloads = 0;  ///< how often the disk refused, and the state was read from it again
    memory answers;
    agenda ahead;
    day::instant looked_at;  ///< when time was last let pass
    std::unique_ptr<clock::alarm> bell;
    std::vector<std::function<void(day::day_id)>> told, told_of_arrivals;
    link_maker links;
    std::vector<new_roles> told_of_roles;
    look look_at_channel;
    /// Who was told that a channel is lost, until the bot comes into it or hears its platform again.
    std::set<std::tuple<day::channel_id, loss, day::person_id>> told_as_lost;
};

}  // namespace bot::desk
