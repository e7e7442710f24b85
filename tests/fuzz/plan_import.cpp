// Experiments from elsewhere (a Trello board, a table, a Chaos Toolkit experiment): what is written of them is a plan
// file with as many cards, whatever stood in their titles.
#include "fuzz/days.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "intake/cards.hpp"
#include "speech/plan_file.hpp"

namespace {

using namespace tests::fuzz;
namespace day = bot::day;

constexpr std::string_view around_the_cards = R"(
name = "Storm"
environment = "staging"
procedure = "as usual"
incident-channel = "#incidents"
agents-channel = "#agents"
[[window]]
date = 2027-03-16
from = "09:00"
until = "17:00"
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto asker = as_the_facilitator();
    const input in(bytes, size);
    const auto cards = bot::intake::read_cards(in.rest());
    if (!cards) {
        must(!cards.error().empty(), "whoever is refused learns why");
        return 0;
    }
    for (const auto& each : cards->not_read) must(!each.what.empty() && each.line > 0, "what is left out is named");
    const auto text = std::string(around_the_cards) + bot::intake::plan_text(*cards);
    const auto plan = bot::speech::read_plan(text, asker);
    if (!plan) {
        for (const auto& each : plan.error())
            must(!each.what.starts_with("This is no TOML"), "a plan file is written", text);
        return 0;
    }
    must(plan->cards.size() == cards->each.size(), "no card is made or lost on the way", text);
    return 0;
}
