// The odd sides: databases that are down, limits, chunks, gzip, connections that die, ends (FACTS 4).
#include "scripted/mattermost/client.hpp"

#include <boost/asio/write.hpp>

using namespace tests::mattermost;

namespace {

/// A connection of one's own: what is written, and all that comes back until it ends or nothing comes any more.
struct raw {
    client& in;
    std::shared_ptr<std::string> got = std::make_shared<std::string>();
    std::shared_ptr<bool> ended = std::make_shared<bool>(false);
    std::optional<bot::wire::transport> line;

    explicit raw(client& with) : in(with) {
        const auto ready = tests::play(in.io, in.server.dial(*bot::wire::parse_address(in.server.url)), line);
        in.clock.settle();
        in.hands.start("raw", read(line.value(), got, ended));
    }
    static net::awaitable<void> read(
        bot::wire::transport& from, std::shared_ptr<std::string> into, std::shared_ptr<bool> ended) {
        try {
            for (std::array<char, 4096> some{};;) {
                const auto size = co_await from.async_read_some(net::buffer(some), net::use_awaitable);
                into->append(some.data(), size);
            }
        } catch (const boost::system::system_error&) { *ended = true; }
    }
    ~raw() {
        line->close();
        in.clock.settle();
    }
    std::string says(const std::string& path, const std::string& more = {}) {
        got->clear();
        const auto asked = "GET /api/v4/" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
                           in.server.bot_token + "\r\n" + more + "\r\n";
        const auto write = [](bot::wire::transport& to, std::string text) -> net::awaitable<void> {
            co_await net::async_write(to, net::buffer(text), net::use_awaitable);
        };
        tests::play(in.io, write(*line, asked));
        in.clock.settle();
        return *got;
    }
};

std::string error_in(const bot::wire::http_response& said) {
    return json::parse(said.body).at("id").get<std::string>();
}

}  // namespace

TEST_CASE("Answers over two kilobytes come in chunks, and the house's client reads them") {
    client it;
    raw line(it);
    CHECK(line.says("users/me").find("Content-Length: ") != std::string::npos);
    for (int n = 0; n < 10; ++n) it.posts("a post");
    const auto said = line.says("channels/" + it.incidents + "/posts");
    CHECK(said.find("Transfer-Encoding: chunked") != std::string::npos);
    CHECK(said.find("Content-Length") == std::string::npos);
    CHECK(said.ends_with("\r\n0\r\n\r\n"));
    CHECK(it.answer(200, "GET", "channels/" + it.incidents + "/posts").at("order").size() == 10);
}

TEST_CASE("gzip comes to those who ask for it, over 1.4 kB") {
    client it;
    raw line(it);
    const std::string wish = "Accept-Encoding: gzip\r\n";
    CHECK(line.says("users/me", wish).find("Content-Encoding") == std::string::npos);
    for (int n = 0; n < 10; ++n) it.posts("a post");
    const auto said = line.says("channels/" + it.incidents + "/posts", wish);
    CHECK(said.find("Content-Encoding: gzip") != std::string::npos);
    CHECK(said.find("\x1f\x8b\x08") != std::string::npos);
}

TEST_CASE("A connection that is idle for sixty seconds ends with a FIN") {
    client it;
    raw line(it);
    line.says("users/me");
    it.clock.forward(59s);
    CHECK_FALSE(*line.ended);
    it.clock.forward(1s);
    CHECK(*line.ended);
}

TEST_CASE("With the database down a token that is remembered is forbidden, one that is not looks wrong") {
    client it;
    const json post{{"channel_id", it.incidents}, {"message", "x"}};
    it.posts("remembered");
    it.server.tokens.database_is_up = false;
    CHECK(it.error(403, "POST", "posts", post) == "api.context.permissions.app_error");
    CHECK(it.error(500, "GET", "users/me") == "app.user_terms_of_service.get_by_user.app_error");
    CHECK(it.asks("GET", "channels/" + it.incidents + "/posts?since=1").status == 403);
    CHECK(it.error(401, "GET", "users/me", nullptr, it.anna_token) == "api.context.session_expired.app_error");
    CHECK(it.listens()->events().front() == "hello");
    CHECK(it.listens("", it.anna_token)->heard.empty());
    CHECK(it.answer(500, "GET", "system/ping?get_server_status=true").at("database_status") == "UNHEALTHY");
    CHECK(it.asks("GET", "system/ping").status == 200);
    it.server.tokens.database_is_up = true;
    CHECK(it.asks("POST", "posts", post).status == 201);
}

TEST_CASE("A slow database makes slow answers") {
    client it;
    it.server.database_takes = 2s;
    const auto began = it.clock.now();
    CHECK(it.sends({"GET", "users/me", {{"Authorization", std::string("Bearer ") + it.server.bot_token}}}, 2s).status ==
          200);
    CHECK(it.clock.now() - began == 2s);
}

TEST_CASE(
    "The limit: headers on good answers, 429 as text with Retry-After, on upgrades too and not on their messages") {
    client it;
    it.server.limit.emplace(10, 20);
    const auto bot = it.listens();
    for (int n = 0; n < 20; ++n) CHECK(it.asks("GET", "users/me").headers["X-Ratelimit-Limit"] == "21");
    const auto refused = it.asks("GET", "users/me");
    CHECK(refused.status == 429);
    CHECK(refused.body == "limit exceeded\n");
    CHECK(refused.headers["Retry-After"] == "1");
    CHECK(refused.headers["X-Ratelimit-Remaining"] == "0");
    CHECK_FALSE(it.listens()->ws);
    bot->says({{"seq", 1}, {"action", "ping"}});
    it.clock.forward(1s);
    CHECK(bot->last().at("status") == "OK");
    CHECK(it.asks("GET", "users/me").status == 200);
}

TEST_CASE("A test chooses what goes wrong, once") {
    client it;
    it.server.faults["GET /users/me"] = {errs(500, "app.broken"), html(502), limits(7), late(1s)};
    CHECK(error_in(it.asks("GET", "users/me")) == "app.broken");
    CHECK(it.asks("GET", "users/me").body.starts_with("<!DOCTYPE"));
    CHECK(it.asks("GET", "users/me").headers["Retry-After"] == "7");
    CHECK(it.sends({"GET", "users/me", {{"Authorization", std::string("Bearer ") + it.server.bot_token}}}, 1s).status ==
          200);
    fault lost;
    lost.resets = true;
    lost.happens_first = true;
    it.server.faults["POST /posts"] = {lost};
    std::optional<bot::wire::http_response> said;
    const auto ended = tests::play(it.io,
        it.http.send({"POST", "posts", {{"Authorization", std::string("Bearer ") + it.server.bot_token}},
            json{{"channel_id", it.incidents}, {"message", "was made"}}.dump()}),
        said);
    it.clock.settle();
    CHECK(ended->as<bot::wire::http_failure>() != nullptr);
    CHECK(it.server.messages("incidents").back().message() == "was made");
}

TEST_CASE("A server that dies loses nothing that was posted, and lets nobody in until it is back") {
    client it;
    it.posts("stays");
    it.server.steps = 0;
    it.server.end = [&] { it.server.dies(); };
    it.server.steps_until_end = 1;  // after the call was carried out
    std::optional<bot::wire::http_response> said;
    const auto ended = tests::play(it.io,
        it.http.send({"POST", "posts", {{"Authorization", std::string("Bearer ") + it.server.bot_token}},
            json{{"channel_id", it.incidents}, {"message", "too"}}.dump()}),
        said);
    it.clock.settle();
    CHECK(ended->as<bot::wire::http_failure>() != nullptr);
    CHECK(it.server.is_away());
    CHECK_THROWS_AS(it.server.say("anna", "incidents", "hello?"), nobody_answers);
    it.server.comes_back();
    CHECK(it.server.messages("incidents").size() == 2);
    CHECK(it.asks("GET", "users/me").status == 200);
}
