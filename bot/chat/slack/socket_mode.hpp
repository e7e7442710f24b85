// Slack's Socket Mode: a few connections (two, unless told otherwise), opened apart and replaced before Slack ends
// them, so that one at least always listens; what is lost is opened again. It hands envelopes out and takes
// acknowledgements back; what it decides is in session.hpp.
#pragma once

#include "chat/slack/ack_slip.hpp"
#include "chat/slack/envelope.hpp"
#include "chat/slack/session.hpp"
#include "chat/slack/web_api.hpp"
#include "crew/backoff.hpp"
#include "crew/crew.hpp"
#include "wire/websocket.hpp"

#include <boost/asio/awaitable.hpp>
#include <list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace bot::chat::slack {

/// Slack will not have us until somebody changes something; the text names its code.
class unrecoverable : public std::runtime_error {
public:
    explicit unrecoverable(const std::string& code)
        : std::runtime_error("Slack refuses this installation: " + code), code(code) {}
    std::string code;
};

class socket_mode {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        wire::caller& by;
        clock::clock& wall;
        clock::clock& steady;
        web_api& api;
        teller told;
        crew::backoff::chance dice;
        /// Slack hears us, after a time in which it did not: what it told meanwhile may be lost.
        std::function<void()> heard_again = nullptr;
    };
    /// Called from the reader: it starts what has to be done and returns at once.
    using receiver = std::function<void(envelope&&, std::shared_ptr<ack_slip>)>;

    socket_mode(surroundings around, session_terms terms, receiver given_to);
    ~socket_mode();

    /// Until it is cancelled; then nothing new is taken. Throws unrecoverable.
    boost::asio::awaitable<void> run();
    /// After run() has ended: open acknowledgements leave, the close frame is said, all within the terms' limits.
    boost::asio::awaitable<void> say_goodbye();
    /// This installation is at its end (its token was revoked): run() throws unrecoverable with this code.
    void give_up(std::string code);

    bool is_connected() const;
    standing stands() const { return stands_; }
    /// How many connections were made so far.
    int connections_made() const { return made_; }
    /// How many there are now: by our own count, and with those that Slack counted elsewhere when it greeted us last.
    struct headcount {
        std::int64_t ours = 0;
        std::optional<std::int64_t> slacks;
    };
    headcount connections() const {
        return {ours(), strangers_.transform([this](auto it) { return it + ours(); })};
    }

private:
    struct line;
    using shared_line = std::shared_ptr<line>;

    boost::asio::awaitable<void> keep_connected();
    boost::asio::awaitable<void> open_one();
    boost::asio::awaitable<std::string> ask_for_url();
    boost::asio::awaitable<shared_line> dial(std::string url);
    boost::asio::awaitable<wire::websocket> reach(wire::address to);
    boost::asio::awaitable<void> retire(shared_line which);
    boost::asio::awaitable<void> shut(shared_line which);
    boost::asio::awaitable<void> read(shared_line from);
    boost::asio::awaitable<void> watch_over(shared_line which);
    boost::asio::awaitable<void> pump(shared_line which);

    // socket_seats.cpp: which connections there are to be
    static bool serves(const shared_line& seat);
    void look_after(shared_line& seat);
    bool goes_first(const line& which) const;
    void count_again();
    std::optional<clock::instant> next_opening() const;
    void take_seat(const shared_line& fresh);
    void outlived(const line& which);
    void postpone(std::optional<farewell> after);
    void wake_up();
    void turn(standing to);
    std::int64_t ours() const;

    // socket_frames.cpp: what comes in by one
    void take(const shared_line& from, const std::string& text);
    void greet(const shared_line& from, const hello& said);
    void count(const hello& said);
    void part(const shared_line& from, const disconnect& said);
    void hand_out(const shared_line& from, envelope&& it);
    void end(const shared_line& which, const std::string& why);

    surroundings around_;
    session_terms terms_;
    receiver given_to_;
    crew::crew hands_;
    crew::backoff after_loss_, after_crowd_;
    open_allowance allowance_;
    sleep_watch sleep_;
    std::unique_ptr<clock::alarm> bell_;
    std::vector<shared_line> seats_;        ///< one for each connection that there is to be; null while there is none
    std::list<std::weak_ptr<line>> lines_;  ///< all that are open, those that retire too
    clock::instant not_before_{}, last_opened_{};
    std::optional<milliseconds> asked_to_wait_;
    std::optional<std::int64_t> strangers_;  ///< connections of this app elsewhere, by Slack's last count
    std::optional<clock::instant> count_again_at_;
    milliseconds count_again_after_;
    std::string given_up_;
    standing stands_ = standing::disconnected;
    int made_ = 0;
    bool is_stopping_ = false;
};

}  // namespace bot::chat::slack
