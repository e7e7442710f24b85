// Rule 7: days with the same public acts but different cards and agents' acts, one of them without any, are the same to
// the byte in everything public: words, ids, order, times. What agents write is a word of random letters, which is
// looked for in everything public besides.
#include "sanitized.hpp"
#include "scenes.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace tests::day;

namespace {

constexpr auto marker = "qvxzjkwpyfbu";
constexpr auto other_marker = "hgmdwtrcnlsx";

day_plan with_cards(day_plan plan, const std::string& word) {
    plan.cards.clear();
    for (std::uint32_t no = 1; no <= 5; ++no) {
        auto& it = plan.cards[{no}];
        it = experiment(word, no % 2 ? "ada" : "bo");
        for (auto* field : {&it.failure, &it.expected, &it.mode, &it.method, &it.technical_impact, &it.business_impact,
                 &it.response, &it.alert, &it.load})
            *field = word;
        it.rollback = {word, word};
        it.teams = {word};
        it.alone = no == 4;
    }
    return plan;
}

day_plan without_cards(day_plan plan) {
    plan.cards.clear();
    plan.limit = 1;
    return plan;
}

bool told_of_cards(const fact& it) {
    const auto* anybodys = std::get_if<public_fact>(&it.what);
    return anybodys && std::holds_alternative<revealed_to_all>(*anybodys);
}

/// What a responder, an observer or a stranger perceives of a day, but for the answers to their own words.
std::string perceived(const stage& day) {
    std::string all = text(day.day().plan) + "\n" + text(day.day().open) + "\n";
    for (const auto& each : day.perceived) all += each + "\n";
    for (const auto* who : {"rex", "sam"}) {
        const auto found = find_day(day.known, person(who), channel("dm"));
        all += found ? "found\n" : text(refusal(found.error())) + "\n";
        for (const auto& each : public_day(day.day()).sightings_of(person(who))) all += each.what + "\n";
    }
    return all;
}

/// The public facts of a decision, and what a person who is no agent is refused with.
std::string answered(const stage& day, const std::string& refused) {
    std::string all = refused;
    for (auto each : day.last) {
        if (!std::holds_alternative<public_fact>(each.what)) continue;
        each.no = 0;  // counted over all facts, and known to the desk alone
        all += text(each) + "\n";
    }
    return all;
}

/// Before an end in public all has to be clear: the facilitator sees to it.
void clear_up(stage& day) {
    const auto who = day.day().open.facilitator.id;
    const auto faulty = day.day().secret.faulty;
    for (const auto no : faulty) {
        day.says(who, stop(no.value));
        day.says(who, rolled_back(no.value));
    }
    const auto open = day.day().secret.open_changes;
    for (const auto no : open) day.says(who, restore_change{no});
}

struct days_alike {
    stage one, two, bare;

    explicit days_alike(const day_plan& plan, instant when)
        : one(with_cards(plan, marker), when),
          two(with_cards(plan, other_marker), when),
          bare(without_cards(plan), when) {}

    void pass_time(const scene& it) {
        for (auto* day : {&one, &two, &bare}) tests::day::pass_time(it, *day);
    }

    /// Returns what somebody could tell them apart by.
    std::string say(const scene& it) {
        auto of_one = line_of_scene(it, one, marker);
        switch (of_one.of) {
            case part::secret_act:
                one.says(of_one.who, of_one.what);
                if (it.two % 3 == 0) {  // the other day has a life of its own
                    const auto of_two =
                        line_of_scene({it.who + 1, it.verb, it.nth + 5, it.one + 1, it.two, 0}, two, other_marker);
                    two.says(of_two.who, of_two.what);
                }
                return {};
            case part::final_act:
                if (it.one % 10) return {};  // ends come seldom; reveals and the agents' appointments tell by design
                for (auto* day : {&one, &two, &bare}) clear_up(*day);
                return say_in_all(one.day().open.facilitator.id, end_day{});
            case part::public_act:
                // Who was a responder may have been handed the day: what they order then is no longer public.
                if (knows_cards(of_one.who) && !std::holds_alternative<public_command>(of_one.what)) return {};
                [[fallthrough]];
            default:
                return say_in_all(of_one.who, of_one.what);
        }
    }

    bool knows_cards(const std::string& who) const { return agents_view(one.day(), person(who)).has_value(); }

    std::string say_in_all(const std::string& who, const command& what) {
        std::set<std::string> answers;
        const bool inside =
            role_of(one.day(), person(who)) == role::agent || role_of(one.day(), person(who)) == role::facilitator;
        for (auto* day : {&one, &two, &bare}) {
            const auto refused = day->says(who, what);
            answers.insert(answered(*day, inside ? std::string() : refused));
        }
        if (answers.size() == 1) return {};
        std::string all;
        for (const auto& each : answers) all += each + "\n---\n";
        return all;
    }
};

}  // namespace

TEST_CASE("at random: days that differ in cards and agents' acts alone are the same in public, to the byte") {
    load_dice();
    std::size_t started = 0, told = 0, ended = 0;
    CHECK(rc::check("noninterference", [&] {
        const auto scenes = *plays();
        auto plan = *rc::gen::element(a_day(), a_day(), a_week(), a_mini_day());
        const auto opens = plan.day.windows.front().opens.at;
        days_alike days(plan, *rc::gen::element(opens - 10min, opens - 10min, opens - 10min, opens - 24h));
        for (const auto& each : scenes) {
            days.pass_time(each);
            const auto difference = days.say(each);
            RC_LOG() << text(days.one.now) << " " << difference << "\n";
            RC_ASSERT(difference == "");
            RC_ASSERT((days.one.day().open == days.bare.day().open));
            RC_ASSERT((days.two.day().open == days.bare.day().open));
        }
        for (auto* day : {&days.one, &days.two, &days.bare}) day->until(day->now + 48h);
        const auto seen = perceived(days.bare);
        RC_ASSERT(perceived(days.one) == seen);
        RC_ASSERT(perceived(days.two) == seen);
        RC_ASSERT(seen.find(marker) == std::string::npos);
        RC_ASSERT(days.bare.day().secret.cards.empty());
        for (const auto& each : days.one.history) {
            started += what_of(each).starts_with("card_started");
            ended += what_of(each).starts_with("day_ended");
            RC_ASSERT(!told_of_cards(each));
        }
        told += days.one.perceived.size();
    }));
    CHECK(started > (tests::is_sanitized ? 20 : 80));
    CHECK(told > (tests::is_sanitized ? 300 : 1000));
    CHECK(ended > (tests::is_sanitized ? 3 : 10));
}

TEST_CASE("secrecy: what an agent says with a public verb tells no card") {
    auto day = begun(with_cards(a_quiet_day(), marker));
    REQUIRE(day.says("ada", start(1, marker)) == "");
    REQUIRE(day.says("fay", hold_starts{marker}) == "");
    REQUIRE(day.says("ada", stop_all{marker}) == "");
    REQUIRE(day.says("bo", declare_real{marker}) == "");
    REQUIRE(day.says("fay", resume_day{true, marker}) == "");
    REQUIRE(day.says("ada", write_lesson{lesson_kind::idea, marker, person("ada")}) == "");
    REQUIRE(day.says("ada", open_change{marker, marker, marker}) == "");
    REQUIRE(day.says("ada", restore_change{}) == "");
    REQUIRE(day.says("ada", rolled_back(1)) == "");
    REQUIRE(day.says("fay", end_day{}) == "");
    CHECK(perceived(day).find(marker) == std::string::npos);
    REQUIRE(day.says("fay", reveal{}) == "");
    CHECK(perceived(day).find(marker) != std::string::npos);  // so the search does find it
}
