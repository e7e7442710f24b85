// match(variant, [](const this_case&) {...}, [](const that_case&) {...}): one function for each case, none forgotten.
#pragma once

#include <utility>
#include <variant>

namespace bot::day {

template <class... Cases>
struct cases : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
cases(Cases...) -> cases<Cases...>;

template <class Variant, class... Cases>
decltype(auto) match(Variant&& value, Cases... each) {
    return std::visit(cases{std::move(each)...}, std::forward<Variant>(value));
}

}  // namespace bot::day
