// Requests that come again: each is done once, for as long as a platform may bring it, and what is done at the bound.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

struct requests : stage {
    requests() : stage(begun()) { on = {1}; }
    std::string brings(const std::string& cause) { return says_as_of_request("rex", seen("errors"), cause); }
    /// So many other requests that changed something.
    void come(int more) {
        fact each;
        each.day = on;
        each.who = person("rex");
        each.happened = each.written = now;
        each.what = public_fact(joined{person("rex")});
        for (int n = 0; n < more; ++n) {
            each.cause = "another " + std::to_string(others_++);
            apply(known, each);
        }
    }

private:
    int others_ = 0;
};

}  // namespace

TEST_CASE("a request that comes again within eight days is not done again") {
    requests it;
    REQUIRE(it.brings("first") == "");
    it.come(10'000);
    CHECK(it.brings("first") == "already_done");
    it.now += std::chrono::hours(8 * 24);
    it.come(1);
    CHECK(it.brings("first") == "already_done");
    it.now += std::chrono::hours(2);
    it.come(1);
    CHECK(it.brings("first") == "");
}

TEST_CASE("of 50,000 requests that changed something the oldest is forgotten, and no other") {
    requests it;
    REQUIRE(it.brings("first") == "");
    REQUIRE(it.brings("second") == "");
    it.come(49'998);
    CHECK(it.brings("first") == "already_done");
    it.come(1);
    CHECK(it.known.causes.size() == 50'000);
    CHECK(it.known.recent.size() == 50'000);
    CHECK(it.brings("second") == "already_done");
    CHECK(it.brings("first") == "");
}
