// One open page on its WebSocket, whatever it shows. It is always being read; what it says waits in order for its turn,
// so that its reader never waits; a page that floods us, or does not take what it is sent, is hung up on: it will call
// again and be told what it missed.
#pragma once

#include "crew/crew.hpp"
#include "crew/mailbox.hpp"
#include "wire/websocket.hpp"

#include <functional>
#include <memory>

namespace bot::web {

class page_socket {
public:
    page_socket(wire::websocket over, const boost::asio::any_io_executor& executor)
        : line_(std::move(over)), inbox_(executor) {}

    /// Never waits.
    void send(std::string frame) {
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

private:
    static constexpr std::size_t waiting_max = 200;
    static boost::asio::awaitable<void> write(std::shared_ptr<page_socket> it);
    static boost::asio::awaitable<void> serve(std::shared_ptr<page_socket> it, serving with);
    static boost::asio::awaitable<void> listen(std::shared_ptr<page_socket> it);

    wire::websocket line_;
    crew::mailbox<std::optional<std::string>> inbox_;  ///< nothing in there means goodbye
};

}  // namespace bot::web
