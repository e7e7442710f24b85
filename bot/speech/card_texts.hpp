// The texts of a card, once for all who read or write them: in a plan file, in a command, in the card's story.
#pragma once

#include "day/command.hpp"

#include <array>
#include <string_view>

namespace bot::speech {

struct card_text {
    std::string_view in_file;  ///< its key in a plan file
    std::string_view said;     ///< the name of its part in a command
    std::string_view label;    ///< for people
    std::string day::card_plan::* text;
    std::optional<std::string> day::card_change::* changed;
};

/// The first three are the title.
inline constexpr auto card_texts = std::to_array<card_text>({
    {"component", "component", "Component", &day::card_plan::component, &day::card_change::component},
    {"failure", "failure", "Failure", &day::card_plan::failure, &day::card_change::failure},
    {"expected", "expected", "Expected", &day::card_plan::expected, &day::card_change::expected},
    {"mode", "mode", "What it looks like", &day::card_plan::mode, &day::card_change::mode},
    {"method", "method", "How it is done", &day::card_plan::method, &day::card_change::method},
    {"technical-impact", "technical", "Technical impact", &day::card_plan::technical_impact,
        &day::card_change::technical_impact},
    {"business-impact", "business", "Business impact", &day::card_plan::business_impact,
        &day::card_change::business_impact},
    {"response", "response", "Expected response", &day::card_plan::response, &day::card_change::response},
    {"alert", "alert", "Expected alert", &day::card_plan::alert, &day::card_change::alert},
    {"load", "load", "Load needed", &day::card_plan::load, &day::card_change::load},
});
inline constexpr std::size_t texts_of_title = 3;

}  // namespace bot::speech
