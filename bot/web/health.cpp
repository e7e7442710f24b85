#include "web/health.hpp"

#include "web/guard.hpp"

namespace bot::web {

health::health(surroundings around, const std::string& ip_address, std::uint16_t port)
    : around_(std::move(around)), listener_(around_.executor, around_.steady, {}, around_.trouble) {
    listener_.on("GET", "/health", [this](wire::http_request, wire::peer) { return answer(); });
    listener_.listen(ip_address, port);
}

boost::asio::awaitable<wire::http_response> health::answer() const {
    const auto why = around_.read_only_because();
    if (why) co_return plain_answer(503, "read-only: " + *why);
    co_return plain_answer(200, "ok");
}

}  // namespace bot::web
