// Two who edit one card never write over each other unawares.
#include "day/revision.hpp"

#include "stage.hpp"

#include <doctest/doctest.h>

using namespace tests::day;

namespace {

edit_card edit_of(std::uint32_t no, revision seen, card_change change) {
    return {card_no{no}, std::move(change), seen};
}
card_change alert(std::string text) {
    card_change it;
    it.alert = std::move(text);
    return it;
}

}  // namespace

TEST_CASE("a plan's revision changes with each of its fields, and with nothing else") {
    const auto plan = experiment("Mail", "ada");
    CHECK(revision_of(plan) == revision_of(experiment("Mail", "ada")));
    std::set<revision> seen{revision_of(plan)};
    const auto differs = [&](auto change) {
        auto other = plan;
        change(other);
        return seen.insert(revision_of(other)).second;
    };
    for (std::string card_plan::* const part : {&card_plan::component, &card_plan::failure, &card_plan::expected,
             &card_plan::mode, &card_plan::method, &card_plan::technical_impact, &card_plan::business_impact,
             &card_plan::response, &card_plan::alert, &card_plan::load})
        CHECK(differs([part](card_plan& it) { it.*part += "x"; }));
    CHECK(differs([](card_plan& it) { it.rollback.push_back("look"); }));
    CHECK(differs([](card_plan& it) { it.rollback_estimate = minutes(77); }));
    CHECK(differs([](card_plan& it) { it.planned = minutes(77); }));
    CHECK(differs([](card_plan& it) { it.owner = person("bo"); }));
    CHECK(differs([](card_plan& it) { it.teams.insert("x"); }));
    CHECK(differs([](card_plan& it) { it.alone = !it.alone; }));
    CHECK(differs([](card_plan& it) { it.together.insert({7}); }));
}

TEST_CASE("a form that was opened before somebody else's change is refused, and names what it would write over") {
    auto day = stage(a_quiet_day());
    const auto seen = revision_of(day.on_card(1).plan);
    CHECK(day.says("ada", edit_of(1, seen, alert("orders"))) == "");
    const auto refused = day.says("bo", edit_of(1, seen, alert("mails")));
    CHECK(refused.find("changed_meanwhile") != std::string::npos);
    CHECK(day.on_card(1).plan.alert == "orders");
    CHECK(written_over(day.on_card(1).plan, alert("mails"), seen) == std::vector<std::string>{"alert"});
    // Looked at as it is now, it may be sent again.
    CHECK(day.says("bo", edit_of(1, revision_of(day.on_card(1).plan), alert("mails"))) == "");
    CHECK(day.on_card(1).plan.alert == "mails");
}

TEST_CASE("who changed another field does not disturb") {
    auto day = stage(a_quiet_day());
    const auto seen = revision_of(day.on_card(1).plan);
    card_change mode;
    mode.mode = "slowly";
    CHECK(day.says("ada", edit_of(1, seen, std::move(mode))) == "");
    CHECK(day.says("bo", edit_of(1, seen, alert("mails"))) == "");
    CHECK(day.on_card(1).plan.mode == "slowly");
    CHECK(day.on_card(1).plan.alert == "mails");
}

TEST_CASE("two who write the same do not disturb each other, nor does a command by hand") {
    auto day = stage(a_quiet_day());
    const auto seen = revision_of(day.on_card(1).plan);
    CHECK(day.says("ada", edit_of(1, seen, alert("orders"))) == "");
    CHECK(day.says("bo", edit_of(1, seen, alert("orders"))) == "");
    CHECK(day.says("bo", edit_of(1, {}, alert("by hand"))) == "");
    CHECK(day.on_card(1).plan.alert == "by hand");
}

TEST_CASE("a message is kept with its card and its why; one about no card at all is refused to agents") {
    auto day = stage(a_quiet_day());
    keep_message kept{
        {channel("incidents"), "7"}, person("rex"), at("07:00"), "it is slow", {}, card_no{2}, "it began"};
    CHECK(day.says("ada", kept) == "");
    CHECK(day.day().secret.notes.back().text == "it is slow");
    CHECK(day.day().secret.notes.back().why == "it began");
    CHECK(day.day().secret.notes.back().card == card_no{2});
    kept.message.id = "8";
    kept.card = card_no{99};
    CHECK(day.says("ada", kept).find("no_such_card") != std::string::npos);
    CHECK(day.says("rex", kept) == "");
    CHECK(day.day().secret.notes.back().text == "it is slow");
}
