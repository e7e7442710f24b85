#include "stage.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace tests::day {

namespace {

constexpr auto first_day = std::chrono::sys_days(std::chrono::year(2027) / 3 / 16);
constexpr int most_looks = 500;  // at one instant: more is a clock that never comes to rest

}  // namespace

instant at(std::string_view hhmm, int days_later) {
    const auto digit = [&](std::size_t i) { return hhmm.at(i) - '0'; };
    return first_day + std::chrono::days(days_later) + std::chrono::hours(digit(0) * 10 + digit(1)) +
           minutes(digit(3) * 10 + digit(4));
}

moment wall(std::string_view hhmm, int days_later) {
    const auto when = at(hhmm, days_later);
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(when));
    return {"2027-03-" + std::to_string(unsigned(date.day())) + "T" + std::string(hhmm), when};
}

window hours(std::string_view opens, std::string_view last_start, std::string_view wind_down, std::string_view ends,
    int days_later) {
    return {wall(opens, days_later), wall(last_start, days_later), wall(wind_down, days_later), wall(ends, days_later)};
}

person_id person(std::string_view name) { return {platform::room, std::string(name)}; }
channel_id channel(std::string_view name) { return {platform::room, std::string(name)}; }

card_plan experiment(std::string component, std::string_view owner) {
    card_plan made;
    made.component = std::move(component);
    made.failure = "fails";
    made.expected = "nobody cries";
    made.rollback = {"put it back"};
    made.rollback_estimate = 10min;
    made.planned = 30min;
    made.owner = person(owner);
    return made;
}

day_plan a_day() {
    day_plan made;
    made.day.name = "Storm";
    made.day.environment = "staging";
    made.day.procedure = "Treat it as production on fire.";
    made.day.incident_channel = channel("incidents");
    made.day.agents_channel = channel("agents");
    made.day.windows = {hours("09:00", "15:00", "16:00", "17:00")};
    made.day.notices = {at("09:00", -7), at("09:00", -1)};
    made.day.ready_check = at("09:00", -1);
    for (const int later : {1, 2, 3, 6, 7, 8, 9, 10, 13, 14}) made.day.mornings.push_back(at("09:00", later));
    made.facilitator = person("fay");
    for (const auto* name : {"ada", "bo", "cy"}) made.who[person(name)] = {role::agent, "shop"};
    for (const auto* name : {"rex", "rio"}) made.who[person(name)] = {role::responder, "shop"};
    made.who[person("olga")] = {role::observer, ""};
    made.cards[{1}] = experiment("Mail", "ada");
    made.cards[{2}] = experiment("Search", "ada");
    made.cards[{3}] = experiment("Cache", "bo");
    return made;
}

day_plan a_quiet_day() {
    auto made = a_day();
    made.day.notices.clear();
    made.day.ready_check.reset();
    made.day.reminders.countdown.clear();
    made.day.reminders.neutral_every = 24h;
    made.day.reminders.quiet_card = 24h;
    made.day.reminders.all_quiet = 24h;
    for (auto& [no, each] : made.cards) each.planned.reset();
    return made;
}

day_plan a_mini_day() {
    auto made = a_day();
    made.day.name = "Tea-time";
    made.day.windows = {hours("13:30", "14:45", "15:15", "16:00")};
    made.day.reminders.neutral_every = 60min;
    made.day.reminders.quiet_card = 10min;
    made.day.reminders.countdown = {30min, 15min};
    made.limit = 1;
    made.cards.erase({3});
    return made;
}

day_plan a_week() {
    auto made = a_day();
    made.day.name = "Week";
    made.day.windows.clear();
    for (int later = -1; later < 4; ++later)
        made.day.windows.push_back(hours("10:00", "14:30", "15:00", "16:00", later));
    made.day.notices = {at("09:00", -8), at("09:00", -2)};
    made.day.ready_check = at("09:00", -4);
    made.day.mornings.clear();
    for (const int later : {6, 7, 8, 9, 10, 13}) made.day.mornings.push_back(at("09:00", later));
    return made;
}

stage::stage(const day_plan& plan, instant when) : now(when) {
    create_day it;
    it.plan = plan;
    const auto refused = says("fay", it);
    INFO("the day of this play can not be planned: ", refused);
    REQUIRE(refused.empty());
    on = last.front().day;
}

std::string stage::says(std::string_view who, const command& what) { return says_as_of_request(who, what, {}); }

std::string stage::says_as_of_request(std::string_view who, const command& what, std::string cause) {
    last.clear();
    auto decided = decide(known, on, what, asker{person(who), {}, std::move(cause)}, now, rules);
    if (!decided) return text(decided.error());
    take_in(std::move(*decided));
    return {};
}

void stage::take_in(facts happened) {
    for (auto& each : happened) {
        each.no = known.facts + 1;
        apply(known, each);
        history.push_back(each);
    }
    last = std::move(happened);
    if (mail) post();
}

void stage::post(const std::map<announcement_id, announcement>& outstanding, std::vector<announcement>& waiting) const {
    for (const auto& [id, each] : outstanding) waiting.push_back(each);
}

void stage::post() {
    if (posting_) return;
    posting_ = true;
    const auto kept = last;
    std::vector<announcement> waiting;
    for (const auto& [id, each] : known.days) {
        post(each.open.outstanding, waiting);
        post(each.secret.outstanding, waiting);
    }
    for (const auto& each : waiting) {
        const auto about = on;
        on = each.id.day;
        if (still_true(day(), each, now)) {
            heard.push_back(text(now) + " " + brief(each));
            const bool is_public = each.id.as == counted::for_public;
            if (is_public) perceived.push_back(text(now) + " " + text(each));
            const auto* to = std::get_if<for_everyone>(&each.to);
            if (to && to->where == day().plan.incident_channel) said_to_everyone.push_back(each);
            own(note_announced{each.id, {channel("posts"), std::to_string(++posts_[each.id.as])}, {}});
        } else {
            own(drop_announcement{each.id, "no longer true"});
        }
        on = about;
    }
    posting_ = false;
    last = kept;
}

stage& stage::to(instant when) {
    now = when;
    return *this;
}

stage& stage::look() { return until(now); }

stage& stage::until(instant when) {
    int looks = 0;
    for (;;) {
        const auto next = next_due(day(), now);
        if (!next || *next > when) break;
        if (*next > now) looks = 0;
        now = std::max(now, *next);
        INFO("at ", text(now), " on ", looks);
        REQUIRE(++looks < most_looks);
        REQUIRE(own(tick{}).empty());
        REQUIRE_FALSE(last.empty());
    }
    now = std::max(now, when);
    return *this;
}

std::vector<std::string> stage::news(std::string_view where) {
    std::vector<std::string> since(heard.begin() + static_cast<std::ptrdiff_t>(told_), heard.end());
    told_ = heard.size();
    constexpr std::size_t date = 12;  // "03-16 10:00 "
    if (!where.empty()) std::erase_if(since, [&](const std::string& each) { return each.find(where, date) != date; });
    return since;
}

std::string stage::facts_said() const {
    std::string all;
    for (const auto& each : last) all += (all.empty() ? "" : "\n") + what_of(each);
    return all;
}

stage begun(const day_plan& plan) {
    stage day(plan, at("08:00"));
    day.to(plan.day.windows.front().opens.at).look();
    REQUIRE(day.day().open.now == phase::open);
    day.news();
    return day;
}

std::string joined_up(const lines& all) {
    std::string made;
    for (const auto& each : all) made += each + "\n";
    return made;
}

}  // namespace tests::day
