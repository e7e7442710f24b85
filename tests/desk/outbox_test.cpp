// Announcements: each once in effect, in order, whatever the platform does.
#include "day/announce.hpp"
#include "desk/stage.hpp"
#include "sanitized.hpp"
#include "speech/say.hpp"

#include <algorithm>

using namespace bot;
using namespace std::chrono_literals;
using tests::agents_channel;
using tests::incident_channel;
using tests::paper_port;
using tests::stage;

namespace {
std::size_t count(const paper_port& on, const chat::destination& where, std::string_view part) {
    std::size_t found = 0;
    for (const auto& each : on.texts(where)) found += each.find(part) != each.npos;
    return found;
}

}  // namespace

TEST_CASE("the kickoff comes by the clock, is pinned, and sets the topic") {
    stage it;
    it.kick_off();
    const auto& kickoff = it.port.sheets.back().where == incident_channel ? it.port.sheets.back()
                                                                          : it.port.sheets[it.port.sheets.size() - 2];
    CHECK(kickoff.pinned);
    CHECK(kickoff.at == it.day().plan.windows.front().opens.at);
    CHECK(it.port.topics[tests::channel("incidents")] != "Incidents of the shop");
    CHECK(it.day().open.topics_before.at(tests::channel("incidents")) == "Incidents of the shop");
    CHECK(it.day().open.outstanding.empty());
}

TEST_CASE("what was lost is sent again; what may have arrived is looked up first, so that it stands once") {
    for (const auto fate : {paper_port::fate::lost, paper_port::fate::arrives_unanswered}) {
        stage it;
        it.kick_off();
        it.time.forward(10min);
        it.port.fates = {fate, fate};
        it.say("rex", "incidents", "stop-all");
        it.time.forward(2min);
        std::map<std::string, int> times;
        for (const auto& each : it.port.sheets) ++times[each.name];
        for (const auto& [name, often] : times) CHECK_MESSAGE(often == 1, name);
        CHECK(it.day().open.outstanding.empty());
        CHECK(it.day().secret.outstanding.empty());
        CHECK((it.port.finds > 0) == (fate == paper_port::fate::arrives_unanswered));
    }
}

TEST_CASE("what leaves noticeably after its time says that it is late, and for when it was meant") {
    using enum paper_port::fate;
    for (const auto away : {1min, 10min}) {
        CAPTURE(away.count());
        stage it;
        it.kick_off();
        it.time.forward(30min);  // 10:00
        it.connected = false;
        it.say("rex", "incidents", "stop-all");
        it.time.forward(away);
        it.connected = true;
        it.port.fates = {lost, arrives_unanswered};
        it.time.forward(1min);
        const std::size_t late = away > 2min ? 1 : 0;
        CHECK(count(it.port, incident_channel, "suspended") == 1);
        CHECK(count(it.port, incident_channel, "This comes late: it was meant for 10:00 CET.") == late);
        CHECK(count(it.port, agents_channel, "This comes late: it was meant for 10:00 CET.") == late);
        CHECK(count(it.port, incident_channel, "This comes late") == late);
        CHECK(it.day().open.outstanding.empty());
    }
}

TEST_CASE("what is late says so for as long as it stands, also when the next process edits it") {
    stage before;
    before.kick_off();
    before.time.forward(30min);
    before.connected = false;
    before.say("ada", "chaos-agents", "start 1 why: now");
    before.time.forward(10min);
    before.connected = true;
    before.time.forward(1min);
    REQUIRE(count(before.port, agents_channel, "This comes late") == 1);
    day::state known;
    for (const auto& each : before.book.facts()) day::apply(known, each);
    stage after("", std::move(known));
    after.port.sheets = before.port.sheets;
    after.time.run_to(before.time.now());
    after.keeper.look_if_changed(after.day().id);
    after.outbox.look_everywhere();
    after.say("ada", "chaos-agents", "stop 1 by agents");
    after.time.forward(5s);
    CHECK(after.port.edits_asked == 1);
    CHECK(count(after.port, agents_channel, "This comes late: it was meant for 10:00 CET.") == 1);
}

TEST_CASE("a bot that was down says what holds when it is back, and calls nothing late that it had not to say before") {
    stage it;
    it.time.run_to(it.day().plan.windows.front().opens.at + 30min);
    CHECK(it.day().open.now == day::phase::open);
    CHECK(count(it.port, incident_channel, "begins in pre-production") == 1);
    CHECK(count(it.port, incident_channel, "This comes late") == 0);
}

TEST_CASE("a platform that falls over is told to the operator, and what it did not take is said later") {
    stage it;
    it.kick_off();
    it.time.forward(10min);
    it.port.fates = {paper_port::fate::falls_over, paper_port::fate::falls_over};
    it.say("rex", "incidents", "stop-all");
    it.time.forward(1min);
    CHECK(it.day().open.outstanding.empty());
    CHECK(it.day().secret.outstanding.empty());
    CHECK(count(it.port, incident_channel, "suspended") == 1);
    CHECK(it.told.back().find("fell over") != std::string::npos);
}

TEST_CASE("nothing is kept of the many who were greeted") {
    stage it;
    it.kick_off();
    it.time.forward(1min);
    for (int guest = 0; guest < 50; ++guest) {
        const auto name = "guest" + std::to_string(guest);
        it.ask(name, "incidents", desk::came_in{tests::person(name)});
    }
    CHECK(it.outbox.places_at_work() == 50);
    it.time.forward(1min);
    CHECK(it.port.texts(tests::person("guest49")).size() == 1);
    CHECK(it.outbox.places_at_work() == 0);
}

TEST_CASE(
    "however long the platform is away, few announcements wait: what is no longer true is dropped, on the record") {
    stage it;
    it.kick_off();
    it.time.forward(10min);
    it.connected = false;
    it.say("ada", "chaos-agents", "ready 1");
    it.say("ada", "chaos-agents", "start 1 why: to see");
    it.say("rex", "incidents", "stop-all");
    const auto waiting = [&] { return it.day().open.outstanding.size() + it.day().secret.outstanding.size(); };
    std::size_t most = 0, after_a_day = 0;
    for (int hour = 1; hour <= (tests::is_sanitized ? 30 : 24 * 4); ++hour) {
        it.time.forward(1h);
        most = std::max(most, waiting());
        if (hour == 24) after_a_day = waiting();
    }
    CHECK(most < 100);
    CHECK(waiting() <= after_a_day);
    const auto dropped = std::ranges::count_if(it.book.facts(), [](const day::fact& each) {
        const auto* agents = std::get_if<day::agents_fact>(&each.what);
        return agents && std::holds_alternative<day::agents_announcement_dropped>(*agents);
    });
    CHECK(dropped > 0);
    it.connected = true;
    it.time.forward(1min);
    CHECK(it.day().open.outstanding.empty());
    CHECK(it.day().secret.outstanding.empty());
}

TEST_CASE("a disk that refuses and can not be read does not keep the outbox busy") {
    stage it;
    it.kick_off();
    it.time.forward(10min);
    it.book.be_slow();
    it.book.unreadable = true;
    desk::answer got;
    const auto asked = it.begin("rex", "incidents", desk::said_words{"stop-all", false}, got);
    it.time.settle();
    it.book.fail();
    it.outbox.look(it.day().id);
    it.time.settle();
    CHECK(asked->text() == "well");
    CHECK(count(it.port, incident_channel, "suspended") == 0);
}

TEST_CASE("nothing is said of what is not yet on disk, whatever rings the bell") {
    stage it;
    it.kick_off();
    it.time.forward(10min);
    it.book.be_slow();
    desk::answer got;
    const auto asking = it.begin("rex", "incidents", desk::said_words{"stop-all", false}, got);
    it.time.settle();
    REQUIRE_FALSE(it.day().open.outstanding.empty());
    const auto said = it.port.sheets.size();
    it.outbox.look(it.day().id);
    it.time.forward(1s);
    CHECK(it.port.sheets.size() == said);
    it.book.sync();
    it.time.settle();
    CHECK(asking->text() == "well");
    CHECK(it.port.sheets.size() > said);
}

TEST_CASE("one that was sent before a crash and not written down is found, not sent again") {
    stage before;
    before.kick_off();
    before.time.forward(10min);
    before.say("rex", "incidents", "stop-all");
    before.time.forward(1min);
    REQUIRE(before.day().open.outstanding.empty());

    // The next process knows all but that the last announcements stand, and meets the same channels.
    day::state known;
    for (const auto& each : before.book.facts()) {
        const auto* in_public = std::get_if<day::public_fact>(&each.what);
        const auto* to_agents = std::get_if<day::agents_fact>(&each.what);
        const bool stands = (in_public && std::holds_alternative<day::announced>(*in_public)) ||
                            (to_agents && std::holds_alternative<day::agents_announced>(*to_agents));
        if (!stands) day::apply(known, each);
    }
    REQUIRE(!known.days.begin()->second.open.outstanding.empty());
    stage after("", std::move(known));
    after.port.sheets = before.port.sheets;
    after.time.run_to(before.time.now() + 10s);
    after.keeper.look_if_changed(after.day().id);
    after.outbox.look_everywhere();
    after.time.forward(1min);
    CHECK(after.port.finds > 0);
    std::map<std::string, int> times;
    for (const auto& each : after.port.sheets) ++times[each.name];
    for (const auto& [name, often] : times) CHECK_MESSAGE(often == 1, name);
    CHECK(after.day().open.outstanding.empty());
}

TEST_CASE("what the platform refuses for good is dropped with a note, and what comes after it is sent") {
    stage it;
    it.kick_off();
    it.time.forward(10min);
    it.port.fates = {paper_port::fate::refused};
    it.say("fay", "chaos-agents", "hold a team is busy");
    it.time.forward(1min);
    it.say("fay", "chaos-agents", "resume");
    it.time.forward(1min);
    CHECK(it.day().secret.outstanding.empty());
    bool noted = false;
    for (const auto& each : it.book.facts())
        if (const auto* fact = std::get_if<day::agents_fact>(&each.what))
            noted |= std::holds_alternative<day::agents_announcement_dropped>(*fact);
    CHECK(noted);
}

TEST_CASE(
    "a kickoff into a channel that the bot is not in waits, is told of once, and is said when the bot is let in") {
    stage it;
    std::vector<day::channel_id> shut_out_of;
    it.on_shut_out = [&](const auto& which) { shut_out_of.push_back(which); };
    it.port.shut_out_of = {incident_channel};
    it.kick_off();
    it.time.forward(10min);
    CHECK(count(it.port, incident_channel, "begins in pre-production") == 0);
    CHECK(shut_out_of == std::vector<day::channel_id>{tests::channel("incidents")});
    CHECK(
        std::ranges::count_if(it.told, [](const auto& each) { return tests::has(each, "until somebody mends"); }) == 1);
    it.port.shut_out_of = {};
    it.at.came_into(tests::channel("incidents"));
    it.time.settle();
    CHECK(count(it.port, incident_channel, "begins in pre-production") == 1);
    it.port.shut_out_of = {incident_channel};
    it.say("rex", "incidents", "stop-all");
    it.time.forward(1min);
    CHECK(shut_out_of.size() == 2);
}

TEST_CASE("what nobody lets in within a day is dropped with a note") {
    stage it;
    it.port.shut_out_of = {incident_channel};
    it.kick_off();
    it.say("fay", "chaos-agents", "end");
    it.time.forward(26h);
    CHECK(count(it.port, incident_channel, "begins in pre-production") == 0);
    CHECK(it.day().open.outstanding.empty());
}

TEST_CASE("who is in the agents' channel is looked at when the bot comes into it, and when it was deaf") {
    stage it;
    it.kick_off();
    it.port.agents_channel.present.insert(tests::person("rex"));
    it.at.came_into(tests::channel("chaos-agents"));
    it.time.settle();
    CHECK(it.day().secret.channel_unsafe);
    it.port.agents_channel.present.erase(tests::person("rex"));
    it.at.hears_again(day::platform::room);
    it.time.settle();
    CHECK_FALSE(it.day().secret.channel_unsafe);
    it.port.agents_channel.present.insert(tests::person("rex"));
    it.at.hears_again(day::platform::slack);
    it.time.settle();
    CHECK_FALSE(it.day().secret.channel_unsafe);
}

TEST_CASE("while strangers can read the agents' channel, agents are written to directly and the facilitator is told") {
    stage it;
    it.port.agents_channel.present.insert(tests::person("rex"));
    it.kick_off();
    it.ask("rex", "chaos-agents", desk::came_in{tests::person("rex")});
    CHECK(it.day().secret.channel_unsafe);
    const auto before = it.port.texts(agents_channel).size();
    it.say("ada", "chaos-agents", "start 1 why: now");
    it.time.forward(1min);
    CHECK(it.port.texts(agents_channel).size() == before);
    CHECK(count(it.port, tests::person("ada"), "") > 0);
    CHECK(count(it.port, tests::person("fay"), "rex") > 0);
    it.port.agents_channel.present.erase(tests::person("rex"));
    it.ask("bo", "chaos-agents", desk::came_in{tests::person("bo")});
    CHECK(!it.day().secret.channel_unsafe);
    it.say("ada", "chaos-agents", "stop 1 by agents why: enough");
    it.time.forward(1min);
    CHECK(it.port.texts(agents_channel).size() > before);
}

TEST_CASE("nothing is said in the agents' channel before anybody has looked who is there") {
    stage it("");
    it.connected = false;
    it.say("fay", "chaos-agents", "plan load single-day");
    it.kick_off();
    CHECK(it.port.sheets.empty());
    it.connected = true;
    it.time.forward(1min);
    CHECK(!it.port.texts(agents_channel).empty());
    CHECK(!it.port.texts(incident_channel).empty());
}

TEST_CASE("a platform that falls over when it is asked who is in the agents' channel is asked again") {
    stage it("");
    it.port.members_fall_over = true;
    it.say("fay", "chaos-agents", "plan load single-day");
    it.kick_off();
    CHECK(it.port.texts(agents_channel).empty());
    it.port.members_fall_over = false;
    it.time.forward(1min);
    CHECK(!it.port.texts(agents_channel).empty());
}

TEST_CASE("at the kickoff the agents' channel is looked at before the kickoff is said there, however long that takes") {
    stage it;
    it.port.members_take = 5s;
    it.time.forward(1min);
    it.port.agents_channel.present.insert(tests::person("rex"));  // let in at night, and nobody was told
    it.kick_off();
    CHECK(count(it.port, incident_channel, "begins in pre-production") == 1);
    it.time.forward(1min);
    CHECK(it.day().secret.channel_unsafe);
    CHECK(count(it.port, agents_channel, "Agents, it begins") == 0);
    CHECK(count(it.port, tests::person("ada"), "Agents, it begins") == 1);
}

TEST_CASE("whoever comes into the agents' channel reads nothing there before it was looked at again") {
    stage it;
    it.kick_off();
    it.time.forward(1min);
    it.port.members_take = 5s;
    it.port.agents_channel.present.insert(tests::person("rex"));
    it.ask("rex", "chaos-agents", desk::came_in{tests::person("rex")});
    it.say("ada", "chaos-agents", "start 1 why: now");
    it.time.forward(1min);
    CHECK(count(it.port, agents_channel, "is running") == 0);
    CHECK(count(it.port, tests::person("bo"), "is running") == 1);
}

TEST_CASE("a check looks at the agents' channel again: who has left it since is no stranger in it any more") {
    stage it;
    it.kick_off();
    it.port.agents_channel.present.insert(tests::person("rex"));
    it.ask("rex", "chaos-agents", desk::came_in{tests::person("rex")});
    REQUIRE(it.day().secret.channel_unsafe);
    it.port.agents_channel.present.erase(tests::person("rex"));
    it.say("rex", "incidents", "check");
    it.time.forward(1min);
    CHECK(it.day().secret.channel_unsafe);
    it.say("fay", "chaos-agents", "check");
    it.time.forward(1min);
    CHECK(!it.day().secret.channel_unsafe);
    CHECK(count(it.port, tests::person("fay"), "used again") == 1);
}

TEST_CASE("whoever joins the incident channel in a window is greeted once, a few seconds later") {
    stage it;
    it.kick_off();
    it.time.forward(1min);
    it.ask("zoe", "incidents", desk::came_in{tests::person("zoe")});
    CHECK(it.port.texts(tests::person("zoe")).empty());
    it.time.forward(6s);
    CHECK(it.port.texts(tests::person("zoe")).size() == 1);
    it.ask("zoe", "incidents", desk::came_in{tests::person("zoe")});
    it.time.forward(1min);
    CHECK(it.port.texts(tests::person("zoe")).size() == 1);
}

TEST_CASE("check looks again who is in the agents' channel, and answers after that") {
    stage it;
    it.port.agents_channel.present.insert(tests::person("rex"));
    const auto with = it.say("fay", "chaos-agents", "check");
    CHECK_MESSAGE(tests::has(with, "rex is in it and no agent"), with);
    it.port.agents_channel.present.erase(tests::person("rex"));
    const auto without = it.say("fay", "chaos-agents", "check");
    CHECK_MESSAGE(!tests::has(without, "keeps no secrets"), without);
    CHECK(!it.day().secret.channel_unsafe);
}

TEST_CASE("check keeps nobody waiting for a platform that is away, and says that it could not look") {
    stage it;
    it.connected = false;
    desk::answer got;
    const auto asking = it.begin("fay", "chaos-agents", desk::said_words{"check", false}, got);
    it.time.forward(5s);
    REQUIRE(asking->text() == "well");
    CHECK(tests::has(speech::plain(got.say), "could not look"));
    CHECK(tests::has(speech::plain(got.say), "Nothing hinders the kickoff"));
}
