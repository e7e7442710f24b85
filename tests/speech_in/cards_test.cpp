#include "listening.hpp"

#include <map>

namespace bot::speech {

using std::chrono::minutes;
using given = std::map<std::string, std::string>;

TEST_CASE("add takes the three pieces of a title") {
    for (const auto* words : {"add mail service | answers after 10 s | orders queue up",
             "add mail service|answers after 10 s|orders queue up",
             "add “mail service” | „answers after 10 s\" | 'orders queue up'",
             "add “mail service” ‘answers after 10 s’ »orders queue up«",
             "add mail service ｜ answers after 10 s ｜ orders queue up",
             "ADD\u00A0mail service | answers after 10 s\n| orders queue up",
             "add \"mail service | answers after 10 s | orders queue up\"",
             "add “mail service | 'answers after 10 s' | orders queue up”",
             "add component: mail service failure: answers after 10 s expected: orders queue up"}) {
        CAPTURE(words);
        const auto it = meant<day::add_card>(words).plan;
        CHECK(it.component == "mail service");
        CHECK(it.failure == "answers after 10 s");
        CHECK(it.expected == "orders queue up");
    }
    CHECK(meant<day::add_card>("add a | “b | b” | c").plan.failure == "b | b");
    CHECK(meant<day::add_card>("add A/B — C | x | y").plan.component == "A/B — C");
}

TEST_CASE("add with too little wants its form, with too much it says so") {
    CHECK(meant<wants_form>("add").given.empty());
    const auto it = meant<wants_form>("add mail service | slow owner: @ada");
    CHECK(it.verb == "add");
    CHECK(it.given.at("component") == "mail service");
    CHECK(it.given.at("failure") == "slow");
    CHECK(it.given.at("owner") == "@ada");
    CHECK(has(remedy("add a | b | c | d"), "A card's title has three pieces with | between them; here are 4."));
}

TEST_CASE("a number alone names a card, for those who know of cards") {
    for (const auto* words : {"3", "#3", "/chaos 3", " 3 "})
        for (const auto as : {agent, facilitator}) CHECK(meant<day::ask_card>(words, as).card == day::card_no{3});
    CHECK(remedy("3", responder) == remedy("4", responder).replace(remedy("4", responder).find('4'), 1, "3"));
    CHECK(say("3", responder).error().unknown_verb);
    CHECK(say("3 4").error().unknown_verb);
}

TEST_CASE("every field of a card can be said") {
    const auto it = meant<day::add_card>(
        "add a | b | c mode: m method: tc qdisc: add technical impact: t business: b2 response: r alert: al "
        "rollback: 1. stop it; 2) look at it; start it estimate: 1h30 owner: @bo teams: web, pay ops alone: yes "
        "together: 2 and #4 load: 20/s planned: 45 min")
                        .plan;
    CHECK(it.mode == "m");
    CHECK(it.method == "tc qdisc: add");
    CHECK(it.technical_impact == "t");
    CHECK(it.business_impact == "b2");
    CHECK(it.response == "r");
    CHECK(it.alert == "al");
    CHECK(it.rollback == std::vector<std::string>{"stop it", "look at it", "start it"});
    CHECK(it.rollback_estimate == minutes(90));
    CHECK(it.owner == in_room("bo"));
    CHECK(it.teams == std::set<std::string>{"pay ops", "web"});
    CHECK(it.alone);
    CHECK(it.together == std::set{day::card_no{2}, day::card_no{4}});
    CHECK(it.load == "20/s");
    CHECK(it.planned == minutes(45));
}

TEST_CASE("card looks, changes, or opens its form") {
    CHECK_FALSE(meant<day::ask_card>("card").card);
    CHECK(meant<day::ask_card>("card 3").card->value == 3);
    CHECK(meant<wants_form>("card 3 edit").given.at("card") == "3");
    const auto it = meant<day::edit_card>("card #3 rollback: - stop it\n- restart it; check it");
    CHECK(it.card->value == 3);
    CHECK(it.fields.rollback == std::vector<std::string>{"stop it", "restart it", "check it"});
    CHECK_FALSE(it.fields.owner);
    CHECK_FALSE(it.fields.mode);
    const auto any = meant<day::edit_card>("card alert: alone: no");
    CHECK_FALSE(any.card);
    CHECK(any.fields.alert == "");
    CHECK(any.fields.alone == false);
}

TEST_CASE("what is wrong with a card's fields is said all at once") {
    const auto it = remedy("card 3 owner: @nemo estimate: soon alone: perhaps together: x");
    CHECK(has(it, "I do not know “@nemo”."));
    CHECK(has(it, "“soon” is no length of time for estimate: write it as 20m or 1h30."));
    CHECK(has(it, "“perhaps” is neither yes nor no, for alone."));
    CHECK(has(it, "“x” is no number of a card."));
    CHECK(has(it, "/chaos card 3 rollback:"));
    CHECK(has(remedy("card 3 something"), "I can not use “something” with card."));
    CHECK(has(remedy("card 0"), "Cards are counted from 1."));
    CHECK(
        has(remedy("card 3 mode: " + std::string(3'001, 'x')), "mode is too long: 3001 characters, at most 3000 fit."));
    std::string umlauts;
    for (int i = 0; i < 3'000; ++i) umlauts += "ü";
    CHECK(meant<day::edit_card>("card 3 mode: " + umlauts).fields.mode == umlauts);
}

TEST_CASE("ready, rolled-back, skip") {
    CHECK(meant<day::ready_card>("ready 3").card->value == 3);
    CHECK_FALSE(meant<day::ready_card>("ready").card);
    for (const auto* words : {"rolled-back 3", "rolled back 3", "Rolled–Back card 3", "rolledback 3,"})
        CHECK(meant<day::roll_back_card>(words).card->value == 3);
    CHECK(has(remedy("rolled-back 3 all fine"), "I can not use “all fine” with rolled-back."));
    const auto skipped = meant<day::skip_card>("skip 4 no time left");
    CHECK(skipped.card->value == 4);
    CHECK(skipped.why == "no time left");
    CHECK(meant<day::skip_card>("skip why: “no time”").why == "no time");
}

TEST_CASE("start") {
    const auto it = meant<day::start_card>("start 3 why: the team is back");
    CHECK(it.card->value == 3);
    CHECK(it.why == "the team is back");
    CHECK(meant<day::start_card>("start 3").why.empty());
    CHECK(meant<day::start_card>("start card 3 since we can").why == "since we can");
    CHECK_FALSE(meant<day::start_card>("start why: now or never").card);
    CHECK(meant<day::start_card>("start why: „jetzt oder nie\" 3").card->value == 3);
    CHECK(meant<wants_form>("start").verb == "start");
    CHECK(has(remedy("start 0"), "Cards are counted from 1."));
}

TEST_CASE("stop says who resolved it") {
    struct {
        const char* words;
        day::resolution by;
        bool rolled_back;
        const char* why;
    } const cases[] = {
        {"stop 3 by team", day::resolution::team, false, ""},
        {"stop 3 by the owning team why: restarted", day::resolution::team, false, "restarted"},
        {"stop 3 By Agents rolled-back", day::resolution::agents, true, ""},
        {"stop 3 rolled back by nobody", day::resolution::nobody, true, ""},
        {"stop 3 by no one and rolled-back, it was quiet", day::resolution::nobody, true, "it was quiet"},
        {"stop card 3 nobody", day::resolution::nobody, false, ""},
        {"stop 3 by: team why: they found it", day::resolution::team, false, "they found it"},
        {"stop 3 by agents to be safe", day::resolution::agents, false, "to be safe"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.words);
        const auto it = meant<day::stop_card>(each.words);
        CHECK(it.card->value == 3);
        CHECK(it.by == each.by);
        CHECK(it.rolled_back == each.rolled_back);
        CHECK(it.why == each.why);
    }
    CHECK_FALSE(meant<day::stop_card>("stop by team").card);
    const auto form = meant<wants_form>("stop 3");
    CHECK(form.verb == "stop");
    CHECK(form.given.at("card") == "3");
    CHECK(meant<wants_form>("stop 3 and rolled back they restarted it").given ==
          given{{"card", "3"}, {"rolled-back", "yes"}, {"why", "they restarted it"}});
    CHECK(has(remedy("stop 3 by magic"), "By whom, “magic”? Say by team"));
}

TEST_CASE("waive names a rule") {
    for (const auto& [name, rule] :
        std::initializer_list<std::pair<const char*, day::start_rule>>{{"window", day::start_rule::window},
            {"last-start", day::start_rule::last_start}, {"last start", day::start_rule::last_start},
            {"Last–Start", day::start_rule::last_start}, {"hold", day::start_rule::hold},
            {"limit", day::start_rule::limit}, {"alone", day::start_rule::alone}, {"ready", day::start_rule::ready}}) {
        CAPTURE(name);
        const auto it = meant<day::waive_rule>("waive 3 " + std::string(name) + " why: harmless", facilitator);
        CHECK(it.card.value == 3);
        CHECK(it.rule == rule);
        CHECK(it.why == "harmless");
    }
    CHECK(has(remedy("waive 3 gravity", facilitator), "“gravity” is no rule of the start."));
    CHECK(meant<wants_form>("waive 3", facilitator) == wants_form{"waive", {{"card", "3"}}});
    for (const std::string rule : {"limit", "last start"})
        CHECK(meant<wants_form>("waive " + rule + " both are harmless", facilitator).given ==
              given{{"rule", rule == "limit" ? rule : "last-start"}, {"why", "both are harmless"}});
    CHECK(meant<wants_form>("waive", facilitator) == wants_form{"waive", {}});
}

TEST_CASE("skip says which card and why, or asks for it") {
    CHECK(meant<day::skip_card>("skip 4 why: no time left").why == "no time left");
    CHECK(meant<day::skip_card>("skip 4 no time left").why == "no time left");
    CHECK(meant<day::skip_card>("skip 4").card->value == 4);
    CHECK_FALSE(meant<day::skip_card>("skip why: it is the only one").card);
    CHECK(meant<wants_form>("skip 4 why") == wants_form{"skip", {{"card", "4"}}});
    CHECK(meant<wants_form>("skip") == wants_form{"skip", {}});
    CHECK(has(remedy("skip 0 why"), "Cards are counted from 1."));
}

TEST_CASE("reveal") {
    CHECK(meant<day::reveal>("reveal 3", facilitator).card->value == 3);
    CHECK_FALSE(meant<day::reveal>("reveal", facilitator).card);
    CHECK_FALSE(meant<day::reveal>("reveal all", facilitator).card);
    CHECK(has(remedy("reveal secrets", facilitator), "I can not use “secrets” with reveal."));
    (void)meant<day::ask_board>("board");
}

}  // namespace bot::speech
