#include "bench/played_day.hpp"

#include "bench/author.hpp"
#include "speech/calendar.hpp"
#include "speech/plan_file.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tests::bench {

namespace {

using namespace bot::day;
using namespace std::chrono_literals;

constexpr auto observations =
    std::to_array<const char*>({"the queue grows, no alert yet", "the alert fired, to the wrong team",
        "somebody restarts the service: it does not help", "they look at the dashboard of another host",
        "support asks whether orders are lost", "the error rate is at 12 % and stays there",
        "they have found the log line, and argue about what it means", "retries make it worse than the fault itself",
        "the runbook names a host that was taken away in spring", "a customer noticed before the pager did"});
constexpr auto symptoms =
    std::to_array<const char*>({"orders are confirmed late", "the search finds nothing", "one card in five is declined",
        "the noon report is empty", "checkout works at the second attempt only", "a graph has become a straight line"});

class player {
public:
    explicit player(const day_plan& plan) : plan_(plan) {
        now_ = plan.day.windows.front().opens.at - 48h;
        day_plan with = plan;
        if (!with.facilitator) with.facilitator = person_id{plan.day.on, "fay"};
        facilitator_ = *with.facilitator;
        act(facilitator_, public_command(create_day{with}));
        for (const auto& [who, as] : with.who) {
            if (as.as == role::agent) agents_.push_back(who);
            if (as.as == role::responder) responders_.push_back(who);
        }
        if (agents_.empty() || responders_.empty()) throw std::runtime_error("the plan names no agents or responders");
    }

    chaos_day play(std::size_t notes) {
        notes_a_card_ = std::max<std::size_t>(1, notes / std::max<std::size_t>(1, plan_.cards.size()));
        const auto opens = plan_.day.windows.front().opens.at;
        go_to(opens - 20min);
        act(agents_.front(),
            open_change{"alert on 5xx lowered to 10 in 60 s", "set it back to 100", "to hear of it at all"});
        std::vector<card_no> cards;
        for (const auto& [no, each] : plan_.cards) cards.push_back(no);
        const auto a_window = (cards.size() + plan_.day.windows.size() - 1) / plan_.day.windows.size();
        for (std::size_t at = 0; at < plan_.day.windows.size(); ++at) {
            const auto from = std::min(at * a_window, cards.size()), to = std::min(from + a_window, cards.size());
            window_with(plan_.day.windows[at],
                {cards.begin() + static_cast<std::ptrdiff_t>(from), cards.begin() + static_cast<std::ptrdiff_t>(to)});
        }
        close();
        return day();
    }

private:
    void act(const person_id& who, const auto& what) {
        story_.act(story_.known().days.empty() ? std::nullopt : std::optional(day().id), who, wrapped(what), now_);
    }
    static command wrapped(const public_command& it) { return it; }
    static command wrapped(const agents_command& it) { return it; }
    const chaos_day& day() const { return story_.known().days.begin()->second; }

    void go_to(instant when) {
        story_.pass(day().id, now_, when);
        now_ = std::max(now_, when);
    }

    /// Two lanes of experiments, one starting in the middle of the other, as many as fit before the last start.
    void window_with(const window& in, const std::vector<card_no>& cards) {
        go_to(in.opens.at + 5min);
        if (cards.empty()) return;
        const auto each = (in.last_start.at - in.opens.at - 20min) / static_cast<int>(cards.size());
        for (std::size_t at = 0; at < cards.size(); ++at) {
            const auto begins = in.opens.at + 15min + each * static_cast<int>(at);
            go_to(begins);
            run(cards[at], std::min<std::chrono::milliseconds>(each * 8 / 10, 50min), at);
            if (at == 1) interlude();
        }
        go_to(in.wind_down.at + 5min);
    }

    void run(card_no no, std::chrono::milliseconds lasts, std::size_t nth) {
        const auto owner = plan_.cards.at(no).owner.value_or(agents_[nth % agents_.size()]);
        const auto begins = now_;
        act(owner, start_card{no, nth % 3 == 0 ? "" : "as planned"});
        const bool seen = nth % 3 != 2;
        const auto& responder = responders_[nth % responders_.size()];
        if (seen) report(no, responder, begins + lasts / 5, nth);
        for (std::size_t said = 0; said < notes_a_card_; ++said) {
            go_to(begins + lasts * static_cast<int>(said + 1) / static_cast<int>(notes_a_card_ + 2));
            act(said % 4 == 3 ? facilitator_ : owner,
                write_notes{{log_line{no, {}, observations[(nth * 3 + said) % observations.size()],
                    said % 2 == 0 ? "it may matter later" : ""}}});
        }
        go_to(begins + lasts * 9 / 10);
        if (seen && nth % 4 != 3) act(responder, resolve_sighting{{sightings_}});
        go_to(begins + lasts);
        act(owner,
            stop_card{no, seen ? resolution::team : resolution::nobody, "it had shown what it could show", false});
        go_to(now_ + lasts / 8);
        act(owner, roll_back_card{no});
    }

    void report(card_no no, const person_id& who, instant when, std::size_t nth) {
        go_to(when);
        const auto found = plan_.who.find(who);
        act(who,
            report_sighting{symptoms[nth % symptoms.size()], found == plan_.who.end() ? "" : found->second.team, {}});
        sightings_ = static_cast<std::uint32_t>(day().open.sightings.size());
        act(facilitator_, tie_sighting{{sightings_}, no});
        act(facilitator_,
            keep_message{{plan_.day.incident_channel, "m" + std::to_string(sightings_)}, who, now_ + 1min,
                "I look into it, with the runbook", "https://chat.example.com/m" + std::to_string(sightings_)});
    }

    /// What goes wrong beside the experiments, once a window.
    void interlude() {
        act(facilitator_, hold_starts{"a team is overwhelmed"});
        go_to(now_ + 12min);
        act(facilitator_, resume_day{true, {}});
        act(responders_.front(), report_sighting{"the coffee machine is offline", "", {}});
        act(responders_.front(), stop_all{"the whole shop is down"});
        go_to(now_ + 6min);
        act(facilitator_, resume_day{true, "it was a deployment of ours"});
        act(facilitator_, set_limit{3});
    }

    void close() {
        go_to(plan_.day.windows.back().ends.at - 5min);
        act(agents_.front(), restore_change{});
        act(responders_.front(),
            write_lesson{lesson_kind::learned, "the dashboard shows the mean, and the mean looked fine", {}});
        act(responders_.back(),
            write_lesson{lesson_kind::learned, "two people know how certificates are rolled, and one is an agent", {}});
        act(agents_.front(),
            write_lesson{lesson_kind::improvement, "begin half an hour later: half of us were in a meeting", {}});
        act(agents_.back(),
            write_lesson{lesson_kind::idea, "an alert on the age of the newest order, not on the length of the queue",
                responders_.front()});
        act(facilitator_, end_day{});
        if (!day().open.ended_at) act(facilitator_, end_day{"it is late"});
        act(facilitator_, reveal{});
    }

    const day_plan& plan_;
    author story_;
    instant now_;
    person_id facilitator_;
    std::vector<person_id> agents_, responders_;
    std::size_t notes_a_card_ = 1;
    std::uint32_t sightings_ = 0;
};

window a_window(int date) {
    bot::speech::wall_window wall;
    wall.date = std::chrono::year(2027) / 3 / std::chrono::day(static_cast<unsigned>(date));
    wall.from = 9h;
    wall.until = 17h;
    return bot::speech::window_of(wall, "Europe/Berlin").value();
}

}  // namespace

day_plan plan_in(std::string_view toml) {
    bot::speech::hearing around;
    around.on = platform::room;
    around.as = role::facilitator;
    around.person = [](std::string_view name) {
        if (name.starts_with('@')) name.remove_prefix(1);
        return std::optional(person_id{platform::room, std::string(name)});
    };
    around.channel = [](std::string_view name) {
        if (name.starts_with('#')) name.remove_prefix(1);
        return std::optional(channel_id{platform::room, std::string(name)});
    };
    auto plan = bot::speech::read_plan(toml, around);
    if (!plan) throw std::runtime_error(plan.error().front().what);
    return std::move(*plan);
}

day_plan a_big_week(std::size_t cards) {
    day_plan made;
    made.day.name = "A big week";
    made.day.environment = "staging";
    made.day.procedure = "Treat it as production.";
    made.day.zone = "Europe/Berlin";
    made.day.incident_channel = {platform::room, "incidents"};
    made.day.agents_channel = {platform::room, "agents"};
    for (int date = 15; date < 20; ++date) made.day.windows.push_back(a_window(date));
    bot::speech::set_dates(made.day);
    made.facilitator = person_id{platform::room, "fay"};
    for (const auto* name : {"ada", "bo"}) made.who[{platform::room, name}] = {role::agent, "shop"};
    made.who[{platform::room, "rex"}] = {role::responder, "shop"};
    made.who[{platform::room, "rio"}] = {role::responder, "payments"};
    for (std::uint32_t no = 1; no <= cards; ++no) {
        auto& card = made.cards[{no}];
        card.component = "Service " + std::to_string(no);
        card.failure = "answers after ten seconds, and every fifth time not at all";
        card.expected = "orders queue up and none is lost";
        card.alert = "queue above 500";
        card.response = "shop waits it out";
        card.rollback = {"remove the delay", "watch the queue drain"};
        card.rollback_estimate = 5min;
        card.planned = 30min;
        card.owner = person_id{platform::room, no % 2 == 0 ? "ada" : "bo"};
        card.teams = {no % 2 == 0 ? "shop" : "payments"};
    }
    return made;
}

chaos_day played(const day_plan& plan, std::size_t notes) { return player(plan).play(notes); }

}  // namespace tests::bench
