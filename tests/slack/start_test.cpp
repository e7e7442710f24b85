// C1 to C16: how it starts, and how it goes on when Slack will not have it yet.
#include "slack/stage.hpp"

using namespace tests::slack;

TEST_CASE("C1 a missing app token is refused before any network call") {
    stage it;
    it.how.app_token = {};
    CHECK_THROWS_WITH_AS(it.makes_bot(), doctest::Contains("app token is missing"), std::invalid_argument);
    CHECK(it.slack.dials.empty());
}

TEST_CASE("C2 a bot token in the place of the app token is refused by name") {
    stage it;
    it.how.app_token = chat::secret("xoxb-1");
    CHECK_THROWS_WITH_AS(it.makes_bot(), doctest::Contains("not_allowed_token_type"), std::invalid_argument);
    CHECK(it.slack.dials.empty());
}

TEST_CASE("C3 nothing is connected before start, and start, stop, start leaves nothing behind") {
    stage it;
    it.makes_bot();
    it.clock.settle();
    CHECK(it.slack.dials.empty());
    CHECK_FALSE(it.bot->is_connected());
    for (int round = 0; round < 2; ++round) {
        it.starts();
        CHECK(it.bot->is_connected());
        CHECK(it.slack.open_peers() == 1);
        it.stops();
        CHECK(it.running->text() == "well");
        CHECK(it.slack.open_peers() == 0);
    }
}

TEST_CASE("C4 the open call carries the Bearer header and a User-Agent, and no token in its body") {
    stage it;
    it.connects();
    const auto& call = it.slack.last_call_of("apps.connections.open");
    CHECK(call.headers["Authorization"] == "Bearer xapp-SECRETAPP");
    CHECK(call.headers["User-Agent"] == "chaosday");
    CHECK(call.arguments.empty());
    CHECK(it.slack.last_call_of("auth.test").headers["Authorization"] == "Bearer xoxb-SECRETBOT");
}

TEST_CASE("C5 the base URL works with and without a slash at its end") {
    for (const auto* url : {"http://127.0.0.1:1/api", "http://127.0.0.1:1/api/"}) {
        stage it;
        it.how.api_url = url;
        it.connects();
        CHECK(it.slack.calls_of("apps.connections.open") == 1);
    }
    stage it;
    it.how.api_url = "no url";
    CHECK_THROWS_AS(it.makes_bot(), std::invalid_argument);
}

TEST_CASE("C6 the start is complete with hello, and not with the 101") {
    stage it;
    it.slack.says_hello = false;
    it.starts();
    REQUIRE(it.slack.peers.size() == 1);
    CHECK_FALSE(it.bot->is_connected());
    it.slack.peers.front()->sends(scripted_slack::hello());
    it.clock.settle();
    CHECK(it.bot->is_connected());
}

TEST_CASE("C7 the smallest hello is enough") {
    stage it;
    it.slack.says_hello = false;
    it.starts();
    it.slack.peers.front()->sends_text(R"({"type":"hello"})");
    it.clock.settle();
    CHECK(it.bot->is_connected());
}

TEST_CASE("C8 an open call that fails twice is made exactly three times") {
    stage it;
    it.slack.faults["apps.connections.open"] = {refuses("fatal_error"), refuses("fatal_error")};
    it.starts();
    CHECK_FALSE(it.bot->is_connected());
    it.clock.forward(30s);
    CHECK(it.bot->is_connected());
    CHECK(it.slack.calls_of("apps.connections.open") == 3);
}

TEST_CASE("C9 a Retry-After of the open call is kept") {
    stage it;
    it.slack.faults["apps.connections.open"] = {limits(47)};
    it.starts();
    it.clock.forward(46s);
    CHECK(it.slack.calls_of("apps.connections.open") == 1);
    it.clock.forward(1s);
    CHECK(it.slack.calls_of("apps.connections.open") == 2);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C10 a 429 without Retry-After waits for our own 30 seconds") {
    stage it;
    it.slack.faults["apps.connections.open"] = {limits(std::nullopt)};
    it.starts();
    it.clock.forward(29s);
    CHECK(it.slack.calls_of("apps.connections.open") == 1);
    it.clock.forward(1s);
    CHECK(it.slack.calls_of("apps.connections.open") == 2);
}

TEST_CASE("C11 each unrecoverable code ends at once with its name") {
    for (const std::string code : {"not_authed", "invalid_auth", "account_inactive", "user_removed_from_team",
             "team_disabled", "not_allowed_token_type", "token_revoked", "token_expired", "no_permission",
             "missing_scope", "missing_args", "forbidden_team"}) {
        CAPTURE(code);
        stage it;
        it.slack.faults["apps.connections.open"] = {refuses(code)};
        it.starts();
        REQUIRE(it.running->ended);
        const auto* why = it.running->as<chat::slack::unrecoverable>();
        REQUIRE(why != nullptr);
        CHECK(why->code == code);
        CHECK(it.running->text().find(code) != std::string::npos);
        it.clock.forward(24h);
        CHECK(it.slack.calls_of("apps.connections.open") == 1);
    }
}

TEST_CASE("C11 an unrecoverable code of auth.test ends it before anything is opened") {
    stage it;
    it.slack.faults["auth.test"] = {refuses("token_revoked")};
    it.starts();
    REQUIRE(it.running->as<chat::slack::unrecoverable>() != nullptr);
    CHECK(it.slack.calls_of("apps.connections.open") == 0);
}

TEST_CASE("the bot is not counted among a channel's members before it knows who it is either") {
    stage it;
    it.slack.faults["auth.test"] = {refuses("internal_error")};
    it.starts();
    std::optional<std::expected<chat::channel_members, chat::failure>> members;
    const auto ended = tests::play(it.io, it.bot->members({day::platform::slack, "GAGENTS"}), members);
    it.clock.forward(30s);
    REQUIRE(ended->text() == "well");
    CHECK((*members)->present == std::set<day::person_id>{{day::platform::slack, "UANNA"}});
}

TEST_CASE("C12 what passes is tried again, at growing, capped, jittered intervals") {
    fault reset, late;
    reset.resets = true;
    late.hangs = true;
    const std::vector<fault> kinds{
        refuses("internal_error"), refuses("service_unavailable"), html(500), html(503), html(404), reset, late};
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        CAPTURE(kind);
        stage it;
        for (int times = 0; times < 12; ++times) it.slack.faults["apps.connections.open"].push_back(kinds[kind]);
        it.starts();
        it.clock.forward(20min);
        CHECK(it.bot->is_connected());
        std::vector<std::chrono::milliseconds> gaps;
        for (std::size_t at = 1; at < it.slack.calls.size(); ++at)
            if (it.slack.calls[at].method == "apps.connections.open" &&
                it.slack.calls[at - 1].method == "apps.connections.open")
                gaps.push_back(it.slack.calls[at].at - it.slack.calls[at - 1].at);
        REQUIRE(gaps.size() >= 10);
        CHECK(gaps.back() >= 30s);  // half of 60 s: the dice of these tests
        CHECK(gaps.back() <= 45s);  // and a request's limit of 10 s
        CHECK(gaps.front() < gaps.back());
    }
}

TEST_CASE("C12 the delay is spread by chance") {
    using bot::crew::backoff;
    backoff low({1s, 2, 60s, 60s}, [] { return 0.0; }), high({1s, 2, 60s, 60s}, [] { return 0.999; });
    for (int times = 0; times < 10; ++times) CHECK(low.next() <= high.next());
    CHECK(high.next() > 59s);
    CHECK(high.next() <= 60s);
}

TEST_CASE("C13 a stop during the open call, its delay, or the handshake ends all work") {
    SUBCASE("the open call") {
        stage it;
        fault hanging;
        hanging.hangs = true;
        it.slack.faults["apps.connections.open"] = {hanging};
        it.starts();
        it.stops();
        CHECK(it.running->text() == "well");
    }
    SUBCASE("its delay") {
        stage it;
        it.slack.faults["apps.connections.open"] = {limits(600)};
        it.starts();
        it.stops();
        CHECK(it.running->text() == "well");
        it.clock.forward(1h);
        CHECK(it.slack.calls_of("apps.connections.open") == 1);
    }
    SUBCASE("the handshake") {
        stage it;
        it.slack.takes_over = [keep = std::make_shared<std::vector<wire::transport>>()](
                                  const wire::address& to, wire::transport& line) {
            if (!to.target.starts_with("/link")) return false;
            keep->push_back(std::move(line));
            return true;
        };
        it.starts();
        CHECK(it.slack.dials.size() >= 2);
        it.stops();
        CHECK(it.running->text() == "well");
        CHECK_FALSE(it.bot->is_connected());
    }
    SUBCASE("before hello") {
        stage it;
        it.slack.says_hello = false;
        it.starts();
        it.stops();
        it.clock.forward(10s);
        CHECK(it.running->text() == "well");
        CHECK(it.slack.open_peers() == 0);
    }
}

TEST_CASE("C14 a start right after a stop gives one connection") {
    stage it;
    it.connects();
    it.running->stop.emit(tests::slack::net::cancellation_type::terminal);
    it.clock.settle();
    it.starts();
    CHECK(it.slack.open_peers() == 1);
    CHECK(it.bot->is_connected());
}

TEST_CASE("C15 a dead endpoint: not connected, and it goes on trying") {
    stage it;
    it.slack.dials_to_fail = 1'000;
    it.starts();
    it.clock.forward(10min);
    CHECK_FALSE(it.bot->is_connected());
    CHECK_FALSE(it.running->ended);
    it.slack.dials_to_fail = 0;
    it.clock.forward(2min);
    CHECK(it.bot->is_connected());
}

TEST_CASE("open calls come at most one each five seconds on average") {
    using bot::clock::instant;
    chat::slack::open_allowance allowance{chat::slack::session_terms{}};
    instant now{1h};
    int opened = 0;
    for (const auto start = now; now < start + 60s; ++opened) {
        now = allowance.next(now);
        if (now < start + 60s) allowance.opened(now);
    }
    CHECK(opened <= 60 / 5 + 3);
    CHECK(opened >= 60 / 5);
}
