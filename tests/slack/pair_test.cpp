// Several connections at a time: opened apart, renewed apart, and never deaf.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

struct pair : stage {
    explicit pair(int connections = 2) { how.session.connections = connections; }
    std::vector<std::shared_ptr<peer>> both() {
        starts();
        clock.forward(how.session.connections * 10s);
        return slack.peers;
    }
    std::vector<std::string> heard() const {
        std::vector<std::string> all;
        for (std::size_t n = 0; n < desk.asked.size(); ++n) all.push_back(desk.words_of(n));
        return all;
    }
};

}  // namespace

TEST_CASE("two connections are kept, the second ten seconds after the first") {
    pair it;
    CHECK(chat::slack::session_terms().connections == 2);
    it.starts();
    it.clock.forward(9'900ms);
    CHECK(it.slack.open_peers() == 1);
    it.clock.forward(100ms);
    CHECK(it.slack.open_peers() == 2);
    it.clock.forward(1h);
    CHECK(it.slack.peers.size() == 2);
    CHECK(it.slack.calls_of("apps.connections.open") == 2);
}

TEST_CASE("ten are kept, each ten seconds after the one before") {
    pair it(10);
    it.both();
    it.clock.forward(1min);
    CHECK(it.slack.open_peers() == 10);
    CHECK(it.slack.peers.size() == 10);
    it.stops();
    it.clock.forward(5s);
    CHECK(it.slack.open_peers() == 0);
}

TEST_CASE("what comes by either is heard, and acknowledged where it came; the same by both is done once") {
    pair it;
    const auto peers = it.both();
    const auto event = it.slack.mention("UANNA", "CINC", "<@UBOT00001> status");
    for (const auto& each : peers) each->sends(event);
    peers[0]->sends(it.slack.slash("UANNA", "CINC", "one"));
    peers[1]->sends(it.slack.slash("UANNA", "CINC", "two"));
    it.clock.settle();
    CHECK(it.heard() == std::vector<std::string>{"status", "one", "two"});
    CHECK(peers[0]->acks_of("slash-1").size() == 1);
    CHECK(peers[1]->acks_of("slash-2").size() == 1);
    CHECK(peers[0]->acks_of("event-1").size() == 1);
    CHECK(peers[1]->acks_of("event-1").size() == 1);
}

TEST_CASE("one that is lost leaves the other, and comes back") {
    pair it;
    const auto peers = it.both();
    for (const auto lost : {0U, 1U}) {
        it.slack.peers[lost]->resets();
        it.clock.settle();
        CHECK(it.bot->is_connected());
        CHECK(it.slack.open_peers() == 1);
        it.slack.open_peer()->sends(it.slack.slash("UANNA", "CINC", "status"));
        it.clock.forward(30s);
        CHECK(it.slack.open_peers() == 2);
    }
    CHECK(it.desk.asked.size() == 2);
}

TEST_CASE("both asked to go at once are renewed one after the other: one serves at every moment") {
    pair it;
    const auto old = it.both();
    for (const auto& each : old) each->sends(scripted_slack::disconnect("warning"));
    it.clock.settle();
    CHECK(it.slack.peers.size() == 3);
    CHECK(it.slack.open_peers() == 2);  // the first successor, and the one that waits for its own
    for (int seconds = 0; seconds < 15; ++seconds) {
        CHECK(it.bot->is_connected());
        it.slack.open_peer()->sends(it.slack.slash("UANNA", "CINC", "status"));
        it.clock.forward(1s);
    }
    CHECK(it.desk.asked.size() == 15);
    CHECK(it.slack.peers.size() == 4);
    CHECK(it.slack.open_peers() == 2);
}

TEST_CASE("one too many is closed, and the others stay") {
    pair it;
    const auto peers = it.both();
    peers[1]->sends(scripted_slack::disconnect("too_many_websockets"));
    it.clock.settle();
    CHECK(peers[0]->is_open);
    CHECK_FALSE(peers[1]->is_open);
    it.clock.forward(29s);
    CHECK(it.slack.peers.size() == 2);
    it.clock.forward(5min);
    CHECK(it.slack.peers.size() == 3);
}

TEST_CASE("Socket Mode switched off closes both, and is told once") {
    pair it;
    for (const auto& each : it.both()) each->sends(scripted_slack::disconnect("link_disabled"));
    it.clock.forward(14min);
    CHECK(it.slack.open_peers() == 0);
    CHECK(it.slack.peers.size() == 2);
    CHECK(std::ranges::count_if(it.log,
              [](const auto& line) { return line.find("Socket Mode was switched off") != std::string::npos; }) == 1);
    it.clock.forward(2min);
    CHECK(it.slack.open_peers() == 2);
}

TEST_CASE("C90 connections that Slack counts beyond our own are warned of, once a change, and can be asked for") {
    pair it;
    it.starts();
    it.slack.hello_counts = 2;
    it.clock.forward(20s);
    CHECK_FALSE(it.says("Slack counts"));
    for (const int counted : {3, 3, 2, 5}) {
        it.slack.hello_counts = counted;
        it.slack.open_peer()->resets();
        it.clock.forward(2min);
    }
    std::vector<std::string> told;
    for (const auto& each : it.log)
        if (each.find("Slack counts") != std::string::npos) told.push_back(each.substr(0, each.find(" connections")));
    CHECK(told == std::vector<std::string>{"warning: Slack counts 3", "warning: Slack counts 5"});
    CHECK(it.bot->connections().ours == 2);
    CHECK(it.bot->connections().slacks == 5);
}

TEST_CASE("C90 a connection that is being replaced is ours, too: no second bot is suspected when it is gone") {
    pair it;
    it.both();
    it.slack.hello_counts = 3;  // two, and the one that has just come
    it.slack.open_peer()->sends(scripted_slack::disconnect("refresh_requested"));
    it.clock.forward(2min);
    CHECK_FALSE(it.says("Slack counts"));
    CHECK(it.bot->connections().ours == 2);
    CHECK(it.bot->connections().slacks == 2);
}

TEST_CASE("C90 what Slack counts beyond ours is counted again while it stays: ghosts go, and nobody else tells") {
    pair it;
    it.both();
    it.slack.hello_counts = 4;  // two, two ghosts
    it.slack.open_peer()->resets();
    it.clock.forward(1min);
    REQUIRE(it.bot->connections().slacks == 4);
    const auto made = it.slack.peers.size();
    it.slack.hello_counts = 4;  // two, the one that has just come, and one ghost
    it.clock.forward(3min);
    CHECK(it.slack.peers.size() == made + 1);
    CHECK(it.bot->connections().ours == 2);
    CHECK(it.bot->connections().slacks == 3);
    it.slack.hello_counts = 3;
    it.clock.forward(4min);
    CHECK(it.slack.peers.size() == made + 1);
    it.clock.forward(2min);
    CHECK(it.slack.peers.size() == made + 2);
    CHECK(it.bot->connections().slacks == 2);
    it.clock.forward(1h);
    CHECK(it.slack.peers.size() == made + 2);
}

TEST_CASE("C71 of ten connections the old one goes first: Slack takes no eleventh") {
    pair it(10);
    it.both();
    std::size_t most = 0;  // with the one that is being dialled
    it.slack.takes_over = [&](const wire::address& to, wire::transport&) {
        if (to.target.starts_with("/link/")) most = std::max(most, it.slack.open_peers() + 1);
        return false;
    };
    const auto old = it.slack.peers[3];
    for (const auto& each : {it.slack.peers[3], it.slack.peers[7]})
        each->sends(scripted_slack::disconnect("refresh_requested"));
    it.clock.forward(40s);
    CHECK(most == 10);
    CHECK(it.slack.open_peers() == 10);
    CHECK(it.slack.peers.size() == 12);
    CHECK_FALSE(old->is_open);
    CHECK(old->was_closed_well);
}

TEST_CASE("a rotation every ten seconds for ten minutes, under load: no command lost, late, or run twice") {
    pair it;
    it.both();
    std::map<std::string, bot::clock::instant> said;
    std::vector<bot::clock::instant> begun;
    int number = 0, rotated = 0;
    for (int step = 0; step < 3'000; ++step) {  // 0.2 s each
        if (step % 50 == 0) {
            std::vector<std::shared_ptr<peer>> open;
            for (const auto& each : it.slack.peers)
                if (each->is_open) open.push_back(each);
            if (!open.empty()) open.front()->sends(scripted_slack::disconnect("refresh_requested"));
            ++rotated;
        }
        REQUIRE(it.bot->is_connected());
        for (const auto& each : it.slack.peers)
            if (each->is_open && number < 6'000) {
                const auto words = "log " + std::to_string(number++);
                said[words] = it.clock.now();
                each->sends(it.slack.slash("UANNA", "CINC", words));
            }
        it.clock.forward(200ms);
        for (auto at = begun.size(); at < it.desk.asked.size(); ++at) begun.push_back(it.clock.now());
    }
    it.clock.forward(5s);
    CHECK(rotated == 60);
    CHECK(it.slack.peers.size() >= 60);
    CHECK(it.slack.open_peers() == 2);
    const auto heard = it.heard();
    CHECK(heard.size() == said.size());
    CHECK(std::set<std::string>(heard.begin(), heard.end()).size() == said.size());
    for (std::size_t n = 0; n < begun.size(); ++n) CHECK(begun[n] - said.at(heard[n]) <= 3s);
    std::size_t acknowledged = 0;
    for (const auto& each : it.slack.peers) acknowledged += each->heard.size();
    CHECK(acknowledged == said.size());
}
