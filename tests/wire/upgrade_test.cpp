// From a web request to a WebSocket, on the server's side.
#include "wire/pipes.hpp"
#include "wire/server_bench.hpp"
#include "wire/websocket.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace std::chrono_literals;
using bot::wire::upgrade;
using bot::wire::websocket;

namespace {

const std::string asking = get("/live?day=1",
    "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://bot.test\r\n");

/// "hi" as a client sends it, masked with zeros.
const std::string says_hi("\x81\x82\0\0\0\0hi", 8);

net::awaitable<void> echo(upgrade asked, std::vector<std::string>& heard) {
    const bot::wire::header_list headers{{"X-Live", "yes"}};
    auto it = co_await asked.accept({}, headers);
    auto one = co_await it.read();
    if (one) heard.push_back(one->bytes);
    (void)it.send("heard");
    const auto pumping = it.pump();
    auto closing = it.close(1s);
    co_await std::move(closing);
}

}  // namespace

TEST_CASE("an upgrade that is accepted is a conversation; what came with the request is not lost") {
    server_bench it;
    std::vector<std::string> heard;
    std::string target, origin;
    it.on_upgrade = [&](upgrade asked) {
        target = asked.request().target;
        origin = asked.request().headers["origin"];
        return echo(std::move(asked), heard);
    };
    const auto line = it.call(asking + says_hi);
    CHECK(line->heard.starts_with("HTTP/1.1 101 Switching Protocols\r\n"));
    CHECK(field_of(line->heard, "Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");  // RFC 6455, 1.3
    CHECK(field_of(line->heard, "X-Live") == "yes");
    CHECK(target == "/live?day=1");
    CHECK(origin == "http://bot.test");
    CHECK(heard == std::vector<std::string>{"hi"});
    it.clock.forward(1s);
    CHECK(line->is_over());
    CHECK(it.server.connections() == 0);
}

TEST_CASE(
    "who goes away after any byte of the upgrade or of a frame leaves nothing behind, and half a message is none") {
    const auto all = asking + says_hi;
    for (std::size_t said = 1; said <= all.size(); ++said) {
        CAPTURE(said);
        server_bench it;
        std::vector<std::string> heard;
        int conversations = 0;
        it.on_upgrade = [&](upgrade asked) -> net::awaitable<void> {
            try {
                ++conversations;
                co_await echo(std::move(asked), heard);
            } catch (const boost::system::system_error&) {}  // who watches a page takes it so
            --conversations;
        };
        const auto line = it.call(all.substr(0, said));
        line->ours.close();
        it.clock.forward(2s);
        CHECK(line->is_over());
        CHECK(it.server.connections() == 0);
        CHECK(conversations == 0);
        CHECK(heard.size() == (said == all.size() ? 1 : 0));
        CHECK(it.troubles.empty());
    }
}

TEST_CASE("an upgrade can be refused with any answer") {
    server_bench it;
    it.on_upgrade = [](upgrade asked) { return asked.refuse({403, {{"X-Why", "origin"}}, "no"}); };
    const auto line = it.call(asking);
    CHECK(line->heard.starts_with("HTTP/1.1 403 Forbidden\r\nX-Why: origin\r\n"));
    CHECK(line->heard.ends_with("no"));
    line->ours.close();
    it.clock.settle();
    CHECK(line->is_over());
}

TEST_CASE("an upgrade that nobody answers is 500, one that fails is told to the operator besides") {
    server_bench it;
    CHECK(it.answer_to(asking).starts_with("HTTP/1.1 500"));
    it.on_upgrade = [](upgrade) -> net::awaitable<void> {
        throw std::runtime_error("a hammer fell");
        co_return;
    };
    CHECK(it.answer_to(asking).starts_with("HTTP/1.1 500"));
    CHECK(it.troubles == std::vector<std::string>{"websocket /live"});
}

TEST_CASE("a server without a handler for upgrades says 404") {
    net::io_context io(1);
    virtual_clock clock(io);
    bot::wire::http_server server(io.get_executor(), clock, {}, {});
    auto line = make_wire(io.get_executor());
    std::string heard;
    play(io, server.serve(std::move(line.there), {}));
    play(io, say(line.here, asking));
    play(io, hear(line.here, "\r\n\r\n"), heard);
    clock.settle();
    CHECK(heard.starts_with("HTTP/1.1 404"));
}

TEST_CASE("an upgrade is answered once") {
    server_bench it;
    std::string second;
    it.on_upgrade = [&](upgrade asked) -> net::awaitable<void> {
        auto made = co_await asked.accept();
        try {
            const bot::wire::http_response no{403, {}, ""};
            co_await asked.refuse(no);
        } catch (const boost::system::system_error& error) { second = error.what(); }
    };
    it.call(asking);
    CHECK(second.find("answered before") != std::string::npos);
}

TEST_CASE("an upgrade without a key, or to another version, is turned away before anybody is asked") {
    server_bench it;
    int asked = 0;
    it.on_upgrade = [&](upgrade) -> net::awaitable<void> {
        ++asked;
        co_return;
    };
    const auto with = [](std::string_view part, std::string_view instead) {
        auto broken = asking;
        return broken.replace(broken.find(part), part.size(), instead);
    };
    CHECK(it.answer_to(with("Sec-WebSocket-Key", "X-No-Key")).starts_with("HTTP/1.1 400"));
    CHECK(it.answer_to(with("dGhlIHNhbXBsZSBub25jZQ==", std::string(25, 'x'))).starts_with("HTTP/1.1 400"));
    const auto newer = it.answer_to(with("Version: 13", "Version: 14"));
    CHECK(newer.starts_with("HTTP/1.1 426"));
    CHECK(newer.find("Sec-WebSocket-Version: 13\r\n") != std::string::npos);
    CHECK(asked == 0);
}

TEST_CASE("an ordinary GET with half an upgrade is an ordinary GET") {
    server_bench it;
    CHECK(it.answer_to(get("/", "Upgrade: websocket\r\n")).ends_with("hello"));
    CHECK(it.answer_to(get("/", "Connection: upgrade\r\nUpgrade: h2c\r\n")).ends_with("hello"));
}

TEST_CASE("our client and our server understand each other, and stop cuts off a conversation that does not end") {
    server_bench it;
    it.server.listen("127.0.0.1", 0);
    std::string ended = "not yet";
    it.on_upgrade = [&](upgrade asked) -> net::awaitable<void> {
        auto there = co_await asked.accept();
        try {
            while (co_await there.read()) {}
            ended = "closed";
        } catch (const std::exception& error) {
            ended = error.what();
            throw;
        }
    };
    const auto visit = [&]() -> net::awaitable<void> {
        net::ip::tcp::socket socket(it.io);
        const net::ip::tcp::endpoint place(net::ip::make_address("127.0.0.1"), it.server.port());
        co_await socket.async_connect(place, net::use_awaitable);
        auto over = bot::wire::over_tcp(std::move(socket));
        auto here = co_await websocket::call(it.clock, std::move(over), "bot.test", "/live", {}, {});
        co_await here.read();
    };
    const auto guest = play(it.io, visit());
    CHECK(it.clock.settles([&] { return it.server.connections() == 1 && it.clock.next_alarm() == std::nullopt; }));
    const auto stopping = play(it.io, it.server.stop(5s));
    it.clock.forward(5s);
    CHECK(it.clock.settles([&] { return stopping->ended && guest->ended; }));
    CHECK(it.troubles.empty());
}
