// A day with all the notes that fit: what would begin or plan something is refused, whatever the verb, and what ends a
// danger goes through.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

/// Card 1 runs, card 2 rolls back, card 3 is ready, card 4 in the backlog, a change is open; no note more fits.
struct full_day : stage {
    full_day() : stage(begun()) {
        REQUIRE(says("fay", set_limit{3}) == "");
        REQUIRE(says("ada", start(1)) == "");
        REQUIRE(says("bo", start(2)) == "");
        REQUIRE(says("bo", stop(2)) == "");
        REQUIRE(says("ada", add_card{day().secret.cards.at({3}).plan}) == "");
        REQUIRE(says("ada", open_change{"level", "back", ""}) == "");
        rules.max_notes = day().secret.notes.size();
    }
    std::string full() const { return "too_many what=notes bound=" + std::to_string(rules.max_notes); }
};

struct said {
    const char* verb;
    const char* who;
    command what;
};

}  // namespace

TEST_CASE("with a full record nothing is begun or planned that would need a note") {
    full_day it;
    const std::vector<said> refused{
        {"log", "ada", log_text("one more")},
        {"keep", "ada", keep_message{{channel("agents"), "7"}, person("bo"), it.now, "slow", ""}},
        {"change", "ada", open_change{"level", "back", ""}},
        {"draw in", "ada", draw_in{person("bo"), "he knows the queue"}},
        {"add", "ada", add_card{it.day().secret.cards.at({3}).plan}},
        {"ready", "ada", ready_card{card_no{4}}},
        {"start", "bo", start(3)},
        {"skip", "bo", skip_card{card_no{3}, "no time"}},
        {"waive", "fay", waive(3, start_rule::limit)},
        {"limit", "fay", set_limit{2}},
        {"the same limit", "fay", set_limit{3}},
        {"hold", "fay", hold_starts{"lunch"}},
        {"wind-down", "fay", wind_down{}},
    };
    const auto before = it.known.facts;
    for (const auto& each : refused) CHECK_MESSAGE(it.says(each.who, each.what) == it.full(), each.verb);
    CHECK(it.says("rex", keep_message{{channel("incidents"), "8"}, person("rio"), it.now, "slow", ""}) == "");
    CHECK(it.known.facts == before);
}

TEST_CASE("with a full record what ends a danger goes through, and so does what needs no note") {
    full_day it;
    const std::vector<said> done{
        {"see", "rex", seen("errors")},
        {"resolved", "rex", resolve_sighting{sighting_no{1}}},
        {"amend", "ada", amend_note{note_no{1}, "said better", {}}},
        {"learned", "rex", write_lesson{lesson_kind::learned, "tea", {}}},
        {"stop", "ada", stop(1)},
        {"rolled back", "ada", rolled_back(1)},
        {"stop-all", "rex", stop_all{"it burns"}},
        {"resume", "fay", resume_confirmed()},
        {"real", "rex", declare_real{"it burns indeed"}},
        {"rolled back after that", "bo", rolled_back(2)},
        {"restored", "ada", restore_change{change_no{1}}},
        {"resume again", "fay", resume_day{true, "it is out", true}},
        {"end", "fay", end_day{}},
    };
    for (const auto& each : done) CHECK_MESSAGE(it.says(each.who, each.what) == "", each.verb);
    CHECK(it.day().secret.notes.size() > it.rules.max_notes);
}
