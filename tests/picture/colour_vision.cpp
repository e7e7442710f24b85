#include "colour_vision.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace tests::picture {

namespace {

using triple = std::array<double, 3>;
using matrix = std::array<triple, 3>;

triple times(const matrix& by, const triple& it) {
    triple made{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t at = 0; at < 3; ++at) made[row] += by[row][at] * it[at];
    return made;
}

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

triple linear_of(std::string_view colour) {
    std::string digits;
    for (const char each : colour.substr(std::min<std::size_t>(1, colour.size())))
        digits.append(colour.size() == 4 ? 2 : 1, each);
    if (!colour.starts_with('#') || digits.size() != 6) throw std::runtime_error("no colour: " + std::string(colour));
    triple made{};
    for (std::size_t at = 0; at < 3; ++at) made[at] = linear(std::stoi(digits.substr(2 * at, 2), nullptr, 16) / 255.0);
    return made;
}

constexpr triple luminances{0.2126729, 0.7151522, 0.0721750};

/// Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision deficiency (2009), where
/// one kind of cone is missing.
const matrix& as_seen(eye by) {
    static constexpr std::array<matrix, 5> all{{{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
        {{luminances, luminances, luminances}}}};
    return all[static_cast<std::size_t>(by)];
}

lab lab_of(const triple& linear) {
    static constexpr matrix to_xyz{{{0.4124564, 0.3575761, 0.1804375}, luminances, {0.0193339, 0.1191920, 0.9503041}}};
    const auto root = [](double it) { return it > 216.0 / 24389 ? std::cbrt(it) : (24389.0 / 27 * it + 16) / 116; };
    const auto [x, y, z] = times(to_xyz, linear);
    const auto fx = root(x / 0.95047), fy = root(y), fz = root(z / 1.08883);
    return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

constexpr double degrees = std::numbers::pi / 180;
double hue(double a, double b) {
    const auto angle = std::atan2(b, a) / degrees;
    return angle < 0 ? angle + 360 : angle;
}
double turn(double from, double to) {
    const auto there = to - from;
    return there > 180 ? there - 360 : there < -180 ? there + 360 : there;
}
double seventh_share(double chroma) {
    const auto seventh = std::pow(chroma, 7);
    return std::sqrt(seventh / (seventh + std::pow(25, 7)));
}

}  // namespace

lab seen_by(eye of, std::string_view colour) {
    auto seen = times(as_seen(of), linear_of(colour));
    for (auto& each : seen) each = std::clamp(each, 0.0, 1.0);
    return lab_of(seen);
}

/// By Sharma, Wu, Dalal: The CIEDE2000 color-difference formula (2005).
double difference(const lab& one, const lab& other) {
    const auto stretch = 1.5 - 0.5 * seventh_share((std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2);
    const auto a1 = one.a * stretch, a2 = other.a * stretch;
    const auto c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, other.b);
    const bool is_grey = c1 * c2 == 0;
    const auto h1 = hue(a1, one.b), h2 = hue(a2, other.b), turned = is_grey ? 0 : turn(h1, h2);
    const auto h = is_grey ? h1 + h2 : h1 + turned / 2, l = (one.l + other.l) / 2, c = (c1 + c2) / 2;
    const auto wave = 1 - 0.17 * std::cos((h - 30) * degrees) + 0.24 * std::cos(2 * h * degrees) +
                      0.32 * std::cos((3 * h + 6) * degrees) - 0.2 * std::cos((4 * h - 63) * degrees);
    const auto off = (l - 50) * (l - 50), around = h < 0 ? h + 360 : h;
    const auto dl = (other.l - one.l) / (1 + 0.015 * off / std::sqrt(20 + off));
    const auto dc = (c2 - c1) / (1 + 0.045 * c);
    const auto dh = 2 * std::sqrt(c1 * c2) * std::sin(turned / 2 * degrees) / (1 + 0.015 * c * wave);
    const auto blue = std::exp(-std::pow((around - 275) / 25, 2));
    return std::sqrt(dl * dl + dc * dc + dh * dh - 2 * seventh_share(c) * std::sin(60 * blue * degrees) * dc * dh);
}

double contrast(std::string_view one, std::string_view other) {
    const auto light = [](std::string_view of) { return times(as_seen(eye::grey), linear_of(of))[0]; };
    const auto [dark, bright] = std::minmax({light(one), light(other)});
    return (bright + 0.05) / (dark + 0.05);
}

}  // namespace tests::picture
