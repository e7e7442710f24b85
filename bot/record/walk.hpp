// Every line of every segment, on and on behind flaws: what verify and repair see.
#pragma once

#include "record/replay.hpp"

namespace bot::record {

/// Told of what is found, in the order of the record.
struct walk_news {
    std::function<void(const std::string& name, std::uint64_t bytes)> segment;
    std::function<void(const day::fact&)> fact;
    std::function<void(const flaw&)> wrong;
    std::function<void(const flaw&)> torn;  ///< the end of the last segment
    std::function<void(std::uint64_t first, std::uint64_t last)> missing;
};

outcome<void> walk(files& on, const path& directory, const walk_news& told);

}  // namespace bot::record
