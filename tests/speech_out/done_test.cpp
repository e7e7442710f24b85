#include "approved.hpp"
#include "day/apply.hpp"
#include "day/decide.hpp"
#include "speech/answers.hpp"
#include "speech_out/sample_day.hpp"

#include <doctest/doctest.h>

// What people are answered when something was done, with the facts that the core really makes.
namespace bot::speech {

namespace {

/// Commands and their answers, one upon the other.
class conversation {
public:
    explicit conversation(day::chaos_day of) { known_.days[of.id] = std::move(of); }

    conversation& says(const char* who, const std::string& label, day::agents_command asked) {
        const auto before = day();
        const auto made = day::decide(known_, day::day_id{1}, day::command(asked), by(who), sample_now());
        heard_ += "==== " + label + "\n";
        if (!made) {
            heard_ += "(refused)\n\n";
            FAIL_CHECK(label);
            return *this;
        }
        for (const auto& each : *made) day::apply(known_, each);
        heard_ += plain(done(asked, *made, seen_by_agents(day()), sample_now())) + "\n\n";
        return *this;
    }
    conversation& says(const char* who, const std::string& label, day::public_command asked) {
        const auto made = day::decide(known_, day::day_id{1}, day::command(asked), by(who), sample_now());
        REQUIRE(made.has_value());
        for (const auto& each : *made) day::apply(known_, each);
        std::vector<day::public_fact> open;
        for (const auto& each : *made)
            if (const auto* it = std::get_if<day::public_fact>(&each.what)) open.push_back(*it);
        heard_ += "==== " + label + "\n" + plain(done(asked, open, day::public_day(day()), sample_now())) + "\n\n";
        heard_ +=
            "---- the same to an agent\n" + plain(done(asked, *made, seen_by_agents(day()), sample_now())) + "\n\n";
        return *this;
    }

    const day::chaos_day& day() const { return known_.days.at(day::day_id{1}); }
    std::string heard() const { return heard_; }

private:
    static day::asker by(const char* who) { return {person_called(who), {day::platform::room, "agents"}, {}}; }
    day::state known_;
    std::string heard_;
};

}  // namespace

TEST_CASE("what agents are answered reads as approved") {
    conversation with(busy_day());
    day::add_card add;
    add.plan.component = "queue";
    add.plan.failure = "fills up";
    add.plan.expected = "an alert";
    with.says("ada", "add", add);
    day::edit_card edit{day::card_no{4}, {}};
    edit.fields.rollback = {"start it again"};
    edit.fields.rollback_estimate = day::minutes(5);
    with.says("ada", "card 4 rollback: … estimate: 5", edit);
    edit.fields.owner = person_called("ben");
    with.says("ada", "card 4 owner: @ben", edit).says("ada", "the same again", edit);
    with.says("ada", "ready 4", day::ready_card{day::card_no{4}});
    with.says("ben", "rolled-back 2", day::roll_back_card{day::card_no{2}});
    with.says("ada", "start 4", day::start_card{day::card_no{4}, ""});
    with.says("ada", "log", day::write_notes{{{day::card_no{4}, {}, "nobody looks", ""}}});
    with.says("ada", "log, two lines", day::write_notes{{{day::card_no{4}, {}, "one", ""}, {{}, {}, "two", ""}}});
    with.says("ada", "stop 1 by team", day::stop_card{day::card_no{1}, day::resolution::team, "", false});
    with.says(
        "ada", "stop 4 by nobody rolled-back", day::stop_card{day::card_no{4}, day::resolution::nobody, "time", true});
    with.says("ada", "skip 3", day::skip_card{day::card_no{3}, ""});
    with.says("ada", "undo", day::take_back{});
    with.says("fay", "waive 3 alone", day::waive_rule{{3}, day::start_rule::alone, "both are harmless"});
    with.says("ben", "start 3, waived", day::start_card{day::card_no{3}, "as planned"});
    with.says("ada", "change", day::open_change{"debug log on", "switch it off", "to see more"});
    with.says("ada", "restored 2", day::restore_change{day::change_no{2}});
    with.says("ada", "drawn-in", day::draw_in{person_called("ben"), ""});
    with.says("ada", "amend 12", day::amend_note{{12}, {}, "to see who looks"});
    with.says("fay", "tie 2 2", day::tie_sighting{{2}, {2}});
    with.says("ada", "keep message",
        day::keep_message{{{day::platform::room, "incidents"}, "7"}, person_called("rio"), sample_now(), "I see it",
            "https://chat.example/7", {}, {}, true});
    with.says("ada", "drop message", day::drop_message{{{day::platform::room, "incidents"}, "7"}});
    tests::check_approved("speech_out/done-agents.txt", with.heard());
}

TEST_CASE("what the facilitator is answered reads as approved") {
    conversation with(busy_day());
    with.says("fay", "limit 3", day::set_limit{3});
    with.says("fay", "hold", day::hold_starts{"enough"}).says("fay", "resume a hold", day::resume_day{});
    with.says("fay", "people", day::change_people{{{person_called("cleo"), {day::role::observer, ""}}}, {}});
    with.says("fay", "extend", day::extend_day{{"2026-11-24T18:00", sample_now() + std::chrono::hours(7)}, ""});
    with.says("fay", "wind-down", day::wind_down{});
    with.says("fay", "remind snooze", day::set_reminder{day::reminder::quiet_card, false, {}, day::minutes(30)});
    with.says("fay", "remind off", day::set_reminder{day::reminder::neutral, true, {}, {}});
    with.says("fay", "remind every", day::set_reminder{day::reminder::neutral, false, day::minutes(180), {}});
    with.says("fay", "reveal 5", day::reveal{day::card_no{5}});
    with.says("ada", "facilitator @gus, by an agent", day::hand_over{person_called("gus")});
    with.says("rio", "stop-all", day::public_command(day::stop_all{"danger"}));
    with.says("fay", "resume", day::resume_day{true, "a false alarm"});
    with.says("rio", "real", day::public_command(day::declare_real{"the real thing"}));
    with.says("rio", "seen", day::public_command(day::report_sighting{"orders hang", "orders", {}}));
    with.says("rio", "resolved 3", day::public_command(day::resolve_sighting{{3}}));
    with.says("rio", "learned", day::public_command(day::write_lesson{day::lesson_kind::learned, "x", {}}));
    with.says("rio", "idea", day::public_command(day::write_lesson{day::lesson_kind::idea, "x", person_called("rex")}));
    with.says("fay", "end force", day::end_day{"no time"});
    with.says("fay", "done review", day::tick_step{0});
    with.says("fay", "done share", day::tick_step{1});
    with.says("fay", "close", day::close_day{});
    tests::check_approved("speech_out/done-facilitator.txt", with.heard());
}

}  // namespace bot::speech
