// Making the slash command, and looking at an installation before a day.
#include "chat/mattermost/inspection.hpp"
#include "chat/mattermost/setup.hpp"
#include "mattermost/stage.hpp"

using namespace tests::mattermost;
using chat::mattermost::command_made;

namespace {

struct office : stage {
    office() { server.of.commands.clear(); }
    chat::mattermost::rest api(const std::string& token) {
        return {server, clock, {.url = server.url, .token = chat::secret(token)}, teller()};
    }
    std::expected<command_made, std::string> makes(
        const std::string& url, const std::string& token, std::string team = {}, bool may_move = false) {
        auto bot_api = api(scripted_mattermost::bot_token), admin_api = api(token);
        return finishes(chat::mattermost::make_command(bot_api, admin_api, {std::move(team), url, may_move}));
    }
    std::string looks(std::vector<chat::channel_in_use> channels,
        const std::string& token = scripted_mattermost::bot_token, bool wants_command = false) {
        auto bot_api = api(token);
        std::string all;
        for (const auto& each : finishes(chat::mattermost::inspect(bot_api, wall, std::move(channels), wants_command)))
            all += std::string(each.is == bot::chat::remark::kind::well ? "ok " : "FAULT ") + each.subject + ": " +
                   each.text + "\n";
        return all;
    }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("an administrator's token makes the command once; it is moved when that is wanted, and its token stays") {
    office it;
    const auto made = it.makes("http://127.0.0.1:8090/mattermost/command", scripted_mattermost::admin_token);
    REQUIRE_MESSAGE(made.has_value(), made.error());
    CHECK(made->it_was == command_made::how::made);
    CHECK_FALSE(made->token.empty());
    REQUIRE(it.server.of.commands.size() == 1);
    CHECK(it.server.of.commands[0].trigger == "chaos");
    const auto again = it.makes("http://127.0.0.1:8090/mattermost/command", scripted_mattermost::admin_token);
    REQUIRE(again.has_value());
    CHECK(again->it_was == command_made::how::was_there);
    CHECK(again->token == made->token);
    const auto* elsewhere = "http://127.0.0.1:9000/mattermost/command";
    const auto refused = it.makes(elsewhere, scripted_mattermost::admin_token, "chaos");
    REQUIRE_FALSE(refused.has_value());
    CHECK(has(refused.error(), "it calls http://127.0.0.1:8090/mattermost/command"));
    CHECK(has(refused.error(), "--move"));
    CHECK(it.server.of.commands[0].url == "http://127.0.0.1:8090/mattermost/command");
    const auto moved = it.makes(elsewhere, scripted_mattermost::admin_token, "chaos", true);
    REQUIRE_MESSAGE(moved.has_value(), moved.error());
    CHECK(moved->it_was == command_made::how::moved);
    CHECK(it.server.of.commands.size() == 1);
    CHECK(it.server.of.commands[0].url == "http://127.0.0.1:9000/mattermost/command");
}

TEST_CASE("who may not make the command is told what it takes") {
    office it;
    const auto refused = it.makes("http://127.0.0.1:8090/mattermost/command", scripted_mattermost::bot_token);
    REQUIRE_FALSE(refused.has_value());
    CHECK(has(refused.error(), "system administrator"));
    const auto unknown = it.makes("http://127.0.0.1:8090/mattermost/command", "nobodystokennobodystokenno");
    REQUIRE_FALSE(unknown.has_value());
    CHECK(has(unknown.error(), "no good"));
    CHECK(it.server.of.commands.empty());
}

TEST_CASE("a good installation is told piece by piece") {
    office it;
    const auto told = it.looks(
        {{it.place("incidents").id, "Storm", false, {}}, {it.place("agents").id, "Storm", true, {it.id("anna")}}});
    CHECK(has(told, "ok Mattermost token: works: @chaosday"));
    CHECK(has(told, "~incidents of “Storm”: the bot is in it"));
    CHECK(has(told, "agents, facilitator and bot alone"));
    CHECK_FALSE(has(told, "FAULT"));
}

TEST_CASE("a check says whether there is a command, and whether anybody answers it") {
    office it;
    const auto looks = [&] { return it.looks({}, scripted_mattermost::bot_token, true); };
    CHECK(has(looks(), "FAULT /chaos: Mattermost knows no such command: run chaosday mattermost-setup"));
    REQUIRE(it.makes("http://127.0.0.1:8090/mattermost/command", scripted_mattermost::admin_token).has_value());
    it.server.bridge.calls = nullptr;
    CHECK(has(looks(), "ok /chaos: is there, and nobody answers it"));
    it.server.bridge.calls = [](bot::wire::http_request) -> net::awaitable<bot::wire::http_response> {
        co_return bot::wire::http_response{200, {}, ""};
    };
    CHECK(has(looks(), "ok /chaos: is there, and the bot that runs here answers it"));
}

TEST_CASE("a bad token, a channel without the bot, a public agents' channel and strangers in it are faults") {
    office it;
    CHECK(has(it.looks({}, "nobodystokennobodystokenno"), "FAULT Mattermost token: users/me says: "));
    it.server.of.add_channel("elsewhere", {"anna"}, true, false);
    const auto told = it.looks(
        {{it.place("elsewhere").id, "Storm", false, {}}, {it.place("incidents").id, "Storm", true, {it.id("anna")}}});
    CHECK(has(told, "the bot is not in it: invite it there"));
    CHECK(has(told, "is public: make it private"));
    CHECK(has(told, it.id("ben") + " can read it"));
}

TEST_CASE("what is wrong with the options is said in a sentence, and plain http is for this machine or named hosts") {
    auto how = stage().how;
    CHECK(chat::mattermost::fault_of(how) == "");
    how.url = "http://chat.example.org";
    CHECK(has(chat::mattermost::fault_of(how), "https://"));
    how.plain_hosts = {"chat.example.org"};
    CHECK(chat::mattermost::fault_of(how) == "");
    how.url = "https://chat.example.org/sub";
    CHECK(chat::mattermost::fault_of(how) == "");
    how.url = "";
    CHECK(has(chat::mattermost::fault_of(how), "missing"));
    how.url = "https://chat.example.org";
    how.callback_url = "nowhere";
    CHECK(has(chat::mattermost::fault_of(how), "callback"));
    how.callback_url = "";
    how.token = chat::secret("");
    CHECK(has(chat::mattermost::fault_of(how), "MATTERMOST_TOKEN"));
    how.token = chat::secret("a b");
    CHECK(has(chat::mattermost::fault_of(how), "blank"));
}

TEST_CASE("a check compares this machine's clock with the server's") {
    office it;
    CHECK_FALSE(has(it.looks({}), "clock"));  // who says no date can not be compared
    const auto looks = [&](std::chrono::milliseconds off) {
        auto dated = errs(200, "x");
        dated.text = R"({"id":"botbotbotbotbotbotbotbotbo","username":"chaosday","is_bot":true})";
        dated.headers.set("Date", "Tue, 24 Nov 2026 09:00:00 GMT");
        it.server.faults["GET /users/me"] = {dated};
        it.wall.off = off;
        return it.looks({});
    };
    CHECK(has(looks(0s), "ok clock: goes with Mattermost's"));
    CHECK(has(looks(2min), "FAULT clock: this machine's clock is 120 s ahead of Mattermost's"));
    CHECK(has(looks(-2min), "120 s behind Mattermost's: every reminder comes so much too late"));
}

TEST_CASE("whatever calls the server goes through the proxy, trusts the same authority and the same plain hosts") {
    auto how = stage().how;
    how.through = bot::wire::proxy{};
    how.ca_file = "/etc/ca.pem";
    how.plain_hosts = {"chat.example.org"};
    const auto options = chat::mattermost::dialling(how);
    CHECK(options.through.has_value());
    CHECK(options.ca_file == "/etc/ca.pem");
    CHECK(options.allow_plain == how.plain_hosts);
}

TEST_CASE("a command that calls this bot by the wrong method is told as that, and mended when that is wanted") {
    office it;
    const auto* here = "http://127.0.0.1:8090/mattermost/command";
    it.server.of.commands.push_back(
        {it.server.of.ids.next(), stage::command_token, "chaos", here, "G", json::object()});
    const auto refused = it.makes(here, scripted_mattermost::admin_token);
    REQUIRE_FALSE(refused.has_value());
    CHECK(has(refused.error(), "by the method G"));
    CHECK(has(refused.error(), "--move"));
    CHECK(it.makes(here, scripted_mattermost::admin_token, {}, true)->it_was == command_made::how::moved);
    CHECK(it.server.of.commands[0].method == "P");
}

TEST_CASE("a command that is answered in words is another program's: the bot says nothing to its own") {
    office it;
    it.server.of.commands.push_back({it.server.of.ids.next(), stage::command_token, "chaos",
        "http://127.0.0.1:8090/mattermost/command", "P", json::object()});
    it.server.bridge.calls = [](bot::wire::http_request) -> net::awaitable<bot::wire::http_response> {
        co_return bot::wire::http_response{200, {}, "I am another tool"};
    };
    CHECK(
        has(it.looks({}, scripted_mattermost::bot_token, true), "FAULT /chaos: is there, and another program answers"));
}
