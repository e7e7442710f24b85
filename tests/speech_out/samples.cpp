#include "speech_out/samples.hpp"

#include "approved.hpp"
#include "day/steps.hpp"
#include "text_of_file.hpp"

namespace bot::speech {

namespace {

using day::minutes;

day::person_id who(std::string id) { return {day::platform::room, std::move(id)}; }

day::card_line card(std::uint32_t no, std::string title, day::column where) {
    return {.no = {no},
        .title = std::move(title),
        .where = where,
        .owner = who("ada"),
        .teams = {"orders", "payments"},
        .rollback = {"remove the delay rule", "watch the queue drain"},
        .estimate = minutes(10),
        .planned = minutes(30),
        .since = at_berlin(24, 10, 42)};
}
const auto slow = card(3, "orders-db answers slowly orders queue and retry", day::column::running);
const auto gone = card(5, "cache is gone shop reads from the database", day::column::rolling_back);
const day::card_line bare{.no = {6},
    .title = "mail relay refuses mails wait",
    .where = day::column::backlog,
    .owner = {},
    .teams = {},
    .rollback = {},
    .estimate = {},
    .planned = {},
    .since = {}};
const day::change_line threshold{
    .no = {2}, .what = "alert at 10 errors instead of 100", .restore = "set it to 100", .by = who("ben")};

}  // namespace

day::instant at_berlin(unsigned day_of_november, int hour, int minute) {
    const auto date = std::chrono::year(2026) / std::chrono::November / std::chrono::day(day_of_november);
    return std::chrono::sys_days(date) + std::chrono::hours(hour - 1) + minutes(minute);  // CET
}

day::public_frame sample_public_frame() {
    return {.day = "Autumn storm",
        .environment = "staging",
        .procedure = "the incident runbook",
        .procedure_link = "https://wiki.example/incidents",
        .zone = "Europe/Berlin",
        .incident_channel = {day::platform::room, "incidents"},
        .facilitator = who("fay"),
        .opens = at_berlin(24, 9, 30),
        .ends = at_berlin(24, 17, 0),
        .several_windows = false,
        .between_windows = false};
}

day::agents_frame sample_agents_frame() {
    return {.day = "Autumn storm",
        .environment = "staging",
        .zone = "Europe/Berlin",
        .facilitator = who("fay"),
        .limit = 2,
        .opens = at_berlin(24, 9, 30),
        .last_start = at_berlin(24, 15, 30),
        .wind_down = at_berlin(24, 16, 0),
        .ends = at_berlin(24, 17, 0)};
}

day::announcement public_sample(day::public_news news) {
    day::announcement made;
    made.made = made.not_before = at_berlin(24, 11, 0);
    day::for_everyone to;
    to.frame = sample_public_frame();
    to.where = to.frame.incident_channel;
    to.news = std::move(news);
    made.to = std::move(to);
    return made;
}

day::announcement agents_sample(day::agents_news news) {
    day::announcement made;
    made.made = made.not_before = at_berlin(24, 11, 0);
    made.to = day::for_agents{sample_agents_frame(), std::move(news), {day::platform::room, "agents"}};
    return made;
}

day::announcement facilitator_sample(day::agents_news news) {
    auto made = agents_sample(std::move(news));
    const auto& to = std::get<day::for_agents>(made.to);
    made.to = day::for_one{to.frame, to.news, to.frame.facilitator};
    return made;
}

const day::agents_news& agents_news_of(const sample& it) {
    if (const auto* to = std::get_if<day::for_one>(&it.it.to)) return to->news;
    return std::get<day::for_agents>(it.it.to).news;
}

std::vector<sample> public_samples() {
    auto over_a_week = public_sample(day::kickoff{});
    std::get<day::for_everyone>(over_a_week.to).frame.several_windows = true;
    auto a_week_before = public_sample(day::day_soon{});
    a_week_before.made = at_berlin(17, 9, 0);
    const day::revealed_card told{.no = {3},
        .title = slow.title,
        .where = day::column::resolved_by_team,
        .teams = {"orders"},
        .rollback = slow.rollback};
    return {
        {"day-soon", a_week_before},
        {"day-soon, moved", public_sample(day::day_soon{.moved = true})},
        {"day-off", public_sample(day::day_off{"the release is late"})},
        {"kickoff", public_sample(day::kickoff{})},
        {"kickoff, several windows", over_a_week},
        {"neutral-reminder", public_sample(day::neutral_reminder{})},
        {"over-for-today", public_sample(day::over_for_today{at_berlin(25, 9, 30)})},
        {"runs-longer", public_sample(day::runs_longer{})},
        {"chaos-suspended", public_sample(day::chaos_suspended{})},
        {"real-incident", public_sample(day::real_incident{})},
        {"real-incident, with words", public_sample(day::real_incident{"payments fail in production"})},
        {"chaos-resumed", public_sample(day::chaos_resumed{})},
        {"chaos-resumed, after a real one", public_sample(day::chaos_resumed{.after_real = true})},
        {"longer-today", public_sample(day::longer_today{who("fay"), "we began late"})},
        {"longer-today, without a why", public_sample(day::longer_today{who("fay"), {}})},
        {"new-facilitator", public_sample(day::new_facilitator{who("gus"), "my train leaves"})},
        {"new-facilitator, without a why", public_sample(day::new_facilitator{who("gus"), {}})},
        {"end-of-chaos", public_sample(day::end_of_chaos{})},
        {"end-of-chaos, forced", public_sample(day::end_of_chaos{{"orders-db still answers slowly"}})},
        {"cards-revealed", public_sample(day::cards_revealed{{told}})},
        {"welcome", public_sample(day::welcome{})},
    };
}

std::vector<sample> agents_samples() {
    auto over = slow;
    over.where = day::column::resolved_by_team;
    return {
        {"ready-report",
            agents_sample(day::ready_report{{"procedure"}, {bare}, {threshold}, {"card 4 of Spring rain"}})},
        {"ready-report, all there", agents_sample(day::ready_report{})},
        {"ready-report, nobody there", facilitator_sample(day::ready_report{.missing = {},
                                           .unready = {},
                                           .open_changes = {},
                                           .leftovers = {},
                                           .to_ready = {},
                                           .no_cards = true,
                                           .agents = 0,
                                           .strangers = {},
                                           .is_private = false})},
        {"ready-report, a stranger and one agent", agents_sample(day::ready_report{.missing = {},
                                                       .unready = {},
                                                       .open_changes = {},
                                                       .leftovers = {},
                                                       .to_ready = {bare},
                                                       .no_cards = false,
                                                       .agents = 1,
                                                       .strangers = {who("rio")},
                                                       .is_private = true})},
        {"ready-report, to the facilitator", facilitator_sample(day::ready_report{{}, {bare}, {}, {}})},
        {"agents-kickoff", agents_sample(day::agents_kickoff{{slow, bare}})},
        {"agents-kickoff, empty board", agents_sample(day::agents_kickoff{})},
        {"kickoff-blocked", facilitator_sample(day::kickoff_blocked{{"environment", "windows"}})},
        {"what-do-you-see", agents_sample(day::what_do_you_see{slow})},
        {"what-do-you-see, overdue", agents_sample(day::what_do_you_see{slow, true})},
        {"what-hinders", agents_sample(day::what_hinders{gone})},
        {"what-hinders, to the facilitator", facilitator_sample(day::what_hinders{gone})},
        {"team-overloaded", facilitator_sample(day::team_overloaded{"orders", 4})},
        {"all-quiet", facilitator_sample(day::all_quiet{minutes(40)})},
        {"countdown", agents_sample(day::countdown{minutes(30), {slow, gone}})},
        {"countdown, nothing runs", agents_sample(day::countdown{minutes(60), {}})},
        {"winding-down", agents_sample(day::winding_down{{slow}, {threshold}})},
        {"winding-down, again", agents_sample(day::winding_down{{gone}, {}, true})},
        {"winding-down, nothing left", agents_sample(day::winding_down{})},
        {"winding-down, to the facilitator", facilitator_sample(day::winding_down{{slow, gone}, {threshold}})},
        {"winding-down, nothing left, to the facilitator", facilitator_sample(day::winding_down{})},
        {"agents-over-for-today", agents_sample(day::agents_over_for_today{at_berlin(25, 9, 30), {gone}})},
        {"agents-over-for-today, nothing left", agents_sample(day::agents_over_for_today{at_berlin(25, 9, 30), {}})},
        {"end-overdue", facilitator_sample(day::end_overdue{{gone}, {threshold}})},
        {"end-overdue, nothing left", facilitator_sample(day::end_overdue{})},
        {"all-stop", agents_sample(day::all_stop{who("rio"), "the wrong cluster", false, {gone}})},
        {"all-stop, real", agents_sample(day::all_stop{who("rio"), "", true, {}})},
        {"all-resume", agents_sample(day::all_resume{who("fay"), "it was the right cluster", false})},
        {"all-resume, after a real one", agents_sample(day::all_resume{who("fay"), "", true})},
        {"on-hold", agents_sample(day::on_hold{who("fay"), "orders have enough", false})},
        {"on-hold, lifted", agents_sample(day::on_hold{who("fay"), "orders are through", true})},
        {"limit-changed", agents_sample(day::limit_changed{who("fay"), "they answer quickly", 3})},
        {"rule-waived",
            agents_sample(day::rule_waived{who("fay"), {3}, day::start_rule::last_start, "five minutes only"})},
        {"agents-handover", agents_sample(day::agents_handover{who("fay"), "my train leaves", who("fay"), who("gus")})},
        {"agents-extended", agents_sample(day::agents_extended{who("fay"), "we began late"})},
        {"wind-down-moved", agents_sample(day::wind_down_moved{who("fay"), "enough for today", at_berlin(24, 15, 45)})},
        {"card-moved, started",
            agents_sample(day::card_moved{slow, who("ada"), "see whether anybody looks at the queue"})},
        {"card-moved, stopped", agents_sample(day::card_moved{gone, who("ada"), ""})},
        {"card-moved, over", agents_sample(day::card_moved{over, who("ada"), ""})},
        {"agents-end", agents_sample(day::agents_end{{{12}, {14}}, at_berlin(26, 9, 0)})},
        {"agents-end, no gaps", agents_sample(day::agents_end{})},
        {"agents-end, to the facilitator", facilitator_sample(day::agents_end{{{12}, {14}}, at_berlin(26, 9, 0)})},
        {"channel-unsafe", facilitator_sample(day::channel_unsafe{{who("rio")}, true})},
        {"channel-unsafe, public", facilitator_sample(day::channel_unsafe{{}, false})},
        {"channel-safe", facilitator_sample(day::channel_safe{})},
        {"step-due, on the way", facilitator_sample(day::step_due{day::number_of(day::step::tell_stakeholders)})},
        {"step-due, review", facilitator_sample(day::step_due{0})},
        {"step-due, sharing", facilitator_sample(day::step_due{1})},
        {"day-called-off", agents_sample(day::day_called_off{who("fay"), "the release is late"})},
        {"day-moved", agents_sample(day::day_moved{who("fay"), at_berlin(25, 9, 30)})},
        {"appointment-asked", agents_sample(day::appointment_asked{who("ada"), "nobody reaches fay", who("gus")})},
        {"appointment-asked, agreed",
            agents_sample(day::appointment_asked{who("ben"), {}, who("gus"), day::consent::agreed})},
        {"appointment-asked, withdrawn",
            agents_sample(day::appointment_asked{who("ada"), {}, who("gus"), day::consent::withdrawn})},
    };
}

std::map<std::string, std::string> shipped_templates() {
    std::map<std::string, std::string> texts;
    for (const auto& kind : phrasebook::kinds())
        texts[kind] = tests::text_of_file(std::string(CHAOSDAY_SOURCE_DIR) + "/config/messages/" + kind + ".md");
    return texts;
}

phrasebook shipped_phrasebook() {
    auto read = phrasebook::load(shipped_templates());
    if (!read)
        for (const auto& each : read.error()) MESSAGE(each.file << ":" << each.line << ": " << each.what);
    REQUIRE(read.has_value());
    return std::move(*read);
}

}  // namespace bot::speech
