// The scripts are sound, and what is shipped beside the program fits it.
#include "program/directory.hpp"
#include "program/slack_scopes.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <regex>
#include <sys/stat.h>

using namespace bot::program;

namespace {

int run(const std::string& command) { return std::system(command.c_str()); }

const auto scripts = {"scripts/build", "scripts/coverage", "scripts/run", "scripts/setup", "scripts/test", ".ci/run"};

}  // namespace

TEST_CASE("every script can be read by bash, and may be executed") {
    for (const auto* each : scripts) {
        CAPTURE(each);
        const auto file = in_source(each);
        CHECK(text_in(file).starts_with("#!/usr/bin/env bash\n"));
        CHECK(text_in(file).find("\nset -euo pipefail\n") != std::string::npos);
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

TEST_CASE("the systemd unit names what it is configured with, the tokens' place and the resolver's limits") {
    const auto unit = text_in(in_source("config/chaosday.service"));
    for (const auto* each : {"@BINDIR@/chaosday run /etc/chaosday/chaosday.toml", "StateDirectory=chaosday",
             "LoadCredential=slack-app:", "LoadCredential=slack-bot:", "RES_OPTIONS=timeout:2 attempts:2",
             "RestartPreventExitStatus=2 3 4 5 6", "NoNewPrivileges=yes", "ExecReload=/bin/kill -HUP $MAINPID"}) {
        CAPTURE(each);
        CHECK(unit.find(each) != std::string::npos);
    }
}

TEST_CASE("the app's manifest asks for the scopes that are needed, and no more") {
    const auto manifest = text_in(in_source("config/slack-manifest.yaml"));
    const auto from = manifest.find("\n    bot:\n");
    REQUIRE(from != std::string::npos);
    const auto listed = manifest.substr(from, manifest.find("\nsettings:") - from);
    for (const auto each : needed_scopes()) {
        CAPTURE(each);
        CHECK(std::regex_search(listed, std::regex("\n      - " + std::string(each) + "( |\n)")));
    }
    const std::regex item("\n      - ");
    CHECK(static_cast<std::size_t>(std::distance(std::sregex_iterator(listed.begin(), listed.end(), item), {})) ==
          needed_scopes().size());
}

TEST_CASE("scopes that are missing are named; an older, wider scope will do") {
    std::string all;
    for (const auto each : needed_scopes()) all += (all.empty() ? "" : ",") + std::string(each);
    CHECK(missing_scopes(all).empty());
    CHECK(missing_scopes("").size() == needed_scopes().size());
    CHECK(missing_scopes(all.substr(all.find(',') + 1)) == std::vector<std::string>{"app_mentions:read"});
    CHECK(missing_scopes("chat:write.public").size() == needed_scopes().size());

    auto older = all;
    older.replace(older.find("channels:write.topic"), 20, "channels:manage");
    older.replace(older.find("groups:write.topic"), 18, " groups:write");
    CHECK(missing_scopes(older).empty());
}
