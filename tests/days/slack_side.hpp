// Slack with the day's people, and the bot's room for it.
#pragma once

#include "chat/slack/slack.hpp"
#include "days/premises.hpp"
#include "scripted/slack/scripted_slack.hpp"

namespace tests::days {

class slack_side final : public platform_side {
public:
    explicit slack_side(premises& in);

    bot::chat::port& opens(bot::desk::port& desk, bot::crew::teller tell) override;
    boost::asio::awaitable<void> run() override { return bot_->run(); }
    void closes() override { bot_.reset(); }
    void cuts_off() override { slack.cuts_off(); }
    void comes_back() override { slack.comes_back(); }
    bot::chat::port& room() { return *bot_; }

    slack::scripted_slack slack;

private:
    premises& in_;
    std::unique_ptr<bot::chat::slack::slack> bot_;
};

}  // namespace tests::days
