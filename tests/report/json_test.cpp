// The report as JSON follows the schema that is shipped, and the schema says something.
#include "played.hpp"
#include "report/file.hpp"
#include "schema.hpp"

#include <fstream>

using namespace tests::report;
using nlohmann::json;

namespace {

const schema& shipped() {
    static const schema it(json::parse(std::ifstream(CHAOSDAY_SOURCE_DIR "/config/report.schema.json")));
    return it;
}
const bot::speech::names called{[](const auto& who) { return "Dear " + who.id; }, {}};

json in_json(const bot::report::teller& by) { return json::parse(by.told(bot::report::format::json).text); }
json of_agents(const stage& day) { return in_json({keepers_view(day.day()), {at("13:00"), called}}); }
json of_public(const stage& day) { return in_json({public_day(day.day()), {at("13:00"), called}}); }

std::string first_fault(const json& it) {
    const auto all = shipped().faults(it);
    return all.empty() ? "" : all.front();
}

}  // namespace

TEST_CASE("json: every report follows the schema") {
    CHECK(first_fault(of_agents(an_ended_day())) == "");
    CHECK(first_fault(of_agents(a_told_day())) == "");
    CHECK(first_fault(of_agents(stage(a_day()))) == "");
    CHECK(first_fault(of_public(an_ended_day())) == "");
    auto revealed = an_ended_day();
    REQUIRE(revealed.says("fay", reveal{}) == "");
    CHECK(first_fault(of_public(revealed)) == "");
}

TEST_CASE("json: the schema refuses what is no report") {
    auto it = of_agents(an_ended_day());
    const auto broken = [&](auto spoil) {
        auto copy = it;
        spoil(copy);
        return first_fault(copy);
    };
    CHECK(broken([](json& of) { of.erase("day"); }) == ": lacks day");
    CHECK(broken([](json& of) { of["mood"] = "good"; }) == ": unknown mood");
    CHECK(broken([](json& of) { of["version"] = 2; }) == ".version: another value is fixed");
    CHECK(broken([](json& of) { of["day"]["ended"] = "yesterday"; }) == ".day.ended: not of the pattern");
    CHECK(broken([](json& of) { of["cards"][0]["outcome"] = "won"; }) != "");
    CHECK(broken([](json& of) { of["record"][0]["by"] = 3; }) == ".record[0].by: wrong type, number");
}

TEST_CASE("json: figures are seconds, times are UTC, nobody is null") {
    const auto it = of_agents(an_ended_day());
    const auto& card = it["cards"][0];
    CHECK(card["to_detect"] == 240);
    CHECK(card["to_recover"] == 1'200);
    CHECK(card["to_roll_back"] == 360);
    CHECK(card["to_respond"] == 360);
    CHECK(card["detected_by"] == "rex");
    CHECK(card["runs"][0]["started"] == "2027-03-16T10:00:00.000Z");
    CHECK(it["cards"][1]["detected_by"].is_null());
    CHECK(it["forced_why"] == "lunch heron");
    CHECK(it["changes"][0]["restored"].is_null());
    CHECK(it["reveals"] == "everything");
    CHECK(card["plan"]["together"] == json::array({2}));
}

TEST_CASE("json: the public one has no member that only agents may read") {
    const auto it = of_public(an_ended_day());
    CHECK(it["reveals"] == "public");
    for (const auto* name : {"record", "teams", "changes", "holds", "lessons", "gaps", "forced_why"})
        CHECK_MESSAGE(!it.contains(name), name);
}

TEST_CASE("json: everybody that it speaks of has a name, and the public one names no agent") {
    const auto all = of_agents(an_ended_day()).at("people");
    CHECK(all.at("ada") == "Dear ada");
    const auto open = of_public(an_ended_day()).at("people");
    CHECK(open.at("rex") == "Dear rex");
    CHECK_FALSE(open.contains("ada"));
}
