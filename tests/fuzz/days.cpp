#include "fuzz/days.hpp"

#include "day/apply.hpp"
#include "day/decide.hpp"
#include "day/due.hpp"
#include "fuzz/must.hpp"
#include "speech/calendar.hpp"

namespace tests::fuzz {

using namespace bot::day;
using namespace std::chrono_literals;

namespace {

constexpr auto date = std::chrono::year(2027) / 3 / 16;

card_plan experiment(const std::string& word, const person_id& owner) {
    card_plan it;
    for (auto* field : {&it.component, &it.failure, &it.expected, &it.mode, &it.method, &it.technical_impact,
             &it.business_impact, &it.response, &it.alert, &it.load})
        *field = word;
    it.rollback = {word, word};
    it.rollback_estimate = 10min;
    it.planned = 30min;
    it.owner = owner;
    it.teams = {word};
    return it;
}

day_plan a_plan(platform on) {
    day_plan it;
    it.day.name = "Storm";
    it.day.on = on;
    it.day.environment = "staging";
    it.day.procedure = "Treat it as production on fire.";
    it.day.incident_channel = channel(on, "incidents");
    it.day.agents_channel = channel(on, "agents");
    it.day.zone = "Europe/Berlin";
    bot::speech::wall_window wall;
    wall.date = date;
    wall.from = 9h;
    wall.until = 17h;
    it.day.windows = {bot::speech::window_of(wall, it.day.zone).value()};
    bot::speech::set_dates(it.day);
    it.facilitator = person(on, "fay");
    for (const auto* name : {"ada", "bo"}) it.who[person(on, name)] = {role::agent, "shop"};
    it.who[person(on, "rex")] = {role::responder, "shop"};
    it.who[person(on, "olga")] = {role::observer, ""};
    for (std::uint32_t no = 1; no <= 4; ++no)
        it.cards[{no}] = experiment(std::string(agents_word), person(on, no % 2 ? "ada" : "bo"));
    it.cards[{4}].rollback.clear();
    return it;
}

class story {
public:
    explicit story(platform on) : on_(on) {}

    void plan(std::string name, std::string_view incidents, std::string_view agents) {
        auto it = a_plan(on_);
        it.day.name = std::move(name);
        it.day.incident_channel = channel(on_, incidents);
        it.day.agents_channel = channel(on_, agents);
        now_ = it.day.windows.front().opens.at - 12h;
        says("fay", public_command(create_day{std::move(it)}));
    }
    void says(std::string_view who, command what) {
        asker by;
        by.who = person(on_, who);
        auto happened = decide(known_, on_day(), std::move(what), by, now_);
        must(happened.has_value(), "a day can be played");
        take_in(std::move(*happened));
    }
    void agent(std::string_view who, agents_command what) { says(who, command(std::move(what))); }
    void anybody(std::string_view who, public_command what) { says(who, command(std::move(what))); }
    void go_to(instant when) {
        for (auto next = due_next(); next && *next <= when; next = due_next()) {
            now_ = std::max(now_, *next);
            auto happened = due(day(), now_);
            if (happened.empty()) break;
            take_in(std::move(happened));
        }
        now_ = std::max(now_, when);
    }
    void go_on(minutes how_long) { go_to(now_ + how_long); }

    const setup& plan() const { return day().plan; }
    moment_of_a_day as_it_is(secrets are = secrets::kept) const { return {known_, now_, are}; }

private:
    const chaos_day& day() const { return known_.days.rbegin()->second; }
    std::optional<instant> due_next() const { return next_due(day(), now_); }
    std::optional<day_id> on_day() const {
        return known_.days.empty() ? std::nullopt : std::optional(known_.days.rbegin()->first);
    }
    void take_in(facts happened) {
        for (auto& each : happened) {
            each.no = known_.facts + 1;
            apply(known_, each);
        }
    }

    platform on_;
    state known_;
    instant now_{};
};

story planned(platform on) {
    story it(on);
    it.plan("Storm", "incidents", "agents");
    return it;
}

story busy(platform on) {
    const std::string word(agents_word);
    auto it = planned(on);
    it.go_to(it.plan().windows.front().opens.at + 30min);
    it.agent("ada", open_change{word, word, word});
    it.agent("ada", start_card{card_no{1}, word});
    it.agent("bo", start_card{card_no{2}, word});
    it.go_on(5min);
    it.anybody("rex", report_sighting{"orders are late", "shop", {}});
    it.anybody("olga", report_sighting{"a graph is flat", "", {}});
    it.agent("ada", write_notes{{{card_no{1}, {}, word, word}}});
    it.agent("bo", stop_card{card_no{2}, resolution::team, word, false});
    it.go_on(5min);
    return it;
}

}  // namespace

person_id person(platform on, std::string_view name) { return {on, std::string(name)}; }
channel_id channel(platform on, std::string_view name) { return {on, std::string(name)}; }

bot::speech::hearing as_the_facilitator() {
    bot::speech::hearing it;
    it.as = role::facilitator;
    it.person = [](std::string_view name) { return std::optional(person(platform::room, name)); };
    it.channel = [](std::string_view name) { return std::optional(channel(platform::room, name)); };
    return it;
}

std::vector<moment_of_a_day> moments_of_days(platform on) {
    std::vector<moment_of_a_day> all{{{}, std::chrono::sys_days(date), secrets::kept}};
    all.push_back(planned(on).as_it_is());
    const auto open = busy(on);
    all.push_back(open.as_it_is());
    auto held = open;
    held.agent("fay", hold_starts{std::string(agents_word)});
    all.push_back(held.as_it_is());
    auto stopped = open;
    stopped.anybody("ada", stop_all{std::string(agents_word)});
    all.push_back(stopped.as_it_is());
    auto real = open;
    real.anybody("rex", declare_real{"the shop is on fire"});
    all.push_back(real.as_it_is());
    auto late = open;
    late.go_to(late.plan().windows.back().ends.at + 25min);
    all.push_back(late.as_it_is());
    auto ended = late;
    ended.agent("fay", end_day{"it is late"});
    all.push_back(ended.as_it_is(secrets::revealed));
    auto two = ended;
    two.plan("Gale", "incidents", "agents");
    all.push_back(two.as_it_is(secrets::revealed));
    auto closed = ended;
    closed.agent("fay", close_day{});
    all.push_back(closed.as_it_is(secrets::revealed));
    return all;
}

}  // namespace tests::fuzz
