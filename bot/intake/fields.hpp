// The fields of a card by the many names that boards and tables have for them.
#pragma once

#include "intake/cards.hpp"

#include <optional>

namespace bot::intake {

enum class field : std::uint8_t {
    title,
    component,
    failure,
    expected,
    mode,
    method,
    technical_impact,
    business_impact,
    response,
    alert,
    rollback,
    estimate,
    owner,
    teams,
    alone,
    load,
    planned
};

/// "Expected response:", "**Rollback steps**" and "rollback" alike.
std::optional<field> field_named(std::string_view heading);

/// Takes the text over; what can not be read of it is listed. A second text for the same field comes below the first.
/// A title is one text: "component | failure | expected", "<component> <failure> <expected>", or "X leads to Y".
void take(card& into, field as, std::string_view text, std::vector<left_out>& not_read);

/// Says what a plan file needs and this card lacks, and marks it as to be written.
void complete(card& it, std::vector<left_out>& not_read);

}  // namespace bot::intake
