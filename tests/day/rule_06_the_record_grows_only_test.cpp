// Rule 6: times may lie in the past, nothing is ever changed, corrections are new facts. (Undo has a file of its own.)
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

TEST_CASE("rule 6: the record keeps when it happened and when it was written") {
    auto day = begun();
    day.to("11:00");
    write_notes several;
    several.lines = {log_line{{{1}}, at("10:42"), "latency climbs", "to see"}, log_line{{}, {}, "now", {}},
        log_line{{}, at("12:30"), "from the future", {}}};
    REQUIRE(day.says("ada", several) == "");
    REQUIRE(day.last.size() == 3);
    CHECK(text(day.last[0]) ==
          "fact no=13 day=1 who=@ada happened=03-16 10:42 written=03-16 11:00 "
          "what=note_written note=8 card=1 text=latency climbs why=to see");
    CHECK(day.last[1].happened == at("11:00"));
    CHECK(day.last[2].happened == at("11:00"));  // nothing has happened later than now
    CHECK(day.day().secret.notes[7].happened == at("10:42"));
    CHECK(day.day().secret.notes[7].written == at("11:00"));
}

TEST_CASE("rule 6: a sighting may have been seen a while ago") {
    auto day = begun();
    day.to("11:00");
    REQUIRE(day.says("rex", report_sighting{"errors", "shop", at("10:50")}) == "");
    CHECK(day.day().open.sightings.at({1}).seen == at("10:50"));
    CHECK(day.last.front().written == at("11:00"));
    REQUIRE(day.says("rex", report_sighting{"errors", "shop", at("18:00")}) == "");
    CHECK(day.day().open.sightings.at({2}).seen == at("11:00"));
}

TEST_CASE("rule 6: a line that names no card is about the one that is meant") {
    auto day = begun();
    const auto about = [&](const char* who) {
        REQUIRE(day.says(who, log_text("hm")) == "");
        const auto card = day.day().secret.notes.back().card;
        return card ? card->value : 0U;
    };
    CHECK(about("ada") == 0);
    REQUIRE(day.says("bo", start(3)) == "");
    CHECK(about("ada") == 3);  // the only one that is faulty
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(about("ada") == 1);  // her own
    CHECK(about("bo") == 3);
    CHECK(about("cy") == 0);  // could be either
    REQUIRE(day.says("fay", waive(2, start_rule::limit)) == "");
    REQUIRE(day.says("ada", start(2)) == "");
    CHECK(about("ada") == 0);  // two of hers
}

TEST_CASE("rule 6: notes that can not be written") {
    auto day = begun();
    CHECK(day.says("ada", write_notes{}) == "nothing_said wanted=text");
    CHECK(day.says("ada", log_text("")) == "nothing_said wanted=text");
    CHECK(day.says("ada", log_about(88, "hm")) == "no_such_card card=88");
    CHECK(day.says("rex", log_text("hm")) == "not_yours");
    CHECK(day.says("fay", log_text("hm")) == "");
    day.rules.max_notes = day.day().secret.notes.size();
    CHECK(day.says("ada", log_text("one more")) == "too_many what=notes bound=8");
    CHECK(day.says("ada", open_change{"level", "back", ""}) == "too_many what=notes bound=8");
    CHECK(day.says("ada", keep_message{{channel("agents"), "7"}, person("bo"), at("09:00"), "x", ""}) ==
          "too_many what=notes bound=8");
}

TEST_CASE("rule 6: an amendment is a new fact; the old text stays") {
    auto day = begun();
    REQUIRE(day.says("ada", log_text("lattency")) == "");
    REQUIRE(day.says("bo", amend_note{{8}, "latency", {}}) == "");
    CHECK(day.facts_said() == "note_amended note=8 text=latency");
    CHECK(day.day().secret.notes[7].text == "latency");
    CHECK(amendments_of(day.day().secret, {8}).earlier == lines{"lattency"});
    CHECK(day.says("ada", amend_note{{99}, "x", {}}) == "no_such_note note=99");
    CHECK(day.says("ada", amend_note{{0}, "x", {}}) == "no_such_note note=0");
    CHECK(day.says("ada", amend_note{{8}, {}, {}}) == "nothing_said wanted=text");
    CHECK(day.says("rex", amend_note{{8}, "x", {}}) == "not_yours");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(day.says("ada", amend_note{{8}, "x", {}}) == "no_such_note note=8");
}

TEST_CASE("rule 6: a message of a channel is put on the record with its own time and author, and taken off") {
    auto day = begun();
    day.to("11:00");
    const post_ref message{channel("incidents"), "42"};
    const keep_message keep{message, person("rio"), at("10:30"), "I see errors", "https://x/42", {}, {}, true};
    REQUIRE(day.says("rex", keep) == "");
    CHECK(
        text(day.last.front()) ==
        "fact no=13 day=1 who=@rio happened=03-16 10:30 written=03-16 11:00 what=note_written note=8 text=I see errors "
        "message=#incidents/42 link=https://x/42");
    REQUIRE(day.says("rex", keep) == "");  // delivered once more
    CHECK(day.last.empty());
    REQUIRE(day.says("rex", drop_message{{channel("incidents"), "43"}}) == "");
    CHECK(day.last.empty());
    REQUIRE(day.says("rex", drop_message{message}) == "");
    CHECK(day.facts_said() == "message_unmarked message=#incidents/42\nnote_struck note=8");
    REQUIRE(day.says("rex", keep) == "");  // and on again
    CHECK(day.facts_said().starts_with("note_written note=9"));
}

TEST_CASE("rule 6: a message stays on the record as long as somebody wants it there") {
    const post_ref message{channel("incidents"), "42"};
    const keep_message pencil{message, person("rio"), at("09:00"), "I see errors", "", {}, {}, true};
    auto by_hand = pencil;
    by_hand.by_reaction = false;
    const auto struck = [](const stage& day) { return day.day().secret.notes.back().struck; };
    auto day = begun();
    REQUIRE(day.says("rex", pencil) == "");
    REQUIRE(day.says("rio", pencil) == "");
    REQUIRE(day.says("olga", drop_message{message}) == "");  // who never marked it
    CHECK(day.last.empty());
    REQUIRE(day.says("rex", drop_message{message}) == "");
    CHECK_FALSE(struck(day));
    auto kept = day;
    REQUIRE(day.says("rio", drop_message{message}) == "");
    CHECK(struck(day));
    REQUIRE(kept.says("ada", by_hand) == "");
    REQUIRE(kept.says("rio", drop_message{message}) == "");
    CHECK_FALSE(struck(kept));
    auto first = begun();
    REQUIRE(first.says("ada", by_hand) == "");
    REQUIRE(first.says("rex", pencil) == "");
    REQUIRE(first.says("rex", drop_message{message}) == "");
    CHECK_FALSE(struck(first));
}

TEST_CASE("rule 6: everybody in a channel may put its messages on the record, with a role or without") {
    for (const auto* who : {"fay", "ada", "rex", "olga", "sam"}) {
        auto day = begun();
        REQUIRE(day.says(who, keep_message{{channel("incidents"), "42"}, person("rio"), at("09:00"), "hm", ""}) == "");
        CHECK(day.day().secret.notes.back().text == "hm");
    }
}

TEST_CASE("rule 6: changes are opened with how to restore them, and stay open until restored") {
    auto day = begun();
    CHECK(day.says("ada", open_change{"", "back", ""}) == "nothing_said wanted=what");
    CHECK(day.says("ada", open_change{"level", "", ""}) == "nothing_said wanted=restore");
    CHECK(day.says("rex", open_change{"level", "back", ""}) == "not_yours");
    CHECK(day.says("ada", restore_change{}) == "which_change");
    REQUIRE(day.says("ada", open_change{"level", "back", ""}) == "");
    REQUIRE(day.says("bo", open_change{"alert", "on again", "noise"}) == "");
    CHECK(day.says("ada", restore_change{}) == "which_change candidates=[1 2]");
    CHECK(day.says("ada", restore_change{{{9}}}) == "no_such_change no=9");
    REQUIRE(day.says("ada", restore_change{{{2}}}) == "");
    CHECK(day.says("ada", restore_change{{{2}}}) == "no_such_change no=2");
    REQUIRE(day.says("cy", restore_change{}) == "");  // one only is meant
    CHECK(day.day().secret.changes.at({1}).restored_by == person("cy"));
}

TEST_CASE("rule 6: the ledger is open from the planning on, and to the end") {
    stage day(a_quiet_day());
    CHECK(day.says("ada", open_change{"level", "back", "before the day"}) == "");
    REQUIRE(day.says("fay", kickoff_now()) == "");
    CHECK(day.says("fay", end_day{}) == "day_not_clear open_changes=[1]");
    REQUIRE(day.says("ada", restore_change{}) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(day.says("ada", open_change{"level", "back", ""}) == "day_not_open");
}

TEST_CASE("rule 6: lessons are anybody's, and bounded for each person") {
    auto day = begun();
    day.rules.max_lessons = 1;
    CHECK(day.says("sam", write_lesson{lesson_kind::learned, "", {}}) == "nothing_said wanted=text");
    CHECK(day.says("sam", write_lesson{lesson_kind::idea, "more tea", person("rex")}) == "");
    CHECK(day.facts_said() == "lesson_written kind=idea text=more tea owner=@rex");
    CHECK(day.says("sam", write_lesson{lesson_kind::idea, "and cake", {}}) == "too_many what=lessons bound=1");
    CHECK(day.says("rex", write_lesson{lesson_kind::improvement, "start later", {}}) == "");
}

TEST_CASE("rule 6: a record that speaks of windows its day does not have is read, and nobody looks for those") {
    state known;
    const auto reads = [&](const public_fact& what) {
        apply(known, {known.facts + 1, {1}, person("fay"), at("10:00"), at("10:00"), {}, what});
    };
    for (const auto& windows : {std::vector<window>(), a_day().day.windows}) {
        setup plan;
        plan.windows = windows;
        reads(day_edited{plan});
        reads(window_ended{7});
        reads(kicked_off{});
        reads(ran_longer{});
        reads(window_opened{9});
        const auto& day = known.days.at({1});
        CHECK(day.open.windows_opened == windows.size());
        CHECK(day.open.windows_ended <= windows.size());
        CHECK(day.open.ran_longer == !windows.empty());
        for (const auto& each : due(day, at("11:00"))) CHECK(each.day == day_id{1});
    }
}
