#include "report/words.hpp"

#include <array>

namespace bot::report {

speech::time at(day::instant when, const day::setup& plan) {
    if (plan.windows.size() > 1 || plan.windows.empty()) return speech::dated(when, plan.zone);
    return speech::when(when, plan.zone, plan.windows.front().opens.at);
}

std::string_view name_of(day::occasion what) {
    constexpr std::array<std::string_view, 14> names{"", "the date was told", "kickoff", "reminder", "",
        "over for today", "it runs longer", "everything stopped", "a real incident", "chaos resumed",
        "the window was extended", "another facilitator", "experiments revealed", "end of chaos"};
    return names[static_cast<std::size_t>(what)];
}

std::string said_of(const day::standstill_course& it, const day::setup& plan) {
    return speech::plain(speech::words(it.real ? "real incident" : "everything stopped", ", ",
        from_to(it.from, it.to, plan), it.what.empty() ? "" : ": ", it.what));
}

speech::line from_to(day::instant from, std::optional<day::instant> to, const day::setup& plan) {
    return to ? speech::words(at(from, plan), " to ", at(*to, plan)) : speech::words("from ", at(from, plan), " on");
}

std::string file_stem(std::string_view name) {
    std::string stem;
    for (const char each : name) {
        const bool plain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
        const bool capital = each >= 'A' && each <= 'Z';
        if (plain || capital)
            stem += capital ? static_cast<char>(each + ('a' - 'A')) : each;
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
        if (stem.size() >= 60) break;
    }
    while (stem.ends_with('-')) stem.pop_back();
    return stem.empty() ? "day" : stem;
}

}  // namespace bot::report
