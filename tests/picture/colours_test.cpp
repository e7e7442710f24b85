// What means different things is told apart by every eye: by colours that are far enough apart for it, and in grey by
// shapes and patterns. The colours and shapes are those of the style and of the drawing, not a list of what they were.
#include "charts.hpp"
#include "colour_vision.hpp"
#include "picture/svg.hpp"
#include "text_of_file.hpp"

#include <array>
#include <doctest/doctest.h>
#include <regex>

using namespace tests::picture;

namespace {

constexpr double at_a_glance = 10, text_on_ground = 4.5, shape_on_ground = 3;
enum class look { light, dark };
constexpr std::array looks{look::light, look::dark};

/// What a rule of the style says of a property; in the dark what it says there, else what it says everywhere.
std::string styled_as(look in, const std::string& rule, const std::string& property) {
    const std::string all(svg_rules());
    const auto dark = all.find("@media screen and (prefers-color-scheme:dark)");
    const std::regex wanted("\\.day-picture " + rule + "\\{(?:[^}]*;)?" + property + ":([^;}]*)");
    const auto found = [&](const std::string& within) {
        std::smatch it;
        return std::regex_search(within, it, wanted) ? it[1].str() : std::string();
    };
    const auto there = in == look::dark ? found(all.substr(dark)) : std::string();
    return there.empty() ? found(all.substr(0, dark)) : there;
}

std::string variable(look in, const std::string& name) {
    static const auto all = tests::text_of_file(CHAOSDAY_SOURCE_DIR "/bot/web/pages/base.css");
    const auto from = in == look::dark ? all.find("prefers-color-scheme: dark") : 0;
    const auto at = all.find("--" + name + ": ", from);
    REQUIRE_MESSAGE(at != std::string::npos, name);
    const auto begins = at + name.size() + 4;
    return all.substr(begins, all.find(';', begins) - begins);
}

/// Something that is seen, and what beside its colour tells it from others of its family.
struct shown {
    std::string name, colour, sign;
};
using family = std::vector<shown>;

void check_apart(const family& all, std::string_view what, const auto& seen) {
    for (std::size_t one = 0; one < all.size(); ++one)
        for (std::size_t other = one + 1; other < all.size(); ++other)
            seen(all[one], all[other],
                std::string(what) + ": " + all[one].name + " " + all[one].colour + ", " + all[other].name + " " +
                    all[other].colour);
}

double apart(eye by, const shown& one, const shown& other) {
    return difference(seen_by(by, one.colour), seen_by(by, other.colour));
}

/// Whoever lacks a kind of cone sees them as different colours, whatever else differs.
void check_colours(const family& all, std::string_view what) {
    check_apart(all, what, [](const auto& one, const auto& other, const std::string& said) {
        for (const auto by : eyes_with_colour)
            CHECK_MESSAGE(apart(by, one, other) >= at_a_glance, said << " to eye " << static_cast<int>(by));
    });
}
/// With no colours at all, and where colours are alike on purpose, the sign differs.
void check_signs(const family& all, std::string_view what) {
    check_apart(all, what, [](const auto& one, const auto& other, const std::string& said) {
        CHECK_MESSAGE((one.sign != other.sign || apart(eye::grey, one, other) >= at_a_glance), said << " in grey");
    });
}

const std::vector<std::string> mark_names{"note", "sighting", "over", "change", "restored", "word", "decision"};

std::string fill_of(look in, const std::string& mark) {
    const auto own = styled_as(in, "\\.m-" + mark, "fill");
    return own.empty() ? styled_as(in, "\\.m", "fill") : own;
}

/// How each kind is drawn, `count` of a kind in one place.
family marks(look in, int count) {
    family all;
    for (std::size_t kind = 0; kind < mark_names.size(); ++kind) {
        auto chart = a_chart();
        chart.lanes = {{"lane", {}, {}}};
        for (int each = 0; each < count; ++each)
            chart.lanes[0].marks.push_back({static_cast<mark_kind>(kind), at(11, 0), "x"});
        auto drawn = lay_out(chart);
        drawn.keys.clear();
        const auto text = svg(drawn);
        std::smatch it;
        REQUIRE(std::regex_search(
            text, it, std::regex("<(\\w+) class=\"m m-" + mark_names[kind] + "\"[^>]*?((?:d=\"[^\"]*\")?)/>")));
        all.push_back({mark_names[kind], fill_of(in, mark_names[kind]), it[1].str() + it[2].str()});
    }
    return all;
}

/// Each with the colour that most of it has, and what it is filled or edged with.
family spans(look in) {
    return {{"planned", styled_as(in, "\\.b-planned", "stroke"), styled_as(in, "\\.b-planned", "stroke-dasharray")},
        {"running", styled_as(in, "\\.b-running", "fill"), "plain"},
        {"rolling back", styled_as(in, "\\.hatch-ground", "fill"), styled_as(in, "\\.b-rolling-back", "fill")},
        {"change", styled_as(in, "\\.dots-dot", "fill"), styled_as(in, "\\.b-change", "fill")}};
}
family bands(look in) {
    family all;
    for (const std::string name : {"hold", "stopped", "real"})
        all.push_back({name, styled_as(in, "\\." + name + "-line", "stroke"), styled_as(in, "\\.s-" + name, "fill")});
    return all;
}

/// A column's cards have an edge of its colour; one may be of another kind.
family columns(look in) {
    static const auto all = tests::text_of_file(CHAOSDAY_SOURCE_DIR "/bot/web/pages/board.css");
    const auto edge = [&](const std::string& name, const std::string& rule) {
        std::smatch it;
        REQUIRE_MESSAGE(std::regex_search(all, it, std::regex(rule + "\\] \\{ --edge: var\\(--([a-z-]+)\\)")), name);
        const auto colour = variable(in, it[1].str());
        const bool is_other = std::regex_search(
            all, it, std::regex("\\.card\\[data-column" + rule + "\\] \\{ border-left-style: ([a-z]+)"));
        return shown{name, colour, is_other ? it[1].str() : "solid"};
    };
    return {edge("ready", "=ready"), edge("running", "=running"), edge("rolling back", "=rolling-back"),
        edge("resolved", "\\^=resolved"), edge("not run", "=backlog")};
}

}  // namespace

TEST_CASE("colours: differences are those of the formula's own examples") {
    CHECK(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == doctest::Approx(2.0425).epsilon(0.0001));
    CHECK(difference({50, -1, 2}, {50, 0, 0}) == doctest::Approx(2.3669).epsilon(0.0001));
    CHECK(difference({50, 2.5, 0}, {58, 24, 15}) == doctest::Approx(19.4535).epsilon(0.0001));
    CHECK(difference({22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}) ==
          doctest::Approx(2.0373).epsilon(0.0001));
    CHECK(difference(seen_by(eye::deutan, "#b3261e"), seen_by(eye::deutan, "#8a5a00")) < 2);  // as everybody knows
    CHECK(contrast("#ffffff", "#000") == doctest::Approx(21));
}

TEST_CASE("colours: spans, bands and marks of the picture are told apart by every eye, in print and in the dark") {
    for (const auto in : looks) {
        check_colours(spans(in), "spans");
        check_signs(spans(in), "spans");
        check_colours(bands(in), "bands");
        check_signs(bands(in), "bands");
        auto filled = marks(in, 1);
        std::erase_if(filled, [&](const shown& it) { return it.colour == fill_of(in, "over") && it.name != "over"; });
        CHECK(filled.size() == 5);
        check_colours(filled, "marks");
        check_signs(marks(in, 1), "marks");
    }
}

TEST_CASE("colours: a crowd of marks has the form of what it is made of, and its number can be read") {
    for (const auto in : looks) {
        check_signs(marks(in, 3), "crowds");
        for (const auto& each : marks(in, 3)) {
            const auto number = in == look::dark && fill_of(in, each.name) != fill_of(in, "over")
                                    ? styled_as(in, "\\.m-decision\\+\\.many", "fill")
                                    : styled_as(in, "\\.many", "fill");
            CHECK_MESSAGE(contrast(number, each.colour) >= text_on_ground, each.name);
        }
    }
}

TEST_CASE("colours: what is drawn stands out from the paper") {
    for (const auto in : looks) {
        const auto paper = styled_as(in, "\\.paper", "fill");
        for (const auto* rule : {"\\.b-planned", "\\.b-running", "\\.b-rolling-back", "\\.b-change", "\\.s-hold",
                 "\\.s-stopped", "\\.s-real", "\\.m", "\\.e"})
            CHECK_MESSAGE(contrast(styled_as(in, rule, "stroke"), paper) >= shape_on_ground, rule);
        for (const auto* rule : {"text", "\\.l-edge"})
            CHECK_MESSAGE(contrast(styled_as(in, rule, "fill"), paper) >= text_on_ground, rule);
    }
}

TEST_CASE("colours: the columns of the board are told apart by their cards' edges, by every eye") {
    for (const auto in : looks) {
        check_apart(columns(in), "columns", [](const auto& one, const auto& other, const std::string& said) {
            for (const auto by : eyes_with_colour)
                CHECK_MESSAGE((one.sign != other.sign || apart(by, one, other) >= at_a_glance),
                    said << " to eye " << static_cast<int>(by));
        });
        for (const auto& each : columns(in))
            CHECK_MESSAGE(contrast(each.colour, variable(in, "surface")) >= shape_on_ground, each.name);
    }
}
