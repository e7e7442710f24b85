// A WebSocket conversation, either side of it. Beast stays in websocket.cpp.
//
// Somebody must always be reading: only a reader sees pings (they are answered there), a close, or a lost peer.
// send() and ping() never wait; pump() writes what was sent until the conversation ends. There is no idle limit in
// here: whether a peer is alive is for the caller to decide, by watch(), ping() and kill().
#pragma once

#include "clock/clock.hpp"
#include "wire/http.hpp"
#include "wire/transport.hpp"

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace bot::wire {

struct websocket_options {
    std::chrono::milliseconds handshake_limit{10'000};
    std::size_t message_max = 4 << 20;       // a longer one ends the conversation (1009)
    std::size_t queue_max = 1'000;           // messages that wait to be written …
    std::size_t queue_bytes_max = 16 << 20;  // … and their bytes
};

struct message {
    enum class kind { text, binary };
    kind is = kind::text;
    std::string bytes{};
    bool operator==(const message&) const = default;
};

/// What came in: a whole message, or a control frame with its payload. A message that drips in, and holds back every
/// control frame behind it, is nothing yet.
enum class frame { message, ping, pong, close };

struct close_reason {
    std::uint16_t code = 1000;
    std::string text{};
};

/// The other side answered the upgrade with something else than 101.
class upgrade_refused : public std::runtime_error {
public:
    explicit upgrade_refused(http_response with);
    http_response answer;
};

class websocket {
public:
    using watcher = std::function<void(frame what, std::string_view payload)>;

    /// Asks for the upgrade as a client. Throws upgrade_refused, timed_out, or a system_error (a wrong
    /// Sec-WebSocket-Accept among them). `steady` outlives the websocket.
    static net::awaitable<websocket> call(clock::clock& steady, transport to, std::string host, std::string target,
        header_list headers, websocket_options how);
    /// Answers an upgrade that was read already (see http_server); `headers` go into the 101.
    static net::awaitable<websocket> answer(
        clock::clock& steady, transport from, http_request upgrade, header_list headers, websocket_options how);
    /// Reads the upgrade and answers it, whatever it asks for.
    static net::awaitable<websocket> answer(clock::clock& steady, transport from, websocket_options how);
    websocket(websocket&&) noexcept;
    websocket& operator=(websocket&&) noexcept;
    /// Hangs up.
    ~websocket();

    /// One message; nothing when either side has closed; throws system_error when the connection was lost or the other
    /// side broke the protocol. A read that is cancelled ends the conversation.
    net::awaitable<std::optional<message>> read();
    /// Queues a text. False, and nothing is queued, when the queue is full or the conversation is over.
    [[nodiscard]] bool send(std::string text);
    /// The same, for a text that goes to many: all of them send the same bytes.
    [[nodiscard]] bool send(std::shared_ptr<const std::string> text);
    [[nodiscard]] bool send_binary(std::string bytes);
    /// Queues a ping before all that waits; at most 125 bytes of payload.
    [[nodiscard]] bool ping(std::string payload);
    /// Writes what is queued, until close() (returns) or until the connection is lost (throws).
    net::awaitable<void> pump();
    /// Called for all that comes in, from within read(). It must not throw.
    void watch(watcher hook);

    /// Lets the pump write what waits, says close, and waits for the answer, all within `limit`; then hangs up anyway.
    /// Somebody may go on reading meanwhile. Never throws but when cancelled.
    net::awaitable<void> close(std::chrono::milliseconds limit, close_reason why = {});
    /// Hangs up at once.
    void kill();

    bool is_open() const;
    /// The clock that its limits go by.
    clock::clock& steady() const;
    /// Messages and pings that wait to be written; the one under way does not.
    std::size_t queued() const;
    /// Why the other side closed, once read() has returned nothing.
    std::optional<close_reason> closed_because() const;

private:
    struct inside;
    explicit websocket(std::shared_ptr<inside> it);
    std::shared_ptr<inside> it_;
};

}  // namespace bot::wire
