// A disk that is full: a file system of one mebibyte in a mount namespace of the bot's own.
#include "process/bench.hpp"
#include "wire/http_client.hpp"

#include <csignal>

using namespace tests;

namespace {

bool may_mount() {
    program can({"/usr/bin/unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"});
    return can.ends() == 0;
}

/// The bot with a small disk under its record, and that disk from outside.
struct small_disk {
    scratch here;
    program bot;
    std::filesystem::path record;

    small_disk() : bot(command(here)) {
        REQUIRE(bot.says("Ctrl-C."));
        record = outside("day/record");
    }
    static std::vector<std::string> command(const scratch& in) {
        std::filesystem::create_directories(in / "day/record");
        return {"/usr/bin/unshare", "-rm", "sh", "-c",
            "mount -t tmpfs -o size=1m,mode=0700 tmpfs \"$1/record\" && exec \"$0\" rehearse --dir \"$1\" --port 0",
            chaosday, in / "day"};
    }
    /// The directory as the bot sees it.
    std::filesystem::path outside(const std::string& name) const {
        return "/proc/" + std::to_string(bot.id()) + "/root" + (here / name).string();
    }
    void fill() const {
        std::ofstream filler(record / "filler", std::ios::binary);
        const std::string piece(512, 'x');
        while (filler.write(piece.data(), static_cast<std::streamsize>(piece.size())).flush()) {}
    }
    void make_room() const { std::filesystem::remove(record / "filler"); }
};

unsigned health_of(std::uint16_t port) {
    net::io_context io{1};
    bot::clock::steady_clock steady(io.get_executor());
    bot::wire::dialler dialler(steady, {});
    bot::wire::http_client client(dialler, steady, {false, "127.0.0.1", std::to_string(port), "/"}, {});
    unsigned status = 0;
    const auto ask = [](bot::wire::http_client& of, unsigned& into) -> net::awaitable<void> {
        bot::wire::http_request asked;
        asked.target = "/health";
        const auto answer = co_await of.send(std::move(asked));
        into = answer.status;
        of.drop_idle();
    };
    net::co_spawn(io, ask(client, status), [](std::exception_ptr why) {
        if (why) FAIL_CHECK("no health");
    });
    io.run();
    return status;
}

}  // namespace

TEST_CASE("a full disk: changes are refused in words, looking goes on, and with room again it goes on by itself") {
    if (!may_mount()) {
        MESSAGE("SKIPPED: no mount namespace can be made here, so NO FULL DISK WAS TRIED on the whole program");
        return;
    }
    small_disk it;
    const auto port = port_in(it.bot.said());
    ledger kept(it.outside("day"), [](const std::string& what) { FAIL_CHECK(what); });
    guest fay("fay", port);
    CHECK(fay.say("chaos-agents", "/chaos log before").starts_with("On the record as note"));
    CHECK(health_of(port) == 200);

    it.fill();
    std::string answer;
    int written = 0;  // the last page of the journal may have room for some more
    for (int n = 0; n < 100 && !answer.starts_with("That was understood but not written down"); ++n)
        written +=
            (answer = fay.say("chaos-agents", "/chaos log full " + std::to_string(n))).starts_with("On the record");
    CHECK(answer.starts_with("That was understood but not written down"));
    CHECK(health_of(port) == 503);
    CHECK(fay.say("chaos-agents", "/chaos status").find("Autumn storm") != std::string::npos);
    CHECK(fay.say("chaos-agents", "/chaos log still full").starts_with("That was understood but not written down"));
    CHECK(it.bot.says("the record can not be written, changes are refused"));

    it.make_room();
    REQUIRE_MESSAGE(
        it.bot.says("the record can be written again"), it.bot.ends(0ms).value_or(-1) << it.bot.complained());
    CHECK(health_of(port) == 200);
    CHECK(fay.say("chaos-agents", "/chaos log after").starts_with("On the record as note"));
    kept.read();
    CHECK(kept.recorded().at("log") == static_cast<std::size_t>(written) + 2);
    it.bot.signal(SIGTERM);
    CHECK(it.bot.ends(5s) == 0);
}
