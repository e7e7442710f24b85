// What the protocol decides, value by value: the counting of events, the life of a connection, frames, calls, seals.
#include "chat/mattermost/callbacks.hpp"
#include "chat/mattermost/catch_up.hpp"
#include "chat/mattermost/event.hpp"
#include "chat/mattermost/reach.hpp"
#include "chat/mattermost/requests.hpp"
#include "chat/mattermost/rest_answer.hpp"
#include "chat/mattermost/seal.hpp"
#include "chat/mattermost/session.hpp"
#include "document_of.hpp"

#include <doctest/doctest.h>
#include <limits>
#include <nlohmann/json.hpp>

using namespace bot::chat;
using namespace bot::chat::mattermost;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr bot::clock::instant zero{};

std::string event_text(const std::string& name, const json& data, const json& to = json::object()) {
    return json{{"event", name}, {"data", data}, {"broadcast", to}, {"seq", 7}}.dump();
}

template <class What>
What content_of(const std::string& text) {
    const auto it = read_frame(text, "us");
    REQUIRE(std::holds_alternative<event>(it));
    REQUIRE(std::holds_alternative<What>(std::get<event>(it).what));
    return std::get<What>(std::get<event>(it).what);
}

bot::wire::http_request form(const std::string& body) {
    return {"POST", "/mattermost/command", {{"Content-Type", "application/x-www-form-urlencoded"}}, body};
}

const std::string someone(26, 'a'), somewhere(26, 'b');

}  // namespace

TEST_CASE("events are counted: the next one is in order, one before comes again, one beyond leaves a gap") {
    counting it;
    CHECK_FALSE(it.may_resume());
    CHECK(it.query() == "");
    it.greeted("conn", 0);
    CHECK(it.query() == "?connection_id=conn&sequence_number=1");
    CHECK(it.heard(1) == counting::step::in_order);
    CHECK(it.heard(1) == counting::step::again);
    CHECK(it.heard(4) == counting::step::gap);
    CHECK(it.heard(5) == counting::step::in_order);
    CHECK(it.query() == "?connection_id=conn&sequence_number=6");
    it.forget();
    CHECK_FALSE(it.may_resume());
}

TEST_CASE("a connection is pinged at once and each half minute, and each ping has ten seconds") {
    using verdict = liveness::verdict;
    liveness it({}, zero);
    CHECK(it.look(zero) == verdict::ping_now);
    CHECK(it.ping_number() == 1);
    CHECK(it.look(zero + 5s) == verdict::alive);
    CHECK(it.look_again() == zero + 6s);
    CHECK_FALSE(it.answered(7));
    CHECK(it.answered(1));
    it.greeted();
    CHECK(it.look(zero + 29s) == verdict::alive);
    CHECK(it.look(zero + 30s) == verdict::ping_now);
    CHECK(it.look(zero + 39s) == verdict::alive);
    CHECK(it.look_again() == zero + 40s);
    CHECK(it.look(zero + 40s) == verdict::unanswered);
}

TEST_CASE("a connection that is not greeted within six seconds is none") {
    liveness it({}, zero);
    it.look(zero);
    CHECK(it.look(zero + 5999ms) == liveness::verdict::alive);
    CHECK(it.look(zero + 6s) == liveness::verdict::not_greeted);
}

TEST_CASE("frames are read as the server writes them") {
    const auto greeting = read_frame(R"({"event":"hello","data":{"connection_id":"c1"},"broadcast":{},"seq":0})", "us");
    REQUIRE(std::holds_alternative<hello>(greeting));
    CHECK(std::get<hello>(greeting).connection == "c1");
    const auto pong = read_frame(R"({"status":"OK","seq_reply":3,"data":{"text":"pong","server_time":17}})", "us");
    REQUIRE(std::holds_alternative<reply>(pong));
    CHECK(std::get<reply>(pong).to == 3);
    CHECK(std::get<reply>(pong).clock == 17);
    const auto no = read_frame(R"({"status":"FAIL","seq_reply":4,"error":{"id":"x.y","message":"tok"}})", "us");
    CHECK_FALSE(std::get<reply>(no).is_ok);
    CHECK(std::get<reply>(no).error == "x.y");
}

TEST_CASE("events hold JSON within JSON, and a removal has two shapes") {
    const json post{{"id", "p"}, {"user_id", "u"}, {"channel_id", "c"}, {"message", "<hi>"}, {"create_at", 5}};
    const auto said = content_of<posted>(event_text("posted", {{"post", post.dump()}, {"channel_type", "D"}}));
    CHECK(said.what.text == "<hi>");
    CHECK(said.what.created == 5);
    CHECK(said.channel_type == "D");
    const json mark{{"user_id", "u"}, {"post_id", "p"}, {"emoji_name", "pencil"}, {"create_at", 9}};
    CHECK(content_of<reaction>(event_text("reaction_added", {{"reaction", mark.dump()}}, {{"channel_id", "c"}}))
            .is_added);
    const auto other =
        content_of<went>(event_text("user_removed", {{"user_id", "u"}, {"remover_id", "r"}}, {{"channel_id", "c"}}));
    CHECK(other.who == "u");
    CHECK(other.where == "c");
    const auto ours =
        content_of<went>(event_text("user_removed", {{"channel_id", "c"}, {"remover_id", "r"}}, {{"user_id", "us"}}));
    CHECK(ours.who == "us");
    CHECK(ours.where == "c");
    CHECK(content_of<came>(event_text("user_added", {{"user_id", "u"}}, {{"channel_id", "c"}})).where == "c");
    CHECK(content_of<person_changed>(event_text("user_updated", {{"user", {{"id", "u"}, {"username", "n"}}}})).name ==
          "n");
    CHECK(content_of<unheard>(event_text("typing", json::object())).type == "typing");
}

TEST_CASE("what a server calls a time, and is none that can be written down, counts as not said") {
    const auto posted_at = [](const json& when) {
        const json post{{"id", "p"}, {"user_id", "u"}, {"channel_id", "c"}, {"message", "@chaosday seen smoke"},
            {"create_at", when}};
        const auto it = content_of<posted>(event_text("posted", {{"post", post.dump()}, {"channel_type", "O"}}));
        const auto what = task_of(it, {"us", "chaosday"}, zero + 24h);
        REQUIRE(std::holds_alternative<ask_desk>(what));
        CHECK(std::get<ask_desk>(what).what.said_at.has_value() == (it.what.created != 0));
        return it.what.created;
    };
    CHECK(posted_at(-1'805'183'334'000'000) == 0);
    CHECK(posted_at(0) == 0);
    CHECK(posted_at(1) == 1);
    constexpr std::int64_t last = 253'402'300'799'999;  // of the year 9999
    const auto marked_at = [](const json& when) {
        const json mark{{"user_id", "u"}, {"post_id", "p"}, {"emoji_name", "pencil"}, {"create_at", when}};
        return content_of<reaction>(event_text("reaction_added", {{"reaction", mark.dump()}})).at;
    };
    CHECK(marked_at(last) == last);
    CHECK(marked_at(last + 1) == 0);
    CHECK(marked_at(std::numeric_limits<std::int64_t>::max()) == 0);
}

TEST_CASE("nonsense is a named fault, and nothing throws") {
    CHECK(std::holds_alternative<no_frame>(read_frame("", "us")));
    CHECK(std::holds_alternative<no_frame>(read_frame("[1]", "us")));
    CHECK(std::holds_alternative<no_frame>(read_frame("{\"a\":", "us")));
    CHECK(std::holds_alternative<no_frame>(read_frame(std::string(200'000, '['), "us")));
    CHECK(
        std::get<no_frame>(read_frame(R"({"event":"posted","seq":1e999})", "us")).why == "a number in it is too large");
    content_of<misshapen>(event_text("posted", {{"post", "no JSON"}}));
    content_of<misshapen>(event_text("posted", {{"post", 7}}));
    const auto nonsense = std::string(300, 'x');
    const json odd{{"event", nonsense}, {"data", json::object()}, {"broadcast", 0}};
    CHECK(content_of<misshapen>(odd.dump()).type.size() == 50);  // it goes into the log
    content_of<misshapen>(event_text("reaction_added", {{"reaction", "{\"user_id\":7}"}}));
    const auto whole = event_text("posted", {{"post", json{{"id", "p"}, {"channel_id", "c"}}.dump()}});
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(std::holds_alternative<no_frame>(read_frame(whole.substr(0, size), "us")));
}

TEST_CASE("JSON that is nested too deeply is not looked into, wherever it stands") {
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    CHECK(std::get<no_frame>(read_frame("{\"event\":" + deep + "}", "us")).why == "nested deeper than 100");
    for (const auto& [type, member] :
        {std::pair("posted", "post"), std::pair("reaction_added", "reaction"), std::pair("channel_updated", "channel")})
        CHECK(content_of<misshapen>(event_text(type, {{member, "{\"props\":" + deep + "}"}})).why ==
              "nested deeper than 100");
    CHECK(json_in({.method = "POST", .body = "{\"context\":" + deep + "}"}).error() == "nested deeper than 100");
    CHECK(json_in({.method = "POST", .body = "{\"a\":\"" + std::string(5 << 20, 'x') + "\"}"}).error() ==
          "longer than 4 MiB");
}

TEST_CASE("a list by time keeps what was newly said, and neither edits, nor copies, nor what was deleted") {
    const auto made = [](std::string id, std::int64_t created, std::int64_t deleted = 0, std::string original = {}) {
        post it;
        it.id = std::move(id);
        it.created = created;
        it.deleted = deleted;
        it.original = std::move(original);
        return it;
    };
    const auto kept = newly_said(
        {made("old", 5), made("edge", 10), made("new", 11), made("gone", 12, 13), made("copy", 14, 0, "new")}, 10);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].id == "new");
}

TEST_CASE("bookmarks know the last post of a channel, and else how far the server was heard") {
    bookmarks it;
    it.heard_until(100'000);
    CHECK(it.of("c").post == "");
    CHECK(it.of("c").at == 40'000);
    const auto reads = [&](const char* id, std::int64_t at) {
        post it_is;
        it_is.id = id;
        it_is.channel = "c";
        it_is.created = at;
        it.read(it_is);
    };
    reads("p3", 300'000);
    reads("p1", 150'000);  // late, and older
    CHECK(it.of("c").post == "p1");
    reads("p2", 239'000);
    reads("p4", 301'000);
    CHECK(it.heard_until() == 301'000);
    CHECK(it.read_until() == 241'000);
    CHECK(it.of("c").post == "p2");  // what was written beside the last ones need not have been heard
    it.heard_until(360'500);
    CHECK(it.of("c").post == "p3");
    it.heard_until(400'000);
    CHECK(it.of("c").post == "p4");
    it.forget("c");
    CHECK(it.of("c").post == "");
}

TEST_CASE("a page of posts is read oldest first, and a list with roots besides keeps to its order") {
    const json page{{"order", {"b", "a"}},
        {"posts", {{"a", {{"id", "a"}, {"create_at", 1}}}, {"b", {{"id", "b"}, {"create_at", 2}}},
                      {"root", {{"id", "root"}, {"create_at", 0}}}}}};
    std::string fault;
    const auto posts = read_page(fields(tests::document_of(page), fault));
    REQUIRE(posts.size() == 2);
    CHECK(posts[0].id == "a");
    CHECK(posts[1].id == "b");
}

TEST_CASE("a slash command's form is decoded, and of its response URL only the path is taken") {
    const auto call = slash_call_in(
        form("channel_id=" + somewhere + "&response_url=https%3A%2F%2Fevil.example%2Fhooks%2Fcommands%2F" + someone +
             "&text=status++now+%F0%9F%94%A5+%22q%22&token=T&trigger_id=X&user_id=" + someone +
             "&user_mentions=bob&user_mentions=eve&user_mentions_ids=" + someone + "&user_mentions_ids=x" +
             "&channel_mentions=off-topic&channel_mentions_ids=" + somewhere + "&user_name=anna"));
    REQUIRE(call.has_value());
    CHECK(call->words == "status  now 🔥 \"q\"");
    CHECK(call->user == someone);
    CHECK(call->user_name == "anna");
    CHECK(call->people == std::vector<slash_call::called>{{someone, "bob"}});
    CHECK(call->channels == std::vector<slash_call::called>{{somewhere, "off-topic"}});
    CHECK(call->token.reveal() == "T");
    CHECK(call->response_path.reveal() == "/hooks/commands/" + someone);
    CHECK(response_path_in("https://x/hooks/commands/../../api/v4/users").empty());
    CHECK(response_path_in("https://x/other").empty());
    CHECK_FALSE(slash_call_in(form("user_id=x&channel_id=y")).has_value());
    CHECK_FALSE(slash_call_in({"POST", "/", {{"Content-Type", "text/plain"}}, "user_id=x"}).has_value());
    auto by_header = form("user_id=" + someone + "&channel_id=" + somewhere);
    by_header.headers.set("Authorization", "Token H");
    CHECK(slash_call_in(by_header)->token.reveal() == "H");
    const std::vector<std::string> odd{"%", "%4", "%zz=%", "&&&", "=", "a=b=c&", std::string(100'000, '&')};
    for (const auto& each : odd) CHECK_FALSE(slash_call_in(form(each)).has_value());
}

TEST_CASE("a seal holds for its own purpose, its own text and its own key") {
    const seal it(secret("token"));
    const auto made = it.of("button", "words");
    CHECK(it.holds("button", "words", made));
    CHECK(seal(secret("token")).holds("button", "words", made));
    CHECK_FALSE(it.holds("dialog", "words", made));
    CHECK_FALSE(it.holds("button", "other", made));
    CHECK_FALSE(it.holds("button", "words", made.substr(1)));
    CHECK_FALSE(seal(secret("other")).holds("button", "words", made));
    CHECK(it.opened("dialog", it.closed("dialog", "state")) == "state");
    CHECK_FALSE(it.opened("dialog", "short").has_value());
    auto changed = it.closed("dialog", "state");
    changed[3] = changed[3] == '0' ? '1' : '0';
    CHECK_FALSE(it.opened("dialog", changed).has_value());
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abcd"));
    CHECK_FALSE(same_secret("", "a"));
}

TEST_CASE("what an answer of the API means for what was asked") {
    const auto read = [](unsigned status, std::string body, bot::wire::header_list headers = {}) {
        return read_answer({status, std::move(headers), std::move(body)});
    };
    CHECK(read(201, R"({"id":"p"})").is_ok);
    CHECK(read(200, "").is_ok);
    CHECK(read(200, "<html>").error == "not_json");
    const auto too_long = read(200, '"' + std::string(std::size_t{4} << 20, 'x') + '"');
    CHECK(too_long.is_too_long());
    CHECK(failure_of(too_long, "a page").of == failure::kind::unknown);
    const auto limited = read(429, "limit exceeded", {{"Retry-After", "3"}});
    CHECK(limited.is_limited());
    CHECK(limited.retry_after == 3s);
    CHECK(read(429, "", {{"Retry-After", "soon"}}).retry_after == 10s);
    using kind = failure::kind;
    CHECK(failure_of(limited, "a post").of == kind::not_sent);
    CHECK(failure_of(limited, "a post").retry_after == 3s);
    CHECK(failure_of(read(500, R"({"id":"x.y"})"), "a post").of == kind::unknown);
    CHECK(failure_of(read(502, "<html>"), "a post").of == kind::unknown);
    CHECK(failure_of(read(400, R"({"id":"model.post.is_valid.msg.app_error","message":"m"})"), "a post").of ==
          kind::refused);
    CHECK(failure_of(read(403, R"({"id":"a.b"})"), "a post").of == kind::not_sent);
    CHECK(failure_of(read(401, R"({"id":"a.b","message":"the token TOK"})"), "a post").why == "a post: a.b");
    for (const unsigned status : {301U, 302U, 400U, 404U, 407U, 413U})
        for (const auto* body : {"", "<html>", R"({"error":"no route"})", R"({"id":"7"})"}) {
            CHECK(failure_of(read(status, body), "a post").of == kind::not_sent);
            CHECK_FALSE(read(status, body).is_gone());
        }
    CHECK(read(404, R"({"id":"app.post.get.app_error"})").is_gone());
    CHECK(failure_of(no_answer(true, "not in time"), "a post").of == kind::unknown);
    CHECK(failure_of(no_answer(false, "not in time"), "a post").of == kind::not_sent);
}

TEST_CASE("whether we are reached is told when it changes") {
    reach none("");
    CHECK_FALSE(none.may_be_called());
    CHECK_FALSE(none.is_worth_trying());
    reach it("http://bot");
    CHECK(it.may_be_called());
    CHECK(it.failed());
    CHECK_FALSE(it.failed());
    CHECK_FALSE(it.may_be_called());
    CHECK(it.was_called());
    CHECK_FALSE(it.was_called());
    CHECK(it.may_be_called());
    CHECK(it.failed());  // what worked may break
    CHECK(it.was_called());
    it.is_not_to_be_tried();
    CHECK(it.may_be_called());
    CHECK_FALSE(it.is_worth_trying());
    CHECK_FALSE(it.failed());
}
