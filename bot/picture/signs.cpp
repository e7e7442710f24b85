#include "picture/signs.hpp"

#include "picture/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::picture {

namespace {

constexpr std::size_t most_told = 12, most_lines = 4, most_bytes = 4'000;
constexpr double widest_line = 420, line_height = 16, padding = 8;

double half_width_of(std::size_t count) {
    if (count == 1) return sign_radius;
    return count < 10 ? 8 : count < 100 ? 11 : 14;
}

bool touch(const sign& one, const sign& other) { return one.x + one.half_width + 1 > other.x - other.half_width; }

/// What several say, a line each; the rest is counted.
void join_words(sign& to, const sign& more) {
    if (to.count < most_told && to.said.size() < most_bytes) to.said += "\n" + more.said;
}

/// The kind of several is that of the most telling one: a start of something before a mere note.
void join(sign& to, const sign& more) {
    const auto both = static_cast<double>(to.count + more.count);
    to.x = (to.x * static_cast<double>(to.count) + more.x * static_cast<double>(more.count)) / both;
    join_words(to, more);
    to.count += more.count;
    to.half_width = half_width_of(to.count);
    to.of = std::max(to.of, more.of);
}

std::vector<sign> row_of(const lane& of, bool failures, const axis& along, double y) {
    std::vector<sign> row;
    for (const auto& each : of.marks)
        if (is_failure(each) == failures)
            row.push_back({each.of, along.at(each.at), y, sign_radius, 1, each.said, {}, {}});
    std::ranges::stable_sort(row, {}, &sign::x);
    std::vector<sign> apart;
    for (auto& each : row) {
        apart.push_back(std::move(each));
        while (apart.size() > 1 && touch(apart[apart.size() - 2], apart.back())) {
            join(apart[apart.size() - 2], apart.back());
            apart.pop_back();
        }
    }
    for (auto& each : apart)
        if (each.count > most_told) each.said += fmt::format("\nand {} more", each.count - most_told);
    return apart;
}

}  // namespace

bool is_failure(const mark& it) { return it.of == mark_kind::sighting || it.of == mark_kind::over; }

std::vector<sign> signs_of(const lane& of, const axis& along, double upper, double lower) {
    auto signs = row_of(of, true, along, upper);
    auto others = row_of(of, false, along, lower);
    signs.insert(signs.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    std::ranges::stable_sort(signs, {}, &sign::x);
    return signs;
}

void show_lines(std::vector<sign>& signs, double width) {
    for (auto& each : signs) {
        each.lines = broken(each.said, letters, widest_line, most_lines);
        double widest = 0;
        for (const auto& one : each.lines) widest = std::max(widest, width_of(one, letters));
        const box size{0, 0, widest + 2 * padding, static_cast<double>(each.lines.size()) * line_height + padding};
        each.shown = size;
        each.shown.left = std::clamp(each.x - size.width / 2, 2.0, std::max(2.0, width - size.width - 2));
        each.shown.top = std::max(2.0, each.y - sign_radius - 4 - size.height);
    }
}

}  // namespace bot::picture
