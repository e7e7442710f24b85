// The n-th operation on the wire between client and server fails, for every n: what the failure says of the request
// must be true of the server.
#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/http_client.hpp"
#include "wire/http_server.hpp"
#include "wire/memory_caller.hpp"

#include <doctest/doctest.h>
#include <optional>

using namespace tests;
using namespace std::chrono_literals;
using bot::wire::http_failure;
using bot::wire::http_request;
using bot::wire::http_response;

namespace {

struct bench {
    net::io_context io{1};
    virtual_clock clock{io};
    int processed = 0;
    bot::wire::http_server server{io.get_executor(), clock, {},
        {.request = [this](http_request asked, bot::wire::peer) { return answer(std::move(asked)); }}};
    memory_caller caller{
        io.get_executor(), [this](bot::wire::transport in) { play(io, server.serve(std::move(in), {})); }};
    bot::wire::http_client client{caller, clock, {true, "slack.test", "443", "/"}, {}};

    net::awaitable<http_response> answer(http_request asked) {
        ++processed;
        co_return http_response{200, {}, asked.body};
    }
    std::optional<http_response> got;
    std::shared_ptr<outcome> post(bool is_repeatable) {
        got.reset();
        const auto end = play(io, client.send({"POST", "/x", {}, std::string(5'000, 'x'), is_repeatable}), got);
        clock.forward(30s);
        return end;
    }
};

/// Two requests over one connection whose operation number `fault` fails; true when it was never met.
bool exchange(int fault) {
    bench it;
    it.caller.faults_of_next.operations_until_fault = fault;
    for (int n = 0; n < 2; ++n) {
        const auto before = it.processed;
        const auto end = it.post(false);
        const auto times = it.processed - before;
        REQUIRE_MESSAGE(end->ended, "the request hangs when operation " << fault << " fails");
        const auto* failure = end->as<http_failure>();
        if (failure == nullptr)
            CHECK(it.got->body.size() == 5'000);
        else if (!failure->may_have_happened)
            CHECK(times == 0);
        CHECK(times <= 1);
    }
    return !it.caller.lines.empty() && it.caller.lines.front()->operations <= fault;
}

}  // namespace

TEST_CASE("a POST is never processed twice, and never said not to be sent when it was processed") {
    int fault = 0;
    while (fault < 100 && !exchange(fault)) ++fault;
    CHECK(fault > 5);
    CHECK(fault < 100);
}

TEST_CASE("a POST that may be repeated gets through, whatever operation fails") {
    for (int fault = 0; fault < 30; ++fault) {
        bench it;
        it.caller.faults_of_next.operations_until_fault = fault;
        const auto end = it.post(true);
        CHECK_MESSAGE(end->text() == "well", "when operation " << fault << " fails");
        CHECK(it.got);
    }
}
