// Rule 9: who may say what. The columns of the command table are cumulative; the facilitator is no agent.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

bool is_not_yours(const std::string& refused) { return refused.starts_with("not_yours"); }

const std::vector<command>& anybodys() {
    static const std::vector<command> all{seen("smoke"), resolve_sighting{{1}}, stop_all{""}, declare_real{""},
        write_lesson{lesson_kind::learned, "tea", {}}, greet{person("sam")}};
    return all;
}

const std::vector<command>& agents() {
    static const std::vector<command> all{add_card{experiment("Printer", "ada")}, edit_card{{{1}}, {}},
        ready_card{{{1}}}, stop(1), rolled_back(1), skip_card{{{1}}, ""}, log_text("hm"),
        open_change{"level", "back", ""}, restore_change{}, draw_in{person("ada"), ""}, take_back{},
        amend_note{{1}, "x", {}}, hand_over{person("gus")}};
    return all;
}

const std::vector<command>& facilitators() {
    static const std::vector<command> all{edit_day{a_quiet_day().day}, change_people{}, kickoff_now(), set_limit{2},
        hold_starts{""}, resume_day{}, waive(1, start_rule::limit), load_plan{a_quiet_day(), false},
        extend_day{wall("18:00"), ""}, wind_down{}, end_day{}, reveal{{{1}}}, tie_sighting{{1}, {1}},
        set_reminder{reminder::load, true, {}, {}}, cancel_day{"rain"}, close_day{}, tick_step{0},
        clone_day{a_quiet_day().day}};
    return all;
}

}  // namespace

TEST_CASE("rule 9: the table of who may say what") {
    const auto day = begun();
    const auto refused = [&](const char* who, const command& what) {
        auto copy = day;
        return is_not_yours(copy.says(who, what));
    };
    for (const auto* who : {"fay", "ada", "rex", "olga", "sam"})
        for (const auto& each : anybodys()) CHECK_FALSE(refused(who, each));
    for (const auto& each : agents()) {
        CHECK_FALSE(refused("fay", each));
        CHECK_FALSE(refused("ada", each));
        for (const auto* who : {"rex", "olga", "sam", ""}) CHECK(refused(who, each));
    }
    for (const auto& each : facilitators()) {
        CHECK_FALSE(refused("fay", each));
        for (const auto* who : {"ada", "rex", "olga", "sam", ""}) CHECK(refused(who, each));
    }
}

TEST_CASE("rule 9: a closed or cancelled day takes nothing more, but can be cloned") {
    auto day = begun();
    REQUIRE(day.says("fay", end_day{}) == "");
    REQUIRE(day.says("fay", close_day{}) == "");
    auto another = a_quiet_day().day;
    another.windows = {hours("09:00", "15:00", "16:00", "17:00", 7)};
    for (const auto* list : {&anybodys(), &agents(), &facilitators()})
        for (const auto& each : *list) {
            const auto* theirs = std::get_if<agents_command>(&each);
            if (theirs && std::holds_alternative<clone_day>(*theirs)) continue;
            CHECK(day.says("fay", each) == "day_not_open");
        }
    CHECK(day.says("fay", clone_day{another}) == "");
    CHECK(day.known.days.size() == 2);
    CHECK(day.known.days.at({2}).secret.cards.size() == 3);
    CHECK(day.known.days.at({2}).open.facilitator == person("fay"));
}

TEST_CASE("rule 9: new makes its caller facilitator, if the house lets them") {
    state nothing;
    house_rules rules;
    auto plan = a_quiet_day();
    plan.facilitator.reset();
    create_day it;
    it.plan = plan;
    const asker ada{person("ada"), {}, {}};
    const auto made = decide(nothing, {}, command(it), ada, at("08:00"), rules);
    REQUIRE(made);
    state known;
    for (const auto& each : *made) apply(known, each);
    const auto& day = known.days.at({1});
    CHECK(day.open.facilitator == person("ada"));
    CHECK_FALSE(day.secret.who.contains(person("ada")));  // no agent any more
    CHECK(role_of(day, person("ada")) == role::facilitator);
    rules.may_create = [](const person_id& who) { return who.id != "ada"; };
    const auto refused = decide(nothing, {}, command(it), ada, at("08:00"), rules);
    REQUIRE_FALSE(refused);
    CHECK(text(refused.error()) == "not_allowed_to_create");
}

TEST_CASE("rule 9: nor does clone get round who may make a day") {
    auto day = begun();
    house_rules rules;
    rules.may_create = [](const person_id& who) { return who.id != "fay"; };
    auto another = a_quiet_day().day;
    another.windows = {hours("09:00", "15:00", "16:00", "17:00", 7)};
    const asker fay{person("fay"), day.day().plan.agents_channel, {}};
    const auto refused =
        decide(day.known, day_id{1}, command(agents_command(clone_day{another})), fay, at("10:00"), rules);
    REQUIRE_FALSE(refused);
    CHECK(text(refused.error()) == "not_allowed_to_create");
}

TEST_CASE("rule 9: the facilitator is no agent, and owns no card") {
    auto day = begun();
    CHECK(day.says("fay", start(1)) == "facilitator_starts_none");
    CHECK(
        day.says("fay", change_people{{{person("fay"), {role::agent, ""}}}, {}}) == "facilitator_is_no_agent who=@fay");
    CHECK(day.says("ada", add_card{experiment("Printer", "fay")}) == "facilitator_is_no_agent who=@fay");
    card_change fields;
    fields.owner = person("fay");
    CHECK(day.says("ada", edit_card{{{1}}, fields}) == "facilitator_is_no_agent who=@fay");
}

TEST_CASE("rule 9: a handover, and who is what after it") {
    auto day = begun();
    REQUIRE(day.says("fay", hand_over{person("ada")}) == "");
    CHECK(day.facts_said().ends_with("handed_over from=@fay to=@ada"));
    CHECK(joined_up(day.news()) ==
          joined_up({"03-16 09:00 #incidents new_facilitator", "03-16 09:00 #agents agents_handover"}));
    CHECK(role_of(day.day(), person("ada")) == role::facilitator);
    CHECK(role_of(day.day(), person("fay")) == role::agent);
    CHECK(day.says("ada", start(1)) == "facilitator_starts_none");
    CHECK(day.says("fay", start(1)) == "");
    CHECK(day.says("fay", set_limit{3}) == "not_yours facilitators=yes");
    CHECK(day.says("ada", set_limit{3}) == "");
    // Cards that were hers still can be written on.
    card_change fields;
    fields.load = "a little";
    CHECK(day.says("bo", edit_card{{{1}}, fields}) == "");
    REQUIRE(day.says("ada", hand_over{person("ada")}) == "");
    CHECK(day.last.empty());
    CHECK(day.says("ada", hand_over{person("")}) == "unknown_person");
    CHECK(day.says("ada", hand_over{{platform::slack, "U1"}}) == "unknown_person who=U1");
}

TEST_CASE("rule 9: a handover before anybody was told of the day is told to agents alone") {
    stage day(a_quiet_day());
    day.news();
    REQUIRE(day.says("fay", hand_over{person("gus")}) == "");
    CHECK(joined_up(day.news()) == "03-16 08:00 #agents agents_handover\n");
}

TEST_CASE("rule 9: two agents together appoint another facilitator") {
    auto day = begun();
    CHECK(day.says("rex", hand_over{person("gus")}) == "not_yours");
    REQUIRE(day.says("ada", hand_over{person("gus")}) == "");
    CHECK(day.facts_said() == "appointment_backed whom=@gus");
    CHECK(joined_up(day.news()) == "03-16 09:00 #agents appointment_asked\n");
    REQUIRE(day.says("ada", hand_over{person("gus")}) == "");  // saying it twice does not make two
    CHECK(day.day().open.facilitator == person("fay"));
    REQUIRE(day.says("bo", hand_over{person("olga")}) == "");  // somebody else
    CHECK(day.day().open.facilitator == person("fay"));
    REQUIRE(day.says("cy", hand_over{person("gus")}) == "");
    CHECK(day.day().open.facilitator == person("gus"));
    CHECK(joined_up(day.news("#incidents")) == "03-16 09:00 #incidents new_facilitator\n");
}

TEST_CASE("rule 9: whoever facilitated knows the cards, and is no stranger in the agents' channel") {
    auto day = begun();
    SUBCASE("after a handover") { REQUIRE(day.says("fay", hand_over{person("gus")}) == ""); }
    SUBCASE("after an appointment") {
        REQUIRE(day.says("ada", hand_over{person("gus")}) == "");
        REQUIRE(day.says("bo", hand_over{person("gus")}) == "");
    }
    see_agents_channel look;
    look.present = {person("ada"), person("bo"), person("fay"), person("gus")};
    REQUIRE(day.own(look) == "");
    CHECK_FALSE(day.day().secret.channel_unsafe);
}

TEST_CASE("rule 9: a backing counts once, and only an agent's") {
    auto day = begun();
    REQUIRE(day.says("ada", hand_over{person("gus")}) == "");
    REQUIRE(day.says("bo", hand_over{person("gus")}) == "");
    REQUIRE(day.says("gus", hand_over{person("fay")}) == "");
    REQUIRE(day.says("cy", hand_over{person("gus")}) == "");  // ada's and bo's word is used up
    CHECK(day.day().open.facilitator == person("fay"));
    REQUIRE(day.says("fay", change_people{{}, {person("cy")}}) == "");
    REQUIRE(day.says("bo", hand_over{person("gus")}) == "");  // cy is no agent any more
    CHECK(day.day().open.facilitator == person("fay"));
}

TEST_CASE("rule 9: people are bounded, and a change that changes nothing is none") {
    auto day = begun();
    REQUIRE(day.says("fay", change_people{}) == "");
    CHECK(day.last.empty());
    day.rules.max_people = 6;
    CHECK(day.says("fay", change_people{{{person("zoe"), {role::agent, ""}}}, {}}) == "too_many what=people bound=6");
    CHECK(day.says("fay", change_people{{{person("zoe"), {role::agent, ""}}}, {person("olga")}}) == "");
}
