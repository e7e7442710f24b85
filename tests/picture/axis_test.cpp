// Time along the picture.
#include "picture/axis.hpp"

#include "charts.hpp"

#include <doctest/doctest.h>

using namespace tests::picture;

TEST_CASE("axis: time goes to the right, across folds too") {
    auto chart = a_chart();
    chart.windows.push_back(a_window(2));
    chart.to = at(16, 30, 2);
    const axis along(chart, 100, widest_axis);
    REQUIRE(along.pieces().size() == 2);
    auto before = along.at(at(0, 0));
    CHECK(before == along.left());
    for (auto when = at(9, 0); when < at(18, 0, 2); when += 7min) {
        CHECK(along.at(when) >= before);
        before = along.at(when);
    }
    CHECK(before == along.right());
}

TEST_CASE("axis: a short break is not folded, a long one is") {
    auto chart = a_chart();
    chart.windows = {{at(9, 30), at(9, 40), at(9, 50), at(10, 0)}, {at(10, 20), at(10, 30), at(10, 40), at(11, 0)}};
    chart.lanes.clear();
    CHECK(axis(chart, 0, widest_axis).folds().empty());
    chart.windows[1].opens = at(10, 40);
    CHECK(axis(chart, 0, widest_axis).folds().size() == 1);
}

TEST_CASE("axis: the hours are whole ones on the clocks of the zone") {
    auto chart = a_chart();
    const axis along(chart, 0, widest_axis);
    for (const auto each : along.ticks("Asia/Kolkata")) CHECK((each - at(0, 0) + 330min) % 15min == 0min);
    const auto ticks = along.ticks("UTC");
    REQUIRE(ticks.size() > 3);
    for (std::size_t i = 1; i < ticks.size(); ++i) CHECK(along.at(ticks[i]) - along.at(ticks[i - 1]) > 60);
}

TEST_CASE("axis: sixty-two windows still have room between their folds") {
    auto chart = a_chart();
    chart.windows.clear();
    for (int day = 0; day < 62; ++day) chart.windows.push_back(a_window(day));
    chart.to = at(16, 30, 61);
    const axis along(chart, 0, widest_axis);
    CHECK(along.folds().size() == 61);
    double shown = 0;
    for (const auto& each : along.pieces()) shown += each.right - each.left;
    CHECK(shown > 0.7 * (along.right() - along.left()));
}
