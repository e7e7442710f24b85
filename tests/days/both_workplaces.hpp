// The day's people on Slack and on Mattermost at once, with one bot: what somebody does they do on both, each in a day
// of its own, at the same moment.
#pragma once

#include "days/mattermost_workplace.hpp"
#include "days/workplace.hpp"

namespace tests::days {

class both_workplaces {
public:
    /// A message that stands on both.
    struct twin {
        slack::posted on_slack;
        mattermost::posted on_mattermost;
    };

    explicit both_workplaces(const std::string& begins) : ground(begins) { ground.boots(); }
    ~both_workplaces() { ground.dies(); }
    both_workplaces(const both_workplaces&) = delete;
    both_workplaces& operator=(const both_workplaces&) = delete;

    void say(const std::string& who, const std::string& where, const std::string& text) {
        each([&](auto& in) { in.say(who, where, text); });
    }
    void press(
        const std::string& who, const std::string& where, const std::string& label, const std::string& with = {}) {
        each([&](auto& in) { in.press(who, where, label, with); });
    }
    void press_answer(
        const std::string& who, const std::string& label, const std::string& where, const std::string& words) {
        each([&](auto& in) { in.press_answer(who, label, where, words); });
    }
    void submit(const std::string& who, const std::map<std::string, std::string>& values) {
        each([&](auto& in) { in.submit(who, values); });
    }
    void react(const std::string& who, const twin& on, const std::string& name, bool added = true) {
        on_mattermost.react(who, on.on_mattermost, name, added);
        on_slack.react(who, on.on_slack, name, added);
    }
    void keep(const std::string& who, const twin& on) {
        on_mattermost.keep(who, on.on_mattermost);
        on_slack.keep(who, on.on_slack);
    }
    void join(const std::string& who, const std::string& where) {
        each([&](auto& in) { in.join(who, where); });
    }
    twin message(const std::string& where, const std::string& with) {
        return {on_slack.message(where, with), on_mattermost.message(where, with)};
    }
    void at(const std::string& when) { on_mattermost.at(when); }

    premises ground;
    workplace on_slack{ground};
    mattermost_workplace on_mattermost{ground};

private:
    /// On Slack last: there it takes its time.
    template <class Act>
    void each(Act act) {
        act(on_mattermost);
        act(on_slack);
    }
};

}  // namespace tests::days
