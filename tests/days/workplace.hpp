// A workplace for whole days: the real bot (record on a real disk, desk, outbox, gatekeeper, Slack) on one side, a
// scripted Slack with its people on the other, and a clock that moves only when the day's script says so. The bot may
// die at any moment; then it is started anew from its record, and whoever had no answer looks whether it was done, and
// else does it again, as people do.
#pragma once

#include "days/slack_side.hpp"

#include <random>

namespace tests::days {

using slack::posted;

class workplace {
public:
    static constexpr const char* zone = premises::zone;
    static constexpr auto pause = 4s;  ///< from one thing that somebody does to the next

    /// At this hour of the zone, such as "2026-11-09 10:00".
    explicit workplace(const std::string& begins);
    /// On premises of others, who let the bot begin and end.
    explicit workplace(premises& shared);
    ~workplace() {
        if (own_) ground.dies();
    }
    workplace(const workplace&) = delete;
    workplace& operator=(const workplace&) = delete;

    // ---- what people do; each returns what they alone are shown, and a few seconds pass ----
    std::string say(const std::string& who, const std::string& where, const std::string& text);
    /// The button with this label on the newest message there that has it, or that has these words besides.
    std::string press(
        const std::string& who, const std::string& where, const std::string& label, const std::string& with = {});
    /// The button on an answer; whose answer never came says these words there instead.
    std::string press_answer(
        const std::string& who, const std::string& label, const std::string& where, const std::string& words);
    std::string submit(const std::string& who, const std::map<std::string, std::string>& values);
    void react(const std::string& who, const posted& on, const std::string& name, bool added = true);
    std::string keep(const std::string& who, const posted& on);
    void join(const std::string& who, const std::string& where);
    void opens_home(const std::string& who);
    std::string press_home(const std::string& who, const std::string& label);
    /// The facts on the disk, one JSON object a line.
    std::vector<std::string> record() const;
    /// The bot hands a file over.
    void uploads(const std::string& where, bot::chat::file what);
    /// The newest message in a channel, or to a person, with all of these words.
    posted message(const std::string& where, const std::string& with, const std::string& and_with = {}) const;

    // ---- time ----
    /// To this time of the zone: "10:42" of the same date, or "2026-11-24 10:42".
    void at(const std::string& when);
    void pass(std::chrono::milliseconds how_long);

    // ---- the bot ----
    /// Of the steps (see scripted_slack) from now on the bot does not survive these; it is away for some seconds then.
    void kill_at(std::vector<int> steps, unsigned seed);
    int steps() const { return slack.steps; }
    int deaths = 0;

private:
    std::unique_ptr<premises> own_;

public:
    premises& ground;
    slack_side side{ground};
    slack::scripted_slack& slack = side.slack;
    std::vector<std::string>& log = ground.log;  ///< what the operator reads, warnings and worse

private:
    template <class Act>
    auto acts(const std::string& who, Act act);
    std::size_t on_record_of(const std::string& who) const;
    void revives();
    void next_death();

    bool is_doomed_ = false;
    std::vector<int> deaths_to_come_;
    std::mt19937 dice_;
};

}  // namespace tests::days
