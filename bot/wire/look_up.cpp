#include "wire/look_up.hpp"

#include <atomic>
#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>
#include <charconv>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace bot::wire {

using boost::system::system_error;
using net::ip::tcp;

namespace {

/// Of the whole process: each is a thread, and one that hangs does so for half a minute or so.
constexpr int most_under_way = 16;
std::atomic<int> under_way{0};

struct question {
    question(net::any_io_executor from, clock::clock& steady) : back(std::move(from)), bell(steady.make_alarm()) {}

    const net::any_io_executor back;
    std::unique_ptr<clock::alarm> bell;  ///< touched by the asking thread alone, as is the answer
    std::optional<looked_up> answer;

    std::mutex guard;
    bool is_given_up = false;  ///< from then on there may be nobody to answer to
};

void answer(
    const std::shared_ptr<question>& it, const name_server& by, const std::string& host, const std::string& port) {
    auto found = by(host, port);
    --under_way;
    const std::lock_guard lock(it->guard);
    if (it->is_given_up) return;
    net::post(it->back, [it, found = std::move(found)]() mutable {
        if (!it->bell) return;
        it->answer = std::move(found);
        it->bell->ring();
    });
}

void give_up(question& it) {
    const std::lock_guard lock(it.guard);
    it.is_given_up = true;
    it.bell.reset();
}

void ask(std::shared_ptr<question> it, name_server by, std::string host, std::string port) {
    if (++under_way <= most_under_way) {
        try {
            return std::thread(answer, std::move(it), std::move(by), std::move(host), std::move(port)).detach();
        } catch (const std::system_error&) {
            // The system gives us no thread: as if there were too many already.
        }
    }
    --under_way;
    throw system_error(net::error::try_again, "looking up its address: too many questions hang");
}

/// A number needs no name server.
std::optional<tcp::endpoint> spelled_out(const std::string& host, const std::string& port) {
    error_code error;
    const auto number = net::ip::make_address(host, error);
    std::uint16_t at = 0;
    const auto [end, wrong] = std::from_chars(port.data(), port.data() + port.size(), at);
    if (error || wrong != std::errc() || end != port.data() + port.size()) return std::nullopt;
    return tcp::endpoint(number, at);
}

}  // namespace

looked_up ask_the_system(const std::string& host, const std::string& port) {
    net::io_context alone;
    looked_up it;
    for (const auto& each : tcp::resolver(alone).resolve(host, port, tcp::resolver::numeric_service, it.error))
        it.places.push_back(each.endpoint());
    return it;
}

net::awaitable<std::vector<tcp::endpoint>> look_up(
    clock::clock& steady, name_server by, std::string host, std::string port, clock::instant deadline) {
    if (const auto place = spelled_out(host, port)) co_return std::vector{*place};
    const auto executor = co_await net::this_coro::executor;
    // The answer comes from outside: until then there is work to do.
    const auto awaited = net::prefer(executor, net::execution::outstanding_work.tracked);
    const auto asked = std::make_shared<question>(executor, steady);
    const std::shared_ptr<void> over(nullptr, [asked](void*) { give_up(*asked); });
    ask(asked, std::move(by), std::move(host), std::move(port));
    while (!asked->answer && steady.now() < deadline) co_await asked->bell->wait_until(deadline);
    if (!asked->answer) throw system_error(net::error::timed_out, "looking up its address");
    if (asked->answer->error) throw system_error(asked->answer->error, "looking up its address");
    co_return std::move(asked->answer->places);
}

}  // namespace bot::wire
