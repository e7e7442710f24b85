#include "wire/http_client.hpp"

#include "crew/within.hpp"
#include "wire/beast_glue.hpp"
#include "wire/with_error.hpp"

#include <algorithm>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <list>
#include <optional>
#include <utility>
#include <vector>

namespace bot::wire {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::system_error;
using asked = http::request<http::string_body>;

namespace {

/// How far a request came; it lives outside the coroutine that may be cut off.
struct progress {
    bool is_sent = false;             // this time
    bool may_have_happened = false;   // this time or before
    bool is_connection_good = false;  // it may serve the next request
};

http_failure failure(const progress& so_far, const std::string& text) {
    using kind = http_failure::kind;
    return {so_far.may_have_happened ? kind::unknown : kind::not_sent, so_far.may_have_happened, text};
}

bool is_repeatable(const http_request& request) {
    return request.safe_to_repeat || request.method == "GET" || request.method == "HEAD";
}

/// The connection failed, not what was said over it.
bool is_loss(error_code error) {
    return error == http::error::end_of_stream || error == http::error::partial_message ||
           error.category() != http::make_error_code(http::error::bad_value).category();
}

asked written_out(const http_request& request, const address& base, const http_client_options& how) {
    asked out;
    out.method_string(request.method);
    out.target(request.target.starts_with('/') ? request.target : base.target + request.target);
    out.version(11);
    put_headers(request.headers, out);
    out.set(http::field::host, host_field(base));
    out.set(http::field::user_agent, how.user_agent);
    out.erase(http::field::connection);
    out.body() = request.body;
    out.prepare_payload();
    return out;
}

using parser = http::response_parser<http::string_body>;

/// Reads an answer, past those that only announce one (100, 103).
net::awaitable<http_response> read_answer(transport& line, bool is_head, std::size_t body_max, progress& so_far) {
    beast::flat_buffer buffer;
    for (int announcements = 0; announcements < 10; ++announcements) {
        parser reading;
        reading.body_limit(body_max);
        reading.skip(is_head);
        co_await http::async_read_header(line, buffer, reading, net::use_awaitable);
        if (reading.get().result_int() / 100 == 1) continue;
        co_await http::async_read(line, buffer, reading, net::use_awaitable);
        const bool ends_with_line = reading.need_eof();
        if (ends_with_line && line.under().was_cut_short()) throw system_error(http::error::partial_message);
        so_far.is_connection_good = !ends_with_line && reading.keep_alive() && buffer.size() == 0;
        co_return response_of(reading.release());
    }
    throw system_error(http::error::unexpected_body, "one announcement after the other and no answer");
}

/// One request and its answer over one connection.
net::awaitable<http_response> exchange(transport& line, const asked& out, std::size_t body_max, progress& so_far) {
    const bool had_been_sent = std::exchange(so_far.may_have_happened, true);
    auto [error, size] = co_await http::async_write(line, out, with_error);
    so_far.is_sent = !error || size > 0;
    so_far.may_have_happened = had_been_sent || so_far.is_sent;
    if (error) throw system_error(error);
    const bool is_head = out.method() == http::verb::head;
    auto reading = read_answer(line, is_head, body_max, so_far);
    co_return co_await std::move(reading);
}

}  // namespace

struct http_client::inside {
    struct kept {
        transport line;
        clock::instant since;
    };
    struct in_line {
        std::unique_ptr<clock::alarm> called;
        bool may_go = false;
    };

    caller& by;
    clock::clock& steady;
    address base;
    http_client_options how;
    std::vector<kept> idle;
    std::size_t busy = 0;
    std::list<in_line> waiting;

    inside(caller& through, clock::clock& clock, address to, http_client_options options)
        : by(through), steady(clock), base(std::move(to)), how(std::move(options)) {}

    /// A kept connection that still looks good, the last one used first.
    std::optional<transport> take_idle() {
        while (!idle.empty()) {
            auto last = std::move(idle.back());
            idle.pop_back();
            if (steady.now() - last.since < how.idle_max && last.line.is_idle()) return std::move(last.line);
        }
        return std::nullopt;
    }
    void pass_on() {
        const auto next = std::ranges::find(waiting, false, &in_line::may_go);
        if (next == waiting.end()) {
            --busy;
            return;
        }
        next->may_go = true;
        next->called->ring();
    }

    static net::awaitable<void> take_turn(std::shared_ptr<inside> it);
    static net::awaitable<http_response> send(std::shared_ptr<inside> it, http_request request);
    static net::awaitable<http_response> attempt(
        std::shared_ptr<inside> it, http_request request, std::shared_ptr<progress> so_far);
    static net::awaitable<transport> dial(std::shared_ptr<inside> it, std::shared_ptr<progress> so_far);
    static net::awaitable<error_code> try_over(std::shared_ptr<inside> it, transport line, const asked& out,
        std::shared_ptr<progress> so_far, std::optional<http_response>& answer);
};

http_client::http_client(caller& by, clock::clock& steady, address base, http_client_options how)
    : it_(std::make_shared<inside>(by, steady, std::move(base), std::move(how))) {}
http_client::~http_client() = default;

net::awaitable<http_response> http_client::send(http_request request) { return inside::send(it_, std::move(request)); }
void http_client::drop_idle() { it_->idle.clear(); }
const address& http_client::base() const { return it_->base; }

/// First come, first served; a turn that was granted to somebody who has given up goes to the next.
net::awaitable<void> http_client::inside::take_turn(std::shared_ptr<inside> it) {
    if (it->busy < it->how.connections) {
        ++it->busy;
        co_return;
    }
    struct place {
        explicit place(inside& of) : of_(of), mine(of.waiting.insert(of.waiting.end(), {of.steady.make_alarm()})) {}
        ~place() {
            const bool unused = mine->may_go && !taken;
            of_.waiting.erase(mine);
            if (unused) of_.pass_on();
        }
        place(const place&) = delete;
        place& operator=(const place&) = delete;
        inside& of_;
        std::list<in_line>::iterator mine;
        bool taken = false;
    } place(*it);
    while (!place.mine->may_go) co_await place.mine->called->wait_until(clock::instant::max());
    place.taken = true;
}

net::awaitable<http_response> http_client::inside::send(std::shared_ptr<inside> it, http_request request) {
    using kind = http_failure::kind;
    if (!request.headers.is_clean() || request.target.find_first_of(" \r\n") != std::string::npos)
        throw http_failure(
            kind::not_sent, false, "a header or the target has a character that would break the request");
    const auto so_far = std::make_shared<progress>();
    const auto what = request.method + " " + request.target.substr(0, request.target.find('?'));
    try {
        auto trying = attempt(it, std::move(request), so_far);
        co_return co_await crew::within(it->steady, it->how.timeout, std::move(trying));
    } catch (const system_error& error) {
        if (error.code() != net::error::timed_out) throw;
        throw http_failure(
            kind::timeout, so_far->may_have_happened, what + ": no answer from " + it->base.host + " in time");
    }
}

net::awaitable<http_response> http_client::inside::attempt(
    std::shared_ptr<inside> it, http_request request, std::shared_ptr<progress> so_far) {
    co_await take_turn(it);
    struct turn {
        explicit turn(inside& of) : of_(of) {}
        ~turn() { of_.pass_on(); }
        turn(const turn&) = delete;
        turn& operator=(const turn&) = delete;
        inside& of_;
    } const mine(*it);
    const auto out = written_out(request, it->base, it->how);
    std::optional<http_response> answer;
    for (bool is_first = true;; is_first = false) {
        auto line = is_first ? it->take_idle() : std::nullopt;
        const bool is_reused = line.has_value();
        if (!line) line.emplace(co_await dial(it, so_far));
        auto trying = try_over(it, std::move(*line), out, so_far, answer);
        const auto error = co_await std::move(trying);
        if (!error) co_return std::move(*answer);
        if (error == net::error::operation_aborted) throw system_error(error);
        const bool may_repeat = is_repeatable(request) || (is_reused && !so_far->is_sent);
        if (is_first && may_repeat && is_loss(error)) continue;
        const auto text = request.method + " to " + it->base.host + ": " + error.message();
        if (error == http::error::body_limit) throw http_failure(http_failure::kind::too_long, true, text);
        throw failure(*so_far, text);
    }
}

net::awaitable<transport> http_client::inside::dial(std::shared_ptr<inside> it, std::shared_ptr<progress> so_far) {
    try {
        auto dialling = it->by.dial(it->base);
        co_return co_await std::move(dialling);
    } catch (const system_error& error) {
        if (error.code() == net::error::operation_aborted) throw;
        throw failure(*so_far, error.what());
    }
}

net::awaitable<error_code> http_client::inside::try_over(std::shared_ptr<inside> it, transport line, const asked& out,
    std::shared_ptr<progress> so_far, std::optional<http_response>& answer) {
    try {
        auto asking = exchange(line, out, it->how.body_max, *so_far);
        answer.emplace(co_await std::move(asking));
    } catch (const system_error& error) { co_return error.code(); }
    if (so_far->is_connection_good) it->idle.push_back({std::move(line), it->steady.now()});
    co_return error_code{};
}

}  // namespace bot::wire
