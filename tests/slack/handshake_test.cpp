// C18 to C27: the upgrade, and bytes as they may come.
#include "slack/stage.hpp"

#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/detail/base64.hpp>
#include <openssl/sha.h>

using namespace tests::slack;

namespace {

/// The answer to a WebSocket's upgrade, by hand.
std::string switching(const std::string& request, bool rightly, const std::string& more = {}) {
    const auto at = request.find("Sec-WebSocket-Key: ") + 19;
    const auto key = request.substr(at, request.find('\r', at) - at) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    unsigned char digest[SHA_DIGEST_LENGTH];
    SHA1(reinterpret_cast<const unsigned char*>(key.data()), key.size(), digest);
    std::string accept(boost::beast::detail::base64::encoded_size(sizeof digest), '\0');
    accept.resize(boost::beast::detail::base64::encode(accept.data(), digest, sizeof digest));
    if (!rightly) accept = "d3Jvbmc=";
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + more +
           "Sec-WebSocket-Accept: " + accept + "\r\n\r\n";
}

/// A server's frame; what it is and whether it is the last of its message is in the first byte.
std::string frame(char first, const std::string& payload) {
    return std::string{first, static_cast<char>(payload.size())} + payload;
}
std::string text_frame(const std::string& text) { return frame('\x81', text); }

/// Reads the upgrade and writes what `answer` makes of it, at once; then it keeps the line open.
net::awaitable<void> by_hand(wire::transport line, std::function<std::string(std::string)> answer) {
    std::string request;
    co_await net::async_read_until(line, net::dynamic_buffer(request), "\r\n\r\n", net::use_awaitable);
    const auto out = answer(request);
    co_await net::async_write(line, net::buffer(out), net::use_awaitable);
    std::string ignored;
    co_await net::async_read_until(line, net::dynamic_buffer(ignored), "never", net::use_awaitable);
}

void answers_by_hand(stage& it, std::function<std::string(std::string)> answer, int times = 1) {
    it.slack.takes_over = [&it, answer, left = times](const wire::address& to, wire::transport& line) mutable {
        if (!to.target.starts_with("/link") || left-- <= 0) return false;
        tests::play(it.io, by_hand(std::move(line), answer));
        return true;
    };
}

}  // namespace

TEST_CASE("C18 header values with colons are kept") {
    stage it;
    answers_by_hand(it, [](const std::string& request) {
        return switching(request, true, "X-Trace: a:b:c\r\nDate: Tue, 24 Nov 2026 09:00:00 GMT\r\n") +
               text_frame(R"({"type":"hello"})");
    });
    it.starts();
    CHECK(it.bot->is_connected());
}

TEST_CASE("C19 an upgrade that is refused: a new URL, one after the other, never two sockets") {
    for (const unsigned status : {408U, 409U, 503U, 200U}) {
        CAPTURE(status);
        stage it;
        it.slack.refuse_upgrades_with = {status, status};
        it.starts();
        it.clock.forward(30s);
        CHECK(it.bot->is_connected());
        CHECK(it.slack.calls_of("apps.connections.open") == 3);
        CHECK(it.slack.open_peers() == 1);
        CHECK(it.slack.peers.size() == 1);
    }
}

TEST_CASE("C20 a wrong Sec-WebSocket-Accept is no connection") {
    stage it;
    answers_by_hand(
        it, [](const std::string& request) { return switching(request, false) + text_frame(R"({"type":"hello"})"); });
    it.starts();
    CHECK_FALSE(it.bot->is_connected());
    it.clock.forward(30s);
    CHECK(it.bot->is_connected());
    CHECK(it.slack.calls_of("apps.connections.open") == 2);
}

TEST_CASE("C21 a ticket is never dialled twice") {
    stage it;
    it.slack.refuse_upgrades_with = {409, 503, 408};
    it.starts();
    it.clock.forward(2min);
    it.slack.open_peer()->resets();
    it.clock.forward(2min);
    REQUIRE(it.bot->is_connected());
    std::vector<std::string> targets;
    for (const auto& each : it.slack.dials)
        if (each.target.starts_with("/link")) targets.push_back(each.target);
    CHECK(targets.size() == 5);
    std::ranges::sort(targets);
    CHECK(std::ranges::adjacent_find(targets) == targets.end());
}

TEST_CASE("C22 a ping before hello is answered") {
    stage it;
    it.slack.says_hello = false;
    it.slack.pings_before_hello = true;
    it.starts();
    const auto& seen = it.slack.peers.front()->seen;
    CHECK(std::ranges::find(seen, std::pair(wire::frame::pong, std::string("before hello"))) != seen.end());
}

TEST_CASE("C23 no hello within ten seconds: another connection") {
    stage it;
    it.slack.says_hello = false;
    it.starts();
    it.clock.forward(9s);
    CHECK(it.slack.peers.size() == 1);
    it.slack.says_hello = true;
    it.clock.forward(20s);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.bot->is_connected());
    CHECK_FALSE(it.slack.peers.front()->is_open);
}

TEST_CASE("C24 the URL is in no line of the log") {
    stage it;
    it.slack.refuse_upgrades_with = {409};
    it.slack.dials_to_fail = 1;
    it.starts();
    it.clock.forward(1min);
    it.slack.open_peer()->resets();
    it.clock.forward(1min);
    CHECK_FALSE(it.log.empty());
    CHECK_FALSE(it.says("ticket"));
    CHECK_FALSE(it.says("TICKET"));
}

TEST_CASE("C25 several frames in one read are all taken") {
    stage it;
    const auto slash = [](const std::string& id) {
        return text_frame(R"({"type":"slash_commands","envelope_id":")" + id +
                          R"(","payload":{"user_id":"UANNA","text":")" + id + "\"}}");
    };
    answers_by_hand(it, [&](const std::string& request) {
        return switching(request, true) + text_frame(R"({"type":"hello"})") + slash("e1") + slash("e2") + slash("e3");
    });
    it.starts();
    REQUIRE(it.desk.asked.size() == 3);
    CHECK(it.desk.words_of(2) == "e3");
}

TEST_CASE("C27 a message in several parts is taken whole, with a ping between them") {
    stage it;
    const std::string whole =
        R"({"type":"slash_commands","envelope_id":"e1","payload":{"user_id":"UANNA","text":"status"}})";
    answers_by_hand(it, [&](const std::string& request) {
        return switching(request, true) + text_frame(R"({"type":"hello"})") + frame('\x01', whole.substr(0, 20)) +
               frame('\x89', "Ping from applink-7") + frame('\x00', whole.substr(20, 30)) +
               frame('\x80', whole.substr(50));
    });
    it.starts();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0) == "status");
    CHECK(it.bot->is_connected());
}

TEST_CASE("C26 one frame over many reads, a byte at a time") {
    stage it;
    it.slack.bytes_at_once = 1;
    it.starts();
    REQUIRE(it.bot->is_connected());
    it.slack.open_peer()->sends(it.slack.slash("UANNA", "CINC", "status " + std::string(500, 'x')));
    it.clock.settle();
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(it.desk.words_of(0).size() == 507);
}
