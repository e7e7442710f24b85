#include "program/command_line.hpp"

#include "program/directory.hpp"
#include "text_of_file.hpp"

#include <doctest/doctest.h>

using namespace bot::program;

namespace {

template <class Options>
Options asked(std::vector<std::string> words) {
    const auto what = understand(std::move(words));
    const auto* text = std::get_if<told>(&what);
    CAPTURE(text ? text->text : std::string());
    REQUIRE(std::holds_alternative<Options>(what));
    return std::get<Options>(what);
}

void says(const told& it, const std::string& text) {
    CAPTURE(it.text);
    CAPTURE(text);
    CHECK(it.text.find(text) != std::string::npos);
}

}  // namespace

TEST_CASE("each program gets what was said for it") {
    CHECK(asked<run_options>({"run", "a.toml"}).config == "a.toml");
    CHECK_FALSE(asked<run_options>({"run", "a.toml"}).log_json);
    CHECK(asked<run_options>({"run", "--log-json", "a b.toml"}).log_json);
    CHECK(asked<run_options>({"run", "--log-json", "a b.toml"}).config == "a b.toml");

    const auto plain = asked<rehearse_options>({"rehearse"});
    CHECK_FALSE(plain.plan);
    CHECK_FALSE(plain.directory);
    CHECK(plain.speed == 1);
    CHECK(plain.port == 8080);
    CHECK_FALSE(plain.print);
    const auto full =
        asked<rehearse_options>({"rehearse", "p.toml", "--speed", "60", "--port=0", "--print", "--dir", "here"});
    CHECK(full.plan == "p.toml");
    CHECK(full.directory == "here");
    CHECK(full.speed == 60);
    CHECK(full.port == 0);
    CHECK(full.print);

    CHECK_FALSE(asked<check_options>({"check", "a.toml"}).online);
    CHECK(asked<check_options>({"check", "a.toml", "--online"}).online);
    CHECK(asked<check_plan_options>({"plan", "check", "p.toml"}).file == "p.toml");
    CHECK(asked<sessions_options>({"sessions", "a.toml"}).config == "a.toml");
    CHECK_FALSE(asked<sessions_options>({"sessions", "a.toml"}).revoke);
    CHECK(asked<sessions_options>({"sessions", "a.toml", "--revoke"}).revoke);
    CHECK(asked<setup_options>({"mattermost-setup", "a.toml"}).config == "a.toml");
    CHECK(asked<setup_options>({"mattermost-setup", "a.toml", "--team", "chaos"}).team == "chaos");
    CHECK_FALSE(asked<setup_options>({"mattermost-setup", "a.toml"}).may_move);
    CHECK(asked<setup_options>({"mattermost-setup", "a.toml", "--move"}).may_move);
}

TEST_CASE("report and plan import take what was said for them") {
    const auto plain = asked<report_options>({"report"});
    CHECK(plain.day.empty());
    CHECK(plain.record == "/var/lib/chaosday");
    CHECK(plain.format == "md");
    CHECK_FALSE(plain.out);
    CHECK_FALSE(plain.reveal);
    const auto full = asked<report_options>(
        {"report", "Autumn storm", "--format", "html", "--out", "day.html", "--reveal", "--dir", "here"});
    CHECK(full.day == "Autumn storm");
    CHECK(full.format == "html");
    CHECK(full.out == "day.html");
    CHECK(full.reveal);
    CHECK(full.record == "here");
    CHECK(asked<report_options>({"report", "3", "--svg"}).format == "svg");
    CHECK(asked<report_options>({"report", "3", "--png", "--out", "a.png"}).format == "png");
    says(asked<told>({"report", "--format", "pdf"}), "pdf");

    const auto import = asked<import_options>({"plan", "import", "board.json", "--out", "day.toml"});
    CHECK(import.file == "board.json");
    CHECK(import.out == "day.toml");
}

TEST_CASE("a repaired copy goes where it was told to, else beside the record") {
    CHECK_FALSE(asked<verify_options>({"verify", "d"}).repair_to);
    const auto named = asked<verify_options>({"verify", "d", "--repair", "e"});
    CHECK(named.directory == "d");
    CHECK(named.repair_to == "e");
    for (const auto& words : {std::vector<std::string>{"verify", "--repair", "/r/d"},
             std::vector<std::string>{"verify", "/r/d", "--repair"}}) {
        const auto beside = asked<verify_options>(words);
        CHECK(beside.directory == "/r/d");
        CHECK(beside.repair_to == "/r/d-repaired");
    }
}

TEST_CASE("help names every command, exit code and environment variable") {
    const auto help = asked<told>({"--help"});
    CHECK(help.code == ended_well);
    for (const auto* each :
        {"run", "rehearse", "check", "plan", "report", "verify", "sessions", "slack-manifest", "mattermost-setup"})
        says(help, std::string("\n  ") + each + " ");
    for (const auto* each : {"SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", "SLACK_API_URL", "HTTPS_PROXY", "MATTERMOST_TOKEN",
             "MATTERMOST_COMMAND_TOKEN", "CHAOSDAY_DATA", "SIGTERM", "SIGHUP"})
        says(help, each);
    for (int code = ended_well; code <= not_admitted; ++code) says(help, "\n  " + std::to_string(code) + "  ");
}

TEST_CASE("each command's own help has its options and an example") {
    struct {
        std::vector<std::string> words;
        std::vector<std::string> holds;
    } const table[] = {
        {{"run", "--help"}, {"chaosday run /etc", "CONFIG", "--log-json"}},
        {{"rehearse", "-h"}, {"chaosday rehearse my-day.toml --print", "PLAN", "--speed", "--port", "--dir"}},
        {{"check", "--help"}, {"chaosday check chaosday.toml", "CONFIG", "--online"}},
        {{"plan", "--help"}, {"plan check FILE"}},
        {{"plan", "check", "--help"}, {"chaosday plan check my-day.toml", "FILE"}},
        {{"verify", "--help"}, {"chaosday verify /var/lib/chaosday", "DIR", "--repair"}},
    };
    for (const auto& [words, holds] : table) {
        const auto help = asked<told>(words);
        CHECK(help.code == ended_well);
        for (const auto& each : holds) says(help, each);
    }
}

TEST_CASE("the manifest is printed as it is shipped") {
    const auto manifest = asked<told>({"slack-manifest"});
    CHECK(manifest.code == ended_well);
    CHECK(manifest.text == tests::text_of_file(in_source("config/slack-manifest.yaml")));
}

TEST_CASE("the version is told") { says(asked<told>({"--version"}), "chaosday 0."); }

TEST_CASE("wrong words end with code 2, and the remedy is named") {
    struct {
        std::vector<std::string> words;
        std::string says;
    } const table[] = {
        {{}, "chaosday --help"},
        {{"rehears"}, "Did you mean \"rehearse\"?"},
        {{"xyzzy"}, "there is no command \"xyzzy\""},
        {{"run"}, "chaosday run --help"},
        {{"run", "a", "b"}, "chaosday run --help"},
        {{"rehearse", "--speed", "fast"}, "chaosday rehearse --help"},
        {{"rehearse", "--speed", "-1"}, "chaosday rehearse --help"},
        {{"rehearse", "--port", "65536"}, "chaosday rehearse --help"},
        {{"rehearse", "--port", "-1"}, "chaosday rehearse --help"},
        {{"check"}, "CONFIG"},
        {{"plan"}, "chaosday plan --help"},
        {{"plan", "check"}, "chaosday plan check --help"},
        {{"verify"}, "DIR"},
        {{"verify", "--repair"}, "chaosday verify --help"},
        {{"--loud"}, "chaosday --help"},
        {{"run", "a.toml", "--slack-token", "xoxb-1"}, "chaosday run --help"},
    };
    for (const auto& [words, text] : table) {
        const auto wrong = asked<told>(words);
        CHECK(wrong.code == wrong_usage);
        says(wrong, text);
    }
}
