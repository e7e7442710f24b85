#include "web/listener.hpp"

namespace bot::web {

namespace net = boost::asio;

namespace {

std::string path_of(const std::string& target) { return target.substr(0, target.find('?')); }

wire::http_response nothing_here() { return plain_answer(404, "There is nothing here."); }

/// Pages are small, forms are smaller; a whole crowd may watch.
wire::http_server_options limits() {
    wire::http_server_options how;
    how.body_max = 256 << 10;
    how.connections_max = 600;
    return how;
}

}  // namespace

listener::listener(
    net::any_io_executor executor, clock::clock& steady, page_files files, trouble told, public_place ours)
    : files_(std::move(files)),
      ours_(std::move(ours)),
      server_(std::move(executor), steady, limits(),
          {.request = [this](wire::http_request asked,
                          wire::peer who) { return answer(std::move(asked), std::move(who)); },
              .upgrade = [this](wire::upgrade asked) { return converse(std::move(asked)); },
              .trouble = std::move(told),
              .dress = guarded}) {}

void listener::on(std::string method, std::string path, answering with) {
    const auto from = method == "GET" ? asked_from::anywhere : asked_from::a_page;
    routes_[{std::move(method), std::move(path)}] = {std::move(with), from};
}

void listener::on_callback(std::string path, answering with) {
    routes_[{"GET", path}] = {with, asked_from::a_server};
    routes_[{"POST", std::move(path)}] = {std::move(with), asked_from::a_server};
}

void listener::on_upgrade(std::string path, conversing with) { conversations_[std::move(path)] = std::move(with); }

void listener::listen(const std::string& ip_address, std::uint16_t port) { server_.listen(ip_address, port); }

net::awaitable<wire::http_response> listener::answer(wire::http_request asked, wire::peer who) {
    const auto method = asked.method == "HEAD" ? std::string("GET") : asked.method;
    const auto path = path_of(asked.target);
    const auto found = routes_.find({method, path});
    const auto from = found == routes_.end() ? asked_from::anywhere : found->second.from;
    if (auto away = turned_away(asked, from, ours_)) co_return std::move(*away);
    if (found != routes_.end()) co_return co_await found->second.with(std::move(asked), std::move(who));
    if (method == "GET")
        if (auto file = files_.answer(path, asked)) co_return std::move(*file);
    co_return nothing_here();
}

net::awaitable<void> listener::converse(wire::upgrade asked) {
    auto away = turned_away(asked.request(), asked_from::a_page, ours_);
    const auto found = conversations_.find(path_of(asked.request().target));
    if (!away && found == conversations_.end()) away = nothing_here();
    if (away) co_return co_await asked.refuse(std::move(*away));
    co_await found->second(std::move(asked));
}

}  // namespace bot::web
