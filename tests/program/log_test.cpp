#include "program/log.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace bot::program;
using namespace std::chrono_literals;

namespace {

const auto at = std::chrono::sys_time<std::chrono::milliseconds>(1'800'000'000'250ms);

}  // namespace

TEST_CASE("an event is one line, whatever its text") {
    CHECK(log_line(at, "info", "ready", log_form::text) == "2027-01-15T08:00:00.250Z info    ready");
    CHECK(log_line(at, "error", "first\nsecond\r\x1b[31m", log_form::text) ==
          "2027-01-15T08:00:00.250Z error   first\\nsecond  [31m");
}

TEST_CASE("as JSON, an event is one object, also when its text is not UTF-8") {
    const auto line = log_line(at, "warning", "a \"quoted\"\n\xff", log_form::json);
    CHECK(line.find('\n') == std::string::npos);
    const auto read = nlohmann::json::parse(line);
    CHECK(read.at("time") == "2027-01-15T08:00:00.250Z");
    CHECK(read.at("level") == "warning");
    CHECK(read.at("text") == "a \"quoted\"\n\xEF\xBF\xBD");
}

TEST_CASE("what looks like a secret is masked, and nothing else") {
    struct {
        const char *text, *masked;
    } const table[] = {
        {"token xoxb-123-AbC_9 refused", "token xoxb-*** refused"},
        {"xoxp-1", "xoxp-***"},
        {"xoxe.xoxp-1-Mi0yLTE", "xoxe.***"},
        {"(xapp-1-A02-77-abcdef)", "(xapp-***)"},
        {"POST https://hooks.slack.com/services/T0/B0/secret?x", "POST https://hooks.slack.com/***?x"},
        {"https://hooks.slack.com/actions/T/1/abc, then xoxb-2-b", "https://hooks.slack.com/***, then xoxb-***"},
        {"two: xoxb-1 xapp-2", "two: xoxb-*** xapp-***"},
        {"boxes and xoxo, xapp, hooks.example.com/x", "boxes and xoxo, xapp, hooks.example.com/x"},
        {"", ""},
        {"xox", "xox"},
    };
    for (const auto& [text, masked] : table) {
        CHECK(redacted(text) == masked);
        CHECK(log_line(at, "info", text, log_form::text).ends_with(masked));
    }
    CHECK(log_line(at, "info", "xoxb-1-geheim", log_form::json).find("geheim") == std::string::npos);
}

TEST_CASE("only the four levels are levels") {
    for (const auto* each : {"debug", "info", "warning", "error"}) CHECK(is_log_level(each));
    for (const auto* each : {"", "warn", "INFO", "off", "trace"}) {
        CHECK_FALSE(is_log_level(each));
        CHECK_FALSE(set_log_level(each));
    }
}
