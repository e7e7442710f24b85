// A disk whose sync fails, or does not come back, under the whole program: what is on it then nobody knows. A sanitizer
// has to be loaded first, so this is not played under one.
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

TEST_CASE("a sync that does not come back: who asked is told to wait, hears what became of it, and the bot goes on" *
          doctest::skip(is_sanitized)) {
    const scratch here;
    const auto sign = here / "hangs";
    program bot(rehearse_in(here / "day"), {{"LD_PRELOAD", CHAOSDAY_BROKEN_DISK}, {"HANGING_DISK", sign}});
    REQUIRE(bot.says("Ctrl-C."));
    guest fay("fay", port_in(bot.said()));
    CHECK(fay.say("chaos-agents", "/chaos log before").starts_with("On the record as note"));
    write_to(sign, "");
    CHECK(fay.say("chaos-agents", "/chaos log meanwhile")
            .starts_with("That was understood, but it is not on record yet"));
    CHECK(fay.say("chaos-agents", "/chaos log too much").starts_with("That was understood but not written down"));
    CHECK(bot.says("changes are refused: the disk has not answered for 10 seconds"));
    std::filesystem::remove(sign);
    CHECK(bot.says("the record can be written again"));
    CHECK(fay.runs_until([&] { return fay.heard("is on record now"); }));
    CHECK(fay.say("chaos-agents", "/chaos log after").starts_with("On the record as note"));

    write_to(sign, "");
    fay.begin_to_say("chaos-agents", "/chaos log for ever");
    bot.signal(SIGTERM);
    CHECK(bot.ends(8s) == 0);
}
