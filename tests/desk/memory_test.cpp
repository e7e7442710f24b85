// What is remembered of the last answers, and what becomes of a request that comes again when it is forgotten.
#include "desk/memory.hpp"

#include "desk/stage.hpp"

using namespace bot;
using namespace std::chrono_literals;

namespace {

const auto rex = tests::person("rex");

desk::memory::remembered said(const std::string& words) {
    desk::memory::remembered it;
    it.asker = rex;
    it.say.say.body.emplace_back(speech::paragraph{{speech::text{words}}});
    return it;
}

}  // namespace

TEST_CASE("10,000 answers of the last quarter of an hour are kept, and the oldest gives way") {
    desk::memory it;
    const day::instant now{};
    for (int n = 0; n < 10'000; ++n) it.keep("request " + std::to_string(n), said("done"), now);
    CHECK(it.find("request 0", rex) != nullptr);
    it.keep("one more", said("done"), now);
    CHECK(it.find("request 0", rex) == nullptr);
    CHECK(it.find("request 1", rex) != nullptr);
    CHECK(it.find("one more", rex) != nullptr);
    it.keep("later", said("done"), now + 16min);
    CHECK(it.find("one more", rex) == nullptr);
}

TEST_CASE("an answer is given again to its asker alone, whatever another one calls a request of theirs") {
    tests::stage it;
    it.kick_off();
    const auto told = it.say("ada", "chaos-agents", "start 1 why: now", "envelope-1");
    REQUIRE(tests::has(told, "Mail"));
    CHECK(it.say("ada", "chaos-agents", "start 1 why: now", "envelope-1") == told);
    for (const auto* where : {"incidents", "chaos-agents"})
        CHECK_FALSE(tests::has(it.say("rex", where, "start 1 why: now", "envelope-1"), "Mail"));
}

TEST_CASE("a request whose answer is forgotten is not done again: the record knows it") {
    tests::stage it;
    it.kick_off();
    it.say("rex", "incidents", "seen the cart is empty", "envelope-1");
    REQUIRE(it.day().open.sightings.size() == 1);
    for (int n = 0; n <= 10'000; ++n) it.say("rio", "incidents", "resolved 77", "other " + std::to_string(n));
    const auto again = it.say("rex", "incidents", "seen the cart is empty", "envelope-1");
    CHECK(tests::has(again, "That has been done already"));
    CHECK(it.day().open.sightings.size() == 1);
}
