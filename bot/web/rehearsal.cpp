#include "web/rehearsal.hpp"

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
    tell_health_on(listener_, how_.why_read_only);
    listener_.on_upgrade("/live", [this](wire::upgrade asked) { return live_.converse(std::move(asked)); });
    listener_.listen("127.0.0.1", how_.port);
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
