// Slack's Socket Mode: one connection that is always there, replaced before Slack ends it, and opened again after it
// was lost. It hands envelopes out and takes acknowledgements back; what it decides is in session.hpp.
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
        clock::clock& steady;
        web_api& api;
        teller told;
        crew::backoff::chance dice;
    };
    /// Called from the reader: it starts what has to be done and returns at once.
    using receiver = std::function<void(envelope, std::shared_ptr<ack_slip>)>;

    socket_mode(surroundings around, session_terms terms, receiver given_to);
    ~socket_mode();

    /// Until it is cancelled; then nothing new is taken. Throws unrecoverable.
    boost::asio::awaitable<void> run();
    /// After run() has ended: open acknowledgements leave, the close frame is said, all within the terms' limits.
    boost::asio::awaitable<void> say_goodbye();

    bool is_connected() const;
    /// How many connections were made so far.
    int connections_made() const { return made_; }

private:
    struct line;
    using shared_line = std::shared_ptr<line>;

    boost::asio::awaitable<void> keep_connected();
    boost::asio::awaitable<shared_line> connect();
    boost::asio::awaitable<std::string> ask_for_url();
    boost::asio::awaitable<shared_line> dial(std::string url);
    boost::asio::awaitable<void> until_replaced(shared_line which);
    boost::asio::awaitable<void> wait_before_next(shared_line after);
    boost::asio::awaitable<void> close_all();
    boost::asio::awaitable<void> retire(shared_line which);
    boost::asio::awaitable<void> read(shared_line from);
    boost::asio::awaitable<void> watch_over(shared_line which);
    boost::asio::awaitable<void> pump(shared_line which);

    void take(const shared_line& from, const std::string& text);
    void greet(const shared_line& from, const hello& said);
    void part(const shared_line& from, const disconnect& said);
    void hand_out(const shared_line& from, envelope it);
    void end(const shared_line& which, const std::string& why);

    surroundings around_;
    session_terms terms_;
    receiver given_to_;
    crew::crew hands_;
    crew::backoff after_loss_, after_crowd_;
    open_allowance allowance_;
    std::unique_ptr<clock::alarm> bell_;
    std::list<std::weak_ptr<line>> lines_;
    shared_line current_;
    std::optional<milliseconds> asked_to_wait_;
    int made_ = 0;
    bool is_stopping_ = false;
};

}  // namespace bot::chat::slack
