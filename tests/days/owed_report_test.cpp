// A report that somebody was promised as a file: it comes, once, wherever the bot dies between the promise and the
// file.
#include "days/small_day.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace tests::days;
using namespace std::chrono_literals;

namespace {

struct storm : small_day {
    storm() : small_day("last-start: 09:30 wind-down: 10:00 until: 11:00") {}
    void exports() {
        say("UFAY", "GAGENTS", "/chaos export md");
        pass(3min);
    }
    /// Posts with the file, that were not deleted.
    long reports() const {
        return std::ranges::count_if(server.of.posts,
            [](const auto& each) { return each.body.contains("file_ids") && !each.body.at("file_ids").empty(); });
    }
};

}  // namespace

TEST_CASE("A report that was promised comes once, wherever the bot dies before it stands") {
    storm calm;
    const auto before = calm.steps();
    calm.exports();
    REQUIRE(calm.reports() == 1);
    const auto after = calm.steps();
    REQUIRE(after > before);
    for (int step = before; step <= after; ++step) {
        CAPTURE(step);
        storm in;
        REQUIRE(in.steps() == before);
        in.kill_at({step}, 1);
        in.exports();
        CHECK(in.reports() == 1);
        CHECK(in.ground.on_record("report_brought") == 1);
    }
}
