// Only for precompiled headers: what nearly every file does with facts and commands. Their variants are so wide that to
// instantiate this took half of the time of a build; here the compiler finds it done.
#pragma once

#include "day/announcement.hpp"
#include "day/book.hpp"
#include "day/command.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace bot::precompiled {

template <class T>
void copied_and_moved(T& one, T& other) {
    T copy(one), moved(std::move(other));
    one = copy;
    other = std::move(moved);
    std::vector<T> all{copy};
    all.push_back(one);
    all.emplace_back(std::move(copy));
    all.insert(all.end(), all.begin(), all.end());
    std::vector<T> more(all);
    more = all;
    std::optional<T> maybe(one);
    maybe = other;
}

inline void days(day::fact& fact, day::command& command, day::announcement& announcement, day::chaos_day& day) {
    copied_and_moved(fact, fact);
    copied_and_moved(command, command);
    copied_and_moved(announcement, announcement);
    copied_and_moved(day, day);
}

}  // namespace bot::precompiled
