// Finds one kind of fact among those that a command brought.
#pragma once

#include "day/fact.hpp"

#include <span>
#include <type_traits>
#include <variant>

namespace bot::speech {

template <class Kind, class Book>
constexpr bool is_of_book = false;
template <class Kind, class... Kinds>
constexpr bool is_of_book<Kind, std::variant<Kinds...>> = (std::is_same_v<Kind, Kinds> || ...);

template <class Kind>
const Kind* fact_as(const day::fact& it) {
    constexpr bool is_public = is_of_book<Kind, day::public_fact>;
    static_assert(is_public || is_of_book<Kind, day::agents_fact>);
    using book = std::conditional_t<is_public, day::public_fact, day::agents_fact>;
    const auto* in_its_book = std::get_if<book>(&it.what);
    return in_its_book == nullptr ? nullptr : std::get_if<Kind>(in_its_book);
}

template <class Kind>
const Kind* among(std::span<const day::fact> happened) {
    for (const auto& each : happened)
        if (const auto* it = fact_as<Kind>(each)) return it;
    return nullptr;
}

}  // namespace bot::speech
