// The picture as SVG: well formed, readable without colours, by keyboard and aloud.
#include "picture/svg.hpp"

#include "charts.hpp"

#include <doctest/doctest.h>

using namespace tests::picture;

namespace {

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

/// Every tag that opens also closes, in order; attributes are quoted. Enough of XML for what the picture writes.
bool is_well_formed(std::string_view text) {
    std::vector<std::string> open;
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        const auto end = text.find('>', at);
        if (end == std::string_view::npos) return false;
        const auto tag = text.substr(at + 1, end - at - 1);
        const auto name = std::string(
            tag.substr(tag.starts_with('/') ? 1 : 0, tag.find_first_of(" \n", 1) - (tag.starts_with('/') ? 1 : 0)));
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1)) return false;
            open.pop_back();
        } else if (!tag.ends_with('/')) {
            open.push_back(name);
        }
        if (count(tag, "\"") % 2 != 0) return false;
        at = end;
    }
    return open.empty();
}

}  // namespace

TEST_CASE("svg: it is well formed, whatever people typed") {
    for (unsigned seed = 1; seed <= 20; ++seed) CHECK(is_well_formed(svg(lay_out(dice(seed).throw_chart()))));
    auto chart = a_chart();
    chart.title = "</svg><script>alert(1)</script>";
    chart.lanes[0].marks[0].said = "]]><!-- \" onload=\"x";
    const auto text = svg(lay_out(chart));
    CHECK(is_well_formed(text));
    CHECK(text.find("<script") == std::string::npos);
    CHECK(text.find("\" onload") == std::string::npos);
}

TEST_CASE(
    "svg: each mark, span, band, fold and edge can be reached by keyboard and says what it is, over all that is seen") {
    auto chart = a_chart();
    chart.bands.push_back({band_kind::hold, at(11, 0), at(11, 30), "hold, by @fay"});
    const auto drawn = lay_out(chart);
    const auto text = svg(drawn);
    CHECK(count(text, R"(<g tabindex="0" role="img" data-lane=")") == drawn.spots.size());
    CHECK(count(text, R"(data-lane="0"><title>)") == 5);  // the edges of the window, and the hold
    CHECK(count(text, R"(data-lane="1"><title>)") == 5);
    CHECK(count(text, R"(<g class="tip" aria-hidden="true"><rect)") == drawn.spots.size());
    for (const auto* said : {"@ada: the queue grows", "running", "rolling back", "hold, by @fay", "opens 10:30 CET"}) {
        CHECK_MESSAGE(count(text, std::string("<title>") + said + "</title>") == 1, said);
        CHECK_MESSAGE(text.rfind(std::string(">") + said + "</text></g></g>") != std::string::npos, said);
    }
    const auto first = text.find("<g tabindex");
    for (const auto* seen : {R"(class="m )", R"(class="b )", R"(class="s-)", R"(class="l-)", R"(class="e )"})
        CHECK_MESSAGE(text.rfind(seen) < first, seen);
    CHECK(text.find(".day-picture g:focus>.tip,.day-picture g:hover>.tip{display:inline}") != std::string::npos);
    CHECK(text.find(R"(role="group" aria-label="Autumn storm, in staging")") != std::string::npos);
}

TEST_CASE("svg: it brings its own style for light, dark and print, and loads nothing") {
    const auto text = svg(lay_out(a_chart()));
    CHECK(text.find("@media screen and (prefers-color-scheme:dark)") != std::string::npos);
    CHECK(text.find("url(#day-picture-hatch)") != std::string::npos);
    CHECK(count(text, "http") == 1);  // the namespace
    CHECK(text.find("@import") == std::string::npos);
}

TEST_CASE("svg: kinds are told apart without any colour") {
    auto chart = a_chart();
    chart.lanes[1].marks.clear();
    for (int kind = 0; kind < 7; ++kind)
        chart.lanes[1].marks.push_back(
            {static_cast<mark_kind>(kind), at(11, 20 * (kind % 3), 0) + 1h * (kind / 3), "x"});
    const auto text = svg(lay_out(chart));
    // Shapes differ, but for change and restored, one filled and the other not.
    for (const auto* shape : {"M0 -5.5L5.5 4.5H-5.5Z", "M0 5.5L5.5 -4.5H-5.5Z", "M-4.5 -4.5H4.5V4.5H-4.5Z",
             "M0 -5.5L5.5 0L0 5.5L-5.5 0Z", "M0 -5.5L5.2 -1.2L3.2 5H-3.2L-5.2 -1.2Z"})
        CHECK_MESSAGE(text.find(shape) != std::string::npos, shape);
}
