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

}  // namespace bot::web
