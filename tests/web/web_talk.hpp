// Speaking to a listener over memory, as a browser does and as no browser would.
#pragma once

#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "web/listener.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

#include <boost/asio/write.hpp>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace tests {

namespace web = bot::web;

/// A page, as far as the bot can tell.
struct page {
    std::optional<bot::wire::websocket> line;
    bool is_dead = false;
    std::shared_ptr<outcome> calling, reading, pumping;
    std::vector<nlohmann::json> heard;
    std::string bytes;

    std::vector<nlohmann::json> of_type(const std::string& type) const {
        std::vector<nlohmann::json> all;
        for (const auto& each : heard)
            if (each.at("type") == type) all.push_back(each);
        return all;
    }
    std::size_t events() const {
        std::size_t all = 0;
        for (const auto& each : of_type("events")) all += each.at("events").size();
        return all;
    }
    /// The status that the socket was refused with; 0 when it was not.
    unsigned refused_with() const {
        const auto* refused = calling->as<bot::wire::upgrade_refused>();
        return refused ? refused->answer.status : 0;
    }
};

class web_talk {
public:
    web_talk(boost::asio::io_context& io, virtual_clock& clock, web::listener& listener)
        : io_(io), clock_(clock), listener_(listener) {}

    /// What comes back for these bytes.
    std::string answer_to(std::string words) {
        auto made = make_wire(io_.get_executor());
        auto heard = std::make_shared<std::string>();
        play(io_, listener_.serve(std::move(made.there)));
        play(io_, exchange(std::move(made.here), std::move(words), heard));
        clock_.settle();
        return *heard;
    }
    std::string get(const std::string& target, const std::string& host, const std::string& more = "") {
        return answer_to("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n");
    }
    std::string post(
        const std::string& target, const std::string& host, const std::string& more, const std::string& body) {
        return answer_to("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more +
                         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }
    std::shared_ptr<page> call(
        const std::string& target, const std::string& host, const std::string& origin, const std::string& cookie = "") {
        return call(std::make_shared<page>(), target, host, origin, cookie);
    }
    /// Others may call before this one is answered.
    std::shared_ptr<page> begin_call(
        const std::string& target, const std::string& host, const std::string& origin, const std::string& cookie) {
        return begin_call(std::make_shared<page>(), target, host, origin, cookie);
    }
    /// One that takes its call and then neither reads nor answers, as one whose machine was switched off.
    std::shared_ptr<page> call_and_die(const std::string& target, const std::string& cookie) {
        auto it = std::make_shared<page>();
        it->is_dead = true;
        return call(it, target, "localhost", "http://localhost", cookie);
    }
    void say(const std::shared_ptr<page>& from, std::string words) {
        REQUIRE(from->line);
        REQUIRE(from->line->send(std::move(words)));
        clock_.settle();
    }

private:
    std::shared_ptr<page> call(std::shared_ptr<page> it, const std::string& target, const std::string& host,
        const std::string& origin, const std::string& cookie) {
        auto called = begin_call(std::move(it), target, host, origin, cookie);
        clock_.settle();
        return called;
    }
    std::shared_ptr<page> begin_call(std::shared_ptr<page> it, const std::string& target, const std::string& host,
        const std::string& origin, const std::string& cookie) {
        auto made = make_wire(io_.get_executor());
        play(io_, listener_.serve(std::move(made.there)));
        bot::wire::header_list headers;
        if (!origin.empty()) headers.add("Origin", origin);
        if (!cookie.empty()) headers.add("Cookie", cookie);
        it->calling = play(io_, dial(it, std::move(made.here), target, host, std::move(headers)));
        return it;
    }
    net::awaitable<void> dial(std::shared_ptr<page> it, bot::wire::transport over, std::string target, std::string host,
        bot::wire::header_list headers) {
        auto line = co_await bot::wire::websocket::call(clock_, std::move(over), host, target, headers, {});
        it->line.emplace(std::move(line));
        if (it->is_dead) co_return;
        it->reading = play(io_, read(it));
        it->pumping = play(io_, it->line->pump());
    }
    static net::awaitable<void> read(std::shared_ptr<page> it) {
        while (auto one = co_await it->line->read()) {
            it->heard.push_back(nlohmann::json::parse(one->bytes));
            it->bytes += one->bytes + "\n";
        }
    }

    boost::asio::io_context& io_;
    virtual_clock& clock_;
    web::listener& listener_;
};

}  // namespace tests
