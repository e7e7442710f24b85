// The bot's one HTTP listener: a table of routes, our page files, and conversations over WebSockets. Every request is
// looked at by the guard first and every answer leaves with its headers; what is in no table is 404, without a hint.
#pragma once

#include "web/guard.hpp"
#include "web/page_files.hpp"
#include "wire/http_server.hpp"

#include <functional>
#include <map>
#include <string>

namespace bot::web {

class listener {
public:
    using answering = std::function<boost::asio::awaitable<wire::http_response>(wire::http_request, wire::peer)>;
    using conversing = std::function<boost::asio::awaitable<void>(wire::upgrade)>;
    using trouble = std::function<void(const std::string& where, std::exception_ptr why)>;

    /// `steady` limits what peers can make us wait for, and outlives the listener.
    listener(boost::asio::any_io_executor executor, clock::clock& steady, page_files files, trouble told,
        public_place ours = {});

    /// All routes are there before anybody is listened to. A path is taken as it is, without its query; HEAD is
    /// answered as GET. Whatever is no GET has to come from a page of ours.
    void on(std::string method, std::string path, answering with);
    /// A POST from another server, by whatever name it knows us: whoever takes it looks at what it carries instead. A
    /// GET is taken there as well: a server that was told a wrong method, or was redirected, is to be told from none.
    void on_callback(std::string path, answering with);
    void on_upgrade(std::string path, conversing with);

    /// Throws system_error when the place is taken. Port 0 takes a free one; port() tells.
    void listen(const std::string& ip_address, std::uint16_t port);
    std::uint16_t port() const { return server_.port(); }
    boost::asio::awaitable<void> stop(std::chrono::milliseconds limit) { return server_.stop(limit); }
    /// Serves a connection that somebody else accepted.
    boost::asio::awaitable<void> serve(wire::transport over) { return server_.serve(std::move(over), {}); }

private:
    boost::asio::awaitable<wire::http_response> answer(wire::http_request asked, wire::peer who);
    boost::asio::awaitable<void> converse(wire::upgrade asked);

    struct route {
        answering with;
        asked_from from;
    };
    page_files files_;
    public_place ours_;
    std::map<std::pair<std::string, std::string>, route> routes_;
    std::map<std::string, conversing, std::less<>> conversations_;
    wire::http_server server_;
};

}  // namespace bot::web
