// People of a day who are named by a group that the platform keeps: whoever comes into it or leaves it later is meant,
// too; what was said of one person by hand holds.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

const group_id chaos{platform::room, "S1"};

group of(std::vector<std::string_view> members) {
    group it{chaos, "chaos-agents", {}};
    for (const auto each : members) it.members.insert(person(each));
    return it;
}
followed_group as(role which, group is) { return {std::move(is), {which, "shop"}}; }

struct planned : stage {
    planned() : stage(a_quiet_day()) {
        change_people all;
        all.follow[chaos] = as(role::agent, of({"gus", "ivy"}));
        REQUIRE(says("fay", all) == "");
    }
    role role_of(std::string_view who) const { return bot::day::role_of(day(), person(who)); }
    void see(std::vector<std::string_view> members) { REQUIRE(own(see_group{of(std::move(members))}) == ""); }
};

}  // namespace

TEST_CASE("whoever is in the group is an agent, and so is whoever comes into it later") {
    planned it;
    CHECK(it.role_of("gus") == role::agent);
    CHECK(it.day().secret.who.at(person("gus")).team == "shop");
    it.see({"gus", "ivy", "joe"});
    CHECK(it.role_of("joe") == role::agent);
    CHECK(it.last.front().who.is_bot());
    it.see({"joe"});
    CHECK(it.role_of("gus") == role::none);
    CHECK(it.role_of("ivy") == role::none);
    CHECK(it.role_of("ada") == role::agent);
}

TEST_CASE("a group that is as it was, or that nobody follows, is no fact") {
    planned it;
    it.see({"gus", "ivy"});
    CHECK(it.last.empty());
    REQUIRE(it.own(see_group{{{platform::room, "S2"}, "others", {person("joe")}}}) == "");
    CHECK(it.last.empty());
}

TEST_CASE("what was said of one person by hand holds against the group") {
    planned it;
    SUBCASE("taken out, they stay out while they are in the group, and come back with it anew") {
        REQUIRE(it.says("fay", change_people{{}, {person("gus")}}) == "");
        it.see({"gus", "ivy", "joe"});
        CHECK(it.role_of("gus") == role::none);
        it.see({"ivy"});
        it.see({"ivy", "gus"});
        CHECK(it.role_of("gus") == role::agent);
    }
    SUBCASE("named in another role, they keep it, also when they leave the group") {
        REQUIRE(it.says("fay", change_people{{{person("gus"), {role::responder, "shop"}}}, {}}) == "");
        it.see({"gus", "ivy", "joe"});
        CHECK(it.role_of("gus") == role::responder);
        it.see({});
        CHECK(it.role_of("gus") == role::responder);
    }
    SUBCASE("named before the group came, they stay when they leave it") {
        it.see({"ada", "gus"});
        it.see({"gus"});
        CHECK(it.role_of("ada") == role::agent);
    }
    SUBCASE("the same role by name is enough to stay") {
        REQUIRE(it.says("fay", change_people{{{person("gus"), {role::agent, "shop"}}}, {}}) == "");
        it.see({});
        CHECK(it.role_of("gus") == role::agent);
    }
}

TEST_CASE("the facilitator is never an agent, whatever the group says") {
    planned it;
    it.see({"fay", "gus"});
    CHECK(it.role_of("fay") == role::facilitator);
    CHECK_FALSE(it.day().secret.who.contains(person("fay")));
    REQUIRE(it.says("fay", hand_over{person("gus")}) == "");
    CHECK_FALSE(it.day().secret.who.contains(person("gus")));
    it.see({});
    CHECK(it.role_of("gus") == role::facilitator);
}

TEST_CASE("a group that is left takes those with it whom it brought; named as another role it changes theirs") {
    planned it;
    change_people away;
    away.leave.insert(chaos);
    SUBCASE("left") {
        REQUIRE(it.says("fay", away) == "");
        CHECK(it.role_of("gus") == role::none);
        CHECK(it.role_of("ada") == role::agent);
        it.see({"joe"});
        CHECK(it.role_of("joe") == role::none);
    }
    SUBCASE("named again") {
        change_people again;
        again.follow[chaos] = as(role::responder, of({"gus", "ivy"}));
        REQUIRE(it.says("fay", again) == "");
        CHECK(it.role_of("gus") == role::responder);
    }
}

TEST_CASE("a plan may name a group; loaded again with the group as it is, nothing differs; a clone follows it, too") {
    auto plan = a_quiet_day();
    plan.from[chaos] = as(role::agent, of({"gus"}));
    stage it(plan);
    CHECK(bot::day::role_of(it.day(), person("gus")) == role::agent);
    REQUIRE(it.says("fay", load_plan{plan, false}) == "");
    CHECK(it.last.empty());
    plan.from[chaos].is.members.insert(person("joe"));
    CHECK(it.says("fay", load_plan{plan, false}).find("changes=yes") != std::string::npos);
    REQUIRE(it.own(see_group{of({"gus", "joe"})}) == "");
    REQUIRE(it.says("fay", load_plan{plan, false}) == "");
    CHECK(it.last.empty());
    auto next = it.day().plan;
    next.windows = {hours("09:00", "15:00", "16:00", "17:00", 7)};
    REQUIRE(it.says("fay", clone_day{next}) == "");
    const auto& made = it.known.days.at({2}).secret;
    CHECK(made.from == it.day().secret.from);
    CHECK(made.by_group == it.day().secret.by_group);
}

TEST_CASE("a day that is over keeps the people that it had") {
    planned it;
    REQUIRE(it.says("fay", cancel_day{"rain"}) == "");
    it.see({});
    CHECK(it.last.empty());
    CHECK(it.role_of("gus") == role::agent);
}

TEST_CASE("a group too large for a day changes nothing") {
    planned it;
    it.rules.max_people = it.day().secret.who.size() + 1;
    CHECK(it.own(see_group{of({"gus", "ivy", "joe", "kim"})}).starts_with("too_many"));
    CHECK(it.role_of("joe") == role::none);
}

TEST_CASE("to follow a group is nothing that undo takes back: it is taken out by its name") {
    planned it;
    CHECK(it.says("fay", take_back{}).starts_with("nothing_to_take_back"));
}
