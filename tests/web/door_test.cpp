// Who gets in: personal links, the button, the session, and everybody who tries otherwise.
#include "web/day_bench.hpp"

using namespace tests;
using namespace std::chrono_literals;

namespace {

bool has_status(const std::string& answer, int status) {
    return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}
constexpr auto upgrade =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

}  // namespace

TEST_CASE("/chaos link answers the asker with a link of their own; the desk keeps no copy of it") {
    day_bench it;
    const auto said = it.day.ask("ada", "chaos-agents", bot::desk::said_words{"link", false}, "cause-1");
    const auto shown = bot::speech::plain(said.say);
    CAPTURE(shown);
    CHECK(shown.find("http://localhost/enter.html#") != std::string::npos);
    const auto again = it.day.ask("ada", "chaos-agents", bot::desk::said_words{"link", false}, "cause-1");
    CHECK(bot::speech::plain(again.say) != shown);
    for (const auto& each : it.day.port.sheets) CHECK(each.text.find("enter.html") == std::string::npos);
}

TEST_CASE("looking at a link changes nothing: the button redeems it, once") {
    day_bench it;
    const auto token = it.token("ada");
    for (int n = 0; n < 3; ++n) {
        CHECK(has_status(it.talk().get("/enter.html", "localhost"), 200));
        CHECK(has_status(it.talk().get("/enter", "localhost"), 404));
        CHECK(has_status(
            it.talk().answer_to("HEAD /enter.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 200));
    }
    const auto in = it.enter(token);
    CHECK(has_status(in, 200));
    CHECK(body_of(in) == R"({"to":"/board.html"})");
    CHECK(field_of(in, "Cache-Control") == "no-store");
    const auto again = it.enter(token);
    CHECK(has_status(again, 403));
    CHECK(field_of(again, "Set-Cookie").empty());
}

TEST_CASE("the cookie is out of reach of scripts and other sites, and off this machine of everything but TLS") {
    day_bench it(nullptr, *bot::wire::parse_address("https://chaos.example.org"));
    const auto here = field_of(it.enter(it.token("ada")), "Set-Cookie");
    CHECK(here.starts_with("chaosday="));
    CHECK(here.ends_with("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"));
    const auto there = field_of(
        it.talk().post("/enter", "chaos.example.org", "Origin: https://chaos.example.org\r\n", it.token("ada")),
        "Set-Cookie");
    CHECK(there.starts_with("__Host-chaosday="));
    CHECK(there.ends_with("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure"));
}

TEST_CASE("two bots on one machine keep their sessions apart, although cookies know no ports") {
    day_bench it;
    const auto enter_at = [&](const std::string& host) {
        return field_of(
            it.talk().post("/enter", host, "Origin: http://" + host + "\r\n", it.token("ada")), "Set-Cookie");
    };
    CHECK(enter_at("localhost:8090").starts_with("chaosday-8090="));
    CHECK(enter_at("[::1]:8091").starts_with("chaosday-8091="));
    CHECK(enter_at("[::1]").starts_with("chaosday="));
    const auto set = enter_at("localhost:8090");
    const auto both = "Cookie: chaosday-8091=another; " + set.substr(0, set.find(';')) + "\r\n";
    CHECK(has_status(it.talk().get("/who", "localhost:8090", both), 200));
    CHECK(has_status(it.talk().get("/who", "localhost:8091", both), 401));
}

TEST_CASE("a public address is served to pages of its own, and to no others") {
    day_bench it(nullptr, *bot::wire::parse_address("https://chaos.example.org"));
    const auto enter = [&](const std::string& host, const std::string& origin) {
        return it.talk().post("/enter", host, origin.empty() ? "" : "Origin: " + origin + "\r\n", it.token("ada"));
    };
    CHECK(has_status(enter("chaos.example.org", "https://chaos.example.org"), 200));
    CHECK(has_status(enter("CHAOS.example.org", "https://chaos.example.org"), 200));
    for (const auto* origin : {"", "null", "http://chaos.example.org", "https://chaos.example.org:8443",
             "https://evil.test", "https://chaos.example.org.evil.test", "http://localhost"})
        CHECK_MESSAGE(has_status(enter("chaos.example.org", origin), 403), origin);
    for (const auto* host : {"evil.test", "chaos.example.org:8443", "chaos.example.org.evil.test", "example.org"})
        CHECK_MESSAGE(has_status(enter(host, "https://chaos.example.org"), 421), host);
    CHECK(has_status(enter("localhost", "http://localhost"), 200));
}

TEST_CASE("a request from another site's page is refused, and one that names no page is too") {
    day_bench it;
    const auto token = it.token("ada");
    for (const auto* more : {"", "Origin: null\r\n", "Origin: http://evil.test\r\n", "Origin: https://localhost\r\n",
             "Origin: http://localhost:81\r\n", "Referer: http://localhost/\r\n"})
        CHECK_MESSAGE(has_status(it.enter(token, more), 403), more);
    CHECK(has_status(it.enter(token), 200));
    const auto cookie = it.cookie("ada");
    CHECK(has_status(
        it.talk().post("/leave", "localhost", "Origin: http://evil.test\r\nCookie: " + cookie + "\r\n", ""), 403));
    CHECK(has_status(it.talk().get("/who", "localhost", "Cookie: " + cookie + "\r\n"), 200));
}

TEST_CASE("the sockets are for sessions, from pages of ours") {
    day_bench it;
    const auto cookie = it.cookie("ada");
    for (const auto* which : {"/board/live", "/status/live"}) {
        CHECK(it.talk().call(which, "localhost", "http://localhost", cookie)->line);
        for (const auto* origin : {"", "null", "http://evil.test", "https://localhost", "http://localhost:3000"})
            CHECK(it.talk().call(which, "localhost", origin, cookie)->refused_with() == 403);
        CHECK(it.talk().call(which, "evil.test", "http://evil.test", cookie)->refused_with() == 421);
        for (const auto& bad : {std::string(), std::string("chaosday="), cookie.substr(0, cookie.size() - 1),
                 cookie.substr(0, cookie.size() - 1) + "g", "x" + cookie, std::string("__Host-") + cookie})
            CHECK(it.talk().call(which, "localhost", "http://localhost", bad)->refused_with() == 401);
    }
    CHECK(it.talk().call("/nothing/live", "localhost", "http://localhost", cookie)->refused_with() == 404);
}

TEST_CASE("no answer may be framed, and the server's own refusals say so too") {
    day_bench it;
    const auto is_guarded = [](const std::string& answer) {
        CAPTURE(answer);
        CHECK(field_of(answer, "Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
        CHECK(field_of(answer, "X-Frame-Options") == "DENY");
        CHECK(field_of(answer, "X-Content-Type-Options") == "nosniff");
        CHECK(field_of(answer, "Referrer-Policy") == "no-referrer");
    };
    for (const auto* target : {"/", "/board.html", "/status.html", "/enter.html", "/who", "/nothing"})
        is_guarded(it.talk().get(target, "localhost"));
    is_guarded(it.enter("nonsense"));
    is_guarded(it.enter("nonsense", ""));
    is_guarded(it.talk().get("/board/live", "localhost", upgrade));
    is_guarded(it.talk().get("/board/live", "localhost", std::string("Origin: http://localhost\r\n") + upgrade));
    is_guarded(it.talk().get("/board/live", "localhost",
        "Origin: http://localhost\r\nCookie: " + it.cookie("ada") +
            "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"));
    is_guarded(it.talk().answer_to("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
    is_guarded(it.talk().answer_to("nonsense\r\n\r\n"));
    is_guarded(it.talk().answer_to("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"));
    is_guarded(it.talk().answer_to("POST /enter HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\n\r\n"));
}

TEST_CASE("guesses are refused all alike, and counted for the operator without what was guessed") {
    day_bench it;
    const auto token = it.token("ada");
    const auto wrong = token.substr(0, 79) + (token.back() == '0' ? "1" : "0");
    const auto refused = it.enter(wrong);
    CHECK(has_status(refused, 403));
    for (const auto& guess : {std::string(), std::string("x"), std::string(80, '0'), std::string(1'000, 'a')})
        CHECK(body_of(it.enter(guess)) == body_of(refused));
    for (int n = 0; n < 5; ++n) it.enter(wrong);
    CHECK(it.told.size() == 2);  // the first and the tenth
    for (const auto& each : it.told) CHECK(each.find(token.substr(16, 20)) == std::string::npos);
    CHECK(has_status(it.enter(token), 200));
}

TEST_CASE("a full house says so, lets in whoever waits when there is room again, and gives no links beyond its bound") {
    day_bench it;
    std::vector<web::session> all;
    for (std::size_t n = 0; n < web::guests::sessions_most; ++n)
        all.push_back({web::mint_token(web::random_bytes).kept,
            {it.day.day().id, person("guest-" + std::to_string(n)), bot::day::role::none}, it.day.time.now()});
    web::guest_file(it.directory / "", [](const auto& file, const auto& text, const auto&) {
        put_contents(file, text);
    }).save(all);
    it.restart();
    const auto token = it.token("ada");
    const auto full = it.enter(token);
    CHECK(has_status(full, 503));
    CHECK(body_of(full).starts_with("Too many people are signed in to this bot's pages."));
    CHECK(it.told == std::vector<std::string>{"too many sessions of the web pages: nobody more is let in"});
    REQUIRE(web::guest_file(it.directory / "").revoke());
    CHECK(has_status(it.talk().get("/who", "localhost"), 401));
    CHECK(has_status(it.enter(it.token("ada")), 200));
    for (std::size_t n = 0; n < web::guests::links_most; ++n) it.token("guest-" + std::to_string(n));
    CHECK(it.day.say("rex", "incidents", "link").starts_with("Too many links wait to be opened just now"));
    it.pass(10min);
    CHECK(it.day.say("rex", "incidents", "link").starts_with("Your page of "));
}

TEST_CASE("a link is of no use after ten minutes, to another role, or once the day is off") {
    day_bench it;
    const auto old = it.token("ada");
    it.pass(10min);
    CHECK(has_status(it.enter(old), 403));
    const auto of_agent = it.token("bo");
    it.day.say("fay", "chaos-agents", "people remove: @bo");
    REQUIRE(bot::day::role_of(it.day.day(), person("bo")) == bot::day::role::none);
    const auto refused = it.enter(of_agent);
    CHECK(has_status(refused, 403));
    CHECK(body_of(refused) ==
          "Your part in the day is another one than when you asked for this link, or the day is over: ask anew.\n");
    CHECK(web::guest_file(it.directory / "").load()->empty());
    CHECK(body_of(it.enter(of_agent)).starts_with("This link was used before"));
    CHECK(body_of(it.enter(it.token("bo"))) == R"({"to":"/status.html"})");
}

TEST_CASE("whoever has a session is told which page is theirs; nobody else is told anything") {
    day_bench it;
    const auto who = [&](const std::string& cookie) {
        return it.talk().get("/who", "localhost", "Cookie: a=b; " + cookie + " ; c=d\r\n");
    };
    CHECK(body_of(who(it.cookie("ada"))) == R"({"board":true,"first":"/board.html"})");
    CHECK(body_of(who(it.cookie("rex"))) == R"({"board":false,"first":"/status.html"})");
    CHECK(has_status(it.talk().get("/who", "localhost"), 401));
    CHECK(has_status(who("chaosday=" + std::string(80, '0')), 401));
}

TEST_CASE("signing out ends the session and takes the cookie away") {
    day_bench it;
    const auto cookie = it.cookie("ada");
    const auto board = it.open("board", cookie);
    const auto left =
        it.talk().post("/leave", "localhost", "Origin: http://localhost\r\nCookie: " + cookie + "\r\n", "");
    CHECK(has_status(left, 204));
    CHECK(field_of(left, "Set-Cookie").starts_with("chaosday=; Path=/; Max-Age=0;"));
    CHECK(has_status(it.talk().get("/who", "localhost", "Cookie: " + cookie + "\r\n"), 401));
    it.pass(3s);
    CHECK(board->of_type("ended").size() == 1);
    CHECK(board->reading->ended);
}

TEST_CASE("sessions outlive a restart; links do not, they are asked for again") {
    day_bench it;
    const auto cookie = it.cookie("ada"), link = it.token("rex");
    it.restart();
    CHECK(it.open("board", cookie)->of_type("board").size() == 1);
    CHECK(has_status(it.enter(link), 403));
}

TEST_CASE("a session whose reason went away while the bot was off does not come back") {
    day_bench it;
    const auto cookie = it.cookie("bo");
    it.end_bot();
    it.day.say("fay", "chaos-agents", "people remove: @bo");
    it.restart();
    CHECK(it.open("board", cookie)->refused_with() == 401);
}

TEST_CASE("the operator revokes all sessions of a bot that runs, within a second, and of one that does not") {
    day_bench it;
    const auto cookie = it.cookie("ada");
    const auto board = it.open("board", cookie);
    const web::guest_file file(it.directory / "");
    REQUIRE(file.revoke());
    it.pass(1s);
    CHECK(board->of_type("ended").size() == 1);
    CHECK(it.open("board", cookie)->refused_with() == 401);
    const auto other = it.cookie("ada");
    REQUIRE(file.revoke());
    it.restart();
    CHECK(it.open("board", other)->refused_with() == 401);
    CHECK(file.load()->empty());
}

TEST_CASE("sessions that are revoked when nobody is in take no later link with them") {
    day_bench it;
    REQUIRE(web::guest_file(it.directory / "").revoke());
    it.pass(1h);
    const auto link = it.token("ada");
    it.pass(5s);
    CHECK(it.enter(link).starts_with("HTTP/1.1 200"));
}

TEST_CASE("on a full disk whoever signs out, and whoever is revoked, stays out after a restart too") {
    day_bench it;
    const auto ada = it.cookie("ada"), bo = it.cookie("bo");
    it.is_disk_full = true;
    SUBCASE("signed out") {
        it.talk().post("/leave", "localhost", "Origin: http://localhost\r\nCookie: " + ada + "\r\n", "");
        CHECK(it.told.back().ends_with("after a restart everybody has to ask for a new link"));
    }
    SUBCASE("revoked") {
        const web::guest_file file(it.directory / "");
        REQUIRE(file.revoke());
        CHECK(it.open("board", bo)->refused_with() == 401);
        CHECK_FALSE(file.is_revoked());
    }
    it.restart();
    CHECK(it.open("board", ada)->refused_with() == 401);
}

TEST_CASE("a revocation that no file can be made to say is done at the next start") {
    day_bench it;
    const auto ada = it.cookie("ada");
    const web::guest_file file(it.directory / "");
    const auto kept = it.directory / "sessions.json", away = it.directory / "away";
    std::filesystem::rename(kept, away);
    std::filesystem::create_directories(kept / "neither written nor removed");
    it.is_disk_full = true;
    REQUIRE(file.revoke());
    it.pass(3s);
    CHECK(it.open("board", ada)->refused_with() == 401);
    CHECK(file.is_revoked());
    CHECK(std::ranges::count(it.told, std::string("all sessions of the web pages were ended")) == 1);
    std::filesystem::remove_all(kept);
    std::filesystem::rename(away, kept);
    it.is_disk_full = false;
    it.restart();
    CHECK(it.open("board", ada)->refused_with() == 401);
    CHECK_FALSE(file.is_revoked());
}

TEST_CASE("whoever comes in while nothing can be kept is in until the bot starts again, and so are the others") {
    day_bench it;
    const auto ada = it.cookie("ada");
    it.is_disk_full = true;
    const auto bo = it.cookie("bo");
    CHECK(it.open("board", bo)->of_type("board").size() == 1);
    it.restart();
    CHECK(it.open("board", ada)->of_type("board").size() == 1);
    CHECK(it.open("board", bo)->refused_with() == 401);
}

TEST_CASE("while a revocation is being written nobody comes in, and a link that was made meanwhile stays good") {
    day_bench it;
    const auto ada = it.cookie("ada");
    const web::guest_file file(it.directory / "");
    REQUIRE(file.revoke());
    it.disk_hangs = true;
    CHECK(it.open("board", ada)->refused_with() == 401);
    const auto link = it.token("bo");
    CHECK(has_status(it.enter(link), 503));
    CHECK(file.is_revoked());
    it.disk_comes_back();
    CHECK_FALSE(file.is_revoked());
    CHECK(has_status(it.enter(link), 200));
}
