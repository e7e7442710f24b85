#include "scripted/mattermost/http_line.hpp"

#include "crew/within.hpp"
#include "scripted/mattermost/ids.hpp"
#include "wire/beast_glue.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

namespace tests::mattermost {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::system_error;
using namespace std::chrono_literals;

namespace {

// FACTS 4: bodies over about 2 kB come chunked; gzip only if asked for and over about 1.4 kB.
constexpr std::size_t chunked_above = 2'048, gzip_above = 1'400;

std::string hexadecimal(std::size_t number) {
    std::string out;
    do out.insert(out.begin(), "0123456789abcdef"[number % 16]);
    while ((number /= 16) != 0);
    return out;
}

bool has_body(unsigned status) { return status != 204 && status != 304; }

std::string written(wire::http_response what, bool takes_gzip, bool goes_on) {
    if (takes_gzip && what.body.size() > gzip_above) {
        what.headers.set("Content-Encoding", "gzip");
        what.body = gzip(what.body);
    }
    std::string out = "HTTP/1.1 " + std::to_string(what.status) + ' ' +
                      std::string(http::obsolete_reason(http::int_to_status(what.status))) + "\r\n";
    for (const auto& each : what.headers) out += each.name + ": " + each.value + "\r\n";
    if (!goes_on) out += "Connection: close\r\n";
    if (!has_body(what.status)) return out + "\r\n";
    if (what.body.size() <= chunked_above)
        return out + "Content-Length: " + std::to_string(what.body.size()) + "\r\n\r\n" + what.body;
    out += "Transfer-Encoding: chunked\r\n\r\n";
    return out + hexadecimal(what.body.size()) + "\r\n" + what.body + "\r\n0\r\n\r\n";
}

}  // namespace

struct http_line::inside {
    wire::transport over;
    bot::clock::clock& clock;
    beast::flat_buffer buffer;
    bool goes_on = true, takes_gzip = false;

    net::awaitable<http::request<http::string_body>> read() {
        http::request<http::string_body> request;
        co_await http::async_read(over, buffer, request, net::use_awaitable);
        co_return request;
    }
};

http_line::http_line(wire::transport over, bot::clock::clock& by)
    : it_(std::make_unique<inside>(std::move(over), by, beast::flat_buffer{}, true, false)) {}
http_line::~http_line() = default;

net::awaitable<std::optional<wire::http_request>> http_line::next() {
    if (!it_->goes_on) co_return std::nullopt;
    try {
        auto reading = it_->read();
        auto read = co_await bot::crew::within(it_->clock, 60s, std::move(reading));
        it_->goes_on = read.keep_alive();
        it_->takes_gzip = read[http::field::accept_encoding].find("gzip") != beast::string_view::npos;
        auto request = wire::request_of(read);
        request.body = std::move(read.body());
        co_return request;
    } catch (const system_error& error) {
        if (error.code() == net::error::operation_aborted) throw;
    }
    it_->over.close();
    co_return std::nullopt;
}

net::awaitable<bool> http_line::say(wire::http_response what, std::optional<std::size_t> cut_after) {
    auto bytes = written(std::move(what), it_->takes_gzip, it_->goes_on);
    if (cut_after) bytes.resize(std::min(bytes.size(), *cut_after));
    constexpr auto with_error = net::as_tuple(net::use_awaitable);
    const auto [error, size] = co_await net::async_write(it_->over, net::buffer(bytes), with_error);
    if (error || cut_after) it_->over.close();
    co_return !error && !cut_after;
}

wire::transport http_line::take() {
    it_->over.put_back(beast::buffers_to_string(it_->buffer.cdata()));
    return std::move(it_->over);
}

bool asks_for_websocket(const wire::http_request& asked) {
    return wire::same_token(asked.headers["Upgrade"], "websocket");
}

}  // namespace tests::mattermost
