#include "days/mattermost_side.hpp"

namespace tests::days {

namespace {

constexpr const char* reachable_at = "http://127.0.0.1:8090";

}  // namespace

mattermost_side::mattermost_side(premises& in) : server(in.io, in.clock), in_(in) {
    for (const auto* name : {"fay", "ada", "bo", "rex", "rio", "uma"}) server.of.add_person(name);
    server.of.add_channel("incidents", {"fay", "ada", "bo", "rex", "rio"});
    server.of.add_channel("company-news", {"fay", "ada", "bo", "rex", "rio", "uma"});
    server.of.add_channel("chaos-agents", {"fay", "ada", "bo"}, true);
    server.of.place("incidents").header = "Incidents of the shop. Runbook: wiki/incidents";
    server.of.commands.push_back({server.of.ids.next(), command_token, "chaos",
        std::string(reachable_at) + "/mattermost/command", "P", mattermost::json::object()});
    server.bridge.calls = [this](bot::wire::http_request call) { return bot_->answer(std::move(call)); };
}

bot::chat::port& mattermost_side::opens(bot::desk::port& desk, bot::crew::teller tell) {
    bot::chat::mattermost::mattermost_options how;
    how.url = server.url;
    how.token = bot::chat::secret(server.bot_token);
    how.command_tokens = {bot::chat::secret(command_token)};
    how.callback_url = reachable_at;
    using platform = bot::chat::mattermost::mattermost;
    bot_ = std::make_unique<platform>(
        platform::surroundings{in_.io.get_executor(), in_.clock, in_.clock, desk, std::move(tell), &server,
            [] { return 0.5; },
            {[this] { return heard_until_; }, [this](std::string it) { heard_until_ = std::move(it); }}},
        how);
    return *bot_;
}

void mattermost_side::closes() {
    server.bridge.gives_up();
    bot_.reset();
}

}  // namespace tests::days
