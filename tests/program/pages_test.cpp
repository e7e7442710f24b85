// Where the links to the web pages lead.
#include "program/pages.hpp"

#include <doctest/doctest.h>

using bot::program::origin_for_links;

TEST_CASE("pages: links lead where the operator says that people reach us") {
    const bot::program::web_config how{"0.0.0.0", 8'080, "https://chaos.example.org/"};
    CHECK(origin_for_links(how, 8'080) == "https://chaos.example.org");
}

TEST_CASE("pages: without such an address they lead to this machine, as it is listened on") {
    CHECK(origin_for_links({"127.0.0.1", 0, ""}, 8'080) == "http://127.0.0.1:8080");
    CHECK(origin_for_links({"127.0.0.2", 0, ""}, 8'080) == "http://127.0.0.2:8080");
    CHECK(origin_for_links({"::1", 0, ""}, 8'080) == "http://[::1]:8080");
}

TEST_CASE("pages: nobody is sent where nobody can come") {
    CHECK_FALSE(origin_for_links({"0.0.0.0", 8'080, ""}, 8'080));
    CHECK_FALSE(origin_for_links({"10.1.2.3", 8'080, ""}, 8'080));
    CHECK_FALSE(origin_for_links({"::", 8'080, ""}, 8'080));
    CHECK_FALSE(origin_for_links({"127.0.0.1", 8'080, "https://chaos.example.org"}, 0));
}
