#include "desk/agenda.hpp"

namespace bot::desk {

void agenda::put(day::day_id of, std::optional<day::instant> next) {
    if (const auto before = of_day_.find(of); before != of_day_.end()) {
        in_order_.erase({before->second, of});
        of_day_.erase(before);
    }
    if (!next) return;
    of_day_.emplace(of, *next);
    in_order_.emplace(*next, of);
}

void agenda::clear() {
    of_day_.clear();
    in_order_.clear();
}

std::optional<day::instant> agenda::next() const {
    return in_order_.empty() ? std::nullopt : std::optional(in_order_.begin()->first);
}

std::optional<day::day_id> agenda::due(day::instant now) const {
    if (in_order_.empty() || in_order_.begin()->first > now) return std::nullopt;
    return in_order_.begin()->second;
}

}  // namespace bot::desk
