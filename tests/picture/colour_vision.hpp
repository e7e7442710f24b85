// How far apart two colours are to an eye: CIEDE2000 between them as people with each kind of colour vision see them,
// or as they come out of a printer without colours. One or two is just seen side by side; ten is seen at a glance.
#pragma once

#include <array>
#include <string_view>

namespace tests::picture {

enum class eye { any, protan, deutan, tritan, grey };
constexpr std::array eyes_with_colour{eye::any, eye::protan, eye::deutan, eye::tritan};

struct lab {
    double l = 0, a = 0, b = 0;
};
/// Of "#rrggbb" or "#rgb".
lab seen_by(eye of, std::string_view colour);
double difference(const lab& one, const lab& other);
/// Between 1 and 21, as WCAG 2 counts it.
double contrast(std::string_view one, std::string_view other);

}  // namespace tests::picture
