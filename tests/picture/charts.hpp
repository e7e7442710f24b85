// Charts for pictures: a quiet one to look at closely, and others at random.
#pragma once

#include "picture/drawing.hpp"

#include <random>

namespace tests::picture {

using namespace bot::picture;
using namespace std::chrono_literals;

/// On Tuesday, 24 November 2026, in UTC.
inline instant at(int hour, int minute, int days_later = 0) {
    return instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24)) + std::chrono::days(days_later) +
           std::chrono::hours(hour) + std::chrono::minutes(minute);
}

inline window a_window(int days_later = 0) {
    return {at(9, 30, days_later), at(15, 0, days_later), at(15, 30, days_later), at(16, 30, days_later)};
}

inline chart a_chart() {
    chart made;
    made.title = "Autumn storm, in staging";
    made.zone = "Europe/Berlin";
    made.from = at(9, 30);
    made.to = at(16, 30);
    made.windows = {a_window()};
    made.lanes = {{"1 Mail service",
                      {{span_kind::planned, at(10, 0), at(10, 45), "planned: 45 min"},
                          {span_kind::running, at(10, 0), at(10, 30), "running"},
                          {span_kind::rolling_back, at(10, 30), at(10, 40), "rolling back"}},
                      {{mark_kind::note, at(10, 10), "@ada: the queue grows"},
                          {mark_kind::sighting, at(10, 20), "@rex saw failure 1"}}},
        {"2 Search", {}, {}}};
    return made;
}

/// Up to sixty lanes, five hundred marks, a week; everything may stand anywhere.
class dice {
public:
    explicit dice(unsigned seed) : rolls_(seed) {}

    int upto(int most) { return std::uniform_int_distribution<int>(0, most)(rolls_); }
    bool now_and_then(int out_of) { return upto(out_of - 1) == 0; }

    chart throw_chart() {
        chart made;
        const int days = 1 + upto(6);
        made.title = words(30);
        made.zone = now_and_then(2) ? "Europe/Berlin" : "Asia/Kolkata";
        made.from = at(9, 30);
        made.to = at(16, 30, days - 1) + std::chrono::minutes(upto(300));
        for (int each = 0; each < days; ++each)
            if (!now_and_then(4)) made.windows.push_back(a_window(each));
        for (int each = upto(4); each > 0; --each)
            made.bands.push_back({static_cast<band_kind>(upto(2)), some_time(made), some_time(made), words(6)});
        for (auto& each : made.bands) each.to = std::max(each.from, each.to);
        const int lanes = upto(60);
        for (int each = 0; each < lanes; ++each) made.lanes.push_back(throw_lane(made, lanes));
        return made;
    }

private:
    instant some_time(const chart& in) {
        const auto whole = std::chrono::duration_cast<std::chrono::minutes>(in.to - in.from).count();
        return in.from + std::chrono::minutes(upto(static_cast<int>(whole)));
    }
    std::string words(int most) {
        static constexpr const char* some[] = {"orders", "hang", "MWMWMW", "ünïcödé", "故障", "a", "<&\"'>", "illicit"};
        std::string made = some[upto(7)];
        for (int each = upto(most); each > 0; --each) made += std::string(" ") + some[upto(7)];
        return made;
    }
    lane throw_lane(const chart& in, int lanes) {
        lane made{words(12), {}, {}};
        for (int each = upto(3); each > 0; --each) {
            const auto from = some_time(in), to = some_time(in);
            made.spans.push_back({static_cast<span_kind>(upto(3)), std::min(from, to), std::max(from, to), words(4)});
        }
        for (int each = upto(1'000 / lanes); each > 0; --each)
            made.marks.push_back({static_cast<mark_kind>(upto(6)), some_time(in), words(20)});
        return made;
    }

    std::mt19937 rolls_;
};

}  // namespace tests::picture
