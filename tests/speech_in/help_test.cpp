#include "speech/help.hpp"

#include "listening.hpp"
#include "speech/listeners.hpp"
#include "speech/verbs.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

constexpr std::array roles{
    day::role::none, day::role::observer, day::role::responder, day::role::agent, day::role::facilitator};
const std::optional<day::phase> phases[] = {
    std::nullopt, day::phase::planned, day::phase::open, day::phase::ended, day::phase::closed, day::phase::cancelled};

std::string shown(std::string_view verb, day::role as, std::optional<day::phase> now) {
    return plain(help(verb, as, now));
}

bool offers(day::role as, std::optional<day::phase> now, std::string_view verb) {
    const auto usable = verbs_for(as, now);
    return std::ranges::any_of(usable, [&](const auto* each) { return each->name == verb; });
}

}  // namespace

TEST_CASE("every verb is listened to, and its example works for whoever may use it") {
    for (const auto& each : all_verbs()) {
        CAPTURE(each.name);
        REQUIRE((listener_for(each.name) != nullptr));
        CHECK_FALSE(each.line.empty());
        const auto as = each.whose == right::agents_alone || each.whose == right::agents ? agent
                        : each.whose == right::facilitator                               ? facilitator
                                                                                         : responder;
        const auto it = say(each.example, as);
        INFO(remedy(it));
        if (each.name == "new") {
            CHECK(meant<wants_form>(it).verb == "new");
        } else {
            REQUIRE(it);
            CHECK_FALSE(std::holds_alternative<wants_form>(*it));
        }
        CHECK(std::string(each.example).starts_with(each.name));
    }
    CHECK((listener_for("nothing") == nullptr));
}

TEST_CASE("verbs that are named alike are one") {
    std::set<std::string_view> names;
    for (const auto& each : all_verbs()) {
        CHECK(names.insert(each.name).second);
        for (const auto synonym : each.synonyms) CHECK(names.insert(synonym).second);
    }
    CHECK(find_verb("note") == find_verb("log"));
}

TEST_CASE("the rights are cumulative, but for a start") {
    CHECK(offers(agent, day::phase::open, "start"));
    CHECK_FALSE(offers(facilitator, day::phase::open, "start"));
    CHECK(offers(facilitator, day::phase::open, "stop"));
    CHECK(offers(facilitator, day::phase::open, "seen"));
    CHECK_FALSE(offers(agent, day::phase::open, "kickoff"));
    CHECK_FALSE(offers(responder, day::phase::open, "board"));
    for (const auto as : {day::role::none, day::role::observer, day::role::responder})
        for (const auto now : phases)
            for (const auto* each : verbs_for(as, now))
                CHECK((each->whose == right::everyone || each->name == "new" || (each->name == "plan" && !now)));
}

TEST_CASE("a verb is offered only when it makes sense") {
    CHECK(offers(facilitator, day::phase::planned, "kickoff"));
    CHECK_FALSE(offers(facilitator, day::phase::open, "kickoff"));
    CHECK_FALSE(offers(responder, day::phase::planned, "seen"));
    CHECK(offers(responder, std::nullopt, "new"));
    CHECK_FALSE(offers(responder, std::nullopt, "link"));
    CHECK(offers(facilitator, day::phase::ended, "retro"));
}

TEST_CASE("help fits on one screen and names exactly what the asker can say now") {
    for (const auto as : roles)
        for (const auto now : phases) {
            const auto text = shown("", as, now);
            CAPTURE(text);
            CHECK(std::ranges::count(text, '\n') < 32);
            CHECK(text.size() < 2'500);
            for (const auto* each : verbs_for(as, now)) CHECK(has(text, each->name));
        }
    const auto everybody = shown("", responder, day::phase::open);
    CHECK(has(everybody, "real WHAT: this one is a genuine incident"));
    CHECK(has(everybody, "real is for production, for safety, or when the facilitator says so"));
    for (const auto* secret : {"card", "board", "start", "agents", "reveal"}) {
        CAPTURE(secret);
        CHECK_FALSE(has(everybody, secret));
    }
}

TEST_CASE("help for one verb has its example") {
    const auto text = shown("seen", responder, day::phase::open);
    CHECK(has(text, "seen WHAT [team: …]: report a failure that you see."));
    CHECK(has(text, "For example: /chaos seen payments time out since 10:42 team: web"));
    CHECK(has(shown("REAL", responder, day::phase::open), "everything else is seen"));
}

TEST_CASE("for the public, help for another's verb is help for an unknown word") {
    for (const auto as : {day::role::none, day::role::observer, day::role::responder}) {
        auto known = shown("start", as, day::phase::open), unknown = shown("stxrt", as, day::phase::open);
        unknown.replace(unknown.find("stxrt"), 5, "start");
        CHECK(known == unknown);
        CHECK(help("board", as, day::phase::open) == unknown_verb("board", as, true));
    }
    CHECK(has(shown("kickoff", agent, day::phase::planned), "kickoff is for the facilitator."));
    CHECK(has(shown("start", facilitator, day::phase::open), "start is for the agents of chaos"));
}

TEST_CASE("words in help can inject nothing") {
    const auto it = help("x\n*y* " + std::string(500, 'z'), responder, day::phase::open);
    CHECK(plain(it).size() < 300);
    CHECK(has(plain(it), "I do not know “x *y* zzz"));
}

}  // namespace bot::speech
