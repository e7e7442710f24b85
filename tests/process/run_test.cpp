// `chaosday run` as a process, with a Slack that follows a script on a real port.
#include "process/bench.hpp"
#include "scripted/slack/scripted_slack.hpp"
#include "wire/pipes.hpp"

#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <csignal>
#include <poll.h>

using namespace tests;
using tcp = net::ip::tcp;

namespace {

/// The scripted Slack, for processes. Its own time stands still.
class slack_place {
public:
    slack_place() {
        const auto place = "127.0.0.1:" + std::to_string(door_.local_endpoint().port());
        script.api_url = "http://" + place + "/api";
        script.link_url = "ws://" + place + "/link/";
        script.of.add_person("UANNA", "anna");
        script.of.add_channel("CINC", "incidents", {"UANNA"});
        net::co_spawn(io_, welcome(), net::detached);
    }
    /// Serves until the program has said it; false when it ends, or does not within half a minute.
    bool serves_until(program& bot, const std::string& what) {
        const auto until = std::chrono::steady_clock::now() + 30s;
        while (!bot.says(what, 0ms) && std::chrono::steady_clock::now() < until && !bot.ends(0ms)) serve();
        return bot.says(what, 0ms);
    }
    /// Lets one call come in, and does not answer it.
    bool is_called(program& bot) {
        pollfd caller{door_.native_handle(), POLLIN, 0};
        return !bot.ends(0ms) && ::poll(&caller, 1, 30'000) == 1;
    }
    std::optional<int> serves_until_it_ends(program& bot, std::chrono::milliseconds limit) {
        const auto until = std::chrono::steady_clock::now() + limit;
        while (!bot.ends(0ms) && std::chrono::steady_clock::now() < until) serve();
        return bot.ends(0ms);
    }

private:
    void serve() {
        if (io_.stopped()) io_.restart();
        io_.run_one_for(20ms);
    }
    net::awaitable<void> welcome() {
        for (;;) {
            auto caller = co_await door_.async_accept(net::use_awaitable);
            net::co_spawn(io_, script.serve(bot::wire::over_tcp(std::move(caller))), net::detached);
        }
    }
    net::io_context io_{1};
    virtual_clock clock_{io_};
    tcp::acceptor door_{io_, tcp::endpoint(net::ip::address_v4::loopback(), 0)};

public:
    slack::scripted_slack script{io_, clock_};
};

struct workday {
    scratch here;
    slack_place slack;

    workday() { configure("info"); }
    void configure(const std::string& level) const {
        write_to(here / "chaosday.toml", "record = \"record\"\nmessages = \"messages\"\n[log]\nlevel = \"" + level +
                                             "\"\n[web]\nport = 0\n[slack]\nenabled = true\n");
        std::filesystem::create_directories(here / "messages");
    }
    std::vector<std::string> command() const { return {chaosday, "run", here / "chaosday.toml"}; }
    std::map<std::string, std::string> environment() const {
        return {{"SLACK_API_URL", slack.script.api_url}, {"SLACK_APP_TOKEN", "xapp-1-A1-1-secret"},
            {"SLACK_BOT_TOKEN", "xoxb-1-1-secret"}};
    }
};

}  // namespace

TEST_CASE("SIGTERM ends a run within five seconds, connected or not, and the record is whole") {
    workday it;
    for (const bool connected : {true, false}) {
        program bot(it.command(), it.environment());
        // Nobody serves: its first call of Slack hangs.
        const auto began = connected ? it.slack.serves_until(bot, " is ready") : it.slack.is_called(bot);
        REQUIRE_MESSAGE(began, bot.complained());
        bot.signal(SIGTERM);
        const auto code = connected ? it.slack.serves_until_it_ends(bot, 5s) : bot.ends(5s);
        CHECK_MESSAGE(code == 0, bot.complained());
        CHECK(bot.complained().find("secret") == std::string::npos);
        program verify({chaosday, "verify", it.here / "record"});
        CHECK(verify.ends() == 0);
    }
}

TEST_CASE("SIGHUP reads templates and the log level again; what is wrong with them is told, and the bot goes on") {
    workday it;
    program bot(it.command(), it.environment());
    REQUIRE_MESSAGE(it.slack.serves_until(bot, " is ready"), bot.complained());
    it.configure("debug");
    bot.signal(SIGHUP);
    CHECK(it.slack.serves_until(bot, "templates and log level reloaded"));
    write_to(it.here / "messages/kickoff.md", "{{no-such-name}}");
    bot.signal(SIGHUP);
    CHECK(it.slack.serves_until(bot, "not reloaded"));
    CHECK(bot.complained().find("kickoff") != std::string::npos);
    bot.signal(SIGTERM);
    CHECK(it.slack.serves_until_it_ends(bot, 5s) == 0);
}

TEST_CASE("tokens that Slack refuses end a run with 6, and no token is in any line") {
    workday it;
    it.slack.script.faults["auth.test"].push_back(slack::refuses("invalid_auth"));
    it.slack.script.faults["apps.connections.open"].push_back(slack::refuses("invalid_auth"));
    program bot(it.command(), it.environment());
    CHECK_MESSAGE(it.slack.serves_until_it_ends(bot, 20s) == 6, bot.complained());
    CHECK(bot.complained().find("secret") == std::string::npos);
}

TEST_CASE("without its page files the bot ends with 3 and says where it looked") {
    workday it;
    write_to(it.here / "chaosday.toml", "record = \"record\"\n[slack]\nenabled = true\n");
    std::filesystem::create_directories(it.here / "data/messages");
    for (const auto& each : std::filesystem::directory_iterator(CHAOSDAY_SOURCE_DIR "/config/messages"))
        std::filesystem::copy(each.path(), it.here / "data/messages" / each.path().filename());
    auto environment = it.environment();
    environment["CHAOSDAY_DATA"] = it.here / "data";
    program bot(it.command(), environment);
    CHECK(bot.ends() == 3);
    CHECK(bot.complained().find("data/pages") != std::string::npos);
}
