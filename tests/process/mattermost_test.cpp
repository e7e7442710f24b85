// `chaosday run` and `chaosday mattermost-setup` as processes, with a Mattermost that follows a script on a real port
// and calls the bot on another.
#include "process/bench.hpp"
#include "process/served.hpp"
#include "scripted/mattermost/scripted_mattermost.hpp"
#include "wire/http_client.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <csignal>

using namespace tests;
using mattermost::scripted_mattermost;

namespace {

/// A port that is the program's to listen on: bound, and so nobody else's, until the test is over.
class kept_port {
public:
    explicit kept_port(net::io_context& io) : holds_(io, net::ip::tcp::v4()) {
        holds_.set_option(net::socket_base::reuse_address(true));
        holds_.bind({net::ip::address_v4::loopback(), 0});
    }
    std::uint16_t number() const { return holds_.local_endpoint().port(); }

private:
    net::ip::tcp::acceptor holds_;
};

constexpr const char* what_help_says = "No Chaos Day is at hand here. What you can say:";

struct mattermost_day {
    static constexpr const char* command_token = "secretcommandtokensecretco";

    served<scripted_mattermost> server;
    scratch here;
    kept_port port{server.context()};
    bot::clock::steady_clock steady{server.context().get_executor()};
    bot::wire::dialler dialler{steady, {}};
    bot::wire::http_client to_bot{
        dialler, steady, *bot::wire::parse_address("http://127.0.0.1:" + std::to_string(port.number()) + "/"), {}};

    mattermost_day() {
        server.script.url = "http://" + server.address();
        server.script.of.add_person("anna");
        server.script.of.add_channel("incidents", {"anna"});
        server.script.bridge.calls = [this](bot::wire::http_request call) { return to_bot.send(std::move(call)); };
        write_to(here / "chaosday.toml", "record = \"record\"\n[web]\nport = " + std::to_string(port.number()) +
                                             "\n[mattermost]\nenabled = true\nurl = \"" + server.script.url +
                                             "\"\ncallback-url = \"" + callback() + "\"\n");
    }
    ~mattermost_day() { server.script.bridge.gives_up(); }
    mattermost_day(const mattermost_day&) = delete;
    mattermost_day& operator=(const mattermost_day&) = delete;

    /// What Mattermost has to be told, as it reaches the bot there.
    std::string callback() const { return "http://127.0.0.1:" + std::to_string(port.number()); }
    void has_command() {
        server.script.of.commands.push_back(
            {server.script.of.ids.next(), command_token, "chaos", callback() + "/mattermost/command", "P", {}});
    }
    std::vector<std::string> command(const std::string& name) const { return {chaosday, name, here / "chaosday.toml"}; }
    static std::map<std::string, std::string> environment() {
        return {{"MATTERMOST_TOKEN", scripted_mattermost::bot_token}, {"MATTERMOST_COMMAND_TOKEN", command_token}};
    }
    /// Runs to its end; its exit code.
    std::optional<int> sets_up(program& setup) { return server.serves_until_it_ends(setup, program::patience); }
};

std::map<std::string, std::string> with_admin(const std::string& token) {
    auto all = mattermost_day::environment();
    all["MATTERMOST_ADMIN_TOKEN"] = token;
    return all;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("on Mattermost a slash command, a mention and a direct message are answered, and SIGTERM ends the run well") {
    mattermost_day it;
    it.has_command();
    auto& script = it.server.script;
    program bot(it.command("run"), mattermost_day::environment());
    REQUIRE_MESSAGE(it.server.serves_until(bot, " is ready"), bot.complained());

    CHECK(has(script.say("anna", "incidents", "/chaos help"), what_help_says));

    const auto answers = [&] { return script.messages("anna").size(); };
    script.say("anna", "incidents", "@chaosday help");
    REQUIRE(it.server.serves_until(bot, [&] { return answers() == 1; }));
    CHECK(has(script.messages("anna").back().message(), what_help_says));
    script.say("anna", "anna", "help");
    REQUIRE(it.server.serves_until(bot, [&] { return answers() == 3; }));
    CHECK(script.messages("incidents").size() == 1);  // hers: no answer of the bot's is public

    bot.signal(SIGTERM);
    CHECK_MESSAGE(it.server.serves_until_it_ends(bot, 5s) == 0, bot.complained());
    CHECK_FALSE(has(bot.complained(), "secret"));
    program verify({chaosday, "verify", it.here / "record"});
    CHECK(verify.ends() == 0);
}

TEST_CASE("with an administrator's token mattermost-setup makes the command once, and shows the token it has") {
    mattermost_day it;
    const auto token = [&] { return it.server.script.of.commands.at(0).token; };
    program first(it.command("mattermost-setup"), with_admin(scripted_mattermost::admin_token));
    CHECK_MESSAGE(it.sets_up(first) == 0, first.complained());
    REQUIRE(it.server.script.of.commands.size() == 1);
    CHECK(it.server.script.of.commands[0].url == it.callback() + "/mattermost/command");
    CHECK(has(first.said(), "The command /chaos was made: in the team chaos, it calls " + it.callback() +
                                "/mattermost/command.\n"
                                "Its token is " +
                                token() + "\n"));

    program again(it.command("mattermost-setup"), with_admin(scripted_mattermost::admin_token));
    CHECK_MESSAGE(it.sets_up(again) == 0, again.complained());
    CHECK(has(again.said(), "The command /chaos was there already, and nothing was changed: in the team chaos"));
    CHECK(has(again.said(), "Its token is " + token() + "\n"));
    CHECK(it.server.script.of.commands.size() == 1);

    // With the token that was printed the bot takes the command's calls.
    auto environment = mattermost_day::environment();
    environment["MATTERMOST_COMMAND_TOKEN"] = token();
    program bot(it.command("run"), environment);
    REQUIRE_MESSAGE(it.server.serves_until(bot, " is ready"), bot.complained());
    CHECK(has(it.server.script.say("anna", "incidents", "/chaos help"), what_help_says));
    bot.signal(SIGTERM);
    CHECK(it.server.serves_until_it_ends(bot, 5s) == 0);
}

TEST_CASE("without an administrator's token mattermost-setup prints the steps, and asks the server for nothing") {
    mattermost_day it;
    program setup(it.command("mattermost-setup"), mattermost_day::environment());
    CHECK(it.sets_up(setup) == 0);
    CHECK(has(setup.said(), "at " + it.server.script.url + ":\n  1. Menu, Integrations, Slash Commands"));
    CHECK(has(setup.said(), "3. Request URL: " + it.callback() + "/mattermost/command\n"));
    CHECK(has(setup.said(), "4. Request Method: POST."));
    CHECK(it.server.script.calls.empty());
}

TEST_CASE("a token that is no administrator's ends mattermost-setup with 6, says what it takes, and is in no line") {
    mattermost_day it;
    for (const auto* token : {"secretnobodyssecretnobodys", scripted_mattermost::bot_token}) {
        program setup(it.command("mattermost-setup"), with_admin(token));
        CHECK_MESSAGE(it.sets_up(setup) == 6, setup.complained());
        CHECK(has(setup.complained(), "administrator"));
        CHECK_FALSE(has(setup.complained() + setup.said(), "secret"));
    }
    CHECK(it.server.script.of.commands.empty());
}
