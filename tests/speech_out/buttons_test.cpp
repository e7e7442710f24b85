#include "speech/answers.hpp"
#include "speech/board.hpp"
#include "speech/home.hpp"
#include "speech_out/sample_day.hpp"
#include "speech_out/samples.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <tuple>

// A button says words for whoever presses it: each has to be understood.
namespace bot::speech {

namespace {

std::vector<button> all_buttons(const message& of) {
    auto all = of.buttons;
    for (const auto& each : of.body)
        if (const auto* one = std::get_if<entry>(&each))
            all.insert(all.end(), one->buttons.begin(), one->buttons.end());
    return all;
}

void check_understood(const message& said, const day::setup& today) {
    hearing around;
    around.as = day::role::facilitator;
    around.who = person_called("fay");
    around.now = sample_now();
    around.zone = today.zone;
    around.today = &today;
    for (const auto& each : all_buttons(said)) {
        around.as = each.words.starts_with("start") ? day::role::agent : day::role::facilitator;
        const auto heard = parse(each.words, around);
        CHECK_MESSAGE(heard.has_value(), each.label << " says " << each.words);
        CHECK(each.label.size() <= 75);
    }
}

}  // namespace

TEST_CASE("the words of every button are understood") {
    const auto busy = busy_day(), ended = ended_day(), planned = planned_day();
    const auto book = shipped_phrasebook();
    for (const auto& each : public_samples()) check_understood(book.say(each.it), busy.plan);
    for (const auto& each : agents_samples()) check_understood(book.say(each.it), busy.plan);
    for (const auto* of : {&busy, &ended, &planned}) {
        const auto view = seen_by_agents(*of);
        for (const auto& asked : {day::agents_question(day::ask_board{}),
                 day::agents_question(day::ask_card{day::card_no{1}}), day::agents_question(day::ask_check{}),
                 day::agents_question(day::ask_is_it_us{"x"}), day::agents_question(day::ask_retro{}),
                 day::agents_question(day::ask_load{}), day::agents_question(day::ask_reminders{})})
            check_understood(answer(asked, view, sample_now()), of->plan);
        check_understood(agents_home(view, person_called("fay"), day::role::facilitator, sample_now()), of->plan);
        check_understood(public_home(day::public_day(*of), person_called("rex"), sample_now()), of->plan);
    }
    check_understood(
        refused(day::agents_refusal(day::day_not_clear{{{1}}, {{2}}, {{1}}}), seen_by_agents(busy)), busy.plan);
    check_understood(refused(day::agents_refusal(day::needs_confirmation{"resume"}), seen_by_agents(busy)), busy.plan);
}

TEST_CASE("whoever is told something may press the buttons below it") {
    const auto book = shipped_phrasebook();
    for (const auto& each : agents_samples()) {
        hearing around;
        around.as = std::holds_alternative<day::for_one>(each.it.to) ? day::role::facilitator : day::role::agent;
        const auto today = busy_day();
        around.today = &today.plan;
        for (const auto& one : all_buttons(book.say(each.it))) {
            const auto heard = parse(one.words, around);
            CHECK_MESSAGE((heard || !heard.error().unknown_verb), each.label << ": " << one.words);
        }
    }
}

TEST_CASE("a card is left out while the day is still to run, and no more afterwards") {
    const auto ways_out = [](const message& of) {
        return std::ranges::count(all_buttons(of), std::string("Not to be run"), &button::label);
    };
    auto over = busy_day();
    over.open.now = day::phase::ended;
    const day::card_no to_run{4};
    for (const auto& [day, on_board, on_card] : {std::tuple(busy_day(), true, 1), {over, false, 0}}) {
        CHECK((ways_out(board_in_words(seen_by_agents(day), sample_now())) > 0) == on_board);
        CHECK(ways_out(card_in_words(seen_by_agents(day), to_run, sample_now())) == on_card);
    }
}

TEST_CASE("no message has a wall of buttons") {
    std::vector<day::card_line> many;
    for (std::uint32_t no = 1; no <= 40; ++no) {
        day::card_line one;
        one.no = {no};
        many.push_back(one);
    }
    const auto said = shipped_phrasebook().say(agents_sample(day::all_stop{person_called("rio"), "", false, many}));
    CHECK(said.buttons.size() == 10);
}

}  // namespace bot::speech
