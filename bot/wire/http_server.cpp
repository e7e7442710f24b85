#include "wire/http_server.hpp"

#include "crew/crew.hpp"
#include "crew/within.hpp"
#include "wire/http_connection.hpp"
#include "wire/pipes.hpp"
#include "wire/with_error.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <list>
#include <set>
#include <string>

namespace bot::wire {

using boost::system::system_error;
using net::ip::tcp;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t turned_away_at_once = 16;

peer peer_of(const tcp::socket& socket) {
    error_code gone;
    const auto end = socket.remote_endpoint(gone);
    if (gone) return {};
    return {end.address().to_string(), end.port()};
}

}  // namespace

struct http_server::inside {
    net::any_io_executor executor;
    std::shared_ptr<service> common;
    std::list<tcp::acceptor> doors;
    std::uint16_t port = 0;
    std::set<http_connection*> served;
    std::size_t turned_away = 0;
    std::unique_ptr<clock::alarm> one_left;
    crew::crew hands;

    inside(net::any_io_executor on, clock::clock& steady, http_server_options how, http_handlers with)
        : executor(on),
          common(std::make_shared<service>(service{steady, how, std::move(with)})),
          one_left(steady.make_alarm()),
          hands(on, [of = common](const std::string& name, std::exception_ptr why) {
              if (why && !crew::was_stopped(why)) of->report(name, why);
          }) {}

    static net::awaitable<void> accept(std::shared_ptr<inside> it, tcp::acceptor& door);
    static net::awaitable<void> serve(std::shared_ptr<inside> it, transport over, peer who);
    static net::awaitable<void> turn_away(std::shared_ptr<inside> it, transport over, peer who);
    static net::awaitable<void> stop(std::shared_ptr<inside> it, milliseconds limit);
    void welcome(std::shared_ptr<inside> self, tcp::socket socket);
    bool makes_room();
    void close_doors();
};

http_server::http_server(
    net::any_io_executor executor, clock::clock& steady, http_server_options how, http_handlers with)
    : it_(std::make_shared<inside>(std::move(executor), steady, how, std::move(with))) {}

http_server::~http_server() {
    it_->close_doors();
    it_->hands.stop();
}

void http_server::listen(const std::string& ip_address, std::uint16_t port) {
    try {
        const tcp::endpoint place(net::ip::make_address(ip_address), port);
        tcp::acceptor door(it_->executor, place, true);
        it_->port = door.local_endpoint().port();
        it_->doors.push_back(std::move(door));
    } catch (const system_error& error) {
        throw system_error(error.code(), "listening on " + ip_address + " port " + std::to_string(port));
    }
    it_->hands.start("door of the web server", inside::accept(it_, it_->doors.back()));
}

std::uint16_t http_server::port() const { return it_->port; }

net::awaitable<void> http_server::serve(transport over, peer who) {
    return inside::serve(it_, std::move(over), std::move(who));
}
net::awaitable<void> http_server::stop(milliseconds limit) { return inside::stop(it_, limit); }
std::size_t http_server::connections() const { return it_->served.size(); }

net::awaitable<void> http_server::inside::accept(std::shared_ptr<inside> it, tcp::acceptor& door) {
    for (;;) {
        auto [error, socket] = co_await door.async_accept(with_error);
        if (!door.is_open()) co_return;
        if (!error) {
            it->welcome(it, std::move(socket));
            continue;
        }
        // Most often there are no more file descriptors: others have to end first.
        it->common->report("door of the web server", std::make_exception_ptr(system_error(error)));
        co_await clock::sleep_for(it->common->steady, milliseconds(500));
    }
}

void http_server::inside::welcome(std::shared_ptr<inside> self, tcp::socket socket) {
    auto who = peer_of(socket);
    auto over = over_tcp(std::move(socket));
    if (served.size() < common->how.connections_max || makes_room())
        return hands.start("a web connection", serve(std::move(self), std::move(over), std::move(who)));
    if (turned_away < turned_away_at_once)
        hands.start("turning away a web connection", turn_away(std::move(self), std::move(over), std::move(who)));
}

/// However many connections somebody opens and says nothing on, whoever does say something is heard. A bound an address
/// would not do: behind a proxy all have the same one.
bool http_server::inside::makes_room() {
    http_connection* silent = nullptr;
    for (auto* each : served)
        if (each->waits_since() && (!silent || *each->waits_since() < *silent->waits_since())) silent = each;
    if (silent) silent->hang_up();
    return silent != nullptr;
}

net::awaitable<void> http_server::inside::serve(std::shared_ptr<inside> it, transport over, peer who) {
    http_connection one(it->common, std::move(over), std::move(who));
    struct listed {
        listed(inside& of, http_connection& one) : of_(of), one_(one) { of_.served.insert(&one_); }
        ~listed() {
            of_.served.erase(&one_);
            of_.one_left->ring();
        }
        listed(const listed&) = delete;
        listed& operator=(const listed&) = delete;
        inside& of_;
        http_connection& one_;
    } const entry(*it, one);
    co_await one.live();
}

net::awaitable<void> http_server::inside::turn_away(std::shared_ptr<inside> it, transport over, peer who) {
    struct counted {
        explicit counted(std::size_t& all) : all_(all) { ++all_; }
        ~counted() { --all_; }
        counted(const counted&) = delete;
        counted& operator=(const counted&) = delete;
        std::size_t& all_;
    } const one(it->turned_away);
    http_connection stranger(it->common, std::move(over), std::move(who));
    co_await stranger.turn_away();
}

void http_server::inside::close_doors() {
    error_code ignored;
    for (auto& each : doors) each.close(ignored);
}

net::awaitable<void> http_server::inside::stop(std::shared_ptr<inside> it, milliseconds limit) {
    auto& steady = it->common->steady;
    it->common->is_stopping = true;
    it->close_doors();
    for (auto* each : std::set(it->served)) each->wind_down();
    const auto deadline = steady.now() + limit;
    while (!it->served.empty() && steady.now() < deadline) co_await it->one_left->wait_until(deadline);
    for (auto* each : std::set(it->served)) each->hang_up();
    it->hands.stop();
    co_await it->hands.finished();
}

}  // namespace bot::wire
