// Rule 12, and what else is only looked at: is-it-us, the board, the load, a responder's status.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

std::string suspected(const stage& day) {
    const auto found = is_it_us(keepers_view(day.day()), day.now);
    std::string all;
    for (const auto& each : found.cards) all += std::to_string(each.no.value) + " ";
    for (const auto& each : found.changes) all += each.what + " ";
    return all;
}

std::string waits(const stage& day, std::uint32_t no) {
    for (const auto& [column, cards] : board(keepers_view(day.day()), day.now))
        for (const auto& each : cards)
            if (each.line.no.value == no) return text(each.waits);
    return "no such card";
}

}  // namespace

TEST_CASE("rule 12: is-it-us lists what runs, what was touched in the last hour, and open changes") {
    auto day = begun();
    CHECK(suspected(day) == "");
    REQUIRE(day.says("ada", open_change{"level", "back", ""}) == "");
    REQUIRE(day.says("ada", start(1)) == "");
    REQUIRE(day.says("bo", start(3)) == "");
    REQUIRE(day.says("bo", stop(3)) == "");
    CHECK(suspected(day) == "1 3 level ");
    REQUIRE(day.to("10:00").says("bo", rolled_back(3)) == "");
    REQUIRE(day.to("14:00").says("ada", restore_change{}) == "");
    CHECK(suspected(day) == "1 ");
    CHECK(suspected(day.to("11:00")) == "1 3 ");
    CHECK(suspected(day.to(at("11:00") + 1ms)) == "1 ");
    REQUIRE(day.to("14:00").says("bo", log_about(3, "it comes back!")) == "");
    CHECK(suspected(day) == "1 3 ");
}

TEST_CASE("rule 12: the board shows each card in its column, and why it waits") {
    auto plan = a_quiet_day();
    plan.cards[{4}] = experiment("Router", "bo");
    plan.cards[{4}].alone = true;
    plan.limit = 1;
    stage day(plan);
    CHECK(waits(day, 1) == "window=yes");
    day.until("09:00");
    CHECK(waits(day, 1) == "nothing");
    REQUIRE(day.says("ada", start(1)) == "");
    CHECK(waits(day, 1) == "nothing");
    CHECK(waits(day, 2) == "limit=yes");
    CHECK(waits(day, 4) == "limit=yes alone=yes");
    REQUIRE(day.says("fay", hold_starts{""}) == "");
    CHECK(waits(day, 2) == "limit=yes hold=yes");
    REQUIRE(day.says("rex", stop_all{""}) == "");
    CHECK(waits(day, 2) == "limit=yes hold=yes stopped=yes");
    day.to("15:10");
    CHECK(waits(day, 2) == "limit=yes hold=yes stopped=yes last_start=yes");
    card_change fields;
    fields.rollback = std::vector<std::string>{};
    REQUIRE(day.says("ada", edit_card{{{2}}, fields}) == "");
    CHECK(waits(day, 2) == "limit=yes hold=yes stopped=yes last_start=yes unready=yes");
    const auto columns = board(keepers_view(day.day()), day.now);
    CHECK(columns.at(column::ready).size() == 3);
    CHECK(columns.at(column::rolling_back).size() == 1);
    CHECK(columns.at(column::rolling_back).front().runs == 1);
    CHECK(columns.at(column::ready).back().alone);
    CHECK(waiting{}.any() == false);
}

TEST_CASE("rule 12: the board shows what was said of a card last, unless it was taken back") {
    auto day = begun();
    const auto said = [&] { return board(keepers_view(day.day()), day.now).at(column::ready).front().last_note; };
    CHECK(said() == "");
    REQUIRE(day.says("ada", log_about(1, "careful with this one")) == "");
    CHECK(said() == "careful with this one");
    REQUIRE(day.says("ada", take_back{}) == "");
    CHECK(said() == "");
}

TEST_CASE("rule 12: the load of a team is its open sightings") {
    auto day = begun();
    REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    REQUIRE(day.says("rio", seen("more errors", "shop")) == "");
    REQUIRE(day.says("sam", seen("slow", "search")) == "");
    REQUIRE(day.says("sam", seen("odd")) == "");
    const auto of = [&](const char* team) {
        const auto all = load(public_day(day.day()));
        return all.contains(team) ? all.at(team) : 0;
    };
    CHECK(of("shop") == 2);
    CHECK(of("search") == 1);
    CHECK(day.says("rio", resolve_sighting{{1}}) == "");
    CHECK(day.says("rio", resolve_sighting{{1}}) == "already_done");
    CHECK(day.says("rio", resolve_sighting{{9}}) == "no_such_sighting no=9");
    CHECK(of("shop") == 1);
    REQUIRE(day.says("sam", resolve_sighting{{3}}) == "");
    CHECK(of("search") == 0);
    CHECK(day.says("sam", seen("")) == "nothing_said wanted=what");
    day.rules.max_sightings = 4;
    CHECK(day.says("sam", seen("one more")) == "too_many what=sightings bound=4");
}

TEST_CASE("rule 12: a responder's status is made from what the public may know") {
    auto day = begun();
    REQUIRE(day.says("rex", seen("errors", "shop")) == "");
    REQUIRE(day.says("rio", seen("slow", "shop")) == "");
    const public_day view(day.day());
    CHECK(view.sightings_of(person("rex")).size() == 1);
    CHECK(view.sightings_of(person("sam")).empty());
    CHECK(view.id() == day.on);
    CHECK(view.plan().name == "Storm");
    CHECK(view.current_window(at("08:00"))->opens.at == at("09:00"));
    CHECK(view.current_window(at("23:00"))->opens.at == at("09:00"));
    const setup nothing;
    CHECK(public_day({1}, nothing, day.day().open).current_window(at("08:00")) == nullptr);
}

TEST_CASE("rule 12: sightings are tied to cards by the facilitator") {
    auto day = begun();
    CHECK(day.says("fay", tie_sighting{{1}, {1}}) == "no_such_sighting no=1");
    REQUIRE(day.says("rex", seen("errors")) == "");
    CHECK(day.says("fay", tie_sighting{{1}, {9}}) == "no_such_card card=9");
    CHECK(day.says("ada", tie_sighting{{1}, {1}}) == "not_yours facilitators=yes");
    CHECK(day.says("fay", tie_sighting{{1}, {1}}) == "");
}

TEST_CASE("rule 12: a title is made of the parts that there are") {
    card_plan plan;
    CHECK(title_of(plan) == "");
    plan.component = "Mail";
    CHECK(title_of(plan) == "Mail");
    plan.expected = "nobody cries";
    CHECK(title_of(plan) == "Mail: nobody cries");
    plan.failure = "fails";
    CHECK(title_of(plan) == "Mail fails: nobody cries");
}
