// Pins, topics and the reminder that a newer one replaces: done once each, whatever the platform and the power do, and
// undone with the end.
#include "desk/stage.hpp"

#include <algorithm>

using namespace bot;
using namespace std::chrono_literals;
using tests::incident_channel;
using tests::paper_port;
using tests::stage;
using enum tests::paper_port::fate;

namespace {

const std::string before_the_kickoff = "Incidents of the shop";

std::string& topic_in(stage& it, const std::string& where = "incidents") {
    return it.port.topics[tests::channel(where)];
}
bool says_so(stage& it, std::string_view part) { return tests::has(topic_in(it), part); }

std::string kickoff_in(const stage& it, const chat::destination& where) {
    for (const auto& each : it.port.texts(where))
        if (tests::has(each, "begins in")) return each;
    return {};
}

std::vector<std::string> pinned(const stage& it) {
    std::vector<std::string> all;
    for (const auto& each : it.port.sheets)
        if (each.pinned) all.push_back(std::get<day::channel_id>(each.where).id);
    return all;
}

void end(stage& it) {
    const auto answer = it.say("fay", "chaos-agents", "end");
    it.time.forward(2min);
    REQUIRE_MESSAGE(it.day().open.now == day::phase::ended, answer);
}

/// The next process, which knows these facts and meets the same channels.
std::unique_ptr<stage> next_process(const stage& before, const std::function<bool(const day::fact&)>& is_known) {
    day::state known;
    for (const auto& each : before.book.facts())
        if (is_known(each)) day::apply(known, each);
    auto after = std::make_unique<stage>("", std::move(known));
    after->port.sheets = before.port.sheets;
    after->port.topics = before.port.topics;
    after->time.run_to(before.time.now() + 10s);
    after->keeper.look_if_changed(after->day().id);
    after->outbox.look_everywhere();
    after->time.forward(1min);
    return after;
}

template <class Kind>
bool is_a(const day::fact& it) {
    const auto* in_public = std::get_if<day::public_fact>(&it.what);
    return in_public && std::holds_alternative<Kind>(*in_public);
}

}  // namespace

TEST_CASE("the end takes the pin away and brings the topic back, unless somebody has changed it since") {
    for (const bool theirs : {false, true}) {
        stage it;
        it.kick_off();
        it.time.forward(1h);
        if (theirs) topic_in(it) = "Somebody's own topic";
        it.say("fay", "chaos-agents", "extend 17:30 why: it takes its time");
        it.time.forward(1min);
        end(it);
        CHECK(topic_in(it) == (theirs ? "Somebody's own topic" : before_the_kickoff));
        CHECK(pinned(it).empty());
        CHECK(it.day().open.topics.empty());
        CHECK(it.day().open.chores.empty());
    }
}

TEST_CASE("the topic follows the day: its end, its environment, the window that it is in") {
    SUBCASE("extended") {
        stage it;
        it.kick_off();
        it.time.forward(1h);
        REQUIRE(says_so(it, "until 16:30"));
        it.say("fay", "chaos-agents", "extend 17:30 why: it takes its time");
        it.time.forward(1min);
        CHECK(says_so(it, "until 17:30"));
        end(it);
        CHECK(topic_in(it) == before_the_kickoff);
    }
    SUBCASE("edited") {
        stage it;
        it.kick_off();
        it.time.forward(1h);
        it.say("fay", "chaos-agents", "edit env: the mirror");
        it.time.forward(1min);
        CHECK(says_so(it, "in the mirror until"));
        CHECK(tests::has(kickoff_in(it, incident_channel), "begins in the mirror"));
        end(it);
        CHECK(topic_in(it) == before_the_kickoff);
    }
    SUBCASE("a week") {
        stage it("week");
        it.kick_off();
        it.time.forward(1h);
        const auto first = topic_in(it);
        auto plan = it.day().plan;
        it.time.run_to(plan.windows.front().ends.at + 1min);
        CHECK(topic_in(it) != first);
        CHECK(says_so(it, "Until then a failure there is an ordinary one"));
        CHECK(says_so(it, plan.windows[1].opens.local.substr(11)));
        CHECK_FALSE(says_so(it, "on fire"));
        it.time.run_to(plan.windows.back().opens.at + 1min);
        CHECK(says_so(it, "on fire"));
        CHECK(topic_in(it) != before_the_kickoff);
        CHECK(says_so(it, plan.windows.back().ends.local.substr(11)));
        end(it);
        CHECK(topic_in(it) == before_the_kickoff);
    }
    SUBCASE("other words since") {
        stage it;
        it.kick_off();
        it.time.forward(1h);
        it.words = tests::shipped_words({{"topic", "Storm in {{environment}}"}});
        end(it);
        CHECK(topic_in(it) == before_the_kickoff);
    }
}

TEST_CASE("a refused pin does not hinder the kickoff, nor the topic") {
    stage it;
    it.port.chore_fates = {refused};
    it.kick_off();
    it.time.forward(1min);
    CHECK(it.day().open.now == day::phase::open);
    CHECK(tests::has(kickoff_in(it, incident_channel), "pre-production"));
    CHECK(it.day().open.outstanding.empty());
    CHECK(it.day().open.chores.empty());
    CHECK(!it.told.empty());
    CHECK(pinned(it).empty());
    CHECK(says_so(it, "pre-production"));
}

TEST_CASE("what was not done, or may not have been, is tried again until it is done, and hinders nothing meanwhile") {
    stage it;
    it.port.chore_fates = {lost, lost, arrives_unanswered, falls_over, lost, arrives_unanswered};
    it.kick_off();
    it.time.forward(1s);
    it.say("rex", "incidents", "stop-all");
    it.time.forward(1s);
    CHECK(pinned(it).empty());
    CHECK(tests::has(it.port.texts(incident_channel).back(), "suspended"));
    it.say("fay", "chaos-agents", "resume yes why: nothing");
    it.time.forward(2min);
    CHECK(pinned(it) == std::vector<std::string>{"incidents"});
    CHECK(says_so(it, "pre-production"));
    it.port.chore_fates = {arrives_unanswered, lost, lost, falls_over};
    end(it);
    CHECK(pinned(it).empty());
    CHECK(topic_in(it) == before_the_kickoff);
    CHECK(it.day().open.chores.empty());
}

TEST_CASE("while a platform does nothing it is asked rarely") {
    stage it;
    it.port.chore_fates.assign(1000, lost);
    it.kick_off();
    it.time.forward(1h);
    CHECK(it.port.chores_asked > 50);
    CHECK(it.port.chores_asked < 70);
    const auto is_trouble = [](const std::string& line) { return line.find("it is tried again") != std::string::npos; };
    CHECK(std::ranges::count_if(it.told, is_trouble) == 1);  // nothing changed
}

TEST_CASE("the channel holds one neutral reminder: the one before is deleted, though not at the first try") {
    stage it;
    it.kick_off();
    it.time.forward(2h + 1min);
    REQUIRE(it.day().open.neutral_posts.size() == 1);
    it.port.chore_fates = {lost, arrives_unanswered};
    it.time.forward(2h);
    std::size_t standing = 0, gone = 0;
    const auto second = it.day().open.neutral_posts.begin()->second;
    for (const auto& each : it.port.sheets) {
        standing += each.id == second.id && !each.gone;
        gone += each.gone;
    }
    CHECK(standing == 1);
    CHECK(gone == 1);
}

TEST_CASE(
    "a bot that was killed before the topic was set sets it when it is back, and the end gives the old one back") {
    for (const bool was_taken : {false, true}) {
        CAPTURE(was_taken);
        stage before;
        before.port.chore_fates.assign(1000, lost);
        before.kick_off();
        before.time.forward(1min);
        REQUIRE(topic_in(before) == before_the_kickoff);
        const auto after =
            next_process(before, [&](const day::fact& each) { return was_taken || !is_a<day::topic_taken>(each); });
        CHECK(says_so(*after, "pre-production"));
        CHECK(pinned(*after) == std::vector<std::string>{"incidents"});
        end(*after);
        CHECK(topic_in(*after) == before_the_kickoff);
    }
}

TEST_CASE("a bot that was killed once the topic was set, and before that was written down, still knows it as its own") {
    stage before;
    before.kick_off();
    before.time.forward(1min);
    REQUIRE(says_so(before, "pre-production"));
    const auto after = next_process(before, [](const day::fact& each) { return !is_a<day::chore_done>(each); });
    CHECK(after->port.chores_asked == 1);  // the pin, once more
    CHECK(says_so(*after, "pre-production"));
    end(*after);
    CHECK(topic_in(*after) == before_the_kickoff);
}

TEST_CASE("a day that is under way and gets another channel is kicked off there, and ends in both") {
    stage it;
    it.kick_off();
    it.time.forward(1h);
    topic_in(it, "incidents-2") = "Spare";
    const auto answer = it.say("fay", "chaos-agents", "edit incident: #incidents-2");
    it.time.forward(1min);
    const chat::destination fresh = tests::channel("incidents-2");
    REQUIRE_MESSAGE(it.port.texts(fresh).size() == 1, answer);
    CHECK(tests::has(kickoff_in(it, fresh), "begins in pre-production"));
    CHECK(topic_in(it, "incidents-2") != "Spare");
    CHECK(topic_in(it) == before_the_kickoff);
    CHECK(tests::has(kickoff_in(it, incident_channel), "incidents-2"));
    end(it);
    for (const auto& where : {incident_channel, fresh})
        CHECK(tests::has(it.port.texts(where).back(), "From now on a failure"));
    CHECK(pinned(it).empty());
    CHECK(topic_in(it, "incidents-2") == "Spare");
    CHECK(topic_in(it) == before_the_kickoff);
}
