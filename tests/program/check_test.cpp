#include "program/check.hpp"

#include "program/directory.hpp"
#include "program/tokens.hpp"
#include "record/disk.hpp"
#include "text_of_file.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <unistd.h>

using namespace bot::program;

namespace {

struct bench {
    directory here;
    std::string app = "xapp-1-A", bot = "xoxb-1-B";
    std::string more;

    findings check() {
        here.write("app", app + "\n");
        here.write("bot", bot + "\n");
        const auto file = here.write("chaosday.toml", "record = \"record\"\n" + more +
                                                          "\n[slack]\nenabled = true\napp-token-file = \"app\"\n"
                                                          "bot-token-file = \"bot\"\n");
        return check_all(file, nullptr);
    }
};

std::string faults_in(const findings& all) {
    std::string out;
    for (const auto& each : all)
        if (each.code != ended_well) out += each.subject + ": " + each.text + "\n";
    return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE_FIXTURE(bench, "a configuration without a fault is told line by line") {
    const auto all = check();
    CHECK(faults_in(all) == "");
    CHECK(code_of(all) == ended_well);
    for (const auto* each : {"configuration", "zone", "templates", "plans", "web pages", "record", "Slack"}) {
        CAPTURE(each);
        CHECK(has(text_of(all), std::string("ok     ") + each));
    }
    CHECK(has(text_of(all), "All is well."));
    CHECK_FALSE(std::filesystem::exists(here / "record"));
}

TEST_CASE_FIXTURE(bench, "every fault is told at once") {
    here.write("words/kickoff.md", "Hello {{nobody}}");
    here.write("record", "a file");
    more = "messages = \"words\"\nplans = \"nowhere\"";
    bot = "xapp-1-B";
    const auto all = check();
    const auto faults = faults_in(all);
    CAPTURE(faults);
    CHECK(code_of(all) == wrong_config);
    CHECK(has(faults, "templates: kickoff.md"));
    CHECK(has(faults, "plans: "));
    CHECK(has(faults, "record: "));
    CHECK(has(faults, "Slack: "));
    CHECK(has(text_of(all), " faults. Mend them, then check again."));
}

TEST_CASE_FIXTURE(bench, "a fault of the file is told with its place, and nothing is guessed beyond it") {
    more = "zone = \"Europe/Berln\"";
    const auto all = check();
    REQUIRE(all.size() == 1);
    CHECK(has(all.front().text, (here / "chaosday.toml").string() + ":2:8: "));
    CHECK(code_of(all) == wrong_config);
}

TEST_CASE_FIXTURE(bench, "tokens are looked at, and never told") {
    struct {
        const char *app, *bot;
    } const table[] = {{"", "xoxb-1-B"}, {"xapp-1-A", ""}, {"xoxb-geheim", "xoxb-geheim"}, {"xapp-geheim", "geheim"},
        {"xapp-ge heim", "xoxb-geheim"}};
    for (const auto& [one, other] : table) {
        app = one;
        bot = other;
        const auto all = check();
        CHECK(code_of(all) == wrong_config);
        CHECK(has(faults_in(all), "Slack: "));
        CHECK_FALSE(has(text_of(all), "heim"));
    }
}

TEST_CASE_FIXTURE(bench, "a record that another chaosday holds is told as in use, and left alone") {
    bot::record::disk disk;
    std::filesystem::create_directories(here / "record");
    const auto lock = disk.lock(here / "record/lock");
    REQUIRE(lock.has_value());
    const auto before = tests::text_of_file(here / "record/lock");
    const auto all = check();
    CHECK(code_of(all) == ended_well);
    CHECK(faults_in(all).empty());
    CHECK(has(text_of(all), "in use by another chaosday"));
    CHECK(tests::text_of_file(here / "record/lock") == before);
}

TEST_CASE_FIXTURE(bench, "a lock that nobody holds any more is no hindrance") {
    here.write("record/lock", "4711\n");
    CHECK(code_of(check()) == ended_well);
}

TEST_CASE("without a platform there is nothing to run") {
    const auto found = check_platforms({});
    REQUIRE(found.size() == 1);
    CHECK(has(found.front().text, "enabled = true"));
}

TEST_CASE_FIXTURE(bench, "the network is asked only when it was wanted and the configuration is well") {
    int asked = 0;
    const auto online = [&](const config&) -> findings {
        ++asked;
        return {{not_admitted, "Slack", "invalid_auth"}};
    };
    check();
    CHECK(code_of(check_all(here / "chaosday.toml", online)) == not_admitted);
    CHECK(asked == 1);
    more = "plans = \"nowhere\"";
    check();
    CHECK(code_of(check_all(here / "chaosday.toml", online)) == wrong_config);
    CHECK(asked == 1);
}

TEST_CASE("the way through a proxy comes from the environment, in capitals or not; one that is none is told of") {
    config how;
    how.slack.enabled = true;
    struct variable {
        const char* name;
        variable(const char* of, const char* value) : name(of) { ::setenv(of, value, 1); }
        ~variable() { ::unsetenv(name); }
    };
    const variable app("SLACK_APP_TOKEN", "xapp-1-A"), bot("SLACK_BOT_TOKEN", "xoxb-1-B");
    CHECK(slack_options_of(how).value().session.connections == 2);
    const variable direct("no_proxy", "intern.example");
    {
        const variable small("https_proxy", "http://anna:s3cret@proxy.example:3128");
        const auto through = slack_options_of(how).value().through;
        REQUIRE(through);
        CHECK(through->host == "proxy.example");
        CHECK(through->credentials == "anna:s3cret");
        CHECK(through->direct == std::vector<std::string>{"intern.example"});
    }
    const variable wrong("HTTPS_PROXY", "socks5://anna:s3cret@proxy.example");
    const auto found = check_platforms(how);
    CHECK(code_of(found) == wrong_config);
    CHECK(has(found.front().text, "HTTPS_PROXY: "));
    CHECK_FALSE(has(found.front().text, "s3cret"));
}

TEST_CASE_FIXTURE(bench, "who can not reach the pages is told, although the bot starts") {
    const auto web = [&](std::string how) {
        more = "[web]\n" + how;
        const auto all = check();
        CHECK(code_of(all) == ended_well);
        return text_of(all);
    };
    CHECK(has(
        web("public-url = \"https://chaos.example.org\""), "ok     web            127.0.0.1:8090, for people https"));
    CHECK(has(
        web(""), "note   web            127.0.0.1:8090, without public-url: the links of /chaos link open on this"));
    CHECK(has(web("address = \"0.0.0.0\""), "nobody can be given a link"));
    CHECK(has(web("port = 0"), "there is no board"));
}
