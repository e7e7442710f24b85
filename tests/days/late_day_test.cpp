// Eight minutes in which nothing that people say is heard, for Mattermost is down or the bot is: what they saw, learned
// and wrote down is on the record with its own time, what stops the day stops it, and what changes it is asked again.
#include "days/small_day.hpp"

#include <doctest/doctest.h>
#include <fmt/chrono.h>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace tests;
using namespace tests::days;

namespace {

/// As times stand in the record.
std::string written(std::int64_t milliseconds) {
    return fmt::format(
        "{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::time_t{milliseconds / 1'000}), milliseconds % 1'000);
}

/// A small day in its window, with a card that runs.
struct unheard : small_day {
    unheard() : small_day("last-start: 10:30 wind-down: 11:00 until: 12:00") { at("09:20"); }
    /// A minute later, and nobody hears it now.
    void says_to_nobody(const std::string& who, const std::string& where, const std::string& says) {
        ground.clock.forward(1min);
        server.posting.publish(
            {{"channel_id", server.of.place(where).id}, {"message", "@chaosday " + says}}, server.of.person(who).id);
        said.push_back({says, server.of.posts.back().id(), server.of.posts.back().number("create_at")});
    }
    void away(bool is_bot, const std::function<void()>& meanwhile) {
        is_bot ? ground.dies() : server.dies();
        const auto back = ground.clock.now() + 8min;
        meanwhile();
        ground.clock.run_to(back);
        server.comes_back();
        if (is_bot) ground.boots();
        pass(2min);
    }
    /// The fact with these words that somebody caused; discarded where there is none, or several.
    nlohmann::json fact_with(const std::string& words) const {
        std::vector<nlohmann::json> all;
        std::istringstream lines(ground.record());
        for (std::string line; std::getline(lines, line);) {
            auto fact = nlohmann::json::parse(line);
            const bool is_by_somebody = fact.contains("actor") && !fact.at("actor").value("id", "").empty();
            if (is_by_somebody && line.find(words) != std::string::npos) all.push_back(std::move(fact));
        }
        return all.size() == 1 ? all.front() : nlohmann::json(nlohmann::json::value_t::discarded);
    }
    struct saying {
        std::string words, post;
        std::int64_t at;
    };
    std::vector<saying> said;
};

}  // namespace

TEST_CASE("Late observations keep their own time, and a late hold is asked again, on a day that was not heard") {
    for (const bool is_bot : {false, true}) {
        CAPTURE(is_bot);
        unheard in;
        in.away(is_bot, [&] {
            in.says_to_nobody("fay", "chaos-agents", "hold the team is overwhelmed");
            in.says_to_nobody("ada", "chaos-agents", "log the queue grows");
            in.says_to_nobody("rex", "incidents", "seen the cart stays empty");
            in.says_to_nobody("rex", "incidents", "learned look at the queue");
            in.says_to_nobody("rex", "incidents", "improve the alert of the queue");
            in.says_to_nobody("rex", "incidents", "idea a board for the queue");
        });
        REQUIRE(in.said.size() == 6);
        for (const auto& each : in.said) {
            CAPTURE(each.words);
            const auto fact = in.fact_with(each.words.substr(each.words.find(' ') + 1));
            if (each.words.starts_with("hold")) {
                CHECK(fact.is_discarded());
                continue;
            }
            REQUIRE(fact.is_object());
            CHECK(fact.at("happened") == written(each.at));
            CHECK(fact.at("written") != fact.at("happened"));
        }
        const auto asks = in.server.messages("fay").back();
        CHECK(in.server.of.shown(asks.body).find("I have not done it") != std::string::npos);
        CHECK(in.server.of.shown(asks.body).find("hold the team is overwhelmed") != std::string::npos);
        const auto& action = asks.body.at("props").at("attachments").at(0).at("actions").at(0);
        in.server.press("fay", asks.body, action.at("name").get<std::string>());
        in.pass(10s);
        CHECK(in.fact_with("the team is overwhelmed").is_object());
    }
}

TEST_CASE("A late stop-all and a late real stop a day that was not heard, and each channel reads it once") {
    struct alarm {
        std::string words, fact, for_all, for_agents;
    };
    const std::vector<alarm> alarms{
        {"stop-all the till is slow", "everything_stopped", "Stop: the Chaos Day", "Stop-all"},
        {"real the till is slow", "real_declared", "This one is real", "A real incident"}};
    for (const bool is_bot : {false, true})
        for (const auto& each : alarms) {
            CAPTURE(is_bot);
            CAPTURE(each.words);
            unheard in;
            in.away(is_bot, [&] { in.says_to_nobody("rex", "incidents", each.words); });
            // It stops now, and not back then: what was done in between was done.
            CHECK(in.ground.on_record("\"fact\":\"" + each.fact) == 1);
            CHECK(in.ground.on_record("\"cause\":\"mattermost:" + in.said.front().post) > 0);
            CHECK(in.ground.on_record("\"happened\":\"" + written(in.said.front().at)) == 0);
            CHECK(in.posts_with(each.for_all) == 1);
            CHECK(in.posts_with(each.for_agents) == 1);
        }
}
