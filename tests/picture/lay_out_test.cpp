// What a picture promises, whatever is drawn: nothing covers a label, no mark touches another, all of it is inside.
#include "charts.hpp"
#include "picture/paper.hpp"
#include "sanitized.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace tests::picture;

namespace {

template <class Each>
std::size_t overlaps(const std::vector<Each>& all, auto place) {
    std::size_t found = 0;
    for (std::size_t one = 0; one < all.size(); ++one)
        for (std::size_t other = one + 1; other < all.size(); ++other)
            found += overlap(place(all[one]), place(all[other]));
    return found;
}

bool is_inside(const box& it, const drawing& all) {
    return it.left >= 0 && it.top >= 0 && it.right() <= all.width && it.bottom() <= all.height;
}

std::size_t told(const drawing& it) {
    std::size_t all = 0;
    for (const auto& each : it.signs) all += each.count;
    return all;
}

std::size_t marks(const chart& it) {
    std::size_t all = 0;
    for (const auto& lane : it.lanes) all += lane.marks.size();
    return all;
}

const spot* spot_that_says(const drawing& it, std::string_view said) {
    const auto found = std::ranges::find_if(it.spots, [&](const spot& each) { return each.said.starts_with(said); });
    return found == it.spots.end() ? nullptr : &*found;
}

const label* labelled(const drawing& it, std::string_view said) {
    const auto found = std::ranges::find(it.labels, said, &label::said);
    return found == it.labels.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("picture: on any day no label covers another, no mark touches another, and all is inside") {
    // The same days in every run, unless told otherwise.
    ::setenv("RC_PARAMS", tests::is_sanitized ? "seed=20261124 max_success=40" : "seed=20261124 max_success=120", 0);
    const bool held = rc::check("random days", [] {
        const auto chart = dice(*rc::gen::arbitrary<unsigned>()).throw_chart();
        const auto drawn = lay_out(chart);
        RC_ASSERT(overlaps(drawn.labels, [](const label& it) { return it.place; }) == 0U);
        RC_ASSERT(overlaps(drawn.signs, [](const sign& it) { return it.place(); }) == 0U);
        RC_ASSERT(std::ranges::all_of(drawn.labels, [&](const label& it) { return is_inside(it.place, drawn); }));
        RC_ASSERT(std::ranges::all_of(drawn.signs, [&](const sign& it) { return is_inside(it.place(), drawn); }));
        RC_ASSERT(std::ranges::all_of(drawn.bars, [&](const bar& it) { return is_inside(it.place, drawn); }));
        RC_ASSERT(std::ranges::all_of(drawn.spots, [&](const spot& it) { return is_inside(it.shown, drawn); }));
        RC_ASSERT(told(drawn) == marks(chart));
        RC_ASSERT(std::ranges::all_of(drawn.spots, [](const spot& it) { return it.lines.empty() == it.said.empty(); }));
    });
    CHECK(held);
}

TEST_CASE("picture on paper: on any day no letter is smaller than six points, and nothing is lost") {
    const bool held = rc::check("random days", [] {
        const auto chart = dice(*rc::gen::arbitrary<unsigned>()).throw_chart();
        const auto sheets = lay_out_on_paper(chart);
        std::size_t on_paper = 0;
        for (const auto& each : sheets) {
            RC_ASSERT(points_a_unit(each) * std::min(letters, count_letters) >= 6);
            on_paper += told(each);
        }
        RC_ASSERT(on_paper == marks(chart));
        for (const auto& lane : chart.lanes)
            RC_ASSERT((lane.marks.empty() && lane.spans.empty()) || std::ranges::any_of(sheets, [&](const drawing& it) {
                return std::ranges::any_of(it.labels, [&](const label& each) {
                    return each.of == label_kind::lane && each.said.substr(0, 3) == lane.name.substr(0, 3);
                });
            }));
    });
    CHECK(held);
}

TEST_CASE("picture on paper: a week is a sheet a day, each with its own hours and what happened in them") {
    auto chart = a_chart();
    chart.windows.push_back(a_window(1));
    chart.to = at(16, 30, 1);
    chart.bands = {{band_kind::hold, at(11, 0, 1), at(11, 30, 1), "hold"}};
    chart.lanes[0].spans.push_back({span_kind::running, at(16, 0), at(10, 0, 1), "left running overnight"});
    chart.lanes[0].marks.push_back({mark_kind::note, at(10, 0, 1), "@ada: still there"});
    const auto sheets = lay_out_on_paper(chart);
    REQUIRE(sheets.size() == 2);
    CHECK(labelled(sheets[0], "Autumn storm, in staging (1 of 2)"));
    CHECK(labelled(sheets[0], "Tue 24 Nov 2026, CET"));
    CHECK_FALSE(labelled(sheets[0], "Wed 25 Nov 2026, CET"));
    CHECK(labelled(sheets[1], "Wed 25 Nov 2026, CET"));
    CHECK(sheets[0].folds.empty());
    CHECK(sheets[0].stripes.empty());
    CHECK(sheets[1].stripes.size() == 1);
    CHECK(sheets[0].bars.size() == 4);
    CHECK(sheets[1].bars.size() == 1);
    CHECK(told(sheets[1]) == 1);
    CHECK_FALSE(labelled(sheets[1], "2 Search"));
}

TEST_CASE("picture on paper: sixty cards are shared out, about as many on each sheet") {
    auto chart = a_chart();
    for (int no = 3; no <= 64; ++no) chart.lanes.push_back({std::to_string(no) + " Card", {}, {}});
    const auto sheets = lay_out_on_paper(chart);
    REQUIRE(sheets.size() == 4);
    for (const auto& each : sheets) CHECK(each.rows.size() == 16);
    CHECK(labelled(sheets[3], "64 Card"));
}

TEST_CASE("picture: every lane has its name, cut where it is too long") {
    auto chart = a_chart();
    chart.lanes[1].name = std::string(200, 'm');
    const auto drawn = lay_out(chart);
    CHECK(labelled(drawn, "1 Mail service"));
    const auto cut = std::ranges::find_if(drawn.labels, [](const label& it) { return it.said.starts_with("mmm"); });
    REQUIRE(cut != drawn.labels.end());
    CHECK(cut->said.ends_with("…"));
    CHECK(cut->place.right() < 290);
}

TEST_CASE("picture: the windows' edges and the hours are told on the clocks of the day's zone") {
    const auto drawn = lay_out(a_chart());
    for (const auto* said : {"opens 10:30", "last start 16:00", "wind-down 16:30", "end 17:30", "12:00"})
        CHECK_MESSAGE(labelled(drawn, said), said);
    CHECK(labelled(drawn, "Tue 24 Nov 2026, CET"));
}

TEST_CASE("picture: a night is folded to a gap that says how long it is") {
    auto chart = a_chart();
    chart.windows.push_back(a_window(1));
    chart.to = at(16, 30, 1);
    chart.lanes[0].spans.push_back({span_kind::running, at(16, 0), at(10, 0, 1), "left running overnight"});
    const auto drawn = lay_out(chart);
    REQUIRE(drawn.folds.size() == 1);
    CHECK(drawn.folds.front().width <= 30);
    CHECK(labelled(drawn, "17 h"));
    CHECK(spot_that_says(drawn, "folded: Tue 24 Nov 2026 17:30 CET to Wed 25 Nov 2026 10:30 CET"));
    const auto& night = drawn.bars.back();
    CHECK(night.place.left < drawn.folds.front().left);
    CHECK(night.place.right() > drawn.folds.front().right());
}

TEST_CASE("picture: time within a window is in scale") {
    const auto drawn = lay_out(a_chart());
    REQUIRE(drawn.bars.size() == 3);
    CHECK(drawn.bars[0].of == span_kind::planned);
    CHECK(drawn.bars[0].place.width == doctest::Approx(1.5 * drawn.bars[1].place.width));
    CHECK(drawn.bars[1].place.right() == doctest::Approx(drawn.bars[2].place.left));
}

TEST_CASE("picture: marks that stand too close become one with a number and all their words") {
    auto chart = a_chart();
    for (int minute = 0; minute < 20; ++minute)
        chart.lanes[1].marks.push_back({mark_kind::note, at(11, 0) + 1s * minute, "note " + std::to_string(minute)});
    const auto drawn = lay_out(chart);
    CHECK(std::ranges::count(drawn.signs, 20U, &sign::count) == 1);
    const auto* crowd = spot_that_says(drawn, "note 0\nnote 1\n");
    REQUIRE(crowd);
    CHECK(crowd->said.ends_with("\nand 8 more"));
}

TEST_CASE("picture: what marks, bars, bands, folds and edges say is shown in lines that fit, above them or below") {
    auto chart = a_chart();
    for (int each = 0; each < 10; ++each) chart.lanes.push_back({"more", {}, {}});
    for (int each = 0; each < 20; ++each)
        chart.lanes.back().marks.push_back({mark_kind::note, at(11, 0) + 1s * each, "note " + std::to_string(each)});
    chart.bands.push_back({band_kind::hold, at(11, 0), at(11, 30), "hold, by @fay"});
    const auto drawn = lay_out(chart);
    CHECK(drawn.spots.size() == drawn.bars.size() + drawn.signs.size() + drawn.stripes.size() + 4);
    const auto* crowd = spot_that_says(drawn, "note 0");
    REQUIRE(crowd);
    CHECK(crowd->lines.size() == 13);
    CHECK(crowd->lines.back() == "and 8 more");
    CHECK(crowd->shown.bottom() < crowd->place.top);
    const auto* running = spot_that_says(drawn, "running");
    REQUIRE(running);
    CHECK(running->lines == std::vector<std::string>{"running"});
    CHECK(running->shown.bottom() < running->place.top);
    const auto* hold = spot_that_says(drawn, "hold, by @fay");
    REQUIRE(hold);
    CHECK(hold->place == drawn.stripes.front().place);

    std::string talked;
    for (int each = 0; each < 500; ++each) talked += "www ";
    chart.lanes[0].marks = {{mark_kind::note, at(12, 0), talked}};
    const auto talkative = lay_out(chart);
    const auto* talk = spot_that_says(talkative, "www");
    REQUIRE(talk);
    CHECK(talk->shown.top > talk->place.bottom());
    CHECK(talk->lines.back().ends_with("…"));
}

TEST_CASE("picture: a crowd looks like what began something, else like what ended it") {
    const auto looks_of = [](std::initializer_list<mark_kind> all) {
        auto chart = a_chart();
        for (const auto each : all) chart.lanes[1].marks.push_back({each, at(11, 0), "something"});
        const auto drawn = lay_out(chart);
        const auto crowd = std::ranges::find(drawn.signs, all.size(), &sign::count);
        REQUIRE(crowd != drawn.signs.end());
        return crowd->of;
    };
    using enum mark_kind;
    CHECK(looks_of({sighting, over}) == sighting);
    CHECK(looks_of({over, sighting}) == sighting);
    CHECK(looks_of({restored, change}) == change);
    CHECK(looks_of({change, restored}) == change);
    CHECK(looks_of({note, decision}) == decision);
    CHECK(looks_of({restored, note}) == restored);
    CHECK(looks_of({word, note}) == word);
}

TEST_CASE("picture: of a crowd that says a lot, whatever is not told is counted") {
    auto chart = a_chart();
    for (int each = 0; each < 20; ++each)
        chart.lanes[1].marks.push_back({mark_kind::note, at(11, 0) + 1s * each, std::string(1'500, 'w')});
    const auto drawn = lay_out(chart);
    const auto* crowd = spot_that_says(drawn, "www");
    REQUIRE(crowd);
    CHECK(std::ranges::count(crowd->said, '\n') == 3);
    CHECK(crowd->said.ends_with("w\nand 17 more"));
}

TEST_CASE("picture: the legend names what is in it and nothing else") {
    auto chart = a_chart();
    const auto named = [&](std::string_view said) {
        return std::ranges::any_of(
            lay_out(chart).labels, [&](const label& it) { return it.of == label_kind::legend && it.said == said; });
    };
    CHECK(named("running"));
    CHECK(named("failure reported"));
    CHECK_FALSE(named("hold"));
    chart.bands.push_back({band_kind::hold, at(11, 0), at(11, 30), "hold"});
    CHECK(named("hold"));
}

TEST_CASE("picture: of a day without anything there is still a picture") {
    chart nothing;
    nothing.title = "Nothing";
    nothing.from = nothing.to = at(9, 0);
    const auto drawn = lay_out(nothing);
    CHECK(labelled(drawn, "Nothing"));
    CHECK(drawn.width > 900);
    CHECK(drawn.height > 100);
}
