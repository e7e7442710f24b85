#include "wire/address.hpp"

#include <doctest/doctest.h>

using bot::wire::address;
using bot::wire::host_field;
using bot::wire::is_loopback;
using bot::wire::parse_address;

TEST_CASE("an address has a kind, a host, a port and a target") {
    CHECK(parse_address("https://slack.com/api/") == address{true, "slack.com", "443", "/api/"});
    CHECK(parse_address("http://localhost:8080") == address{false, "localhost", "8080", "/"});
    CHECK(parse_address("WSS://Wss-Primary.Slack.com/link/?ticket=a%20b&app_id=1") ==
          address{true, "wss-primary.slack.com", "443", "/link/?ticket=a%20b&app_id=1"});
    CHECK(parse_address("ws://127.0.0.1?x=1") == address{false, "127.0.0.1", "80", "/?x=1"});
    CHECK(parse_address("https://[2001:DB8::1]:8443/x") == address{true, "2001:db8::1", "8443", "/x"});
    CHECK(parse_address("https://[::1]/") == address{true, "::1", "443", "/"});
}

TEST_CASE("what is unusual is refused, in a sentence") {
    for (const auto* url :
        {"", "slack.com", "ftp://slack.com", "https://", "https:///x", "https://user:secret@slack.com/",
            "https://slack.com:0/", "https://slack.com:65536/", "https://slack.com:/", "https://slack.com:80x/",
            "https://sla ck.com/", "https://slack.com/\r\nHost: evil", "https://slack.com/#part", "https://[::1/",
            "https://[slack.com]/", "https://[::1]x/", "https://-x.com/", "https://a..b/", "https://h\xc3\xb6st/",
            "https://a\\b/", "https://slack.com%00.evil/", "https://[127.0.0.1]/"}) {
        const auto refused = parse_address(url);
        REQUIRE_MESSAGE(!refused, url);
        CHECK(refused.error().ends_with('.'));
    }
    CHECK_FALSE(parse_address("https://slack.com/" + std::string(3'000, 'x')));
    CHECK(parse_address("https://user:secret@slack.com/").error().find("secret") == std::string::npos);
}

TEST_CASE("only this machine is loopback") {
    for (const auto* host : {"localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.8.7", "::1"})
        CHECK_MESSAGE(is_loopback(host), host);
    for (const auto* host : {"", "slack.com", "localhost.evil.com", "notlocalhost", "127.0.0.1.evil.com", "128.0.0.1",
             "0.0.0.0", "::", "10.0.0.1"})
        CHECK_FALSE_MESSAGE(is_loopback(host), host);
}

TEST_CASE("the Host field has the port only when it is unusual") {
    CHECK(host_field({true, "slack.com", "443", "/"}) == "slack.com");
    CHECK(host_field({true, "slack.com", "80", "/"}) == "slack.com:80");
    CHECK(host_field({false, "::1", "8080", "/"}) == "[::1]:8080");
}
