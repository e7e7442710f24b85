#include "web/rehearsal.hpp"

#include "web/guard.hpp"

#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>

namespace bot::web {

namespace net = boost::asio;

rehearsal::rehearsal(net::any_io_executor executor, clock::clock& steady, rehearsal_plan how)
    : how_(std::move(how)),
      live_(executor, how_.around, how_.trouble),
      listener_(executor, steady, page_files(how_.pages, "room.html"), how_.trouble),
      end_(steady.make_alarm()) {
    listener_.on("GET", "/health", [this](wire::http_request, wire::peer) { return health(); });
    listener_.on_upgrade("/live", [this](wire::upgrade asked) { return live_.converse(std::move(asked)); });
    listener_.listen("127.0.0.1", how_.port);
}

net::awaitable<wire::http_response> rehearsal::health() const {
    const auto why = how_.read_only_because ? how_.read_only_because() : std::nullopt;
    if (why) co_return plain_answer(503, "read-only: " + *why);
    co_return plain_answer(200, "ok");
}

net::awaitable<void> rehearsal::run() {
    constexpr auto goodbye = std::chrono::milliseconds(1000);
    try {
        for (;;) co_await end_->wait_until(day::instant::max());
    } catch (const boost::system::system_error&) {
        // Cancelled: what follows has to run to its end all the same.
    }
    co_await net::this_coro::reset_cancellation_state(net::disable_cancellation());
    live_.close(goodbye);
    co_await listener_.stop(goodbye);
}

}  // namespace bot::web
