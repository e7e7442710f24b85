// The names of all people and channels around us, as complete as the server lets them be: learned at the start, anew
// after each loss and in each new team, and again as long as that fails. Whoever needs them waits a moment, and then
// goes on with those that are known.
#pragma once

#include "chat/mattermost/address_book.hpp"
#include "crew/backoff.hpp"
#include "crew/latch.hpp"

#include <memory>

namespace bot::chat::mattermost {

class name_keeper {
public:
    /// The book and the clock outlive it.
    name_keeper(address_book& book, clock::clock& steady, crew::backoff pauses, teller told)
        : book_(book),
          steady_(steady),
          pauses_(std::move(pauses)),
          told_(std::move(told)),
          to_learn_(steady.make_alarm()),
          complete_(steady) {}

    /// Learns them whenever there may be new ones, until it is cancelled.
    boost::asio::awaitable<void> run();
    /// There may be names that nobody here has heard.
    void learn_anew();
    /// Returns when all are known, or after so long.
    boost::asio::awaitable<void> known_within(std::chrono::milliseconds limit);

private:
    address_book& book_;
    clock::clock& steady_;
    crew::backoff pauses_;
    teller told_;
    std::unique_ptr<clock::alarm> to_learn_;
    crew::latch complete_;
    bool is_due_ = true;  ///< nobody has asked for them since there may be new ones
    bool is_told_ = false;
};

}  // namespace bot::chat::mattermost
