// The people of the script as they are who do not like to type: every command is pressed or filled in, at home or on a
// message, and takes them as long as the words would.
#pragma once

#include "days/workplace.hpp"

namespace tests::days {

class by_hand {
public:
    /// Everybody looks at their Home whenever they press something there.
    explicit by_hand(workplace& in) : in_(in) {}

    /// A command is done by hand; what is said among people, or to the bot in passing, is said here, too.
    void say(const std::string& who, const std::string& where, const std::string& words);
    void press(
        const std::string& who, const std::string& where, const std::string& label, const std::string& with = {}) {
        in_.press(who, where, label, with);
    }
    /// What was done at home is answered directly: what the answer offers is at home, too.
    void press_answer(const std::string& who, const std::string&, const std::string& where, const std::string& words) {
        say(who, where, words);
    }
    void submit(const std::string& who, const std::map<std::string, std::string>& values) { in_.submit(who, values); }
    void react(const std::string& who, const posted& on, const std::string& name, bool added = true) {
        in_.react(who, on, name, added);
    }
    void keep(const std::string& who, const posted& on) { in_.keep(who, on); }
    void join(const std::string& who, const std::string& where) { in_.join(who, where); }
    posted message(const std::string& where, const std::string& with) const { return in_.message(where, with); }
    void at(const std::string& when) { in_.at(when); }

    std::size_t pressed = 0;  ///< commands that were done without a word

    // ---- what a hand can do; no time passes ----
    void looks_at_home(const std::string& who);
    /// The button with this label, of several the one that says these words.
    void presses_at_home(const std::string& who, const std::string& label, const std::string& words = {});
    void presses(
        const std::string& who, const std::string& where, const std::string& label, const std::string& with = {});
    void fills_in(const std::string& who, const std::map<std::string, std::string>& values);

private:
    workplace& in_;
};

}  // namespace tests::days
