#include "day/decide.hpp"
#include "day/due.hpp"
#include "day/timetable.hpp"

#include <algorithm>

namespace bot::day {

namespace {

using namespace std::chrono_literals;

/// The public part of the timetable: made from the setup and the open book, so that no card moves it.
class public_timetable {
public:
    public_timetable(const setup& plan, const open_book& open, instant now, std::vector<duty>& out)
        : plan_(plan), open_(open), now_(now), out_(out) {}

    void write() {
        if (open_.now == phase::planned) before();
        if (open_.now == phase::open) during();
    }

private:
    static constexpr auto apart = public_words_apart;

    void add(instant at, public_fact what) { out_.push_back({at, std::move(what)}); }

    reminder_rule rule_of(reminder kind) const {
        const auto found = open_.rules.find(kind);
        return found == open_.rules.end() ? reminder_rule{} : found->second;
    }

    bool is_said_to_run_longer(instant ends) const {
        if (!open_.ran_longer) return false;
        const auto& course = open_.course;
        const auto said = std::find_if(
            course.rbegin(), course.rend(), [](const milestone& each) { return each.of == occasion::ran_longer; });
        return said == course.rend() || !is_of_a_wrong_clock(said->at, ends, now_);
    }
    /// The last public word, were something due at `due` that is kept back by it.
    std::optional<instant> last_word(instant due) const {
        const auto& word = open_.last_public_word;
        return word && is_of_a_wrong_clock(*word, due, now_) ? std::nullopt : word;
    }

    void before() {
        if (plan_.windows.empty() || now_ >= plan_.windows.back().ends.at) return;
        notices();
        if (!open_.kickoff_by_hand && missing_for_kickoff(plan_, open_).empty()) add(kickoff(), kicked_off{});
    }

    /// At its hour; a bot that was down then opens no day at night, but with the next window.
    instant kickoff() const {
        const auto at = open_.kickoff_at ? open_.kickoff_at->at : plan_.windows.front().opens.at;
        for (const auto& in : plan_.windows)
            if (std::max(at, now_) < in.ends.at) return &in == &plan_.windows.front() ? at : std::max(at, in.opens.at);
        return at;
    }

    /// Of several that have passed (the plan was loaded late, the bot was down) only the last is worth giving, and
    /// none after a later word, such as that the day has moved.
    void notices() {
        const auto rule = rule_of(reminder::notice);
        if (rule.off) return;
        std::optional<instant> passed;
        for (const auto each : plan_.notices) {
            const bool said = open_.notices_given.contains(each) || each <= last_word(each).value_or(each - 1s);
            const auto at = std::max(each, rule.snoozed_until.value_or(each));
            if (said || at >= plan_.windows.front().opens.at) continue;
            if (at > now_)
                add(at, notice_given{each});
            else
                passed = each;
        }
        if (passed) add(*passed, notice_given{*passed});
    }

    void during() {
        const auto count = plan_.windows.size();
        if (open_.windows_opened < count)
            add(plan_.windows[open_.windows_opened].opens.at, window_opened{open_.windows_opened});
        if (open_.windows_ended < count) end_of_window();
        neutral();
    }

    void end_of_window() {
        const auto ends = plan_.windows[open_.windows_ended].ends.at;
        if (open_.windows_ended + 1 < plan_.windows.size())
            add(ends, window_ended{open_.windows_ended});
        else if (!is_said_to_run_longer(ends))
            add(ends, ran_longer{});
    }

    /// On each further morning and every so often within the window, never within half an hour of another
    /// announcement there, nor of the window's end, which is one.
    void neutral() {
        const auto rule = rule_of(reminder::neutral);
        if (rule.off || open_.stopped || open_.windows_ended >= open_.windows_opened || !open_.last_public_word) return;
        const auto every = std::max(rule.every.value_or(plan_.reminders.neutral_every), apart);
        const auto& in = plan_.windows[open_.windows_ended];
        const auto word =
            last_word(in.opens.at + every).value_or(open_.windows_ended > 0 ? in.opens.at - apart : in.opens.at);
        const bool morning = open_.windows_ended > 0 && word < in.opens.at;
        auto at = morning ? std::max(in.opens.at, word + apart) : word + every;
        if (rule.snoozed_until) at = std::max(at, *rule.snoozed_until);
        if (std::max(at, now_) + apart <= in.ends.at) add(at, neutral_reminder_given{});
    }

    const setup& plan_;
    const open_book& open_;
    instant now_;
    std::vector<duty>& out_;
};

}  // namespace

void add_public_duties(const setup& plan, const open_book& open, instant now, std::vector<duty>& to) {
    public_timetable(plan, open, now, to).write();
}

}  // namespace bot::day
