#include "days/workplace.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace tests::days {

workplace::workplace(const std::string& begins) : own_(std::make_unique<premises>(begins)), ground(*own_) {
    ground.connects(side);
    ground.boots();
}

workplace::workplace(premises& shared) : ground(shared) { ground.connects(side); }

// ---- a bot that dies ----

void workplace::revives() {
    while (slack.is_cut_off()) {
        ++deaths;
        ground.dies();
        ground.clock.forward(std::chrono::seconds(std::uniform_int_distribution(0, 15)(dice_)));
        slack.comes_back();
        next_death();
        ground.boots();
    }
}

void workplace::kill_at(std::vector<int> steps, unsigned seed) {
    dice_.seed(seed);
    is_doomed_ = true;
    std::ranges::sort(steps, std::greater());
    deaths_to_come_ = std::move(steps);
    next_death();
}

void workplace::next_death() {
    slack.steps_until_cut_off = -1;
    while (!deaths_to_come_.empty() && deaths_to_come_.back() < slack.steps) deaths_to_come_.pop_back();
    if (deaths_to_come_.empty()) return;
    slack.steps_until_cut_off = deaths_to_come_.back() - slack.steps;
    deaths_to_come_.pop_back();
}

// ---- time ----

void workplace::pass(std::chrono::milliseconds how_long) {
    ground.pass_to(ground.clock.now() + how_long, [this] { revives(); });
}

void workplace::at(const std::string& when) {
    const auto then = ground.instant_of(when);
    if (then < ground.clock.now()) throw std::logic_error(when + " has passed");
    if (is_doomed_ && then - ground.clock.now() > 2h) ground.sleep_to(then, [this] { revives(); });
    pass(then - ground.clock.now());
}

// ---- what people do ----

std::size_t workplace::on_record_of(const std::string& who) const {
    return ground.on_record(fmt::format(R"("actor":{{"on":"slack","id":"{}")", who));
}

/// Whoever gets no answer looks whether it was done, and else does it again.
template <class Act>
auto workplace::acts(const std::string& who, Act act) {
    const auto before = on_record_of(who);
    for (;;) {
        try {
            auto shown = act();
            pass(pause);
            return shown;
        } catch (const slack::bot_is_gone&) { revives(); }
        if (on_record_of(who) > before) return decltype(act())();
    }
}

std::string workplace::say(const std::string& who, const std::string& where, const std::string& text) {
    return acts(who, [&] { return slack.say(who, where, text); });
}

std::string workplace::press(
    const std::string& who, const std::string& where, const std::string& label, const std::string& with) {
    return acts(who, [&] { return slack.press(who, message(where, "[" + label + "]", with), label); });
}

std::string workplace::press_answer(
    const std::string& who, const std::string& label, const std::string& where, const std::string& words) {
    if (!slack.has_answer(who, label)) return say(who, where, words);
    return acts(who, [&] { return slack.press_answer(who, label); });
}

std::string workplace::submit(const std::string& who, const std::map<std::string, std::string>& values) {
    return acts(who, [&] { return slack.submit(who, values); });
}

void workplace::react(const std::string& who, const posted& on, const std::string& name, bool added) {
    acts(who, [&] { return slack.react(who, on, name, added); });
}

std::string workplace::keep(const std::string& who, const posted& on) {
    acts(who, [&] {
        auto shown = slack.use_shortcut(who, on, "put_on_record");
        if (!slack.forms.contains(who)) throw slack::bot_is_gone("no form was opened");
        return shown;
    });
    if (!slack.forms.contains(who)) return {};  // the bot died over the form, and kept it as it was
    return submit(who, {});                     // of no card, without a why
}

void workplace::join(const std::string& who, const std::string& where) {
    acts(who, [&] {
        slack.join(who, where);
        return 0;
    });
}

void workplace::opens_home(const std::string& who) {
    acts(who, [&] {
        slack.open_peer()->sends(slack.opens_home(who));
        return 0;
    });
}

std::string workplace::press_home(const std::string& who, const std::string& label) {
    return acts(who, [&] { return slack.press_home(who, label); });
}

std::vector<std::string> workplace::record() const {
    std::istringstream lines(ground.record());
    std::vector<std::string> facts;
    for (std::string line; std::getline(lines, line);) facts.push_back(line);
    return facts;
}

void workplace::uploads(const std::string& where, bot::chat::file what) {
    const bot::day::channel_id channel{bot::day::platform::slack, where};
    std::optional<std::expected<bot::day::post_ref, bot::chat::failure>> made;
    play(ground.io, side.room().upload(channel, "", std::move(what)), made);
    pass(10s);
    if (!made || !*made) throw std::runtime_error("the file did not arrive");
}

posted workplace::message(const std::string& where, const std::string& with, const std::string& and_with) const {
    const auto all = slack.messages(where);
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const posted& each) {
        const auto shown = slack.of.shown(each.body);
        return shown.find(with) != std::string::npos && shown.find(and_with) != std::string::npos;
    });
    if (found == all.rend()) throw std::runtime_error("nothing in " + where + " says " + with);
    return *found;
}

}  // namespace tests::days
