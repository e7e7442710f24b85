// What check --online makes of a Slack and of the health page of the bot that runs on this machine.
#include "program/check_online.hpp"

#include "chat/slack/inspection.hpp"
#include "play.hpp"
#include "scripted/slack/scripted_slack.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace bot::program;

namespace {

using namespace std::chrono_literals;

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A Slack where all is well, and a bot beside it that says this of itself.
struct machine {
    boost::asio::io_context io;
    tests::virtual_clock clock{io};
    tests::slack::scripted_slack slack{io, clock};
    web_config pages;
    std::optional<std::string> health = "ok\nSlack connections: 2, by Slack's count: 2\n";
    std::vector<bot::wire::address> asked;  ///< of the health page
    bot::wire::http_server running{io.get_executor(), clock, {}, {.request = [this](auto, auto) { return tells(); }}};
    bot::crew::crew hands{io.get_executor(), [](const std::string&, std::exception_ptr) {}};

    machine() {
        std::string scopes;
        for (const auto& each : bot::chat::slack::needed_scopes()) scopes += std::string(each.name) + ",";
        slack.answer_headers.set("X-OAuth-Scopes", scopes);
        slack.answer_headers.set("Date", "Tue, 24 Nov 2026 09:00:00 GMT");
        slack.takes_over = [this](const bot::wire::address& to, bot::wire::transport& line) {
            if (to.port != "8090") return false;
            asked.push_back(to);
            if (health) hands.start("the bot", running.serve(std::move(line), {"127.0.0.1", 1}));
            return true;
        };
    }
    ~machine() {
        hands.stop();
        clock.settle();
    }

    boost::asio::awaitable<bot::wire::http_response> tells() {
        bot::wire::http_response answer;
        answer.body = *health;
        co_return answer;
    }
    findings looks() {
        bot::chat::slack::web_api api(slack, clock,
            {.base = slack.api_url,
                .app_token = bot::chat::secret("xapp-A"),
                .bot_token = bot::chat::secret("xoxb-B"),
                .patience = 1s},
            [](bot::chat::severity, const std::string&) {});
        std::optional<findings> told;
        const auto ended = tests::play(io, look_at_slack(slack, clock, clock, api, pages, {}), told);
        clock.forward(30s);
        REQUIRE_MESSAGE(ended->text() == "well", ended->text());
        return *told;
    }
    finding connections() {
        const auto all = looks();
        REQUIRE(all.back().subject == "connections");
        return all.back();
    }
};

}  // namespace

TEST_CASE_FIXTURE(machine, "all is well, and what Slack tells nobody is not called so") {
    const auto all = looks();
    CHECK(code_of(all) == ended_well);
    const auto text = text_of(all);
    for (const auto* each : {"ok     bot token", "ok     app token", "ok     scopes", "ok     clock",
             "ok     connections    2 of the bot that runs here", "note   manifest       Slack does not tell"})
        CHECK_MESSAGE(has(text, each), text);
    CHECK(asked.size() == 1);
    CHECK(slack.peers.empty());
}

TEST_CASE_FIXTURE(machine, "a token that is no good, and a Slack that is not reached, end the check as what they are") {
    slack.faults["auth.test"] = {tests::slack::refuses("invalid_auth")};
    CHECK(code_of(looks()) == not_admitted);
    slack.faults["auth.test"] = {tests::slack::html(503), tests::slack::html(503), tests::slack::html(503)};
    CHECK(code_of(looks()) == wrong_config);
    slack.answer_headers.set("X-OAuth-Scopes", "chat:write");
    CHECK(code_of(looks()) == wrong_config);
}

TEST_CASE_FIXTURE(machine, "others with this app are told of; more than our own swallow what people say") {
    health = "read-only: x\nSlack connections: 2, by Slack's count: 5\n";
    const auto ghosts = connections();
    CHECK(ghosts.code == wrong_config);
    CHECK(has(ghosts.text, "Slack counts 5 of this app, and the bot that runs here has 2"));
}

TEST_CASE_FIXTURE(machine, "whoever listens everywhere is asked on this machine") {
    for (const auto& [listens, near] :
        {std::pair("0.0.0.0", "127.0.0.1"), std::pair("::", "::1"), std::pair("127.0.0.1", "127.0.0.1")}) {
        pages.address = listens;
        CHECK(connections().code == ended_well);
        REQUIRE_FALSE(asked.empty());
        CHECK(asked.back().host == near);
        CHECK_FALSE(connections().lacks);
    }
}

TEST_CASE_FIXTURE(machine, "where the bot can not be asked, that is said, and nothing is called well") {
    const auto is_unknown = [this](std::string_view why) {
        const auto it = connections();
        CHECK(it.code == ended_well);
        CHECK(it.lacks);
        CHECK_MESSAGE(has(it.text, why), it.text);
        CHECK(has(it.text, "is not known"));
    };
    for (const auto* says : {"", "ok", "ok\nSlack connections: 2\n", "Slack connections: two, by Slack's count: 2\n"}) {
        health = says;
        is_unknown("the health page here tells of no connection to Slack");
    }
    health.reset();
    is_unknown("no bot answers at 127.0.0.1:8090");
    asked.clear();
    pages.port = 0;
    is_unknown("port = 0");
    pages = {.address = "10.1.2.3", .port = 8090, .public_url = ""};
    is_unknown("listens on 10.1.2.3");
    CHECK(asked.empty());
}
