// Two of our WebSockets on one memory wire, each with a reader and a pump.
#pragma once

#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/websocket.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tests {

struct talk {
    net::io_context io{1};
    virtual_clock clock{io};
    memory_wire line = make_wire(io.get_executor());
    bot::wire::websocket_options how;  // of our side
    std::optional<bot::wire::websocket> ours, theirs;
    std::vector<bot::wire::message> we_heard, they_heard;
    std::vector<std::string> we_saw, they_saw;
    std::shared_ptr<outcome> calling, answering, our_reading, our_pumping, their_reading, their_pumping;

    void connect() {
        calling = play(io, call());
        answering = play(io, answer());
        clock.settle();
    }
    std::string endings() const {
        return our_reading->text() + " " + our_pumping->text() + " " + their_reading->text() + " " +
               their_pumping->text();
    }
    bool everybody_ended() const {
        for (const auto* each : {&calling, &answering, &our_reading, &our_pumping, &their_reading, &their_pumping})
            if (*each && !(*each)->ended) return false;
        return true;
    }

private:
    net::awaitable<void> call() {
        auto made = co_await bot::wire::websocket::call(clock, std::move(line.here), "slack.test", "/link", {}, how);
        ours.emplace(std::move(made));
        watch(*ours, we_saw);
        our_reading = play(io, read(*ours, we_heard));
        our_pumping = play(io, ours->pump());
    }
    net::awaitable<void> answer() {
        auto made = co_await bot::wire::websocket::answer(clock, std::move(line.there), {});
        theirs.emplace(std::move(made));
        watch(*theirs, they_saw);
        their_reading = play(io, read(*theirs, they_heard));
        their_pumping = play(io, theirs->pump());
    }
    static net::awaitable<void> read(bot::wire::websocket& from, std::vector<bot::wire::message>& into) {
        for (;;) {
            auto one = co_await from.read();
            if (!one) co_return;
            into.push_back(std::move(*one));
        }
    }
    static void watch(bot::wire::websocket& one, std::vector<std::string>& into) {
        one.watch([&into](bot::wire::frame what, std::string_view payload) {
            constexpr const char* names[] = {"message ", "ping ", "pong ", "close "};
            into.push_back(names[static_cast<std::size_t>(what)] + std::string(payload));
        });
    }
};

}  // namespace tests
