#include "crew/backoff.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using bot::crew::backoff;

namespace {
backoff with_dice(double shown) {
    return backoff({.base = 500ms, .factor = 2, .cap = 30s, .healthy_after = 60s}, [shown] { return shown; });
}
}  // namespace

TEST_CASE("the bound doubles with every failure, up to the cap") {
    auto it = with_dice(1);
    for (const auto wait : {500ms, 1'000ms, 2'000ms, 4'000ms, 8'000ms, 16'000ms, 30'000ms, 30'000ms})
        CHECK(it.next() == wait);
    CHECK(it.failures() == 8);
    for (int n = 0; n < 5'000; ++n) it.next();
    CHECK(it.bound() == 30s);
}

TEST_CASE("the wait is anywhere between nothing and the bound") {
    CHECK(with_dice(0).next() == 0ms);
    CHECK(with_dice(0.5).next() == 250ms);
    CHECK(with_dice(7).next() == 500ms);
}

TEST_CASE("only a success that lasted makes the failures forgotten") {
    auto it = with_dice(1);
    it.next();
    it.next();
    it.went_well_for(59'999ms);
    CHECK(it.next() == 2s);
    it.went_well_for(60s);
    CHECK(it.next() == 500ms);
}

TEST_CASE("fair dice show numbers from 0 to 1, and not always the same") {
    auto dice = bot::crew::fair_dice();
    const auto first = dice();
    bool differs = false;
    for (int n = 0; n < 100; ++n) {
        const auto shown = dice();
        CHECK(shown >= 0);
        CHECK(shown < 1);
        differs = differs || shown != first;
    }
    CHECK(differs);
}
