// Nothing of a card for others before the reveal: two days with the same public acts make the same public report.
#include "played.hpp"
#include "report/file.hpp"

using namespace tests::report;
namespace report = bot::report;

namespace {

constexpr std::array forms{
    report::format::markdown, report::format::html, report::format::json, report::format::csv, report::format::svg};

/// The public acts of the played day, and not one of an agent's.
stage a_day_without_agents() {
    auto day = begun(a_told_plan());
    const auto says = [&](std::string_view time, std::string_view who, const command& what) {
        const auto refused = day.to(time).says(who, what);
        REQUIRE(refused == "");
    };
    says("10:04", "rex", seen("orders heron hang", "shop"));
    says("10:20", "rex", resolve_sighting{{1}});
    says("11:05", "paula", seen("=HYPERLINK(\"heron\")", "payments"));
    says("11:10", "rex", stop_all{"heron everything"});
    says("11:20", "fay", resume_day{true, "something else"});
    day.to("12:00");
    return day;
}

}  // namespace

TEST_CASE("public report: what agents did changes not a byte of it, in no form") {
    const auto with = a_told_day(), without = a_day_without_agents();
    for (const auto each : forms) {
        const auto one = report::teller(public_day(with.day()), {at("12:00")}).told(each);
        const auto other = report::teller(public_day(without.day()), {at("12:00")}).told(each);
        CHECK(one.text == other.text);
        CHECK(one.name == other.name);
        CHECK(one.text.find(secret_word) == std::string::npos);
        CHECK(one.text.find("Search") == std::string::npos);
    }
}

TEST_CASE("public report: why the end was forced is for agents, in every form, also after the reveal") {
    auto day = a_told_day();
    REQUIRE(day.to("12:30").says("fay", end_day{"the quokka is loose"}) == "");
    const auto is_told_in = [&](const auto& view, report::format form) {
        return report::teller(view, {at("13:00")}).told(form).text.find("the quokka is loose") != std::string::npos;
    };
    for (const auto each : forms) CHECK_FALSE(is_told_in(public_day(day.day()), each));
    REQUIRE(day.says("fay", reveal{}) == "");
    for (const auto each : forms) CHECK_FALSE(is_told_in(public_day(day.day()), each));
    for (const auto each : {report::format::markdown, report::format::html, report::format::json})
        CHECK(is_told_in(keepers_view(day.day()), each));
}

TEST_CASE("public report: what responders reported is in it, in every form") {
    const auto day = a_told_day();
    for (const auto each : forms)
        CHECK(report::teller(public_day(day.day()), {at("12:00")}).told(each).text.find("orders heron hang") !=
              std::string::npos);
}

TEST_CASE("public report: a card is in it after its reveal, by its title alone") {
    auto day = an_ended_day();
    REQUIRE(day.says("fay", reveal{card_no{1}}) == "");
    const auto told = report::teller(public_day(day.day()), {at("13:00")}).told(report::format::markdown).text;
    CHECK(told.find("Mail quokka fails: nobody cries") != std::string::npos);
    CHECK(told.find("the alert quokka fired") == std::string::npos);
}

TEST_CASE("agents' report: every form has the cards") {
    const auto day = a_told_day();
    for (const auto each : forms)
        CHECK(report::teller(keepers_view(day.day()), {at("12:00")}).told(each).text.find("Mail quokka") !=
              std::string::npos);
}
