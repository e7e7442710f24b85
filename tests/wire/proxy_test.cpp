// Which way leads through a proxy, and what it is asked.
#include "wire/proxy.hpp"

#include <doctest/doctest.h>

using namespace bot::wire;

namespace {

proxy by(std::string_view url, std::string_view direct = {}) {
    auto read = parse_proxy(url, direct);
    REQUIRE_MESSAGE(read.has_value(), read.error());
    return *read;
}
bool goes_through(const proxy& it, const std::string& host, const std::string& port = "443") {
    return bot::wire::goes_through(it, {true, host, port, "/"});
}

}  // namespace

TEST_CASE("a proxy's address is read, with and without credentials") {
    CHECK(by("http://proxy.example:3128").host == "proxy.example");
    CHECK(by("http://proxy.example:3128").port == "3128");
    CHECK_FALSE(by("http://proxy.example:3128").tls);
    CHECK(by("https://anna:secret@proxy.example").tls);
    CHECK(by("https://anna:secret@proxy.example").port == "443");
    CHECK(by("https://anna:secret@proxy.example").credentials == "anna:secret");
    CHECK(by("proxy.example:8080").port == "8080");
    CHECK(by("http://[2001:db8::1]:3128/").host == "2001:db8::1");
    CHECK(by("http://anna:p%40ss%3Aword@proxy.example:3128").credentials == "anna:p@ss:word");
    CHECK(by("http://anna:a@b@proxy.example:3128").credentials == "anna:a@b");
}

TEST_CASE("an address that is none is refused by a sentence that tells no password") {
    for (const auto* url : {"socks5://proxy.example:1080", "https://anna:secret@", "http://anna:secret@",
             "http://anna:secret%zz@proxy.example:1", "http://anna:sec%0Dret@proxy.example:1", "http://:99999"}) {
        const auto read = parse_proxy(url, {});
        CAPTURE(url);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().ends_with("."));
        CHECK(read.error().find("secret") == std::string::npos);
    }
    CHECK_FALSE(parse_proxy(std::string(5'000, 'x'), {}).has_value());
}

TEST_CASE("NO_PROXY names hosts, domains with all that is under them, ports, or everything") {
    const auto it =
        by("http://p:1", " intern.example, .corp.example,*.lab.example, 10.0.0.7, [2001:db8::1]:443, h.example:8443");
    CHECK(goes_through(it, "slack.com"));
    CHECK_FALSE(goes_through(it, "intern.example"));
    CHECK_FALSE(goes_through(it, "chat.intern.example"));
    CHECK(goes_through(it, "notintern.example"));
    CHECK_FALSE(goes_through(it, "a.corp.example"));
    CHECK_FALSE(goes_through(it, "a.lab.example"));
    CHECK_FALSE(goes_through(it, "10.0.0.7"));
    CHECK_FALSE(goes_through(it, "h.example", "8443"));
    CHECK(goes_through(it, "h.example", "443"));
    CHECK_FALSE(goes_through(by("http://p:1", "*"), "slack.com"));
    for (const auto* host : {"a.example", "b.example", "c.example"})  // curl takes blanks as well
        CHECK_FALSE_MESSAGE(goes_through(by("http://p:1", "a.example b.example\tc.example"), host), host);
    CHECK_FALSE(goes_through(it, "localhost"));
    CHECK_FALSE(goes_through(it, "127.0.0.1"));
    CHECK_FALSE(bot::wire::goes_through(it, {false, "slack.com", "80", "/"}));
}

TEST_CASE("NO_PROXY names nets, too: whatever number is in one is called directly") {
    const auto it = by("http://p:1", "10.0.0.0/8, 192.168.7.16/28,2001:db8::/32, 10.9.9.9/33, not/8, /8, 1.2.3.4/");
    for (const auto* host : {"10.0.0.1", "10.255.255.255", "192.168.7.31", "2001:db8:1::1"}) {
        CAPTURE(host);
        CHECK_FALSE(goes_through(it, host));
    }
    for (const auto* host : {"11.0.0.1", "192.168.7.32", "192.168.7.15", "2001:db9::1", "10.example", "1.2.3.4"}) {
        CAPTURE(host);
        CHECK(goes_through(it, host));
    }
    CHECK_FALSE(goes_through(by("http://p:1", "0.0.0.0/0"), "8.8.8.8"));
}

TEST_CASE("the tunnel is asked for by name and port, with credentials where there are some") {
    CHECK(connect_request(by("http://p:1"), {true, "slack.com", "443", "/api/x"}) ==
          "CONNECT slack.com:443 HTTP/1.1\r\nHost: slack.com:443\r\n\r\n");
    CHECK(connect_request(by("http://Aladdin:open%20sesame@p:1"), {true, "2001:db8::1", "8443", "/"}) ==
          "CONNECT [2001:db8::1]:8443 HTTP/1.1\r\nHost: [2001:db8::1]:8443\r\n"
          "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n");
    CHECK(connect_request(by("http://a:b@p:1"), {true, "h", "443", "/"}).find("Basic YTpi\r\n") != std::string::npos);
    CHECK(connect_request(by("http://a:bc@p:1"), {true, "h", "443", "/"}).find("YTpiYw==") != std::string::npos);
}

TEST_CASE("only a 2xx of HTTP opens the tunnel; what else comes says why not") {
    CHECK(refusal_of("HTTP/1.1 200 Connection established\r\n\r\n").empty());
    CHECK(refusal_of("HTTP/1.0 200 OK\r\nVia: x\r\n\r\n").empty());
    CHECK(refusal_of("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").find("user and password") !=
          std::string::npos);
    CHECK(refusal_of("HTTP/1.1 403 Forbidden\r\n\r\n").find("let us through") != std::string::npos);
    CHECK(refusal_of("HTTP/1.1 502 Bad Gateway\r\n\r\n") == "the proxy opens no tunnel (502)");
    for (const auto* head : {"", "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 2x0 \r\n\r\n", "HTTP/1.1\r\n\r\n"})
        CHECK(refusal_of(head) == "the proxy does not speak HTTP");
}
