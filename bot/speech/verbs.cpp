#include "speech/verbs.hpp"

#include "speech/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace bot::speech {

namespace {

unsigned bit_of(std::optional<day::phase> now) {
    if (!now) return sense::no_day;
    switch (*now) {
        case day::phase::planned:
            return sense::planned;
        case day::phase::open:
            return sense::open;
        case day::phase::ended:
            return sense::ended;
        case day::phase::closed:
            return sense::closed;
        case day::phase::cancelled:
            return sense::cancelled;
    }
    return sense::no_day;
}

const std::map<std::string_view, const verb*>& by_name() {
    static const auto all = [] {
        std::map<std::string_view, const verb*> index;
        for (const auto& each : all_verbs()) {
            index.emplace(each.name, &each);
            for (const auto synonym : each.synonyms) index.emplace(synonym, &each);
        }
        return index;
    }();
    return all;
}

bool makes_a_day(const verb& it) { return it.name == "new" || it.name == "plan"; }

std::vector<std::string_view> names_for(day::role as, bool day_at_hand) {
    std::vector<std::string_view> names;
    for (const auto& each : all_verbs())
        if (may_use(each, as, day_at_hand)) {
            names.push_back(each.name);
            names.insert(names.end(), each.synonyms.begin(), each.synonyms.end());
        }
    return names;
}

}  // namespace

const verb* find_verb(std::string_view keyword) {
    const auto found = by_name().find(keyword);
    return found == by_name().end() ? nullptr : found->second;
}

bool begins_longer_verb(std::string_view keyword) {
    const auto longer = std::string(keyword) + '-';
    const auto next = by_name().lower_bound(longer);
    return next != by_name().end() && next->first.starts_with(longer);
}

bool makes_sense(const verb& it, day::phase now) { return (it.makes & bit_of(now)) != 0; }

bool may_use(const verb& it, day::role as, bool day_at_hand) {
    if (it.name == "new" || (makes_a_day(it) && !day_at_hand)) return true;
    switch (it.whose) {
        case right::everyone:
            return true;
        case right::agents:
            return as == day::role::agent || as == day::role::facilitator;
        case right::agents_alone:
            return as == day::role::agent;
        case right::facilitator:
            return as == day::role::facilitator;
    }
    return false;
}

std::vector<const verb*> verbs_for(day::role as, std::optional<day::phase> now) {
    std::vector<const verb*> usable;
    for (const auto& each : all_verbs())
        if ((each.makes & bit_of(now)) != 0 && may_use(each, as, now.has_value())) usable.push_back(&each);
    return usable;
}

const verb* nearest_verb(std::string_view keyword, day::role as, bool day_at_hand) {
    const auto name = nearest(keyword, names_for(as, day_at_hand));
    return name.empty() ? nullptr : find_verb(name);
}

}  // namespace bot::speech
