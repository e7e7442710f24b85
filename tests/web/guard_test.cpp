// Who may ask, and what every answer carries.
#include "web/guard.hpp"

#include "web/health.hpp"
#include "web/web_bench.hpp"

#include <doctest/doctest.h>

using namespace tests;

namespace {

void is_guarded(const std::string& answer) {
    CAPTURE(answer);
    CHECK(field_of(answer, "Content-Security-Policy") ==
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    CHECK(field_of(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(field_of(answer, "Referrer-Policy") == "no-referrer");
    CHECK_FALSE(field_of(answer, "Cache-Control").empty());
}

bool has_status(const std::string& answer, int status) {
    return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

}  // namespace

TEST_CASE("only names that can mean no other machine are this machine") {
    for (const auto* host :
        {"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080", "[::1]"})
        CHECK_MESSAGE(web::is_this_machine(host), host);
    for (const auto* host : {"", "evil.test", "evil.test:8080", "localhost.evil.test", "127.0.0.1.evil.test",
             "localhost:8080.evil.test", "localhost:", "localhost:80x", "[::1", "[::1]x", "[::1]:", "10.0.0.1",
             "0.0.0.0", "localhost@evil.test", "evil.test#localhost"})
        CHECK_FALSE_MESSAGE(web::is_this_machine(host), host);
}

TEST_CASE("a page comes from the same place only if scheme, name and port are the same") {
    CHECK(web::is_same_place("http://localhost:8080", "localhost:8080"));
    for (const auto* origin : {"", "null", "http://localhost", "http://localhost:3000", "https://localhost:8080",
             "http://127.0.0.1:8080", "http://evil.test"})
        CHECK_FALSE_MESSAGE(web::is_same_place(origin, "localhost:8080"), origin);
}

TEST_CASE("every answer carries the guard's headers") {
    web_bench it;
    web::tell_health_on(it.listener, {});
    for (const auto* target : {"/", "/room.css", "/room.js", "/health", "/nothing", "/live", "/..%2f", "//"})
        is_guarded(it.get(target));
    is_guarded(it.get("/", "evil.test"));
    is_guarded(it.get("/", "localhost", "Origin: http://evil.test\r\n"));
    is_guarded(it.answer_to("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    is_guarded(it.get("/live", "localhost",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        "dGhlIHNhbXBsZSBub25jZQ==\r\n"));
}

TEST_CASE("health is ok, or says why nothing can be written down") {
    web_bench it;
    std::optional<std::string> why;
    web::tell_health_on(it.listener, [&] { return why; });
    CHECK(has_status(it.get("/health"), 200));
    why = "the disk is full";
    const auto ill = it.get("/health");
    CHECK(has_status(ill, 503));
    CHECK(ill.ends_with("read-only: the disk is full\n"));
}

TEST_CASE("health tells what else it is given, below the word that matters") {
    web_bench it;
    std::optional<std::string> why;
    web::tell_health_on(it.listener, [&] { return why; }, [] { return std::string("Slack connections: 2\n"); });
    const auto well = it.get("/health");
    CHECK(has_status(well, 200));
    CHECK(well.find("\r\n\r\nok\nSlack connections: 2\n") != std::string::npos);
    why = "the disk is full";
    CHECK(it.get("/health").find("read-only: the disk is full\nSlack connections: 2\n") != std::string::npos);
}

TEST_CASE("a foreign host and a foreign page are turned away") {
    web_bench it;
    CHECK(has_status(it.get("/"), 200));
    CHECK(has_status(it.get("/", "evil.test:8080"), 421));
    CHECK(has_status(it.get("/", "localhost:8080", "Origin: http://evil.test\r\n"), 403));
    CHECK(has_status(it.get("/", "localhost:8080", "Origin: http://localhost:8080\r\n"), 200));
    CHECK(has_status(it.answer_to("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), 400));
}

TEST_CASE("the socket is for pages of ours") {
    web_bench it;
    CHECK(it.call("http://127.0.0.1:8080")->line);
    for (const std::string origin : {"", "http://evil.test", "null", "http://127.0.0.1:3000"}) {
        const auto page = it.call(origin);
        CAPTURE(origin);
        CHECK_FALSE(page->line);
        const auto* refused = page->calling->as<bot::wire::upgrade_refused>();
        REQUIRE(refused);
        CHECK(refused->answer.status == 403);
    }
    CHECK(has_status(it.get("/nothing", "localhost",
                         "Origin: http://localhost\r\nConnection: Upgrade\r\nUpgrade: "
                         "websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
        404));
}

TEST_CASE("what is sent at length is answered, and not taken in") {
    web_bench it;
    const std::string head = "POST /enter HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n";
    CHECK(has_status(it.answer_to(head + "Content-Length: 262145\r\n\r\n"), 413));
    CHECK(has_status(it.get("/", "localhost", "Cookie: chaosday=" + std::string(17'000, 'x') + "\r\n"), 431));
    const auto page = it.call("http://127.0.0.1:8080");
    REQUIRE(page->line);
    it.say_raw(page, std::string((256 << 10) + 1, 'x'));
    REQUIRE(page->line->closed_because());
    CHECK(page->line->closed_because()->code == 1009);
}

TEST_CASE("no path leads out of the pages") {
    web_bench it;
    for (const auto* target : {"/../guard.cpp", "/..%2fguard.cpp", "/%2e%2e/guard.cpp", "/pages/room.js", "/./room.js",
             "//room.js", "/room.js/", "/room.js%00", "/etc/passwd", "/CMakeLists.txt", "/room", "/ROOM.JS"})
        CHECK_MESSAGE(has_status(it.get(target), 404), target);
    CHECK(it.get("/nothing").find("room.js") == std::string::npos);
    CHECK(has_status(it.get("/room.js?anything"), 200));
}

TEST_CASE("files are asked for again each time, and sent only when they changed") {
    web_bench it;
    const auto first = it.get("/room.js");
    CHECK(field_of(first, "Content-Type") == "text/javascript; charset=utf-8");
    CHECK(field_of(first, "Cache-Control") == "no-cache");
    const auto mark = field_of(first, "ETag");
    REQUIRE_FALSE(mark.empty());
    const auto again = it.get("/room.js", "localhost", "If-None-Match: " + mark + "\r\n");
    CHECK(has_status(again, 304));
    CHECK(field_of(again, "ETag") == mark);
    CHECK(has_status(it.get("/room.js", "localhost", "If-None-Match: \"old\"\r\n"), 200));
    CHECK(field_of(it.get("/nothing"), "Cache-Control") == "no-store");
}

TEST_CASE("pages that are not there stop the start with their place") {
    own_directory empty;
    CHECK_THROWS_WITH_AS(
        web::page_files({empty / "nowhere"}, "room.html"), doctest::Contains("nowhere"), std::runtime_error);
}

TEST_CASE("what changes something comes from a page of ours; another server calls by whatever name it was told") {
    web_bench it;
    int changed = 0, called = 0;
    using answered = net::awaitable<bot::wire::http_response>;
    it.listener.on("POST", "/change", [&](bot::wire::http_request, bot::wire::peer) -> answered {
        ++changed;
        co_return web::plain_answer(200, "changed");
    });
    it.listener.on_callback("/mattermost/command", [&](bot::wire::http_request asked, bot::wire::peer) -> answered {
        if (asked.method != "POST") co_return web::plain_answer(404, "not so");
        ++called;
        co_return web::plain_answer(200, "called");
    });
    const auto post = [&](const std::string& target, const std::string& host, const std::string& more) {
        return it.talk.post(target, host, more, "text");
    };
    CHECK(has_status(post("/change", "localhost", ""), 403));
    CHECK(has_status(post("/change", "localhost", "Origin: http://evil.test\r\n"), 403));
    CHECK(has_status(post("/change", "localhost", "Origin: http://localhost\r\n"), 200));
    CHECK(has_status(post("/mattermost/command", "localhost", ""), 200));
    CHECK(has_status(post("/mattermost/command", "chaosday.internal:8090", ""), 200));
    CHECK(has_status(post("/change", "chaosday.internal:8090", ""), 421));
    CHECK(it.get("/mattermost/command").find("not so") != std::string::npos);
    CHECK(has_status(post("/mattermost/other", "localhost", ""), 404));
    CHECK(changed == 1);
    CHECK(called == 2);
}

TEST_CASE("the address that people use is served beside this machine") {
    const web::public_place ours = *bot::wire::parse_address("https://chaos.example.org");
    CHECK(web::origin_of(*ours) == "https://chaos.example.org");
    CHECK(web::origin_of(*bot::wire::parse_address("https://chaos.example.org:8443")) ==
          "https://chaos.example.org:8443");
    CHECK(web::is_same_place("https://chaos.example.org", "chaos.example.org", ours));
    CHECK(web::is_same_place("http://localhost:8090", "localhost:8090", ours));
    CHECK_FALSE(web::is_same_place("http://chaos.example.org", "chaos.example.org", ours));
    CHECK_FALSE(web::is_same_place("https://chaos.example.org", "chaos.example.org", {}));
}
