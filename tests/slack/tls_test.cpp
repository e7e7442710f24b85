// C16: TLS with a certificate authority of one's own, over real sockets on loopback.
#include "slack/stage.hpp"
#include "wire/tls_door.hpp"

using namespace tests::slack;

namespace {

/// The scripted Slack behind a door with TLS.
struct secure_slack : stage {
    tests::authority ours;
    bot::crew::crew guests{io.get_executor(), [](const std::string&, std::exception_ptr) {}};
    tests::tls_door door;

    explicit secure_slack(const std::string& names)
        : door(io, clock, ours.issue(names),
              [this](wire::transport over) { guests.start("guest", slack.serve(std::move(over))); }) {
        const auto place = "localhost:" + std::to_string(door.port());
        how.api_url = "https://" + place + "/api";
        how.ca_file = ours.file();
        slack.link_url = "wss://" + place + "/link/";
    }
    ~secure_slack() {
        running->stop.emit(net::cancellation_type::terminal);
        clock.settles([&] { return running->ended; });
        bot.reset();
        guests.stop();
        clock.settle();
    }
    /// With a dialler of its own, which looks the name up and verifies.
    void starts_over_tls() {
        auto at = around();
        at.by = nullptr;
        bot = std::make_unique<chat::slack::slack>(std::move(at), how);
        running = tests::play(io, bot->run());
    }
};

}  // namespace

TEST_CASE("C16 an authority of one's own is trusted, and a whole command goes over TLS") {
    secure_slack it("DNS:localhost");
    it.starts_over_tls();
    REQUIRE(it.clock.settles([&] { return it.bot->is_connected(); }));
    CHECK(it.door.asked_for() == "localhost");
    it.slack.open_peer()->sends(it.slack.slash("UANNA", "CINC", "status"));
    REQUIRE(it.clock.settles([&] { return !it.slack.alone.empty(); }));
    CHECK(it.slack.alone.front().text == "noted");
}

TEST_CASE("C16 a certificate for another host is refused") {
    secure_slack it("DNS:slack.example");
    it.starts_over_tls();
    CHECK(it.clock.settles([&] { return it.door.refused() > 0; }));
    CHECK_FALSE(it.bot->is_connected());
    CHECK(it.slack.calls.empty());
}

TEST_CASE("C16 a certificate of an unknown authority is refused") {
    secure_slack it("DNS:localhost");
    it.how.ca_file.clear();
    it.starts_over_tls();
    CHECK(it.clock.settles([&] { return it.door.refused() > 0; }));
    CHECK_FALSE(it.bot->is_connected());
    CHECK(it.slack.calls.empty());
}

TEST_CASE("plain http goes to this machine only") {
    stage it;
    it.how.api_url = "http://slack.example/api";
    auto at = it.around();
    at.by = nullptr;
    it.bot = std::make_unique<chat::slack::slack>(std::move(at), it.how);
    it.running = tests::play(it.io, it.bot->run());
    it.clock.settle();
    CHECK(it.says("auth.test: no_answer"));
    CHECK_FALSE(it.bot->is_connected());
}
