// A plan file may take people from a group that the platform keeps.
#include "listening.hpp"
#include "speech/plan_file.hpp"

namespace bot::speech {

TEST_CASE("a group that the platform keeps may be named for the people of a plan, and a person's name comes first") {
    const std::string plan =
        "name = \"Storm\"\nenvironment = \"staging\"\nprocedure = \"as usual\"\nincident-channel = \"#incidents\"\n"
        "agents-channel = \"#chaos-agents\"\n[[window]]\ndate = 2026-12-01\nfrom = \"09:30\"\nuntil = \"16:30\"\n"
        "[[team]]\nname = \"web\"\nagents = [\"@web\", \"@ada\"]\n";
    auto ears = on_slack();
    const day::group web{{day::platform::slack, "S0614TZR7"}, "web", {{day::platform::slack, "U012ABCDEF"}}};
    ears.group = [&](std::string_view name) {
        return name == "web" || name == "ada" ? std::optional(web) : std::nullopt;
    };
    const auto it = read_plan(plan, ears);
    REQUIRE(it);
    CHECK(it->who.size() == 1);
    CHECK(it->from == day::groups{{web.id, {web, {day::role::agent, "web"}}}});
    auto twice = plan;
    twice.replace(twice.find("\"@ada\""), 6, "\"@web\"");
    const auto no = read_plan(twice, ears);
    REQUIRE_FALSE(no);
    CHECK(no.error().front().what == "\"@web\" is named twice: once is enough.");
}

}  // namespace bot::speech
