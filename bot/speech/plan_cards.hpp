// The cards of a plan file.
#pragma once

#include "speech/toml_table.hpp"

namespace bot::speech {

/// Every `[[card]]` of the plan. `teams` are those the plan names; where it names any, a card's have to be among them.
std::map<day::card_no, day::card_plan> read_cards(
    toml_table& plan, const std::set<std::string>& teams, const hearing& around, fault_list& faults);

}  // namespace bot::speech
