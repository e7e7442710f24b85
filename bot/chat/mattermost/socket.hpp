// Mattermost's WebSocket: one connection that is always there, taken up again where it was lost, or anew. It hands
// events out and tells when some may have been missed; what it decides is in session.hpp.
#pragma once

#include "chat/mattermost/event.hpp"
#include "chat/mattermost/rest.hpp"
#include "chat/mattermost/session.hpp"
#include "crew/backoff.hpp"
#include "crew/crew.hpp"
#include "wire/websocket.hpp"

namespace bot::chat::mattermost {

class socket {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        wire::caller& by;
        clock::clock& steady;
        rest& api;
        secret token;
        teller told;
        crew::backoff::chance dice;
    };
    /// All called from the reader: they start what has to be done and return at once.
    struct listeners {
        std::function<void(event)> heard;
        /// Events were lost, or may have been: the connection is new to the server, or the counting has a gap.
        std::function<void()> missed;
        /// The server's clock as it told it, milliseconds.
        std::function<void(std::int64_t)> clock;
    };

    socket(surroundings around, session_terms terms, listeners to);
    ~socket();

    void we_are(std::string user) { us_ = std::move(user); }
    /// Until it is cancelled, whatever the server does.
    boost::asio::awaitable<void> run();
    /// After run() has ended: the close frame is said, within the terms' limit.
    boost::asio::awaitable<void> say_goodbye();

    bool is_connected() const;
    int connections_made() const { return made_; }

private:
    struct line;
    using shared_line = std::shared_ptr<line>;

    boost::asio::awaitable<shared_line> connect();
    boost::asio::awaitable<wire::websocket> dial();
    boost::asio::awaitable<void> until_over(shared_line which);
    boost::asio::awaitable<void> read(shared_line from);
    boost::asio::awaitable<void> pump(shared_line which);
    boost::asio::awaitable<void> watch_over(shared_line which);
    boost::asio::awaitable<void> look_at_ourselves();

    void take(const shared_line& from, const std::string& text);
    void greet(const shared_line& from, const hello& said);
    void hear(const shared_line& from, event it);
    void hear(const shared_line& from, const reply& it);
    void become_ready(const shared_line& which, const char* how);
    void give_up(const shared_line& which, const std::string& why);
    void give_up_for_good(const shared_line& which, const std::string& why);
    void tell_standing(const rest_answer& of);

    surroundings around_;
    session_terms terms_;
    listeners to_;
    std::string us_;
    crew::crew hands_, looks_;
    crew::backoff after_loss_;
    counting events_;
    std::unique_ptr<clock::alarm> bell_;
    shared_line current_;
    std::int64_t touched_ = 0;  ///< our account's update_at: another one means that somebody changed it
    int made_ = 0;
    milliseconds limited_for_{0};  ///< as the server said when it refused an upgrade
    enum class standing : std::uint8_t { taken, turned_away, held_up };
    standing token_is_ = standing::taken;
    bool is_stopping_ = false;
};

}  // namespace bot::chat::mattermost
