// Finds one kind of fact among those that a command brought.
#pragma once

#include "day/fact.hpp"

#include <span>
#include <type_traits>

namespace bot::speech {

template <class Kind>
const Kind* fact_as(const day::fact& it) {
    const auto found = []<class One>(const One& one) -> const Kind* {
        if constexpr (std::is_same_v<One, Kind>) return &one;
        return nullptr;
    };
    return std::visit([&](const auto& of_a_book) { return std::visit(found, of_a_book); }, it.what);
}

template <class Kind>
const Kind* among(std::span<const day::fact> happened) {
    for (const auto& each : happened)
        if (const auto* it = fact_as<Kind>(each)) return it;
    return nullptr;
}

}  // namespace bot::speech
