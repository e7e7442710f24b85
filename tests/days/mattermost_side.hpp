// Mattermost with the day's people, and the bot's room for it.
#pragma once

#include "chat/mattermost/mattermost.hpp"
#include "days/premises.hpp"
#include "scripted/mattermost/scripted_mattermost.hpp"

namespace tests::days {

class mattermost_side final : public platform_side {
public:
    static constexpr const char* command_token = "secretcommandtokensecretco";

    explicit mattermost_side(premises& in);

    bot::chat::port& opens(bot::desk::port& desk, bot::crew::teller tell) override;
    boost::asio::awaitable<void> run() override { return bot_->run(); }
    void closes() override;
    void cuts_off() override { server.cuts_off(); }
    void comes_back() override { server.comes_back(); }

    mattermost::scripted_mattermost server;

private:
    premises& in_;
    std::optional<std::string> heard_until_;  ///< outlives each bot, as its file does
    std::unique_ptr<bot::chat::mattermost::mattermost> bot_;
};

}  // namespace tests::days
