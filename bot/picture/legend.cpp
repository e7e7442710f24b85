#include "picture/legend.hpp"

#include "picture/label_board.hpp"
#include "picture/text.hpp"

#include <array>
#include <set>

namespace bot::picture {

namespace {

constexpr double key_width = 24, between = 18, row_height = 20;

struct entry {
    key::shape of;
    std::uint8_t which;
    std::string_view name;
    auto operator<=>(const entry&) const = default;
};

template <class Kind>
entry entry_of(key::shape of, Kind kind) {
    return {of, static_cast<std::uint8_t>(kind), name_of(kind)};
}

std::set<entry> entries_of(const chart& of) {
    std::set<entry> found;
    for (const auto& each : of.bands) found.insert(entry_of(key::shape::band, each.of));
    for (const auto& lane : of.lanes) {
        for (const auto& each : lane.spans) found.insert(entry_of(key::shape::span, each.of));
        for (const auto& each : lane.marks) found.insert(entry_of(key::shape::mark, each.of));
    }
    return found;
}

}  // namespace

std::string_view name_of(span_kind of) {
    constexpr std::array<std::string_view, 4> names{"planned", "running", "rolling back", "change open"};
    return names[static_cast<std::size_t>(of)];
}
std::string_view name_of(mark_kind of) {
    constexpr std::array<std::string_view, 7> names{
        "note", "failure reported", "failure over", "change", "restored", "told to everybody", "decision"};
    return names[static_cast<std::size_t>(of)];
}
std::string_view name_of(band_kind of) {
    constexpr std::array<std::string_view, 3> names{"hold", "everything stopped", "real incident"};
    return names[static_cast<std::size_t>(of)];
}

double add_legend(drawing& to, const chart& of, double top, double left) {
    auto at = left;
    for (const auto& each : entries_of(of)) {
        const auto width = width_of(each.name, letters) + 6;
        if (at > left && at + key_width + width > to.width - left) {
            at = left;
            top += row_height;
        }
        to.keys.push_back({each.of, each.which, {at, top, key_width - 6, label_height}});
        to.labels.push_back({label_kind::legend, {at + key_width, top, width, label_height}, std::string(each.name)});
        at += key_width + width + between;
    }
    return top + row_height;
}

}  // namespace bot::picture
