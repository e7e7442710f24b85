// One open page on its WebSocket, whatever it shows. It is always being read; what it says waits in order for its turn,
// so that its reader never waits; a page that floods us, or does not take what it is sent, is hung up on: it will call
// again and be told what it missed. At a constant rate, whatever else happens, it is told that we are there and asked
// whether it is: a dead one gives its seat back, and a page that hears nothing knows that it is no longer live.
#pragma once

#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/mailbox.hpp"
#include "wire/websocket.hpp"

#include <chrono>
#include <functional>
#include <memory>

namespace bot::web {

class page_socket {
public:
    page_socket(wire::websocket over, const boost::asio::any_io_executor& executor)
        : line_(std::move(over)), inbox_(executor), heard_(line_.steady().now()), gone_(line_.steady().make_alarm()) {}

    /// Never waits. A frame for many pages is shared between them.
    void send(std::string frame) { send(std::make_shared<const std::string>(std::move(frame))); }
    void send(std::shared_ptr<const std::string> frame) {
        if (!line_.send(std::move(frame))) line_.kill();
    }
    void kill() { line_.kill(); }

    using serving = std::function<boost::asio::awaitable<void>(std::string words)>;
    /// Serves what the page says, one after the other, until the page is gone; `hands` writes and serves meanwhile.
    /// Whoever else holds the page may go on sending: it leads nowhere.
    static boost::asio::awaitable<void> run(std::shared_ptr<page_socket> it, crew::crew& hands, serving with);
    /// Lets what was sent leave, says goodbye, and hangs up within the limit.
    static boost::asio::awaitable<void> part(
        std::shared_ptr<page_socket> from, std::chrono::milliseconds limit, wire::close_reason why);

    /// A page takes us for lost when it hears nothing for as long (line.js).
    static constexpr std::chrono::milliseconds between_beats{10'000}, silence_most{25'000};

private:
    static constexpr std::size_t waiting_max = 200;
    static boost::asio::awaitable<void> write(std::shared_ptr<page_socket> it);
    static boost::asio::awaitable<void> serve(std::shared_ptr<page_socket> it, serving with);
    static boost::asio::awaitable<void> listen(std::shared_ptr<page_socket> it);
    static boost::asio::awaitable<void> beat(std::shared_ptr<page_socket> it);

    wire::websocket line_;
    crew::mailbox<std::optional<std::string>> inbox_;  ///< nothing in there means goodbye
    clock::instant heard_;                             ///< when it last gave a sign of life
    std::unique_ptr<clock::alarm> gone_;
    bool is_gone_ = false;
};

}  // namespace bot::web
