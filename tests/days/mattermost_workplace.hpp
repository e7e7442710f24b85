// The workplace of the day's script on Mattermost: what the script says in Slack's ids and marks is said here as people
// type it there.
#pragma once

#include "days/mattermost_side.hpp"

#include <map>
#include <random>
#include <set>

namespace tests::days {

class mattermost_workplace {
public:
    static constexpr const char* zone = premises::zone;

    explicit mattermost_workplace(const std::string& begins);
    /// On premises of others, who let the bot begin and end, and the time pass.
    explicit mattermost_workplace(premises& shared);
    ~mattermost_workplace() {
        if (own_) ground.dies();
    }
    mattermost_workplace(const mattermost_workplace&) = delete;
    mattermost_workplace& operator=(const mattermost_workplace&) = delete;

    // ---- what people do; each returns what they alone are shown, and a few seconds pass ----
    std::string say(const std::string& who, const std::string& where, const std::string& text);
    std::string press(
        const std::string& who, const std::string& where, const std::string& label, const std::string& with = {});
    std::string press_answer(
        const std::string& who, const std::string& label, const std::string& where, const std::string& words);
    std::string submit(const std::string& who, const std::map<std::string, std::string>& values);
    void react(const std::string& who, const mattermost::posted& on, const std::string& name, bool added = true);
    /// Mattermost has no shortcuts on messages: its link is said to the bot.
    std::string keep(const std::string& who, const mattermost::posted& on);
    void join(const std::string& who, const std::string& where);
    mattermost::posted message(const std::string& where, const std::string& with, const std::string& and_with = {});

    /// What the bot ever posted of its own accord: places and words by name, as many as there were.
    std::multimap<std::string, std::string> announced() const;
    /// How the day left each channel: its header, what is pinned, and what was not deleted.
    std::vector<std::string> left_in_channels() const;
    /// The names under which the bot ever posted: each announcement has one, and each answer that went directly.
    std::multiset<std::string> names_posted() const;
    /// How many posts of the bot's have these words.
    std::size_t posts_with(const std::string& words) const;

    // ---- time ----
    void at(const std::string& when);
    void pass(std::chrono::milliseconds how_long);

    /// At each of these steps from now on (see scripted_mattermost) the server dies, and is back after some seconds.
    void restarts_at(std::vector<int> steps, unsigned seed);
    int restarts = 0;
    /// Of the same steps the bot does not survive these; it is away for some seconds then.
    void kill_at(std::vector<int> steps, unsigned seed);
    int deaths = 0;
    int steps() const { return server.steps; }

private:
    std::unique_ptr<premises> own_;

public:
    premises& ground;
    mattermost_side side{ground};
    mattermost::scripted_mattermost& server = side.server;

private:
    template <class Act>
    auto acts(const std::string& who, Act act);
    std::size_t on_record_of(const std::string& who) const;
    void brings_back();
    void ends_at(std::vector<int> steps, unsigned seed);
    void next_end();

    std::chrono::milliseconds pause_{4'000};
    bool is_doomed_ = false;
    std::vector<int> to_come_;
    std::mt19937 dice_;
};

}  // namespace tests::days
