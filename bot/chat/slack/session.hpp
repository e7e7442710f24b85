// What Socket Mode decides: whether a peer is alive, what a disconnect means, when the next connection may be opened,
// whether the machine has slept. Values in, values out; socket_mode does what is said here. Figures: FACTS 9.
#pragma once

#include "chat/slack/envelope.hpp"
#include "clock/clock.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

namespace bot::chat::slack {

using std::chrono::milliseconds;

struct session_terms {
    int connections = 2;                     ///< at a time; Slack takes ten of an app
    milliseconds connections_apart{10'000};  ///< so that they do not expire together
    milliseconds connect_within{10'000};     ///< look-up, TCP, TLS and upgrade
    milliseconds hello_within{10'000};
    milliseconds ping_every{10'000};
    milliseconds dead_after{30'000};  ///< without any frame, a pong or Slack's own ping included
    milliseconds close_within{2'000};
    milliseconds acks_within{3'000};  ///< an old connection waits so long for its open acknowledgements
    milliseconds open_apart{5'000};   ///< open calls, on average
    int opens_at_once = 3;
    milliseconds count_again_after{180'000};      ///< where Slack counts more than ours; twice as long each time …
    milliseconds count_again_at_most{1'800'000};  ///< … up to this
    milliseconds crowded_for{30'000};             ///< too many connections: wait so long at least
    milliseconds disabled_for{900'000};           ///< Socket Mode was switched off: somebody has to switch it on again
};

class liveness {
public:
    enum class verdict { alive, ping_now, no_hello, silent };

    liveness(session_terms terms, clock::instant opened)
        : terms_(terms), opened_(opened), heard_(opened), next_ping_(opened + terms.ping_every) {}

    /// A ping, a pong, a close or a whole message. Bytes of a message that does not end are no sign of life.
    void heard(clock::instant now) { heard_ = std::max(heard_, now); }
    void greeted() { is_greeted_ = true; }
    bool is_greeted() const { return is_greeted_; }

    /// After ping_now a ping is taken as sent.
    verdict look(clock::instant now) {
        if (!is_greeted_ && now >= opened_ + terms_.hello_within) return verdict::no_hello;
        if (now >= heard_ + terms_.dead_after) return verdict::silent;
        if (now < next_ping_) return verdict::alive;
        next_ping_ = now + terms_.ping_every;
        return verdict::ping_now;
    }
    clock::instant look_again() const {
        auto next = std::min(next_ping_, heard_ + terms_.dead_after);
        if (!is_greeted_) next = std::min(next, opened_ + terms_.hello_within);
        return next;
    }

private:
    session_terms terms_;
    clock::instant opened_, heard_, next_ping_;
    bool is_greeted_ = false;
};

/// What a disconnect asks for.
enum class farewell {
    replace,      ///< open another one, then close this
    crowded,      ///< close all, wait, open one
    switched_off  ///< tell the operator; look again at long intervals
};

constexpr farewell farewell_of(disconnect::because why) {
    if (why == disconnect::because::too_many_websockets) return farewell::crowded;
    if (why == disconnect::because::link_disabled) return farewell::switched_off;
    return farewell::replace;
}

/// Where the whole of it stands, whatever becomes of single connections.
enum class standing { disconnected, connecting, authenticated, connected, reconnecting, disconnecting };

constexpr std::string_view name_of(standing it) {
    switch (it) {
        case standing::disconnected:
            return "disconnected";
        case standing::connecting:
            return "connecting";
        case standing::authenticated:
            return "authenticated";
        case standing::connected:
            return "connected";
        case standing::reconnecting:
            return "reconnecting";
        case standing::disconnecting:
            return "disconnecting";
    }
    return {};
}

/// The wall's clock runs ahead of the steady one while the machine sleeps: what was connected then is dead, though
/// nobody says so for half a minute. Source: FACTS 2.2.
class sleep_watch {
public:
    static constexpr milliseconds nap{20'000};

    /// Whether the machine has slept since the last look.
    bool has_slept(clock::instant wall, clock::instant steady) {
        const auto ahead = wall - steady;
        const bool slept = last_ && ahead - *last_ >= nap;
        last_ = ahead;
        return slept;
    }

private:
    std::optional<milliseconds> last_;
};

/// When a connection may be asked for: a few at once, and on average one each `open_apart`.
class open_allowance {
public:
    explicit open_allowance(session_terms terms) : terms_(terms) {}
    clock::instant next(clock::instant now) const {
        return std::max(now, paid_until_ - (terms_.opens_at_once - 1) * terms_.open_apart);
    }
    void opened(clock::instant now) { paid_until_ = std::max(paid_until_, now) + terms_.open_apart; }

private:
    session_terms terms_;
    clock::instant paid_until_{};
};

}  // namespace bot::chat::slack
