// The inside of the desk: what it knows, and what it owes. Its parts stand in three files: requests and the disk
// (desk.cpp), time (desk_time.cpp), and who looks on (desk_watch.cpp).
#pragma once

#include "crew/crew.hpp"
#include "desk/agenda.hpp"
#include "desk/desk.hpp"
#include "desk/listen.hpp"
#include "desk/memory.hpp"
#include "desk/reply.hpp"

#include <set>
#include <tuple>

namespace bot::desk {

struct desk::inside : std::enable_shared_from_this<desk::inside> {
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
        : around(std::move(of)),
          known(std::move(state)),
          kept(known.facts),
          bell(around.time.make_alarm()),
          late(around.executor, [](const std::string&, std::exception_ptr why) {
              if (why && !crew::was_stopped(why)) std::rethrow_exception(why);  // nobody here knows better
          }) {
        for (const auto& [id, each] : known.days) look_ahead(id);
    }

    // ---- deciding ----
    outcome carry_out(const request& what);
    outcome carry_out(std::optional<day::day_id> on, const day::command& asked, const day::asker& by);
    outcome answer_to(const viewer& to, const day::question& it, const day::asker& by);
    std::optional<outcome> personal_link(const viewer& to, const day::question& asked) const;
    outcome answer_only(answer it) const { return {std::move(it), known.facts, std::nullopt}; }
    /// It speaks of no fact, so it waits for none.
    static outcome refused_by_disk() { return {not_recorded(), 0, std::nullopt, {}, true}; }
    static answer not_recorded() { return {speech::not_recorded(), {}, {}, true}; }
    static answer not_known_yet(bool is_change) {
        return {is_change ? speech::not_on_disk_yet() : speech::nothing_to_show_yet(), {}, {}, true};
    }
    void take_in(day::facts& happened);

    // ---- durability ----
    enum class fate : std::uint8_t {
        kept,
        lost,
        open  ///< the disk hangs
    };
    boost::asio::awaitable<bool> durable(std::uint64_t up_to);
    boost::asio::awaitable<fate> durable_in_time(std::uint64_t up_to);
    boost::asio::awaitable<void> tell_when_known(outcome made, day::person_id asker);
    boost::asio::awaitable<void> tell_change(std::optional<day::day_id> of, std::set<day::person_id> new_roles);
    void read_back();
    void read_back_once(std::uint64_t epoch) {
        if (epoch == reloads) read_back();  // the first of those who wait; for the others that is done already
    }
    /// Soon: whoever waits for the same sync is answered first, and what it wrote of a day is told once. Where somebody
    /// has another role now, at once (tell_change).
    void tell(day::day_id of);
    void tell_all();

    // ---- time ----
    void look_ahead(day::day_id of, std::optional<day::instant> not_before = std::nullopt);
    /// The clock hears of it when the disk has written why: whoever asked is answered before what that brings.
    void look_ahead_unheard();
    void look_ahead_for_all();
    boost::asio::awaitable<void> let_time_pass();

    surroundings around;
    day::state known;
    std::uint64_t kept;         ///< the newest fact of which we heard that it is on disk
    std::uint64_t reloads = 0;  ///< how often the disk refused, and the state was read from it again
    memory answers;
    agenda ahead;
    /// To whom something happened since time was looked ahead for them: while the disk works for the first of them,
    /// then once for all that came meanwhile.
    std::set<day::day_id> unlooked;
    bool is_moved = false;   ///< something is due at another time than the clock has heard
    day::instant looked_at;  ///< when time was last let pass
    std::unique_ptr<clock::alarm> bell;
    std::vector<std::function<void(day::day_id)>> told, told_of_arrivals;
    std::set<day::day_id> untold;  ///< with the first of them, tell_all() was posted
    link_maker links;
    std::vector<new_roles> told_of_roles;
    std::vector<messenger> messengers;
    look look_at_channel;
    /// Who was told that a channel is lost, until the bot comes into it or hears its platform again.
    std::set<std::tuple<day::channel_id, loss, day::person_id>> told_as_lost;
    crew::crew late;  ///< each waits for a disk that hangs, after its asker has been told so
};

}  // namespace bot::desk
