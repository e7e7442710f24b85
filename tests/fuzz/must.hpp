// What a fuzz target demands of every input. Unlike an assertion it is there in every build: the fuzzer keeps the input
// that broke it.
#pragma once

#include <concepts>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

namespace tests::fuzz {

inline void must(bool holds, std::string_view demand, std::string_view seen = {}) {
    if (holds) return;
    fmt::print(stderr, "\nMUST: {}\n{}\n", demand, seen);
    std::abort();
}

/// The same where it takes time to say what was seen.
void must(bool holds, std::string_view demand, const std::invocable auto& seen) {
    if (!holds) must(false, demand, seen());
}

}  // namespace tests::fuzz
