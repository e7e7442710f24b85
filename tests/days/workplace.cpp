#include "days/workplace.hpp"

#include "clock/zones.hpp"
#include "program/messages.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

namespace tests::days {

namespace {

namespace chat = bot::chat;

/// "2026-11-24 10:42", or "10:42" on the date that `now` falls on.
bot::clock::instant instant_of(const std::string& when, bot::clock::instant now) {
    const auto number = [&](std::size_t from, std::size_t size) { return std::stoi(when.substr(from, size)); };
    const auto time = when.size() - 5;
    auto date = bot::clock::to_local(now, workplace::zone).date;
    if (time != 0) date = std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2);
    const auto then = bot::clock::to_instant(
        date, std::chrono::hours(number(time, 2)) + std::chrono::minutes(number(time + 3, 2)), workplace::zone);
    if (!then) throw std::runtime_error(then.error());
    return *then;
}

bot::speech::phrasebook shipped_words() {
    auto book = bot::program::read_messages(CHAOSDAY_SOURCE_DIR "/config/messages", {});
    if (!book) throw std::runtime_error("the shipped templates have faults");
    return std::move(*book);
}

chat::slack::slack_options tokens(const std::string& api_url) {
    chat::slack::slack_options how;
    how.app_token = chat::secret("xapp-SECRETAPP");
    how.bot_token = chat::secret("xoxb-SECRETBOT");
    how.api_url = api_url;
    return how;
}

}  // namespace

workplace::workplace(const std::string& begins) : clock(io, instant_of(begins, {})) {
    for (const auto& [id, name] : std::initializer_list<std::pair<const char*, const char*>>{
             {"UFAY", "fay"}, {"UADA", "ada"}, {"UBO", "bo"}, {"UREX", "rex"}, {"URIO", "rio"}, {"UUMA", "uma"}})
        slack.of.add_person(id, name);
    slack.of.add_channel("CINC", "incidents", {"UFAY", "UADA", "UBO", "UREX", "URIO"});
    slack.of.add_channel("CNEWS", "company-news", {"UFAY", "UADA", "UBO", "UREX", "URIO", "UUMA"});
    slack.of.add_channel("GAGENTS", "chaos-agents", {"UFAY", "UADA", "UBO"}, true);
    slack.of.channels.at("CINC").topic = "Incidents of the shop. Runbook: wiki/incidents";
    boots();
}

workplace::~workplace() { dies(); }

// ---- the bot ----

void workplace::boots() {
    const auto tell = [this](bot::crew::severity how_bad, const std::string& what) {
        if (how_bad != bot::crew::severity::info) log.push_back(what);
    };
    bot::program::house::ground ground{io, clock, clock, disk_ / "record", shipped_words(), plans_, {}, "UTC", tell,
        [](const std::string& why) { FAIL(why); }, bot::record::workers{io.get_executor(), io.get_executor()},
        [](std::string_view) -> std::expected<std::string, std::string> { return "\x89PNG"; }};
    auto opened = bot::program::house::open(std::move(ground));
    if (!opened) throw std::runtime_error(opened.error().text);
    house_ = std::move(*opened);
    bot_ = std::make_unique<chat::slack::slack>(chat::slack::slack::surroundings{io.get_executor(), clock, clock,
                                                    house_->desk(), tell, &slack, [] { return 0.5; }},
        tokens(slack.api_url));
    house_->connect(*bot_);
    house_->start();
    running_ = play(io, bot_->run());
    clock.settle();
}

/// The wires are cut before anything is told to stop, so nothing that the bot does on its way out can be seen.
void workplace::dies() {
    slack.cuts_off();
    const auto left = play(io, house_->stop());
    running_->stop.emit(boost::asio::cancellation_type::terminal);
    clock.settle();
    while (!left->ended || !running_->ended) clock.run_to(clock.next_alarm().value_or(clock.now() + 1s));
    bot_.reset();
    house_.reset();
    clock.settle();
}

void workplace::revives() {
    while (slack.is_cut_off()) {
        ++deaths;
        dies();
        clock.forward(std::chrono::seconds(std::uniform_int_distribution(0, 15)(dice_)));
        slack.comes_back();
        next_death();
        boots();
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
    const auto then = clock.now() + how_long;
    for (;;) {
        clock.settle();
        revives();
        const auto next = clock.next_alarm();
        if (!next || *next > then) break;
        clock.run_to(*next);
    }
    clock.run_to(then);
    revives();
}

void workplace::at(const std::string& when) {
    const auto then = instant_of(when, clock.now());
    if (then < clock.now()) throw std::logic_error(when + " has passed");
    while (is_doomed_ && then - clock.now() > 2h) nap(then);
    pass(then - clock.now());
}

/// With nothing ahead for long the bot is switched off in between: days of pings on an idle connection take their time.
void workplace::nap(bot::clock::instant then) {
    const auto wake = std::min(house_->desk().next_event().value_or(then), then) - 2min;
    if (wake - clock.now() < 30min) return pass(30min);
    dies();
    clock.set_to(wake);
    slack.comes_back();
    boots();
}

// ---- what people do ----

/// How many facts on the disk are somebody's doing.
std::size_t workplace::on_record_of(const std::string& who) const {
    const auto actor = R"("actor":{"on":"slack","id":")" + who + '"';
    std::size_t count = 0;
    for (const auto& each : std::filesystem::directory_iterator(disk_ / "record")) {
        if (each.path().extension() != ".jsonl") continue;
        const auto text = bot::program::text_in(each.path());
        for (auto at = text.find(actor); at != std::string::npos; at = text.find(actor, at + 1)) ++count;
    }
    return count;
}

/// Whoever gets no answer looks whether it was done, and else does it again.
template <class Act>
auto workplace::acts(const std::string& who, Act act) {
    const auto before = on_record_of(who);
    for (;;) {
        try {
            auto shown = act();
            pass(4s);
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
    acts(who, [&] { return slack.use_shortcut(who, on, "put_on_record"); });
    return submit(who, {});  // of no card, without a why
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
    std::vector<std::filesystem::path> segments;
    for (const auto& each : std::filesystem::directory_iterator(disk_ / "record"))
        if (each.path().extension() == ".jsonl") segments.push_back(each.path());
    std::ranges::sort(segments);
    std::vector<std::string> facts;
    for (const auto& each : segments) {
        std::istringstream lines(bot::program::text_in(each));
        for (std::string line; std::getline(lines, line);) facts.push_back(line);
    }
    return facts;
}

void workplace::uploads(const std::string& where, bot::chat::file what) {
    const bot::day::channel_id channel{bot::day::platform::slack, where};
    std::optional<std::expected<bot::day::post_ref, bot::chat::failure>> made;
    play(io, bot_->upload(channel, "", std::move(what)), made);
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
