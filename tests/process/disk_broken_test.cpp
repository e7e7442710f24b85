// A disk whose sync fails, under the whole program: what is on it then nobody knows. A sanitizer has to be loaded
// first, so this is not played under one.
#include "process/bench.hpp"
#include "sanitized.hpp"

#include <csignal>

using namespace tests;

TEST_CASE("a sync that fails ends the bot, nobody is told that their words were kept, and what was answered is there" *
          doctest::skip(is_sanitized)) {
    const scratch here;
    const auto sign = here / "broken";
    std::string before;
    {
        program bot(rehearse_in(here / "day"), {{"LD_PRELOAD", CHAOSDAY_BROKEN_DISK}, {"BROKEN_DISK", sign}});
        REQUIRE(bot.says("Ctrl-C."));
        guest fay("fay", port_in(bot.said()));
        before = fay.say("chaos-agents", "/chaos log before");
        CHECK(before.starts_with("On the record as note"));
        write_to(sign, "");
        CHECK_FALSE(fay.say("chaos-agents", "/chaos log too late").starts_with("On the record"));
        CHECK(bot.ends(10s) == 1);
        CHECK(bot.complained().find("the record can not be trusted any more") != std::string::npos);
    }
    program again(rehearse_in(here / "day"));
    REQUIRE(again.says("Ctrl-C."));
    guest fay("fay", port_in(again.said()));
    CHECK(fay.say("chaos-agents", "/chaos log after").starts_with("On the record as note"));
    ledger kept(here / "day", [](const std::string& what) { FAIL_CHECK(what); });
    kept.read();
    CHECK(kept.recorded().at("log") >= 2);
    again.signal(SIGTERM);
    CHECK(again.ends(5s) == 0);
}
