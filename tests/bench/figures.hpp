// The table: what was measured beside what the floor needs, the target, and whether it is met.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tests::bench {

struct figure {
    std::string what, unit;
    double measured = 0;
    std::optional<double> beside{};  ///< the floor's, or what the figure is compared with
    std::optional<double> ratio{};   ///< the median of the rounds' own ratios
    std::string target{};            ///< in words; empty: none
    bool is_met = true;
};

/// Throughput has to be more, everything else less.
enum class bound { at_most, at_least };
figure held_to(figure it, bound how, double limit);        ///< the measured value itself
figure ratio_held_to(figure it, bound how, double limit);  ///< its ratio

void print_head(const std::string& beside);
/// A row, at once: what comes after may take long.
void print(const figure& it);
std::size_t misses(const std::vector<figure>& all);

/// The machine, kernel, compiler's build and file system that a directory is on, a line each. Throws
/// std::runtime_error when that is no real disk: a sync costs nothing there.
std::string surroundings_of(const std::string& directory);

}  // namespace tests::bench
