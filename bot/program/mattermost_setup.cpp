#include "program/mattermost_setup.hpp"

#include "chat/mattermost/door.hpp"
#include "chat/mattermost/setup.hpp"
#include "clock/steady_clock.hpp"
#include "program/config_file.hpp"
#include "program/programs.hpp"
#include "program/tokens.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace net = boost::asio;
namespace mattermost = chat::mattermost;

namespace {

using outcome = std::expected<mattermost::command_made, std::string>;

outcome make(const mattermost::mattermost_options& how, const chat::secret& admin, mattermost::command_wish what) {
    net::io_context io(1);
    clock::steady_clock steady(io.get_executor());
    wire::dialler dialler(steady, mattermost::dialling(how));
    const auto quiet = [](chat::severity, const std::string&) {};
    mattermost::rest bot(dialler, steady, {.url = how.url, .token = how.token}, quiet);
    mattermost::rest by_admin(dialler, steady, {.url = how.url, .token = admin}, quiet);
    std::optional<outcome> made;
    std::exception_ptr failed;
    net::co_spawn(
        io, mattermost::make_command(bot, by_admin, std::move(what)), [&](std::exception_ptr why, outcome it) {
            failed = why;
            made = std::move(it);
        });
    io.run();
    if (failed) std::rethrow_exception(failed);
    return std::move(*made);
}

/// The token is the operator's to keep: this is the one place that shows it.
std::string text_of(const mattermost::command_made& it, const std::string& url) {
    using how = mattermost::command_made::how;
    const auto* what = it.it_was == how::made    ? "The command /chaos was made"
                       : it.it_was == how::moved ? "The command /chaos was there, and calls another place now"
                                                 : "The command /chaos was there already, and nothing was changed";
    return fmt::format(
        "{}: in the team {}, it calls {}.\n"
        "Its token is {}\n"
        "Put it where the bot finds it: into the file that command-token-file names, or into the environment as\n"
        "MATTERMOST_COMMAND_TOKEN. Then start the bot again, and say /chaos help.\n"
        "If Mattermost says that the command failed: can its server reach that address, and is its host in\n"
        "System Console, Environment, Developer, Allow untrusted internal connections?\n",
        what, it.team, url, it.token.reveal());
}

}  // namespace

std::string command_url_of(const mattermost_config& of) {
    if (of.callback_url.empty()) return {};
    auto base = of.callback_url;
    while (base.ends_with('/')) base.pop_back();
    return base + mattermost::command_path;
}

std::string setup_steps(const mattermost_config& of) {
    const auto url = command_url_of(of);
    return fmt::format(
        "An administrator makes the command /chaos like this, at {}:\n"
        "  1. Menu, Integrations, Slash Commands, Add Slash Command.\n"
        "  2. Title: chaosday. Command Trigger Word: chaos.\n"
        "  3. Request URL: {}\n"
        "  4. Request Method: POST. Autocomplete: on. Autocomplete Hint: help | status | seen WHAT\n"
        "  5. Save, and copy the token into the file that command-token-file names, or into the environment as\n"
        "     MATTERMOST_COMMAND_TOKEN. Start the bot again, and say /chaos help.\n"
        "  6. If the request URL is an address within your network: System Console, Environment, Developer, Allow\n"
        "     untrusted internal connections, and put its host there.\n"
        "Or give this command the token of an administrator, in the environment as MATTERMOST_ADMIN_TOKEN: then it "
        "does\n"
        "steps 1 to 4 itself.\n",
        of.url.empty() ? "your Mattermost" : of.url,
        url.empty() ? "(set callback-url in [mattermost] first: how Mattermost's server reaches the bot)" : url);
}

int set_up_mattermost(const setup_options& with) {
    const auto how = read_config_file(with.config);
    if (!how) return wrong_config;
    const auto admin = mattermost_admin_token();
    if (admin.empty()) {
        std::fputs(setup_steps(how->mattermost).c_str(), stdout);
        return ended_well;
    }
    const auto url = command_url_of(how->mattermost);
    const auto options = mattermost_options_of(*how);
    if (!options || url.empty()) {
        std::fprintf(stderr, "chaosday: %s\n",
            !options ? options.error().c_str()
                     : "callback-url in [mattermost] is empty: write how Mattermost's server reaches the bot");
        return wrong_config;
    }
    const auto made = make(*options, admin, {with.team, url, with.may_move});
    if (!made) {
        std::fprintf(stderr, "chaosday: %s\n", made.error().c_str());
        return not_admitted;
    }
    std::fputs(text_of(*made, url).c_str(), stdout);
    return ended_well;
}

}  // namespace bot::program
