// An HTTP server on memory wires, and a client that speaks by hand.
#pragma once

#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/http_server.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace tests {

class server_bench {
public:
    struct line_to_it {
        transport ours;
        std::shared_ptr<wire_faults> faults;
        std::string heard;
        std::shared_ptr<outcome> listening, serving;
        bool is_over() const { return listening->ended && serving->ended; }
    };

    explicit server_bench(bot::wire::http_server_options options = {}) : how(options) {}

    /// A new connection on which `words` are said; all that comes back is kept as it comes.
    std::shared_ptr<line_to_it> call(std::string words) {
        auto made = make_wire(io.get_executor());
        auto line = std::make_shared<line_to_it>(line_to_it{std::move(made.here), made.faults, {}, {}, {}});
        line->serving = play(io, server.serve(std::move(made.there), {"192.0.2.1", 5'000}));
        line->listening = play(io, listen(line));
        say_more(line, std::move(words));
        return line;
    }
    void say_more(const std::shared_ptr<line_to_it>& line, std::string words) {
        play(io, speak(line, std::move(words)));
        clock.settle();
    }
    std::string answer_to(std::string words) { return call(std::move(words))->heard; }

    net::io_context io{1};
    virtual_clock clock{io};
    bot::wire::http_server_options how;
    std::vector<bot::wire::http_request> requests;
    std::vector<bot::wire::peer> peers;
    std::vector<std::string> troubles;
    std::function<net::awaitable<void>(bot::wire::upgrade)> on_upgrade;
    bot::wire::http_response answer{200, {{"Content-Type", "text/plain"}}, "hello"};
    std::chrono::milliseconds thinks_for{0};
    bool throws = false;
    bot::wire::http_server server{io.get_executor(), clock, how,
        {.request = [this](auto asked, auto who) { return respond(std::move(asked), std::move(who)); },
            .upgrade = [this](auto asked) { return go_over(std::move(asked)); },
            .trouble = [this](auto& where, auto) { troubles.push_back(where); }}};

private:
    net::awaitable<bot::wire::http_response> respond(bot::wire::http_request asked, bot::wire::peer who) {
        requests.push_back(std::move(asked));
        peers.push_back(std::move(who));
        if (thinks_for.count() != 0) co_await bot::clock::sleep_for(clock, thinks_for);
        if (throws) throw std::runtime_error("a hammer fell");
        co_return answer;
    }
    net::awaitable<void> go_over(bot::wire::upgrade asked) {
        if (on_upgrade) co_await on_upgrade(std::move(asked));
    }
    static net::awaitable<void> listen(std::shared_ptr<line_to_it> line) {
        std::array<char, 1024> piece;
        for (;;) {
            auto [error, size] =
                co_await line->ours.async_read_some(net::buffer(piece), net::as_tuple(net::use_awaitable));
            if (error) co_return;
            line->heard.append(piece.data(), size);
        }
    }
    static net::awaitable<void> speak(std::shared_ptr<line_to_it> line, std::string words) {
        co_await net::async_write(line->ours, net::buffer(words), net::as_tuple(net::use_awaitable));
    }
};

inline std::string get(const std::string& target, const std::string& more = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: bot.test\r\n" + more + "\r\n";
}

}  // namespace tests
