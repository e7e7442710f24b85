// Rule 8: a command typed in public is answered in private. That is done by desk and platforms; what the core owes them
// is that nothing in a decision depends on where it was typed, so that no command has to be typed in the open.
#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

TEST_CASE("rule 8: where a command is typed changes neither facts nor refusals") {
    const auto day = begun();
    const command said[] = {start(1), start(77), seen("smoke"), stop_all{"now"}, log_text("hm"), set_limit{3}};
    for (const auto* who : {"fay", "ada", "rex", "sam"})
        for (const auto& each : said) {
            std::set<std::string> outcomes;
            for (const auto* where : {"incidents", "agents", "elsewhere", ""}) {
                const auto decided =
                    decide(day.known, day.on, each, asker{person(who), channel(where), {}}, day.now, day.rules);
                std::string outcome = decided ? "" : text(decided.error());
                if (decided)
                    for (const auto& fact : *decided) outcome += text(fact) + "\n";
                outcomes.insert(outcome);
            }
            CHECK(outcomes.size() == 1);
        }
}
