// The bot's listener on a real day: /health for whoever watches over the process. It says whether what people say can
// be written down, and nothing of the day: the same words whether a card runs or not.
#pragma once

#include "web/listener.hpp"

#include <optional>

namespace bot::web {

class health {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        clock::clock& steady;
        /// Why nothing can be written down just now, if so.
        std::function<std::optional<std::string>()> read_only_because;
        listener::trouble trouble;
    };

    /// Listens when it returns; throws system_error when the place is taken.
    health(surroundings around, const std::string& ip_address, std::uint16_t port);

    std::uint16_t port() const { return listener_.port(); }
    boost::asio::awaitable<void> stop() { return listener_.stop(std::chrono::seconds(1)); }

private:
    boost::asio::awaitable<wire::http_response> answer() const;

    surroundings around_;
    listener listener_;
};

}  // namespace bot::web
