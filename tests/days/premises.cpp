#include "days/premises.hpp"

#include "clock/zones.hpp"
#include "program/messages.hpp"
#include "text_of_file.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace tests::days {

namespace {

bot::clock::instant read_time(const std::string& when, bot::clock::instant now) {
    const auto number = [&](std::size_t from, std::size_t size) { return std::stoi(when.substr(from, size)); };
    const auto time = when.size() - 5;
    auto date = bot::clock::to_local(now, premises::zone).date;
    if (time != 0) date = std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2);
    const auto then = bot::clock::to_instant(
        date, std::chrono::hours(number(time, 2)) + std::chrono::minutes(number(time + 3, 2)), premises::zone);
    if (!then) throw std::runtime_error(then.error());
    return *then;
}

bot::speech::phrasebook shipped_words() {
    auto book = bot::program::read_messages(CHAOSDAY_SOURCE_DIR "/config/messages", {});
    if (!book) throw std::runtime_error("the shipped templates have faults");
    return std::move(*book);
}

}  // namespace

premises::premises(const std::string& begins) : clock(io, read_time(begins, {})) {}

premises::~premises() {
    if (house_) dies();
}

bot::clock::instant premises::instant_of(const std::string& when) const { return read_time(when, clock.now()); }

void premises::boots() {
    const auto tell = [this](bot::crew::severity how_bad, const std::string& what) {
        if (how_bad != bot::crew::severity::info) log.push_back(what);
    };
    bot::program::house::ground ground{io, clock, clock, disk_ / "record", shipped_words(), plans_, {}, "UTC", tell,
        [](const std::string& why) { FAIL(why); }, bot::record::workers{io.get_executor(), io.get_executor()},
        [](std::string_view) -> std::expected<std::string, std::string> { return "\x89PNG"; }};
    auto opened = bot::program::house::open(std::move(ground));
    if (!opened) throw std::runtime_error(opened.error().text);
    house_ = std::move(*opened);
    for (auto* each : sides_) house_->connect(each->opens(house_->desk(), tell));
    house_->start();
    for (auto* each : sides_) running_.push_back(play(io, each->run()));
    clock.settle();
}

/// The wires are cut before anything is told to stop, so nothing that the bot does on its way out can be seen.
void premises::dies() {
    for (auto* each : sides_) each->cuts_off();
    const auto left = play(io, house_->stop());
    for (const auto& each : running_) each->stop.emit(boost::asio::cancellation_type::terminal);
    clock.settle();
    const auto is_over = [&] {
        return left->ended && std::ranges::all_of(running_, [](const auto& each) { return each->ended; });
    };
    while (!is_over()) clock.run_to(clock.next_alarm().value_or(clock.now() + 1s));
    for (auto* each : sides_) each->closes();
    running_.clear();
    house_.reset();
    clock.settle();
}

void premises::pass_to(bot::clock::instant then, const std::function<void()>& each) {
    for (;;) {
        clock.settle();
        each();
        const auto next = clock.next_alarm();
        if (!next || *next > then) break;
        clock.run_to(*next);
    }
    clock.run_to(then);
    each();
}

void premises::sleep_to(bot::clock::instant then, const std::function<void()>& each) {
    while (then - clock.now() > 2h) {
        const auto wake = std::min(house_->desk().next_event().value_or(then), then) - 2min;
        if (wake - clock.now() < 30min) {
            pass_to(clock.now() + 30min, each);
            continue;
        }
        dies();
        clock.set_to(wake);
        for (auto* side : sides_) side->comes_back();
        boots();
    }
    pass_to(then, each);
}

std::string premises::record() const {
    std::vector<std::filesystem::path> segments;
    for (const auto& each : std::filesystem::directory_iterator(disk_ / "record"))
        if (each.path().extension() == ".jsonl") segments.push_back(each.path());
    std::ranges::sort(segments);
    std::string all;
    for (const auto& each : segments) all += text_of_file(each);
    return all;
}

std::size_t times(const std::string& text, const std::string& in) {
    std::size_t count = 0;
    for (auto at = in.find(text); at != std::string::npos; at = in.find(text, at + 1)) ++count;
    return count;
}

std::size_t premises::files_beside_the_journal() const {
    return static_cast<std::size_t>(std::ranges::count_if(std::filesystem::directory_iterator(disk_ / "record"),
        [](const auto& each) { return each.path().extension() != ".jsonl"; }));
}

}  // namespace tests::days
