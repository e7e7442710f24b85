// One destination's announcements, one after the other, oldest first.
#pragma once

#include "chat/outbox.hpp"

namespace bot::chat {

destination destination_of(const day::announcement& it);

struct outbox::lane {
    lane(const surroundings& of, destination where, std::set<day::announcement_id>& unsure, const bool& over)
        : around(of), to(std::move(where)), doubtful(unsure), stopping(over), bell(of.time.make_alarm()) {}

    /// Runs until nothing is left to say here, or it is told to stop; rung when there may be more.
    boost::asio::awaitable<void> run();

private:
    /// The oldest one for here, a copy: the state may change while it is sent. Nothing: none is left.
    std::optional<day::announcement> next() const;
    boost::asio::awaitable<void> advance(const day::announcement& it);
    boost::asio::awaitable<void> survive(day::announcement_id which, std::exception_ptr failed);
    boost::asio::awaitable<bool> is_on_disk(const day::announcement& it) const;
    boost::asio::awaitable<void> send(const day::announcement& it);
    outcome<day::post_ref> say(port& on, const day::announcement& it);
    outcome<void> enclose(port& on, const day::announcement& it, bool may_be_there);
    outcome<bool> stands_already(port& on, const enclosure& it, std::string name, day::instant since) const;
    boost::asio::awaitable<void> drop(const day::announcement& it, std::string why);
    boost::asio::awaitable<void> stands(const day::announcement& it, day::post_ref where);
    boost::asio::awaitable<void> wait_after(const failure& why);
    boost::asio::awaitable<void> wait_until_mended(const day::announcement& it, const failure& why);
    void complain(std::string_view doing, const failure& why) const;

public:
    const surroundings& around;
    destination to;
    std::set<day::announcement_id>& doubtful;
    const bool& stopping;
    std::unique_ptr<clock::alarm> bell;
    std::optional<day::announcement_id> at_hand;
    std::optional<day::instant> late;    ///< when the one at hand left, where it says that it is late
    int failures = 0;                    ///< of the one at hand, in a row
    std::optional<day::instant> barred;  ///< since when nothing gets here until somebody mends it
    bool is_over = false;
};

}  // namespace bot::chat
