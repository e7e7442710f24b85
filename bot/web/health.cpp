#include "web/health.hpp"

#include "web/guard.hpp"

namespace bot::web {

void tell_health_on(listener& there, read_only_because why) {
    there.on("GET", "/health",
        [why = std::move(why)](wire::http_request, wire::peer) -> boost::asio::awaitable<wire::http_response> {
            const auto trouble = why ? why() : std::nullopt;
            co_return trouble ? plain_answer(503, "read-only: " + *trouble) : plain_answer(200, "ok");
        });
}

health::health(surroundings around, const std::string& ip_address, std::uint16_t port)
    : listener_(around.executor, around.steady, {}, std::move(around.trouble)) {
    tell_health_on(listener_, std::move(around.why));
    if (around.more) around.more(listener_);
    listener_.listen(ip_address, port);
}

}  // namespace bot::web
