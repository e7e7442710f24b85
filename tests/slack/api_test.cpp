// C94 to C101 and C104: the Web API under limits, faults and secrets.
#include "chat/slack/api_answer.hpp"
#include "slack/questions.hpp"
#include "slack/stage.hpp"

#include <fmt/core.h>

using namespace tests::slack;
namespace api = bot::chat::slack;

namespace {

struct line_to_slack : stage {
    api::web_api calls{slack, clock, options(), teller()};
    static api::web_api_options options() {
        api::web_api_options how;
        how.base = "http://127.0.0.1:1/api";
        how.app_token = bot::chat::secret("xapp-SECRETAPP");
        how.bot_token = bot::chat::secret("xoxb-SECRETBOT");
        return how;
    }
};
json to_incidents(const std::string& text) { return {{"channel", "CINC"}, {"text", text}}; }

}  // namespace

TEST_CASE("C94 a 429 waits for its Retry-After, for that method only; others go on") {
    line_to_slack it;
    it.slack.faults["chat.postMessage"] = {limits(20)};
    std::optional<api::api_answer> posted_it, second;
    const auto first = tests::play(it.io, it.calls.call("chat.postMessage", to_incidents("one")), posted_it);
    it.clock.settle();
    const auto other = tests::play(it.io, it.calls.call("chat.postMessage", to_incidents("two")), second);
    CHECK(it.finishes(it.calls.call("conversations.info", {{"channel", "CINC"}})).ok);
    it.clock.forward(19s);
    CHECK_FALSE(first->ended);
    CHECK_FALSE(other->ended);
    CHECK(it.slack.calls_of("chat.postMessage") == 1);
    it.clock.forward(1s);
    REQUIRE(first->ended);
    CHECK(posted_it->ok);
    CHECK(second->ok);
    CHECK(it.slack.messages("CINC").size() == 2);
}

TEST_CASE("C94 what a limit has held up goes on one after the other: one call finds out whether it is over") {
    line_to_slack it;
    it.slack.faults["users.info"] = {limits(5)};
    std::vector<std::optional<api::api_answer>> said(10);
    const auto calls = [&](std::size_t n) {
        tests::play(it.io, it.calls.call("users.info", {{"user", "UANNA"}, {"n", n}}), said[n]);
        it.clock.settle();
    };
    calls(0);
    it.slack.faults["users.info"] = {limits(5)};
    for (std::size_t n = 1; n < said.size(); ++n) calls(n);
    it.clock.forward(5s);
    CHECK(it.slack.calls_of("users.info") == 2);  // and is told that it is not
    it.clock.forward(5s);
    CHECK(std::ranges::all_of(said, [](const auto& each) { return each && each->ok; }));
    std::vector<std::string> order;
    for (const auto& each : it.slack.calls) order.push_back(each.arguments.value("n", ""));
    const std::vector<std::string> last_ten(order.end() - 10, order.end());
    CHECK(last_ten == std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
}

TEST_CASE("C94 a limit that lasts is told to the caller, with the time to wait") {
    line_to_slack it;
    for (int times = 0; times < 3; ++times) it.slack.faults["chat.postMessage"].push_back(limits(10));
    const auto answer = it.finishes(it.calls.call("chat.postMessage", to_incidents("one")));
    CHECK(answer.is_limited);
    const auto failure = api::failure_of(answer, "chat.postMessage");
    CHECK(failure.of == chat::failure::kind::not_sent);
    CHECK(failure.retry_after == 10s);
}

TEST_CASE("C96 a refusal keeps its error, the scopes and the messages") {
    line_to_slack it;
    auto scope = refuses("missing_scope");
    scope.body["needed"] = "pins:write";
    scope.body["provided"] = "chat:write";
    auto blocks = refuses("invalid_blocks");
    blocks.body["response_metadata"] = {{"messages", json::array({"[ERROR] too long [json-pointer:/blocks/0]"})}};
    it.slack.faults["pins.add"] = {scope, blocks};
    const auto first = it.finishes(it.calls.call("pins.add", json::object()));
    CHECK(first.error == "missing_scope");
    CHECK(first.needed == "pins:write");
    CHECK(first.provided == "chat:write");
    CHECK(api::why_of(first) == "missing_scope (needs pins:write, has chat:write)");
    const auto second = it.finishes(it.calls.call("pins.add", json::object()));
    REQUIRE(second.messages.size() == 1);
    CHECK(second.messages.front() == "[ERROR] too long [json-pointer:/blocks/0]");
    CHECK(it.says("json-pointer:/blocks/0"));
}

TEST_CASE("what only a person can mend is told once an hour for each place and cause, and again after it was mended") {
    line_to_slack it;
    const auto told = [&it](const std::string& error, const std::string& channel) {
        it.log.clear();
        if (!error.empty()) it.slack.faults["conversations.info"].push_back(refuses(error));
        it.finishes(it.calls.call("conversations.info", {{"channel", channel}}));
        return it.log.size();
    };
    CHECK(told("missing_scope", "CINC") == 1);
    CHECK(it.says("Slack refused conversations.info in CINC: missing_scope"));
    CHECK(told("missing_scope", "CINC") == 0);
    CHECK(told("is_archived", "CINC") == 1);
    CHECK(told("missing_scope", "GAGENTS") == 1);
    it.clock.forward(59min);
    CHECK(told("is_archived", "CINC") == 0);
    it.clock.forward(2min);
    CHECK(told("is_archived", "CINC") == 1);
    CHECK(told("", "CINC") == 0);
    CHECK(told("is_archived", "CINC") == 1);
    for (int times = 0; times < 3; ++times) CHECK(told("invalid_arguments", "CINC") == 1);
}

TEST_CASE("C97 ok with a warning is a success") {
    const auto it = api::read_answer(
        {200, {}, R"({"ok":true,"warning":"missing_charset","response_metadata":{"warnings":["missing_charset"]}})"});
    CHECK(it.ok);
    CHECK(it.error.empty());
    CHECK(it.warnings == std::vector<std::string>{"missing_charset"});
}

TEST_CASE("C99 an HTML or an empty body is an error with a name") {
    CHECK(api::read_answer({503, {}, "<!DOCTYPE html><html></html>"}).error == "http_503");
    CHECK(api::read_answer({404, {}, "<html></html>"}).error == "http_404");
    CHECK(api::read_answer({200, {}, ""}).error == "empty_answer");
    CHECK(api::read_answer({200, {}, "<html></html>"}).error == "not_json");
    CHECK(api::read_answer({200, {}, R"({"ok":"yes?"})"}).error == "no_error_given");
    const auto nested = R"({"ok":true,"x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    CHECK(api::read_answer({200, {}, nested}).error == "not_json");
    CHECK(api::read_answer({200, {}, R"({"ok":true,"x":")" + std::string(5 << 20, 'x') + "\"}"}).error == "not_json");
    for (const auto* body : {"", "[]", "null", "7", R"("ok")", R"({"ok":null,"error":7})"})
        CHECK_FALSE(api::read_answer({200, {}, body}).ok);
}

TEST_CASE("C100 a connection that is reset under a safe call is tried once more") {
    line_to_slack it;
    CHECK(it.finishes(it.calls.call("conversations.info", {{"channel", "CINC"}})).ok);
    fault reset;
    reset.resets = true;
    it.slack.faults["conversations.info"] = {reset};
    CHECK(it.finishes(it.calls.call("conversations.info", {{"channel", "CINC"}})).ok);
    it.slack.faults["chat.postMessage"] = {reset};
    const auto answer = it.finishes(it.calls.call("chat.postMessage", to_incidents("once")));
    CHECK_FALSE(answer.ok);
    CHECK(answer.may_have_happened);
    CHECK(it.slack.calls_of("chat.postMessage") == 1);
}

TEST_CASE("C101 the limit of a request is kept, and it may have happened") {
    line_to_slack it;
    fault hanging;
    hanging.hangs = true;
    it.slack.faults["chat.postMessage"] = {hanging};
    std::optional<api::api_answer> answer;
    const auto ended = tests::play(it.io, it.calls.call("chat.postMessage", to_incidents("one")), answer);
    it.clock.forward(9s);
    CHECK_FALSE(ended->ended);
    it.clock.forward(1s);
    REQUIRE(ended->ended);
    CHECK(answer->error == "no_answer");
    CHECK(api::failure_of(*answer, "chat.postMessage").of == chat::failure::kind::unknown);
}

TEST_CASE("failures tell whether a message may stand after all") {
    using kind = chat::failure::kind;
    const auto of = [](unsigned status, const std::string& body) {
        return api::failure_of(api::read_answer({status, {}, body}), "chat.postMessage").of;
    };
    const auto code = [](const std::string& error) { return R"({"ok":false,"error":")" + error + "\"}"; };
    for (const auto* each : {"fatal_error", "internal_error", "request_timeout"})
        CHECK(of(200, code(each)) == kind::unknown);
    for (const auto* each : {"channel_not_found", "not_in_channel", "is_archived", "token_revoked", "missing_scope"})
        CHECK(of(200, code(each)) == kind::barred);
    for (const auto* each : {"invalid_blocks", "msg_too_long", "user_not_found"})
        CHECK(of(200, code(each)) == kind::refused);
    CHECK(of(429, code("ratelimited")) == kind::not_sent);
    CHECK(of(200, code("rate_limited")) == kind::not_sent);
    CHECK(of(503, "<html>") == kind::unknown);
    CHECK(of(404, "<html>") == kind::not_sent);
}

TEST_CASE("C104 tokens, tickets, response URLs and trigger ids are in no line of the log") {
    static_assert(!fmt::has_formatter<bot::chat::secret, fmt::format_context>::value);
    stage it;
    it.desk.takes = 2s;
    it.slack.faults["hook"] = {refuses("used_url")};
    fault hanging;
    hanging.hangs = true;
    it.slack.faults["hook"].push_back(hanging);
    it.slack.faults["views.open"] = {refuses("expired_trigger_id")};
    it.slack.faults["auth.test"] = {refuses("internal_error")};
    it.starts();
    it.clock.forward(5s);
    const auto to = it.slack.open_peer();
    to->sends(it.slack.slash("UANNA", "CINC", "board SECRETWORDS"));
    to->sends(it.slack.slash("UANNA", "CINC", "board SECRETWORDS"));
    it.desk.answers = [](const auto&) {
        return desk::answer{
            words("SECRETANSWER"), speech::form{"add", "Add", "Add", {}, {question("x", "X")}}, {}, false};
    };
    it.clock.forward(1min);
    CHECK(it.log.size() >= 3);
    for (const auto* part : {"SECRET", "hookslash", "trigger.", "TICKET", "Bearer", "xoxb", "xapp"}) {
        CAPTURE(part);
        CHECK_FALSE(it.says(part));
    }
}
