// What the operator does for Mattermost: tokens from files and the environment, and the words of mattermost-setup.
#include "program/check.hpp"
#include "program/directory.hpp"
#include "program/mattermost_setup.hpp"
#include "program/tokens.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <utility>

using namespace bot::program;

namespace {

/// The environment as it was, when the test is over.
struct without_tokens {
    without_tokens() {
        ::unsetenv("MATTERMOST_TOKEN");
        ::unsetenv("MATTERMOST_COMMAND_TOKEN");
        ::unsetenv("MATTERMOST_ADMIN_TOKEN");
        how.mattermost.enabled = true;
        how.mattermost.url = "https://chat.example.org";
    }
    ~without_tokens() {
        ::unsetenv("MATTERMOST_TOKEN");
        ::unsetenv("MATTERMOST_COMMAND_TOKEN");
    }
    directory here;
    config how;
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE_FIXTURE(without_tokens, "tokens come from files, else from the environment; several commands have one each") {
    CHECK(has(mattermost_options_of(how).error(), "MATTERMOST_TOKEN"));
    ::setenv("MATTERMOST_TOKEN", " bottoken\n", 1);
    ::setenv("MATTERMOST_COMMAND_TOKEN", "one, two", 1);
    const auto made = mattermost_options_of(how);
    REQUIRE(made.has_value());
    CHECK(made->token.reveal() == "bottoken");
    REQUIRE(made->command_tokens.size() == 2);
    CHECK(made->command_tokens[1].reveal() == "two");
    here.write("command", "three\nfour\n");
    how.mattermost.command_token_file = here / "command";
    CHECK(mattermost_options_of(how)->command_tokens.at(1).reveal() == "four");
    how.mattermost.token_file = here / "nothing";
    CHECK_FALSE(mattermost_options_of(how).has_value());
}

TEST_CASE_FIXTURE(without_tokens, "a check names what people can use, and what stands in the way") {
    ::setenv("MATTERMOST_TOKEN", "bottoken", 1);
    CHECK(has(text_of(check_platforms(how)), "without callback-url there are no buttons"));
    how.mattermost.callback_url = "https://bot.example.org";
    CHECK(has(text_of(check_platforms(how)), "without /chaos"));
    ::setenv("MATTERMOST_COMMAND_TOKEN", "commandtoken", 1);
    CHECK(has(text_of(check_platforms(how)), "which calls https://bot.example.org"));
    CHECK(code_of(check_platforms(how)) == ended_well);
    const auto port = std::exchange(how.web.port, 0);
    CHECK(has(text_of(check_platforms(how)), "callback-url is set, and nobody listens"));
    CHECK(code_of(check_platforms(how)) == wrong_config);
    how.web.port = port;
    how.mattermost.url = "http://chat.example.org";
    CHECK(code_of(check_platforms(how)) == wrong_config);
    how.mattermost.enabled = false;
    CHECK(has(text_of(check_platforms(how)), "[slack] or [mattermost]"));
}

TEST_CASE("the steps by hand name the address that Mattermost has to call") {
    mattermost_config how;
    CHECK(command_url_of(how) == "");
    CHECK(has(setup_steps(how), "set callback-url"));
    how.url = "https://chat.example.org";
    how.callback_url = "https://bot.example.org/";
    CHECK(command_url_of(how) == "https://bot.example.org/mattermost/command");
    const auto steps = setup_steps(how);
    CHECK(has(steps, "https://chat.example.org"));
    CHECK(has(steps, "Request URL: https://bot.example.org/mattermost/command"));
    CHECK(has(steps, "MATTERMOST_ADMIN_TOKEN"));
}
