// What the two pictures of a day show.
#include "played.hpp"
#include "report/chart_of.hpp"
#include "report/lanes_public.hpp"

#include <algorithm>

using namespace tests::report;
namespace picture = bot::picture;

namespace {

picture::chart seen_by_agents(const stage& day, std::string_view now, bot::speech::names by = {}) {
    const auto view = keepers_view(day.day());
    const auto all = bot::day::retrospect(view);
    return bot::report::chart_of(bot::report::past{view, all}, {at(now), std::move(by)});
}
picture::chart seen_by_all(const stage& day, std::string_view now) {
    return bot::report::chart_of(public_day(day.day()), {at(now)});
}

const picture::lane& lane(const picture::chart& of, std::string_view name) {
    const auto found = std::ranges::find_if(of.lanes, [&](const auto& each) { return each.name.starts_with(name); });
    REQUIRE_MESSAGE(found != of.lanes.end(), name);
    return *found;
}
std::size_t count_of(const picture::lane& in, picture::mark_kind of) {
    return static_cast<std::size_t>(std::ranges::count(in.marks, of, &picture::mark::of));
}

}  // namespace

TEST_CASE("chart: a card's lane has its plan, its run, its rollback, its notes and what was seen") {
    const auto chart = seen_by_agents(an_ended_day(), "12:30");
    const auto& mail = lane(chart, "1 Mail");
    REQUIRE(mail.spans.size() == 3);
    CHECK(mail.spans[0].of == picture::span_kind::planned);
    CHECK(mail.spans[0].to == at("10:45"));
    CHECK(mail.spans[1].from == at("10:00"));
    CHECK(mail.spans[1].to == at("10:25"));
    CHECK(mail.spans[2].of == picture::span_kind::rolling_back);
    CHECK(mail.spans[2].to == at("10:31"));
    CHECK(count_of(mail, picture::mark_kind::sighting) == 1);
    CHECK(count_of(mail, picture::mark_kind::over) == 1);
    CHECK(count_of(mail, picture::mark_kind::note) == 1);
    CHECK(count_of(lane(chart, "Other notes"), picture::mark_kind::note) == 1);
    CHECK(mail.marks.back().said == "10:20 UTC, @rex saw failure 1 over: orders heron hang");
    CHECK(lane(chart, "3 Cache").spans.empty());
    CHECK(count_of(lane(chart, "3 Cache"), picture::mark_kind::decision) == 1);
}

TEST_CASE("chart: stop-alls and holds are bands, changes and decisions have lanes of their own") {
    const auto chart = seen_by_agents(an_ended_day(), "12:30");
    REQUIRE(chart.bands.size() == 2);
    CHECK(chart.bands[0].of == picture::band_kind::stopped);
    CHECK(chart.bands[0].from == at("11:10"));
    CHECK(chart.bands[0].to == at("11:20"));
    CHECK(chart.bands[1].of == picture::band_kind::hold);
    CHECK(chart.bands[1].said == "hold, 10:45 UTC to 10:55 UTC, by @fay: shop quokka is busy");
    CHECK(lane(chart, "Changes").spans.front().to == at("12:30"));
    CHECK(count_of(lane(chart, "Decisions"), picture::mark_kind::decision) == 2);
    CHECK(count_of(lane(chart, "Failures of no card"), picture::mark_kind::sighting) == 1);
}

TEST_CASE("chart: what still runs is drawn until now, and the rest of the window is there") {
    auto day = begun(a_told_plan());
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    const auto chart = seen_by_agents(day, "10:20");
    CHECK(lane(chart, "1 Mail").spans[1].to == at("10:20"));
    CHECK(chart.from == at("09:00"));
    CHECK(chart.to == at("17:00"));
}

TEST_CASE("chart: a day that runs on past its last end is drawn until now, for agents and for everybody") {
    auto day = begun(a_told_plan());
    REQUIRE(day.to("14:30").says("ada", start(1)) == "");
    REQUIRE(day.to("17:20").says("ada", log_about(1, "still rolling back")) == "");
    REQUIRE(day.to("17:30").says("rex", stop_all{"no more"}) == "");
    const auto agents = seen_by_agents(day, "17:45");
    CHECK(agents.to == at("17:45"));
    CHECK(count_of(lane(agents, "1 Mail"), picture::mark_kind::note) == 1);
    CHECK(lane(agents, "1 Mail").spans[1].to == at("17:30"));
    CHECK(lane(agents, "1 Mail").spans[2].to == at("17:45"));
    REQUIRE(agents.windows.size() == 1);
    CHECK(agents.windows[0].ends == at("17:00"));
    const auto everybody = seen_by_all(day, "17:45");
    CHECK(everybody.to == at("17:45"));
    REQUIRE(everybody.bands.size() == 1);
    CHECK(everybody.bands[0].to == at("17:45"));
    CHECK(seen_by_all(day, "17:46").to == at("17:46"));
}

TEST_CASE("chart: a day that was extended has the edges that hold now, and those it came to in the end") {
    auto day = begun(a_told_plan());
    REQUIRE(day.to("12:00").says("fay", extend_day{wall("18:30"), "one more"}) == "");
    for (const auto& chart : {seen_by_agents(day, "12:30"), seen_by_all(day, "12:30")}) {
        REQUIRE(chart.windows.size() == 1);
        CHECK(chart.windows[0].opens == at("09:00"));
        CHECK(chart.windows[0].last_start == at("16:30"));
        CHECK(chart.windows[0].wind_down == at("17:30"));
        CHECK(chart.windows[0].ends == at("18:30"));
        CHECK(chart.to == at("18:30"));
    }
    REQUIRE(day.to("18:10").says("fay", end_day{}) == "");
    CHECK(seen_by_all(day, "19:00").windows[0].last_start == at("16:30"));
    CHECK(seen_by_all(day, "19:00").windows[0].ends == at("18:10"));
}

TEST_CASE("chart: a window that was taken out of the plan before it opened is not drawn") {
    stage day(a_week(), at("08:00", -1));
    day.until(at("12:00", -1));
    auto shorter = a_week().day;
    shorter.windows.resize(3);
    REQUIRE(day.says("fay", edit_day{std::move(shorter)}) == "");
    CHECK(seen_by_all(day, "12:00").windows.size() == 3);
}

TEST_CASE("chart: the planning before the day and the review after it are not in the picture") {
    auto plan = a_told_plan();
    plan.day.notices = {at("08:30")};
    auto day = stage(plan);
    day.until("09:05");
    REQUIRE(day.to("10:00").says("rex", seen("orders heron hang", "shop")) == "");
    REQUIRE(day.to("12:30").says("fay", end_day{"lunch heron"}) == "");
    REQUIRE(day.to("14:00").says("rex", resolve_sighting{{1}}) == "");
    REQUIRE(day.to("15:00").says("ada", log_about(1, "looking back")) == "");
    REQUIRE(day.to("15:10").says("fay", reveal{}) == "");
    REQUIRE(std::ranges::count(day.day().open.course, occasion::notice, &milestone::of) == 1);
    for (const auto& chart : {seen_by_agents(day, "15:30"), seen_by_all(day, "15:30")}) {
        CHECK(count_of(lane(chart, "Told to everybody"), picture::mark_kind::word) >= 2);
        for (const auto& each : chart.lanes)
            for (const auto& mark : each.marks) {
                CHECK_MESSAGE(mark.at >= chart.from, mark.said);
                CHECK_MESSAGE(mark.at <= chart.to, mark.said);
            }
    }
}

TEST_CASE("chart: the public one has what everybody was told and the failures of each team") {
    const auto chart = seen_by_all(an_ended_day(), "12:30");
    REQUIRE(chart.lanes.size() == 3);
    CHECK(lane(chart, "Told to everybody").marks.front().said == "09:00 UTC: kickoff");
    CHECK(count_of(lane(chart, "Failures reported by shop"), picture::mark_kind::over) == 1);
    REQUIRE(chart.bands.size() == 1);
    for (const auto& each : chart.lanes) CHECK(each.spans.empty());
}

TEST_CASE("chart: a revealed card has a lane for everybody, with its runs and nothing that agents wrote") {
    auto day = an_ended_day();
    REQUIRE(day.says("fay", reveal{}) == "");
    const auto chart = seen_by_all(day, "13:00");
    const auto& mail = lane(chart, "1 Mail");
    REQUIRE(mail.spans.size() == 2);
    CHECK(mail.spans[0].from == at("10:00"));
    CHECK(mail.spans[0].to == at("10:25"));
    CHECK(mail.spans[1].said == "rolling back, 10:25 UTC to 10:31 UTC");
    CHECK(mail.marks.empty());
    for (const auto& each : chart.lanes) CHECK_FALSE(each.name.starts_with("3 "));
}

TEST_CASE("chart: a run that had no end at its reveal is drawn until then") {
    auto day = begun(a_told_plan());
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    REQUIRE(day.to("10:20").says("fay", reveal{bot::day::card_no{1}}) == "");
    REQUIRE(day.to("10:40").says("ada", stop(1, resolution::team)) == "");
    const auto chart = seen_by_all(day, "11:00");
    REQUIRE(lane(chart, "1 Mail").spans.size() == 1);
    CHECK(lane(chart, "1 Mail").spans[0].to == at("10:20"));
}

TEST_CASE("chart: people go by the names that they are known by") {
    const auto chart = seen_by_agents(
        an_ended_day(), "12:30", {[](const auto& who) { return who.id == "rex" ? "Rex King" : who.id; }, {}});
    CHECK(lane(chart, "1 Mail").marks.back().said == "10:20 UTC, Rex King saw failure 1 over: orders heron hang");
}

TEST_CASE("chart: what happened after the day alone makes no lane") {
    auto day = begun(a_told_plan());
    REQUIRE(day.to("12:30").says("fay", end_day{"lunch"}) == "");
    REQUIRE(day.to("15:00").says("ada", log_text("looking back")) == "");
    const auto chart = seen_by_agents(day, "15:00");
    for (const auto& each : chart.lanes) CHECK_FALSE(each.name.starts_with("Other notes"));
}

TEST_CASE("chart: a hold that was lifted after the day has a band to the end of the day, and one after it has none") {
    auto day = begun(a_told_plan());
    REQUIRE(day.to("12:00").says("fay", hold_starts{"lunch heron"}) == "");
    REQUIRE(day.to("12:30").says("fay", end_day{"lunch"}) == "");
    REQUIRE(day.to("13:10").says("fay", resume_day{true, "tidied up"}) == "");
    const auto chart = seen_by_agents(day, "14:00");
    REQUIRE(chart.bands.size() == 1);
    CHECK(chart.bands[0].from == at("12:00"));
    CHECK(chart.bands[0].to == at("12:30"));
    auto clipped = chart;
    bot::report::add(clipped, picture::band{picture::band_kind::real, at("13:00"), at("13:10"), "after it"});
    CHECK(clipped.bands.size() == 1);
    bot::report::add(clipped, picture::band{picture::band_kind::real, at("12:10"), at("13:10"), "across its end"});
    CHECK(clipped.bands.back().to == chart.to);
}
