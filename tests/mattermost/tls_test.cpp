// TLS with a certificate authority of one's own, over real sockets on loopback.
#include "mattermost/stage.hpp"
#include "wire/tls_door.hpp"

using namespace tests::mattermost;

namespace {

/// The scripted Mattermost behind a door with TLS.
struct secure : stage {
    tests::authority ours;
    bot::crew::crew guests{io.get_executor(), [](const std::string&, std::exception_ptr) {}};
    tests::tls_door door;

    explicit secure(const std::string& names)
        : door(io, clock, ours.issue(names),
              [this](bot::wire::transport over) { guests.start("guest", server.serve(std::move(over))); }) {
        how.url = "https://localhost:" + std::to_string(door.port());
        how.ca_file = ours.file();
    }
    ~secure() {
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
        bot = std::make_unique<platform>(std::move(at), how);
        running = tests::play(io, bot->run());
    }
};

}  // namespace

TEST_CASE("an authority of one's own is trusted, and socket and API both go over TLS") {
    secure it("DNS:localhost");
    it.starts_over_tls();
    REQUIRE(it.clock.settles([&] { return it.bot->is_connected() && it.bot->has_caught_up(); }));
    CHECK(it.door.asked_for() == "localhost");
    it.server.posting.publish({{"channel_id", it.server.of.place("anna").id}, {"message", "status"}}, it.id("anna"));
    CHECK(it.clock.settles([&] { return it.server.messages("anna").size() == 2; }));
}

TEST_CASE("a certificate for another host is refused, and no token leaves") {
    secure it("DNS:chat.example");
    it.starts_over_tls();
    CHECK(it.clock.settles([&] { return it.door.refused() > 0; }));
    CHECK_FALSE(it.bot->is_connected());
    CHECK(it.server.calls.empty());
}

TEST_CASE("a certificate of an unknown authority is refused") {
    secure it("DNS:localhost");
    it.how.ca_file.clear();
    it.starts_over_tls();
    CHECK(it.clock.settles([&] { return it.door.refused() > 0; }));
    CHECK_FALSE(it.bot->is_connected());
    CHECK(it.server.calls.empty());
}

TEST_CASE("plain http to another machine is not even tried") {
    stage it;
    it.how.url = "http://chat.example.org";
    auto at = it.around();
    at.by = nullptr;
    CHECK_THROWS_AS(platform(std::move(at), it.how), std::invalid_argument);
}
