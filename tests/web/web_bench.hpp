// The rehearsal room on the web, over memory: requests in, answers out, and pages on their sockets.
#pragma once

#include "clock/rehearsal_clock.hpp"
#include "room/room_bench.hpp"
#include "web/listener.hpp"
#include "web/live_room.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

#include <boost/asio/write.hpp>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace tests {

namespace web = bot::web;

inline const std::filesystem::path our_pages = std::filesystem::path(CHAOSDAY_SOURCE_DIR) / "bot/web/pages";

/// A page, as far as the bot can tell.
struct page {
    std::optional<bot::wire::websocket> line;
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
};

struct web_bench : room_bench {
    bot::clock::rehearsal_clock time{clock, clock.now(), 60};
    std::optional<bot::day::instant> next_event;
    std::optional<web::board_columns> agents_board;
    std::vector<std::string> troubles;
    web::live_room live{io.get_executor(),
        {time, *room, desk, "Europe/Berlin", [this] { return next_event; },
            [this](const bot::day::person_id& who) {
                return who.id == "rex" || who.id == "rio" ? std::nullopt : agents_board;
            }},
        [this](const std::string& where, std::exception_ptr) { troubles.push_back(where); }};
    web::listener listener{io.get_executor(), clock, web::page_files(our_pages, "room.html"),
        [this](const std::string& where, std::exception_ptr) { troubles.push_back(where); }};

    web_bench() {
        listener.on_upgrade("/live", [this](bot::wire::upgrade asked) { return live.converse(std::move(asked)); });
    }

    /// What comes back for these bytes.
    std::string answer_to(std::string words) {
        auto made = make_wire(io.get_executor());
        std::string heard;
        play(io, listener.serve(std::move(made.there)));
        play(io, exchange(made.here, std::move(words), heard));
        clock.settle();
        return heard;
    }
    std::string get(
        const std::string& target, const std::string& host = "localhost:8080", const std::string& more = "") {
        return answer_to("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + more + "\r\n");
    }

    std::shared_ptr<page> open(const std::string& as, std::size_t since = 0, std::string known_room = "same") {
        auto it = call("http://127.0.0.1:8080");
        if (known_room == "same") known_room = room->id();
        say(it, {{"type", "hello"}, {"as", as}, {"room", known_room}, {"since", since}});
        return it;
    }
    std::shared_ptr<page> call(const std::string& origin) {
        auto it = std::make_shared<page>();
        auto made = make_wire(io.get_executor());
        play(io, listener.serve(std::move(made.there)));
        it->calling = play(io, dial(it, std::move(made.here), origin));
        clock.settle();
        return it;
    }
    void say(const std::shared_ptr<page>& from, const nlohmann::json& words) { say_raw(from, words.dump()); }
    void say_raw(const std::shared_ptr<page>& from, std::string words) {
        REQUIRE(from->line);
        REQUIRE(from->line->send(std::move(words)));
        clock.settle();
    }

private:
    static net::awaitable<void> exchange(bot::wire::transport& over, std::string words, std::string& heard) {
        constexpr auto with_error = net::as_tuple(net::use_awaitable);
        auto kept = std::make_shared<bot::wire::transport>(std::move(over));
        co_await net::async_write(*kept, net::buffer(words), with_error);
        std::array<char, 4096> piece;
        for (;;) {
            auto [error, size] = co_await kept->async_read_some(net::buffer(piece), with_error);
            if (error) co_return;
            heard.append(piece.data(), size);
        }
    }
    net::awaitable<void> dial(std::shared_ptr<page> it, bot::wire::transport over, std::string origin) {
        bot::wire::header_list headers;
        if (!origin.empty()) headers.add("Origin", origin);
        auto line = co_await bot::wire::websocket::call(clock, std::move(over), "127.0.0.1:8080", "/live", headers, {});
        it->line.emplace(std::move(line));
        it->reading = play(io, read(it));
        it->pumping = play(io, it->line->pump());
    }
    static net::awaitable<void> read(std::shared_ptr<page> it) {
        while (auto one = co_await it->line->read()) {
            it->heard.push_back(nlohmann::json::parse(one->bytes));
            it->bytes += one->bytes + "\n";
        }
    }
};

}  // namespace tests
