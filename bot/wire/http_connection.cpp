#include "wire/http_connection.hpp"

#include "crew/crew.hpp"
#include "crew/within.hpp"
#include "wire/beast_glue.hpp"
#include "wire/request_faults.hpp"
#include "wire/with_error.hpp"

#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <optional>
#include <utility>

namespace bot::wire {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::system_error;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t body_piece = 64 << 10;

using parser = http::request_parser<http::string_body>;

/// How a response goes out: what the request it answers asked for.
struct manner {
    bool is_head = false;
    bool keep_alive = false;
    unsigned version = 11;
};

bool has_body(unsigned status) { return status / 100 != 1 && status != 204 && status != 304; }

net::awaitable<void> write_out(transport& to, http_response what, manner how) {
    http::response<http::string_body> out;
    out.version(how.version);
    out.result(what.status);
    put_headers(what.headers, out);
    out.keep_alive(how.keep_alive);
    out.erase(http::field::transfer_encoding);
    if (has_body(what.status))
        out.content_length(what.body.size());
    else
        out.erase(http::field::content_length);
    if (has_body(what.status) && !how.is_head) out.body() = std::move(what.body);
    http::response_serializer<http::string_body> writing(out);
    if (how.is_head) writing.split(true);
    if (how.is_head)
        co_await http::async_write_header(to, writing, net::use_awaitable);
    else
        co_await http::async_write(to, writing, net::use_awaitable);
}

/// Answers, and waits a moment for the other side to read it: to hang up on bytes that nobody has read would take the
/// answer away from the client again.
net::awaitable<void> part(transport& from, http_response with) {
    auto last = write_out(from, std::move(with), {});
    co_await std::move(last);
    co_await net::async_initiate<decltype(with_error), void(error_code)>(
        [&from](auto then) { from.finish(shared(std::move(then))); }, with_error);
    std::array<char, 4096> unread;
    for (;;) {
        auto [error, size] = co_await from.async_read_some(net::buffer(unread), with_error);
        if (error) co_return;
    }
}

}  // namespace

struct upgrade::inside {
    std::shared_ptr<service> of;
    std::optional<transport> over;  // until it is answered
    http_request asked;
    peer who;

    static net::awaitable<void> refuse(std::shared_ptr<inside> it, http_response with);
    transport take() {
        if (!over) throw system_error(net::error::already_started, "the upgrade was answered before");
        auto mine = std::move(*over);
        over.reset();
        return mine;
    }
};

const http_request& upgrade::request() const { return it_->asked; }
const peer& upgrade::from() const { return it_->who; }

net::awaitable<websocket> upgrade::accept(websocket_options how, header_list headers) {
    return websocket::answer(it_->of->steady, it_->take(), it_->asked, std::move(headers), how);
}

net::awaitable<void> upgrade::refuse(http_response with) { return inside::refuse(it_, std::move(with)); }

net::awaitable<void> upgrade::inside::refuse(std::shared_ptr<inside> it, http_response with) {
    auto over = it->take();
    auto parting = part(over, it->of->dressed(std::move(with)));
    co_await crew::within(it->of->steady, it->of->how.write_limit, std::move(parting));
}

struct http_connection::inside {
    std::shared_ptr<service> of;
    transport over;
    peer who;
    beast::flat_buffer buffer;
    bool is_waiting = false;
    std::optional<clock::instant> waits_since;

    inside(std::shared_ptr<service> served, transport line, peer whose)
        : of(std::move(served)),
          over(std::move(line)),
          who(std::move(whose)),
          buffer(of->how.header_max + body_piece) {}

    net::awaitable<bool> first_byte(milliseconds limit);
    net::awaitable<error_code> limited(milliseconds limit, net::awaitable<void> step);
    net::awaitable<bool> serve_one(milliseconds patience);
    net::awaitable<error_code> read_body(parser& reading);
    net::awaitable<void> invite_body();
    net::awaitable<http_response> answer(http_request request);
    net::awaitable<bool> write(http_response what, manner how);
    net::awaitable<void> turn_down(std::optional<http_response> with);
    net::awaitable<void> go_over(http_request request);
};

http_connection::http_connection(std::shared_ptr<service> of, transport over, peer who)
    : it_(std::make_unique<inside>(std::move(of), std::move(over), std::move(who))) {}
http_connection::~http_connection() = default;

void http_connection::hang_up() {
    it_->waits_since.reset();
    it_->over.close();
}

std::optional<clock::instant> http_connection::waits_since() const { return it_->waits_since; }

void http_connection::wind_down() {
    if (it_->is_waiting) hang_up();
}

net::awaitable<void> http_connection::live() {
    const auto& how = it_->of->how;
    for (auto patience = how.header_limit;; patience = how.idle_limit) {
        const bool goes_on = co_await it_->serve_one(patience);
        if (!goes_on || it_->of->is_stopping) co_return;
    }
}

net::awaitable<void> http_connection::turn_away() {
    return it_->turn_down(plain(503, "Too many connections: please try again in a moment."));
}

/// Runs a step that ends with an error or not; being too slow is one.
net::awaitable<error_code> http_connection::inside::limited(milliseconds limit, net::awaitable<void> step) {
    try {
        co_await crew::within(of->steady, limit, std::move(step));
    } catch (const system_error& error) { co_return error.code(); }
    co_return error_code{};
}

net::awaitable<bool> http_connection::inside::first_byte(milliseconds limit) {
    if (buffer.size() != 0) co_return true;
    const auto fill = [this]() -> net::awaitable<void> {
        const auto room = buffer.prepare(4096);
        buffer.commit(co_await over.async_read_some(room, net::use_awaitable));
    };
    is_waiting = true;
    auto filling = fill();
    const auto error = co_await limited(limit, std::move(filling));
    is_waiting = false;
    co_return !error && buffer.size() != 0;
}

/// True when another request may follow.
net::awaitable<bool> http_connection::inside::serve_one(milliseconds patience) {
    waits_since = of->steady.now();
    if (!co_await first_byte(patience)) co_return false;
    waits_since = of->steady.now();
    parser reading;
    reading.header_limit(static_cast<std::uint32_t>(of->how.header_max));
    reading.body_limit(of->how.body_max);
    const auto read_header = [&]() -> net::awaitable<void> {
        co_await http::async_read_header(over, buffer, reading, net::use_awaitable);
    };
    auto header = read_header();
    auto error = co_await limited(of->how.header_limit, std::move(header));
    std::optional<http_response> wrong;
    if (!error && !names_one_host(reading.get())) wrong = plain(400, "The request has to name one host.");
    const bool goes_over = !error && !wrong && asks_for_websocket(reading.get());
    if (goes_over) wrong = fault_of_handshake(reading.get());
    if (goes_over && !wrong) {
        waits_since.reset();
        co_await go_over(request_of(reading.get()));
        co_return false;
    }
    if (!error && !wrong) error = co_await read_body(reading);
    waits_since.reset();
    if (error) wrong = complaint(error);
    if (error || wrong) {
        co_await turn_down(std::move(wrong));
        co_return false;
    }
    auto request = request_of(reading.get());
    request.body = std::move(reading.get().body());
    const bool is_head = request.method == "HEAD";
    const bool wants_more = reading.keep_alive();
    const auto version = reading.get().version();
    auto response = co_await answer(std::move(request));
    const bool keep = wants_more && !of->is_stopping;
    co_return co_await write(std::move(response), {is_head, keep, version});
}

net::awaitable<error_code> http_connection::inside::read_body(parser& reading) {
    const auto read = [&]() -> net::awaitable<void> {
        const bool waits = beast::iequals(reading.get()[http::field::expect], "100-continue");
        if (waits && !reading.is_done()) co_await invite_body();
        co_await http::async_read(over, buffer, reading, net::use_awaitable);
    };
    auto rest = read();
    co_return co_await limited(of->how.body_limit, std::move(rest));
}

net::awaitable<void> http_connection::inside::invite_body() {
    http::response<http::empty_body> go_on(http::status::continue_, 11);
    co_await http::async_write(over, go_on, net::use_awaitable);
}

net::awaitable<http_response> http_connection::inside::answer(http_request request) {
    const auto where = request.method + " " + request.target.substr(0, request.target.find('?'));
    try {
        if (!of->with.request) co_return plain(404, "There is nothing here.");
        auto answering = of->with.request(std::move(request), who);
        auto made = co_await std::move(answering);
        if (made.headers.is_clean() && made.status >= 200 && made.status <= 999) co_return made;
        throw std::runtime_error("the answer has a header or a status that cannot be sent");
    } catch (...) {
        if (crew::was_stopped(std::current_exception())) throw;
        of->report(where, std::current_exception());
    }
    co_return plain(500, "Something went wrong here; it has been noted.");
}

net::awaitable<bool> http_connection::inside::write(http_response what, manner how) {
    auto writing = write_out(over, of->dressed(std::move(what)), how);
    const auto error = co_await limited(of->how.write_limit, std::move(writing));
    if (error) co_return false;
    co_return how.keep_alive;
}

net::awaitable<void> http_connection::inside::turn_down(std::optional<http_response> with) {
    if (!with) co_return;
    auto parting = part(over, of->dressed(std::move(*with)));
    co_await limited(std::chrono::seconds(1), std::move(parting));
}

net::awaitable<void> http_connection::inside::go_over(http_request request) {
    over.put_back(beast::buffers_to_string(buffer.cdata()));
    const auto where = "websocket " + request.target.substr(0, request.target.find('?'));
    const auto asked = std::make_shared<upgrade::inside>(upgrade::inside{of, std::move(over), std::move(request), who});
    auto left = plain(404, "There is no websocket here.");
    if (of->with.upgrade) try {
            left = plain(500, "Something went wrong here; it has been noted.");
            auto conversation = of->with.upgrade(upgrade(asked));
            co_await std::move(conversation);
        } catch (...) {
            if (!crew::was_stopped(std::current_exception())) of->report(where, std::current_exception());
        }
    if (!asked->over) co_return;
    auto refusing = upgrade(asked).refuse(std::move(left));
    co_await limited(std::chrono::seconds(1), std::move(refusing));
}

}  // namespace bot::wire
