#include "wire/websocket.hpp"

#include "crew/within.hpp"
#include "wire/beast_glue.hpp"
#include "wire/outgoing.hpp"
#include "wire/with_error.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace bot::wire {

namespace beast = boost::beast;
namespace http = beast::http;
using beast::websocket::stream_base;
using boost::system::system_error;
using std::chrono::milliseconds;

namespace {

/// Of a server that we called: what many people say at once comes in as many small messages.
constexpr std::size_t most_ahead = 16 << 10;

frame frame_of(beast::websocket::frame_type what) {
    if (what == beast::websocket::frame_type::ping) return frame::ping;
    return what == beast::websocket::frame_type::pong ? frame::pong : frame::close;
}

void decorate(http::fields& fields, const header_list& with) {
    for (const auto& each : with) fields.set(each.name, each.value);
}

}  // namespace

struct websocket::inside : std::enable_shared_from_this<inside> {
    clock::clock& steady;
    beast::websocket::stream<transport, false> stream;
    beast::flat_buffer incoming;
    outgoing_queue queue;
    watcher seen;
    std::unique_ptr<clock::alarm> pump_may_end, pump_ended;
    bool is_pumping = false, is_writing = false, is_closing = false, is_over = false, is_killed = false;
    error_code lost;  ///< why what was written did not go out
    net::cancellation_signal reader_may_end;

    inside(clock::clock& by, transport over, websocket_options options)
        : steady(by),
          stream(std::move(over)),
          queue(options.queue_max, options.queue_bytes_max),
          pump_may_end(by.make_alarm()),
          pump_ended(by.make_alarm()) {
        stream.set_option(stream_base::timeout{stream_base::none(), stream_base::none(), false});
        stream.read_message_max(options.message_max);
        stream.auto_fragment(false);
        stream.control_callback(
            [this](auto what, auto payload) { see(frame_of(what), {payload.data(), payload.size()}); });
    }

    void see(frame what, std::string_view payload) const {
        if (seen) seen(what, payload);
    }
    void hang_up() { stream.next_layer().close(); }
    /// No more is sent; pump and reader end.
    void end() {
        is_over = true;
        queue.clear();
        pump_may_end->ring();
        reader_may_end.emit(net::cancellation_type::terminal);
    }
    bool put(outgoing::kind is, std::string bytes) {
        return put(is, std::make_shared<const std::string>(std::move(bytes)));
    }
    bool put(outgoing::kind is, std::shared_ptr<const std::string> bytes) {
        if (is_over || is_closing || !queue.put({is, std::move(bytes)})) return false;
        write_next();
        return true;
    }

    static net::awaitable<void> ask(std::shared_ptr<inside> it, std::string host, std::string target);
    static net::awaitable<std::optional<message>> read(std::shared_ptr<inside> it);
    static std::optional<message> ended(inside& it, error_code why);
    static net::awaitable<void> pump(std::shared_ptr<inside> it);
    void write_next();
    void begin_to_write(outgoing what);
    void written(error_code error);
    static net::awaitable<void> close(std::shared_ptr<inside> it, milliseconds limit, close_reason why);
    static net::awaitable<void> say_close(std::shared_ptr<inside> it, close_reason why);
};

upgrade_refused::upgrade_refused(http_response with)
    : std::runtime_error("the upgrade was answered with status " + std::to_string(with.status)),
      answer(std::move(with)) {}

websocket::websocket(std::shared_ptr<inside> it) : it_(std::move(it)) {}
websocket::websocket(websocket&&) noexcept = default;
websocket& websocket::operator=(websocket&& other) noexcept {
    std::swap(it_, other.it_);
    return *this;
}
websocket::~websocket() {
    if (it_) kill();  // what still reads or pumps ends
}

net::awaitable<websocket> websocket::call(clock::clock& steady, transport to, std::string host, std::string target,
    header_list headers, websocket_options how) {
    if (!headers.is_clean()) throw system_error(net::error::invalid_argument, "headers of the upgrade");
    auto it = std::make_shared<inside>(steady, std::move(to), how);
    it->stream.set_option(
        stream_base::decorator([headers](beast::websocket::request_type& it_asks) { decorate(it_asks, headers); }));
    auto asking = inside::ask(it, std::move(host), std::move(target));
    co_await crew::within(steady, how.handshake_limit, std::move(asking));
    co_return websocket(std::move(it));
}

net::awaitable<void> websocket::inside::ask(std::shared_ptr<inside> it, std::string host, std::string target) {
    it->stream.next_layer().read_ahead(most_ahead);
    beast::websocket::response_type response;
    auto [error] = co_await it->stream.async_handshake(response, host, target, with_error);
    if (error == beast::websocket::error::upgrade_declined) throw upgrade_refused(response_of(std::move(response)));
    if (error) throw system_error(error, "websocket upgrade");
}

net::awaitable<websocket> websocket::answer(
    clock::clock& steady, transport from, http_request upgrade, header_list headers, websocket_options how) {
    if (!headers.is_clean()) throw system_error(net::error::invalid_argument, "headers of the answer to an upgrade");
    auto it = std::make_shared<inside>(steady, std::move(from), how);
    it->stream.set_option(stream_base::decorator(
        [headers](beast::websocket::response_type& it_answers) { decorate(it_answers, headers); }));
    http::request<http::empty_body> asked;
    asked.method_string(upgrade.method);
    asked.target(upgrade.target);
    asked.version(11);
    put_headers(upgrade.headers, asked);
    auto accepting = it->stream.async_accept(asked, net::use_awaitable);
    co_await crew::within(steady, how.handshake_limit, std::move(accepting));
    co_return websocket(std::move(it));
}

net::awaitable<websocket> websocket::answer(clock::clock& steady, transport from, websocket_options how) {
    auto it = std::make_shared<inside>(steady, std::move(from), how);
    auto accepting = it->stream.async_accept(net::use_awaitable);
    co_await crew::within(steady, how.handshake_limit, std::move(accepting));
    co_return websocket(std::move(it));
}

net::awaitable<std::optional<message>> websocket::read() { return inside::read(it_); }

/// A reader that finds the peer's close while ours is being written waits, in Beast 1.81, for whoever closes; and that
/// one, cut off by its limit, wakes nobody. So it can be told to end by us, too, and not by whoever cancels it alone.
net::awaitable<std::optional<message>> websocket::inside::read(std::shared_ptr<inside> it) {
    if (it->is_over && !it->is_killed) co_return std::nullopt;
    it->incoming.clear();
    auto cancelled = (co_await net::this_coro::cancellation_state).slot(), may_end = it->reader_may_end.slot();
    do {
        if (cancelled.is_connected())
            cancelled.assign([it](net::cancellation_type how) { it->reader_may_end.emit(how); });
        // Beast posts what it finds in its own buffer: in this turn of the event loop.
        const auto [error, size] = co_await it->stream.async_read_some(it->incoming, 0,
            net::bind_cancellation_slot(may_end, net::bind_executor(it->stream.next_layer().get_turn(), with_error)));
        may_end.clear();
        cancelled.clear();
        if (error) co_return ended(*it, error);
    } while (!it->stream.is_message_done());
    const auto is = it->stream.got_text() ? message::kind::text : message::kind::binary;
    message whole{is, beast::buffers_to_string(it->incoming.cdata())};
    it->see(frame::message, whole.bytes);
    co_return whole;
}

/// Nothing for a close that was said by either side; everything else is a loss.
std::optional<message> websocket::inside::ended(inside& it, error_code why) {
    const bool was_said = why == beast::websocket::error::closed || it.stream.reason() || it.is_closing;
    if (!it.is_closing) it.hang_up();
    it.end();
    if (it.is_killed) throw system_error(net::error::connection_aborted, "the websocket was hung up here");
    if (was_said) return std::nullopt;
    throw system_error(why, "websocket read");
}

bool websocket::send(std::string text) { return it_->put(outgoing::kind::text, std::move(text)); }
bool websocket::send(std::shared_ptr<const std::string> text) {
    return it_->put(outgoing::kind::text, std::move(text));
}
bool websocket::send_binary(std::string bytes) { return it_->put(outgoing::kind::binary, std::move(bytes)); }
bool websocket::ping(std::string payload) {
    return payload.size() <= 125 && it_->put(outgoing::kind::ping, std::move(payload));
}

net::awaitable<void> websocket::pump() { return inside::pump(it_); }

net::awaitable<void> websocket::inside::pump(std::shared_ptr<inside> it) {
    struct pumping {
        explicit pumping(inside& of) : of_(of) { of_.is_pumping = true; }
        ~pumping() {
            of_.is_pumping = false;
            of_.pump_ended->ring();
        }
        pumping(const pumping&) = delete;
        pumping& operator=(const pumping&) = delete;
        inside& of_;
    } mark(*it);
    it->write_next();
    const auto has_ended = [&] { return it->is_over || (it->is_closing && !it->is_writing); };
    while (!has_ended()) co_await it->pump_may_end->wait_until(clock::instant::max());
    if (it->lost) throw system_error(it->lost, "websocket write");
}

/// By whoever puts something there, or by the write before it: nobody has to be woken first.
void websocket::inside::write_next() {
    if (!is_pumping || is_writing || queue.empty()) return;
    auto next = queue.take();
    stream.next_layer().hold(!queue.empty());
    begin_to_write(std::move(next));
    is_writing = true;
}

void websocket::inside::begin_to_write(outgoing what) {
    if (what.is == outgoing::kind::ping) {
        const beast::websocket::ping_data payload(*what.bytes);
        stream.async_ping(payload, [it = shared_from_this()](error_code error) { it->written(error); });
        return;
    }
    stream.text(what.is == outgoing::kind::text);
    const auto bytes = net::buffer(*what.bytes);
    stream.async_write(bytes,
        [it = shared_from_this(), kept = std::move(what.bytes)](error_code error, std::size_t) { it->written(error); });
}

void websocket::inside::written(error_code error) {
    is_writing = false;
    if (error && !is_over) {  // when it is over the reader has told why
        lost = error;
        end();
        hang_up();
    }
    write_next();
    if (is_closing && !is_writing) pump_may_end->ring();
}

void websocket::watch(watcher hook) { it_->seen = std::move(hook); }

net::awaitable<void> websocket::close(milliseconds limit, close_reason why) {
    return inside::close(it_, limit, std::move(why));
}

net::awaitable<void> websocket::inside::close(std::shared_ptr<inside> it, milliseconds limit, close_reason why) {
    if (it->is_over || it->is_closing) co_return;
    it->is_closing = true;
    it->pump_may_end->ring();
    const auto deadline = it->steady.now() + limit;
    while (it->is_pumping && it->steady.now() < deadline) co_await it->pump_ended->wait_until(deadline);
    try {
        auto saying = say_close(it, std::move(why));
        co_await crew::within(it->steady, deadline - it->steady.now(), std::move(saying));
    } catch (const system_error&) {}  // it goes anyway
    it->hang_up();
    it->end();
}

net::awaitable<void> websocket::inside::say_close(std::shared_ptr<inside> it, close_reason why) {
    it->stream.next_layer().hold(false);
    const beast::websocket::close_reason reason(
        beast::websocket::close_code(why.code), beast::string_view(why.text).substr(0, 123));
    co_await it->stream.async_close(reason, net::use_awaitable);
}

void websocket::kill() {
    if (!it_->is_over) it_->is_killed = true;
    it_->end();
    it_->hang_up();
}

clock::clock& websocket::steady() const { return it_->steady; }
bool websocket::is_open() const { return !it_->is_over && !it_->is_closing; }
std::size_t websocket::queued() const { return it_->is_over ? 0 : it_->queue.size(); }

std::optional<close_reason> websocket::closed_because() const {
    const auto& said = it_->stream.reason();
    if (!said) return std::nullopt;
    return close_reason{said.code, std::string(said.reason.data(), said.reason.size())};
}

}  // namespace bot::wire
