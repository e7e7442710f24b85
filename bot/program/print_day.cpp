#include "program/print_day.hpp"

#include "clock/zones.hpp"
#include "day/announce.hpp"
#include "day/apply.hpp"
#include "day/decide.hpp"
#include "day/due.hpp"
#include "day/match.hpp"
#include "day/view.hpp"
#include "program/programs.hpp"
#include "program/scenario.hpp"
#include "speech/answers.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

std::string indented(const std::string& text) {
    std::string out = "      ";
    for (const char each : text) {
        out += each;
        if (each == '\n') out += "      ";
    }
    return out;
}

std::string place_of(const day::announcement& it) {
    return day::match(
        it.to, [](const day::for_everyone& to) { return "#" + to.where.id + ", everyone"; },
        [](const day::for_newcomer& to) { return "@" + to.who.id + " directly, on joining"; },
        [](const day::for_agents& to) { return "#" + to.where.id + ", agents"; },
        [](const day::for_one& to) { return "@" + to.who.id + " directly"; });
}

class reading {
public:
    reading(
        const day::day_plan& plan, const speech::phrasebook& words, const std::function<void(std::string_view)>& out)
        : plan_(plan), words_(words), out_(out) {}

    int read() {
        const auto facilitator = plan_.facilitator.value_or(day::person_id{plan_.day.on, "facilitator"});
        const auto start = first_event();
        day::day_plan plan = plan_;
        plan.facilitator = facilitator;
        const auto made = act(day::command(day::public_command(day::create_day{std::move(plan)})), facilitator, start);
        if (!made) return wrong_config;
        out_(fmt::format(
            "{}, in {}\n\nWhat chaosday says, when, and to whom, on a day as it may go. A line with — tells what "
            "people do in this example; all the rest is chaosday's.\n",
            plan_.day.name, plan_.day.environment));
        for (const auto& each : scenario_of(known_.days.at(*day_))) {
            let_time_pass_to(each.at);
            out_(fmt::format("\n{}  — {}\n", when(each.at), each.told));
            act(each.what, each.who, each.at);
            speak(each.at);
        }
        return ended_well;
    }

private:
    day::instant first_event() const {
        auto first = plan_.day.windows.front().opens.at - std::chrono::minutes(15);
        if (plan_.day.ready_check) first = std::min(first, *plan_.day.ready_check - std::chrono::minutes(1));
        for (const auto each : plan_.day.notices) first = std::min(first, each - std::chrono::minutes(1));
        return first;
    }

    std::string when(day::instant at) const { return clock::moment_text(at, plan_.day.zone); }

    bool act(const day::command& what, const day::person_id& who, day::instant at) {
        day::asker by;
        by.who = who;
        auto decided = day::decide(known_, day_, what, by, at);
        if (!decided) {
            out_(indented("(refused: " + refusal_in_words(decided.error()) + ")") + "\n");
            return false;
        }
        take_in(*decided);
        return true;
    }

    std::string refusal_in_words(const day::refusal& why) const {
        return day::match(
            why, [](const day::public_refusal& it) { return speech::plain(speech::refused(it)); },
            [&](const day::agents_refusal& it) {
                return speech::plain(speech::refused(it, day::keepers_view(known_.days.at(*day_))));
            });
    }

    void take_in(day::facts& happened) {
        for (auto& each : happened) {
            each.no = known_.facts + 1;
            day::apply(known_, each);
            day_ = each.day;
        }
    }

    void let_time_pass_to(day::instant end) {
        for (auto next = next_event(end); next; next = next_event(end)) {
            now_ = std::max(now_, *next);
            auto happened = day::due(known_.days.at(*day_), now_);
            take_in(happened);
            speak(now_);
        }
    }

    std::optional<day::instant> next_event(day::instant end) const {
        const auto next = day::next_due(known_.days.at(*day_), now_);
        return next && *next <= end ? next : std::nullopt;
    }

    /// Prints what is to be said, and takes it as said.
    void speak(day::instant at) {
        now_ = std::max(now_, at);
        for (;;) {
            const auto it = oldest();
            if (!it) return do_chores();
            out_(fmt::format("\n{}  {}{}\n{}\n", when(std::max(at, it->not_before)), place_of(*it), what_goes_with(*it),
                indented(speech::plain(words_.say(*it)))));
            const auto where = day::match(
                it->to, [](const day::for_everyone& to) { return to.where; },
                [](const day::for_agents& to) { return to.where; },
                [](const auto& to) { return day::channel_id{to.who.on, to.who.id}; });
            day::note_announced said{it->id, {where, std::to_string(it->id.number)}};
            act(day::command(day::own_command(std::move(said))), {}, at);
        }
    }

    /// A topic is told of where it changes; what else is done goes with what is said.
    void do_chores() {
        const auto all = known_.days.at(*day_).open.chores;
        for (const auto& each : all) {
            if (each.of == day::errand::set_topic) tell_topic(each.on.where);
            act(day::command(day::own_command(day::finish_chore{each})), {}, now_);
        }
    }

    void tell_topic(const day::channel_id& where) {
        const auto& day = known_.days.at(*day_);
        auto topic = words_.topic(day::frame_of(day.plan, day.open, now_));
        if (topic == topic_) return;
        topic_ = std::move(topic);
        out_(fmt::format("\n{}  #{}: the topic becomes “{}”\n", when(now_), where.id, topic_));
    }

    /// What happens in the channel besides.
    std::string what_goes_with(const day::announcement& it) const {
        if (const auto* told = std::get_if<day::for_agents>(&it.to))
            return std::holds_alternative<day::agents_end>(told->news) ? "; the report goes along" : "";
        const auto* said = std::get_if<day::for_everyone>(&it.to);
        if (!said) return {};
        const bool replaces = std::holds_alternative<day::neutral_reminder>(said->news) &&
                              known_.days.at(*day_).open.neutral_posts.contains(said->where);
        std::string also = replaces ? "; the one before is deleted" : "";
        if (said->as == day::standing::pinned) also += "; pinned";
        if (said->as == day::standing::edits_pin) also += "; the pinned kickoff is edited, too";
        if (said->as == day::standing::unpins) also += "; the pin goes, and the topic is as before";
        return also;
    }

    std::optional<day::announcement> oldest() const {
        const auto& day = known_.days.at(*day_);
        const auto& open = day.open.outstanding;
        const auto& secret = day.secret.outstanding;
        if (!open.empty()) return open.begin()->second;
        return secret.empty() ? std::nullopt : std::optional(secret.begin()->second);
    }

    const day::day_plan& plan_;
    const speech::phrasebook& words_;
    const std::function<void(std::string_view)>& out_;
    day::state known_;
    std::optional<day::day_id> day_;
    day::instant now_;
    std::string topic_;  ///< the incident channel's
};

}  // namespace

int print_day(
    const day::day_plan& plan, const speech::phrasebook& words, const std::function<void(std::string_view)>& out) {
    return reading(plan, words, out).read();
}

int print_day(const day::day_plan& plan, const speech::phrasebook& words) {
    return print_day(plan, words, [](std::string_view text) { fmt::print("{}", text); });
}

}  // namespace bot::program
