#include "picture/signs.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::picture {

namespace {

constexpr std::size_t most_told = 12, most_bytes = 4'000;

double half_width_of(std::size_t count) {
    if (count == 1) return sign_radius;
    return count < 10 ? 8 : count < 100 ? 11 : 14;
}

bool touch(const sign& one, const sign& other) { return one.x + one.half_width + 1 > other.x - other.half_width; }

/// Signs that have become one, with what each mark says.
struct crowd {
    sign as;
    std::vector<const std::string*> says;
};

/// The more of it, the more a mark tells: what began something before what ended it, and both before a mere note.
int weight_of(mark_kind of) {
    switch (of) {
        case mark_kind::note:
            return 0;
        case mark_kind::over:
        case mark_kind::restored:
            return 1;
        case mark_kind::sighting:
        case mark_kind::change:
            return 2;
        case mark_kind::word:
        case mark_kind::decision:
            return 3;
    }
    return 0;
}

/// Several look like the most telling one of them.
void join(crowd& to, const crowd& more) {
    auto& as = to.as;
    const auto both = static_cast<double>(as.count + more.as.count);
    as.x = (as.x * static_cast<double>(as.count) + more.as.x * static_cast<double>(more.as.count)) / both;
    as.count += more.as.count;
    as.half_width = half_width_of(as.count);
    as.of =
        std::max(as.of, more.as.of, [](mark_kind one, mark_kind other) { return weight_of(one) < weight_of(other); });
    to.says.insert(to.says.end(), more.says.begin(), more.says.end());
}

/// What several say, a line each; whatever is too much is counted.
std::string told_by(const std::vector<const std::string*>& says) {
    std::string said = *says.front();
    std::size_t told = 1;
    for (; told < std::min(says.size(), most_told) && said.size() < most_bytes; ++told) said += "\n" + *says[told];
    if (told < says.size()) said += fmt::format("\nand {} more", says.size() - told);
    return said;
}

std::vector<crowd> kept_apart(std::vector<crowd> row) {
    std::vector<crowd> made;
    for (auto& each : row) {
        made.push_back(std::move(each));
        while (made.size() > 1 && touch(made[made.size() - 2].as, made.back().as)) {
            join(made[made.size() - 2], made.back());
            made.pop_back();
        }
    }
    return made;
}

std::vector<told_sign> row_of(const lane& of, bool failures, const axis& along, double y) {
    std::vector<crowd> row;
    for (const auto& each : of.marks)
        if (is_failure(each) == failures)
            row.push_back({{each.of, along.at(each.at), y, sign_radius, 1}, {&each.said}});
    std::ranges::stable_sort(row, {}, [](const crowd& it) { return it.as.x; });
    std::vector<told_sign> signs;
    for (const auto& each : kept_apart(std::move(row))) signs.push_back({each.as, told_by(each.says)});
    return signs;
}

}  // namespace

bool is_failure(const mark& it) { return it.of == mark_kind::sighting || it.of == mark_kind::over; }

std::vector<told_sign> signs_of(const lane& of, const axis& along, double upper, double lower) {
    auto signs = row_of(of, true, along, upper);
    auto others = row_of(of, false, along, lower);
    signs.insert(signs.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    std::ranges::stable_sort(signs, {}, [](const told_sign& it) { return it.as.x; });
    return signs;
}

}  // namespace bot::picture
