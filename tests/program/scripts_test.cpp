// The scripts are sound, and what is shipped beside the program fits it.
#include "chat/slack/inspection.hpp"
#include "program/directory.hpp"
#include "text_of_file.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <regex>
#include <sys/stat.h>

using namespace bot::program;

namespace slack = bot::chat::slack;

namespace {

int run(const std::string& command) { return std::system(command.c_str()); }

const auto scripts = {"scripts/build", "scripts/coverage", "scripts/run", "scripts/setup", "scripts/test", ".ci/run"};

}  // namespace

TEST_CASE("every script can be read by bash, and may be executed") {
    for (const auto* each : scripts) {
        CAPTURE(each);
        const auto file = in_source(each);
        CHECK(tests::text_of_file(file).starts_with("#!/usr/bin/env bash\n"));
        CHECK(tests::text_of_file(file).find("\nset -euo pipefail\n") != std::string::npos);
        CHECK(run("bash -n " + file.string()) == 0);
        CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::owner_exec) !=
              std::filesystem::perms::none);
    }
}

TEST_CASE("shellcheck has nothing to say") {
    if (run("command -v shellcheck >/dev/null") != 0) {
        MESSAGE("shellcheck is not installed: nothing was looked at");
        return;
    }
    for (const auto* each : scripts) CHECK(run("shellcheck " + in_source(each).string()) == 0);
}

TEST_CASE("scripts/run keeps the room of each plan, unless it is told where, or shows none") {
    const directory there;
    for (const auto* each : {"scripts/setup", "scripts/build", "build/release/chaosday"})
        std::filesystem::permissions(there.write(each, "#!/bin/sh\necho \"$@\"\n"), std::filesystem::perms::owner_all);
    std::filesystem::copy_file(in_source("scripts/run"), there / "scripts/run");
    const auto said_to_bot = [&there](const std::string& words) {
        const auto said = there / "said";
        REQUIRE(run((there / "scripts/run").string() + " " + words + " 2>&1 >" + said.string() + " | grep -c kept >" +
                    (there / "told").string() + "; true") == 0);
        const auto text = tests::text_of_file(said);
        return text.substr(text.find("rehearse"));
    };
    const auto room = [&there](const std::string& plan) { return (there / "build/rehearsals").string() + "/" + plan; };
    CHECK(said_to_bot("") == "rehearse --dir " + room("single-day") + "\n");
    CHECK(std::filesystem::is_directory(room("single-day")));
    CHECK(tests::text_of_file(there / "told") == "1\n");
    CHECK(said_to_bot("--speed 60 my/week.toml --port 0") ==
          "rehearse --speed 60 my/week.toml --port 0 --dir " + room("week") + "\n");
    for (const std::string words : {"--dir here", "week.toml --dir=here", "week.toml --print", "--help"}) {
        CHECK(said_to_bot(words) == "rehearse " + words + "\n");
        CHECK(tests::text_of_file(there / "told") == "0\n");
    }
}

TEST_CASE("the systemd unit names what it is configured with, the tokens' place and the resolver's limits") {
    const auto unit = tests::text_of_file(in_source("config/chaosday.service"));
    for (const auto* each : {"@BINDIR@/chaosday run /etc/chaosday/chaosday.toml", "StateDirectory=chaosday",
             "LoadCredential=token:/etc/chaosday/tokens", "service/token_slack-app", "service/token_slack-bot",
             "service/token_mattermost\"", "service/token_mattermost-command", "RES_OPTIONS=timeout:2 attempts:2",
             "RestartPreventExitStatus=2 3 4 5 6", "NoNewPrivileges=yes", "ExecReload=/bin/kill -HUP $MAINPID"}) {
        CAPTURE(each);
        CHECK(unit.find(each) != std::string::npos);
    }
}

TEST_CASE("the app's manifest asks for the scopes that are needed, and no more") {
    const auto manifest = tests::text_of_file(in_source("config/slack-manifest.yaml"));
    const auto from = manifest.find("\n    bot:\n");
    REQUIRE(from != std::string::npos);
    const auto listed = manifest.substr(from, manifest.find("\nsettings:") - from);
    for (const auto& each : slack::needed_scopes()) {
        CAPTURE(each.name);
        CHECK(std::regex_search(listed, std::regex("\n      - " + std::string(each.name) + "( |\n)")));
    }
    const std::regex item("\n      - ");
    CHECK(static_cast<std::size_t>(std::distance(std::sregex_iterator(listed.begin(), listed.end(), item), {})) ==
          slack::needed_scopes().size());
}
