#include "web/day_site.hpp"

namespace bot::web {

namespace net = boost::asio;

day_site::day_site(net::any_io_executor executor, listener& on, surroundings around)
    : door_(std::move(around.entrance)),
      live_(std::move(executor), std::move(around.pages), door_, std::move(around.trouble)) {
    using answered = net::awaitable<wire::http_response>;
    on.on("POST", "/enter", [this](wire::http_request asked, wire::peer) -> answered { co_return door_.enter(asked); });
    on.on("POST", "/leave", [this](wire::http_request asked, wire::peer) -> answered { co_return door_.leave(asked); });
    on.on("GET", "/who", [this](wire::http_request asked, wire::peer) -> answered {
        co_return door_.who(asked, [this](const std::string& session) { return live_.has_place_for(session); });
    });
    on.on_upgrade(
        "/board/live", [this](wire::upgrade asked) { return live_.converse(std::move(asked), page_kind::board); });
    on.on_upgrade(
        "/status/live", [this](wire::upgrade asked) { return live_.converse(std::move(asked), page_kind::status); });
}

}  // namespace bot::web
