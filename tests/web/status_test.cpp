// The status page: what responders and stakeholders read, and what this one has reported.
#include "web/day_bench.hpp"

using namespace tests;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

json status_on(const std::shared_ptr<page>& on) { return on->of_type("status").back(); }

}  // namespace

TEST_CASE("the status says environment, procedure, channel, hours and facilitator") {
    day_bench it;
    it.day.kick_off();
    const auto status = status_on(it.status_of("rex"));
    CHECK(status.at("environment") == "pre-production");
    CHECK(status.at("procedure").get<std::string>().starts_with("Pre-production is production today"));
    CHECK(status.at("procedure_link") == "https://wiki.example.com/incidents/runbook");
    CHECK(status.at("channel") == "incidents");
    CHECK(status.at("facilitator") == "fay");
    CHECK(status.at("phase") == "open");
    CHECK(status.at("windows").size() == 1);
    CHECK(status.at("stopped").is_null());
    CHECK(status.at("sightings").empty());
    CHECK(status.at("revealed") == false);
}

TEST_CASE("everybody sees their own sightings, and ends them from the page") {
    day_bench it;
    it.day.kick_off();
    const auto rex = it.status_of("rex"), rio = it.status_of("rio");
    it.day.say("rex", "incidents", "seen \"orders come late\" team: shop");
    it.pass(200ms);
    const auto seen = status_on(rex).at("sightings").at(0);
    CHECK(seen.at("what") == "orders come late");
    CHECK(seen.at("team") == "shop");
    CHECK_FALSE(seen.contains("resolved"));
    CHECK(rio->of_type("status").size() == 1);
    CHECK_FALSE(it.press(rex, "resolved 1").contains("refused"));
    CHECK(status_on(rex).at("sightings").at(0).contains("resolved"));
    CHECK(it.press(rex, "seen").contains("open"));
}

TEST_CASE("a stop, a real incident and the end are told to everybody at once") {
    day_bench it;
    it.day.kick_off();
    const auto rex = it.status_of("rex"), stranger = it.status_of("sam");
    it.day.say("rio", "incidents", "stop-all");
    it.pass(200ms);
    CHECK(status_on(stranger).at("stopped").at("real") == false);
    it.day.say("rio", "incidents", "real payments fail");
    it.pass(200ms);
    CHECK(status_on(rex).at("stopped").at("real") == true);
    it.day.say("fay", "chaos-agents", "resume yes why: solved");
    it.day.say("fay", "chaos-agents", "end");
    it.pass(200ms);
    CHECK(status_on(rex).at("stopped").is_null());
    CHECK(status_on(rex).at("phase") == "ended");
}

TEST_CASE("an agent may read the status too, as everybody reads it") {
    day_bench it;
    it.day.kick_off();
    const auto ada = it.status_of("ada");
    it.day.say("ada", "chaos-agents", "start 1 why: now");
    it.pass(1s);
    CHECK(ada->of_type("status").size() == 1);
    CHECK(status_on(ada) == status_on(it.status_of("rex")));
}

TEST_CASE("a responder's move with an agents' verb is refused as in the chat") {
    day_bench it;
    it.day.kick_off();
    const auto rex = it.status_of("rex");
    const auto refused = it.press(rex, "start 1").at("refused").get<std::string>();
    CHECK(refused == it.day.say("rex", "incidents", "start 1"));
    CHECK(it.press(rex, "start 99").at("refused") == refused);
    CHECK(it.press(rex, "card 1").at("refused") == it.press(rex, "card 99").at("refused"));
}

TEST_CASE("between two windows the status says so, until the next one opens") {
    day_with_a_break plans;
    day_bench it(&plans);
    it.day.kick_off();
    const auto rex = it.status_of("rex");
    CHECK(status_on(rex).at("between_windows") == false);
    it.day.time.run_to(it.day.day().plan.windows[0].ends.at);
    it.pass(200ms);
    CHECK(status_on(rex).at("phase") == "open");
    CHECK(status_on(rex).at("between_windows") == true);
    it.day.time.run_to(it.day.day().plan.windows[1].opens.at);
    it.pass(200ms);
    CHECK(status_on(rex).at("between_windows") == false);
}
