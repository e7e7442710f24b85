// C89, C91, C92: many lives of a connection, and two clients beside each other.
#include "on_the_heap.hpp"
#include "sanitized.hpp"
#include "slack/stage.hpp"

#include <filesystem>

using namespace tests::slack;

namespace {

/// What the process holds: open files, threads, and bytes of memory.
struct holdings {
    std::size_t files = 0, threads = 0, memory = 0;
};
holdings held() {
    const auto entries = [](const char* directory) {
        const std::filesystem::directory_iterator all(directory);
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    };
    return {entries("/proc/self/fd"), entries("/proc/self/task"), tests::bytes_on_the_heap()};
}

/// What was told of the whole, in order.
std::vector<std::string> standings(const stage& of) {
    std::vector<std::string> all;
    const std::string head = "info: Slack: ";
    for (const auto& each : of.log)
        if (each.starts_with(head) && each.find(' ', head.size()) == std::string::npos)
            all.push_back(each.substr(head.size()));
    return all;
}

}  // namespace

TEST_CASE("C89 a thousand reconnects: sockets, threads and memory stay flat") {
    stage it;
    it.how.session.connections = 2;
    it.connects();
    it.clock.forward(10s);
    const auto reconnects = [&it](int times) {
        for (int n = 0; n < times; ++n) {
            it.slack.open_peer()->resets();
            it.clock.forward(70s);
            it.log.clear();
            it.slack.calls.clear();
            it.slack.dials.clear();
            std::erase_if(it.slack.peers, [](const auto& each) { return !each->is_open; });
            for (const auto& each : it.slack.peers) each->seen.clear();
        }
    };
    reconnects(50);
    const auto before = held();
    reconnects(1'000);
    const auto after = held();
    CHECK(it.slack.open_peers() == 2);
    CHECK(after.files == before.files);
    CHECK(after.threads == before.threads);
    MESSAGE(before.memory << " bytes before, " << after.memory << " after");
    CHECK(after.memory < before.memory + 100'000);
}

TEST_CASE("C89 a thousand reconnects over real sockets: none of them stays open") {
    stage it;
    it.slack.listens();
    it.how.api_url = it.slack.api_url;
    auto at = it.around();
    at.by = nullptr;
    it.bot = std::make_unique<chat::slack::slack>(std::move(at), it.how);
    it.running = tests::play(it.io, it.bot->run());
    const auto is_back = [&it] { return it.bot->is_connected() && it.slack.open_peers() == 1; };
    const auto reconnects = [&](int times) {
        for (int n = 0; n < times; ++n) {
            const auto old = it.slack.open_peer();
            if (n % 2 == 0) {
                old->resets();
                REQUIRE(it.clock.settles([&it] { return !it.bot->is_connected(); }));
            } else {
                old->sends(scripted_slack::disconnect("refresh_requested"));
            }
            it.clock.forward(2s);  // the pause before another try
            REQUIRE(it.clock.settles([&] { return !old->is_open && is_back(); }));
            it.clock.forward(70s);  // a connection that was well for so long makes the next pause as short
            it.log.clear();
            it.slack.forgets();
        }
    };
    REQUIRE(it.clock.settles(is_back));
    reconnects(20);
    const auto before = held();
    reconnects(tests::is_sanitized ? 100 : 1'000);
    const auto after = held();
    CHECK(after.files == before.files);
    CHECK(after.threads == before.threads);
    MESSAGE(before.files << " files, " << before.threads << " threads; " << after.memory << " bytes after "
                         << before.memory);
    CHECK(after.memory < before.memory + 100'000);
    it.stops();
    REQUIRE(it.clock.settles([&it] { return it.running->ended; }));
}

TEST_CASE("C93 an answer that does not leave in time is cut off with its platform, and never said by a later one") {
    stage it;
    const auto to = it.connects();
    it.desk.takes = 1h;
    to->sends(it.slack.mention("UANNA", "CINC", "<@UBOT00001> status"));
    it.clock.settle();
    it.stops();
    it.clock.forward(5s);
    CHECK(it.running->ended);
    CHECK(it.says("some answers did not leave in time"));
    it.clock.forward(2h);
    CHECK(it.slack.calls_of("chat.postEphemeral") == 0);
}

TEST_CASE("C92 the states are told in their order") {
    stage it;
    it.connects();
    it.slack.open_peer()->resets();
    it.clock.forward(5s);
    it.stops();
    CHECK(standings(it) == std::vector<std::string>{"connecting", "authenticated", "connected", "reconnecting",
                               "authenticated", "connected", "disconnecting", "disconnected"});
}

namespace {

/// A second client on the same thread, with a Slack of its own.
struct neighbour {
    explicit neighbour(stage& of) : at(of), slack(of.io, of.clock), desk(of.clock) {
        slack.of.add_person("UANNA", "anna");
        slack.of.add_channel("CINC", "incidents", {"UANNA"});
        bot = std::make_unique<chat::slack::slack>(
            chat::slack::slack::surroundings{at.io.get_executor(), at.wall, at.clock, desk,
                [](chat::severity, const std::string&) {}, &slack, [] { return 0.5; }},
            at.how);
        running = tests::play(at.io, bot->run());
        at.clock.settle();
    }
    ~neighbour() {
        running->stop.emit(net::cancellation_type::terminal);
        at.clock.forward(10s);
        bot.reset();
        at.clock.settle();
    }
    stage& at;
    scripted_slack slack;
    stub_desk desk;
    std::unique_ptr<chat::slack::slack> bot;
    std::shared_ptr<tests::outcome> running;
};

}  // namespace

TEST_CASE("C91 two clients in one process do not disturb each other") {
    stage it;
    const auto first = it.connects();
    neighbour other(it);
    const auto second = other.slack.open_peer();
    SUBCASE("no pong comes to one of them") {
        first->goes_dead();
        it.clock.forward(40s);
        CHECK(it.slack.peers.size() == 2);
    }
    SUBCASE("the pings of one Slack stop") {
        for (int times = 0; times < 3; ++times) {
            first->pings("Ping from applink-1");
            second->pings("Ping from applink-2");
            it.clock.forward(10s);
        }
        first->goes_dead();
        it.clock.forward(40s);
        CHECK(it.slack.peers.size() == 2);
    }
    SUBCASE("one of them reconnects") {
        first->sends(scripted_slack::disconnect("refresh_requested"));
        it.clock.forward(5s);
        CHECK(it.slack.peers.size() == 2);
    }
    SUBCASE("each has its own desk") {
        first->sends(it.slack.slash("UANNA", "CINC", "status"));
        it.clock.forward(5s);
        CHECK(it.desk.asked.size() == 1);
        CHECK(other.desk.asked.empty());
    }
    CHECK(it.bot->is_connected());
    CHECK(other.bot->is_connected());
    CHECK(other.slack.peers.size() == 1);
    CHECK(second->is_open);
    second->sends(other.slack.slash("UANNA", "CINC", "status"));
    it.clock.settle();
    CHECK(second->acks_of("slash-1").size() == 1);
}
