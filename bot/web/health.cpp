#include "web/health.hpp"

#include "web/guard.hpp"

namespace bot::web {

void tell_health_on(listener& there, read_only_because why, more_to_tell more) {
    there.on("GET", "/health",
        [why = std::move(why), more = std::move(more)](
            wire::http_request, wire::peer) -> boost::asio::awaitable<wire::http_response> {
            const auto trouble = why ? why() : std::nullopt;
            const auto rest = more ? "\n" + more() : std::string();
            co_return trouble ? plain_answer(503, "read-only: " + *trouble + rest) : plain_answer(200, "ok" + rest);
        });
}

}  // namespace bot::web
