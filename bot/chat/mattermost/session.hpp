// What a connection to Mattermost decides: whether it is alive, what of the server's counting was heard, whether the
// next one may go on where it ended. Values in, values out; `socket` does what is said here. Figures: FACTS 1 and 2.
#pragma once

#include "clock/clock.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

namespace bot::chat::mattermost {

using std::chrono::milliseconds;

struct session_terms {
    milliseconds greeted_within{6'000};  ///< a server that does not know our token hangs up after 5 s, without a word
    milliseconds ping_every{30'000};     ///< the JSON action, not the frame: an open socket may be dead
    milliseconds reply_within{10'000};
    milliseconds look_every{60'000};  ///< GET users/me: keeps the connection resumable
    milliseconds close_within{2'000};
    /// What was said so long before a first start is still heard; after another, so long before what was heard last:
    /// not all that was heard then need have been done.
    milliseconds look_back{600'000};
    /// However long the bot was away: more than a day's week. The record knows what was done so far back.
    milliseconds look_back_most{8 * 24 * 3'600'000};
};

/// What was heard of the events that the server counts, and how to go on from there.
class counting {
public:
    enum class step { in_order, again, gap };

    void greeted(std::string connection, std::int64_t seq) {
        connection_ = std::move(connection);
        next_ = seq + 1;
    }
    /// An event that comes again changes nothing; after a gap the counting goes on behind it.
    step heard(std::int64_t seq) {
        if (seq < next_) return step::again;
        const auto found = seq == next_ ? step::in_order : step::gap;
        next_ = seq + 1;
        return found;
    }
    /// Never asks for number 0: the server would count anew and bring nothing after. Source: FACTS 2.
    bool may_resume() const { return !connection_.empty() && next_ > 0; }
    std::string query() const {
        if (!may_resume()) return {};
        return "?connection_id=" + connection_ + "&sequence_number=" + std::to_string(next_);
    }
    void forget() { connection_.clear(); }

private:
    std::string connection_;
    std::int64_t next_ = 0;
};

/// The life of one connection: greeted (by a hello, or by the answer to the first ping when it was resumed), then one
/// ping after the other, each answered.
class liveness {
public:
    enum class verdict { alive, ping_now, not_greeted, unanswered };

    liveness(session_terms terms, clock::instant opened) : terms_(terms), opened_(opened), next_ping_(opened) {}

    bool is_greeted() const { return is_greeted_; }
    void greeted() { is_greeted_ = true; }
    /// The number that the next ping carries.
    std::int64_t ping_number() const { return pings_; }
    /// False for the answer to something else than the ping that waits for one.
    bool answered(std::int64_t number) {
        if (!waits_ || number != pings_) return false;
        waits_ = false;
        return true;
    }
    /// After ping_now a ping is taken as sent.
    verdict look(clock::instant now) {
        if (!is_greeted_ && now >= opened_ + terms_.greeted_within) return verdict::not_greeted;
        if (waits_ && is_greeted_ && now >= pinged_ + terms_.reply_within) return verdict::unanswered;
        if (now < next_ping_) return verdict::alive;
        pinged_ = now;
        next_ping_ = now + terms_.ping_every;
        waits_ = true;
        ++pings_;
        return verdict::ping_now;
    }
    clock::instant look_again() const {
        auto next = next_ping_;
        if (waits_) next = std::min(next, pinged_ + terms_.reply_within);
        if (!is_greeted_) next = std::min(next, opened_ + terms_.greeted_within);
        return next;
    }

private:
    session_terms terms_;
    clock::instant opened_, next_ping_, pinged_{};
    std::int64_t pings_ = 0;
    bool is_greeted_ = false, waits_ = false;
};

}  // namespace bot::chat::mattermost
