// Sixty cards run when everything is stopped, and all sixty are rolled back at once: far more is to be said in one
// channel than Slack takes in a minute.
#include "days/workplace.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace tests::days;

namespace {

constexpr int cards = 60;

struct stopped_day : workplace {
    stopped_day() : workplace("2026-11-24 08:00") {
        say("UFAY", "GAGENTS",
            "/chaos new “Big storm” env: staging procedure: x incident: <#CINC|incidents> agents: "
            "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-11-24 from: 10:00 last-start: 12:00 wind-down: "
            "12:30 until: 13:00 limit: 60 as-agents: <@UADA|ada> <@UBO|bo> as-responders: <@URIO|rio>");
        each_card("add Service {} | is down | somebody sees it owner: <@UADA|ada> rollback: start it estimate: 5m");
        each_card("ready {}");
        at("10:01");
        each_card("start {}");
        pass(3min);
        stopped_at = ground.clock.now();
        said_before = slack.messages("GAGENTS").size();
    }
    /// All within one moment.
    void each_card(const char* words) {
        for (int no = 1; no <= cards; ++no)
            slack.say("UADA", "GAGENTS", "/chaos " + fmt::format(fmt::runtime(words), no));
    }
    void stops_and_rolls_back() {
        slack.say("URIO", "CINC", "/chaos stop-all it hurts");
        each_card("rolled-back {}");
    }
    std::string shown(const posted& it) const { return slack.of.shown(it.body); }
    /// What was said to agents from the stop on.
    std::vector<posted> said() const {
        const auto all = slack.messages("GAGENTS");
        return {all.begin() + static_cast<std::ptrdiff_t>(said_before), all.end()};
    }

    bot::clock::instant stopped_at;
    std::size_t said_before = 0;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Everything in its order, a second and more apart, and nothing faster than Slack takes it.
void check_order_and_pace(const stopped_day& in) {
    const auto said = in.said();
    auto at = said.begin();
    while (at != said.end() && !has(in.shown(*at), "is resolved")) ++at;
    const auto parts = at - said.begin();
    CHECK(parts > 1);
    CHECK(has(in.shown(said.front()), "everything stops"));
    REQUIRE(said.size() == static_cast<std::size_t>(parts) + cards);
    for (int no = 1; at != said.end(); ++at, ++no)
        CHECK_MESSAGE(has(in.shown(*at), fmt::format(": {} “Service {} is down", no, no)), in.shown(*at));
    for (std::size_t n = 1; n < said.size(); ++n) CHECK(said[n].at - said[n - 1].at >= 1s);
    CHECK(in.slack.too_fast == std::vector<std::string>{});
    CHECK(in.slack.bad_payloads == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("A stop-all with sixty cards: in order, within Slack's pace, and the public hears it at once") {
    stopped_day in;
    in.stops_and_rolls_back();
    in.pass(10min);
    check_order_and_pace(in);
    CHECK(in.slack.messages("CINC").back().at == in.stopped_at);
    for (const auto& each : in.said()) CHECK_FALSE(has(in.shown(each), "This comes late"));
    CHECK(in.log == std::vector<std::string>{});
}

TEST_CASE("A stop-all with sixty cards on a Slack that limits: what comes late is said to be late") {
    stopped_day in;
    in.slack.faults["chat.postMessage"] = {tests::slack::limits(59)};
    in.stops_and_rolls_back();
    in.pass(90s);
    in.slack.faults["chat.postMessage"] = {tests::slack::limits(30)};
    in.pass(10min);
    check_order_and_pace(in);
    int late = 0;
    for (const auto& each : in.said()) {
        const bool says_late = has(in.shown(each), "This comes late");
        const auto after = each.at - in.stopped_at;  // its turn in the channel, of a second, is not counted
        CHECK_MESSAGE((says_late ? after >= 2min : after <= 2min + 1s), in.shown(each));
        late += says_late ? 1 : 0;
    }
    CHECK(late > 0);
    CHECK(late < cards);
}
