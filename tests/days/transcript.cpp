#include "days/transcript.hpp"

#include "clock/zones.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace tests::days {

namespace {

/// Several places are edited at once, and which is first is chance: here they come place by place.
std::vector<happening> with_edits_by_place(std::vector<happening> story) {
    const auto is_edit_of = [](bot::clock::instant second, const happening& it) {
        return it.what == "edits" && std::chrono::floor<std::chrono::seconds>(it.at) == second;
    };
    for (auto from = story.begin(); from != story.end();) {
        const auto second = std::chrono::floor<std::chrono::seconds>(from->at);
        const auto to = std::find_if_not(from, story.end(), [&](const auto& each) { return is_edit_of(second, each); });
        std::stable_sort(from, to, [](const auto& one, const auto& other) { return one.where < other.where; });
        from = to == from ? std::next(from) : to;
    }
    return story;
}

}  // namespace

std::string date_of(bot::clock::instant when, const std::string& zone) {
    return bot::clock::date_text(bot::clock::to_local(when, zone).date);
}

std::string time_of(bot::clock::instant when, const std::string& zone) {
    const auto minutes = bot::clock::to_local(when, zone).time_of_day.count();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(when.time_since_epoch()).count() % 60;
    return fmt::format("{:02}:{:02}:{:02}", minutes / 60, minutes % 60, seconds);
}

std::string indented(const std::string& text) {
    std::string out = "    ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "    ";
    }
    return out;
}

std::string transcript(const std::vector<happening>& story, const std::string& zone) {
    std::string out, date;
    for (const auto& each : with_edits_by_place(story)) {
        if (const auto today = date_of(each.at, zone); today != date) {
            out += (date.empty() ? "== " : "\n== ") + today + "\n";
            date = today;
        }
        out += fmt::format("\n{} {}, {} {}", time_of(each.at, zone), each.where, each.who, each.what);
        out += each.text.empty() ? "\n" : ":\n" + indented(each.text) + "\n";
    }
    return out;
}

}  // namespace tests::days
