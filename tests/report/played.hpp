// A day with something of everything, played by the core's own rules.
#pragma once

#include "stage.hpp"

#include <doctest/doctest.h>

namespace tests::report {

using namespace tests::day;

/// What is written on cards and by agents carries this word, what responders say carries the other one.
inline constexpr std::string_view secret_word = "quokka", public_word = "heron";

inline day_plan a_told_plan() {
    auto plan = a_quiet_day();
    auto& card = plan.cards[{1}];
    card.component = "Mail quokka";
    card.technical_impact = "orders wait";
    card.business_impact = "customers write to support";
    card.response = "shop waits it out";
    card.alert = "mail queue above 500";
    card.teams = {"shop"};
    card.planned = 45min;
    card.together = {card_no{2}};
    plan.who[person("paula")] = {role::responder, "payments"};
    return plan;
}

/// Until 12:00: card 1 ran and was seen, card 2 went unnoticed and still runs, card 3 was skipped.
inline stage a_told_day() {
    auto day = begun(a_told_plan());
    const auto says = [&](std::string_view time, std::string_view who, const command& what) {
        const auto refused = day.to(time).says(who, what);
        REQUIRE(refused == "");
    };
    says("09:10", "ada", open_change{"alert quokka at 10", "set it to 100", "to hear it"});
    says("10:00", "ada", start(1));
    says("10:04", "rex", seen("orders heron hang", "shop"));
    says("10:05", "fay", tie_sighting{{1}, {1}});
    says("10:06", "ada",
        keep_message{{channel("incidents"), "m1"}, person("rex"), at("10:06"), "we look at the queue",
            "https://chat.example/m1"});
    says("10:08", "ada", write_notes{{log_line{{{1}}, at("10:07"), "the alert quokka fired", "we waited for it"}}});
    says("10:20", "rex", resolve_sighting{{1}});
    says("10:25", "ada", stop(1, resolution::team));
    says("10:31", "ada", rolled_back(1));
    says("10:40", "fay", set_limit{3});
    says("10:45", "fay", hold_starts{"shop quokka is busy"});
    says("10:55", "fay", resume_day{true, {}});
    says("11:00", "ada", start(2, ""));
    says("11:05", "paula", seen("=HYPERLINK(\"heron\")", "payments"));
    says("11:10", "rex", stop_all{"heron everything"});
    says("11:12", "ada", rolled_back(2));
    says("11:20", "fay", resume_day{true, "a false alarm"});
    says("11:30", "bo", skip_card{card_no{3}, "no time quokka"});
    says("11:35", "rex", write_lesson{lesson_kind::learned, "the dashboard lies", {}});
    says("11:36", "paula", write_lesson{lesson_kind::improvement, "begin earlier", {}});
    says("11:37", "ada", write_lesson{lesson_kind::idea, "a circuit breaker", person("rex")});
    says("11:40", "ada", draw_in{person("ada"), "nobody else knows quokka"});
    day.to("12:00");
    return day;
}

/// The same, ended by force with the change still open.
inline stage an_ended_day() {
    auto day = a_told_day();
    const auto refused = day.to("12:30").says("fay", end_day{"lunch heron"});
    REQUIRE(refused == "");
    return day;
}

}  // namespace tests::report
