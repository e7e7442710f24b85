// `chaosday run` as a process, with a Slack that follows a script on a real port.
#include "process/bench.hpp"
#include "process/served.hpp"
#include "scripted/slack/scripted_slack.hpp"

#include <csignal>

using namespace tests;

namespace {

/// The scripted Slack, for processes.
struct slack_place : served<slack::scripted_slack> {
    slack_place() {
        script.api_url = "http://" + address() + "/api";
        script.link_url = "ws://" + address() + "/link/";
        script.of.add_person("UANNA", "anna");
        script.of.add_channel("CINC", "incidents", {"UANNA"});
    }
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
