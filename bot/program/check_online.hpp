// What `chaosday check --online` makes of what it hears: from Slack, and from the health page of the bot that runs
// here.
#pragma once

#include "chat/channels_in_use.hpp"
#include "chat/slack/web_api.hpp"
#include "program/check.hpp"

#include <boost/asio/awaitable.hpp>

namespace bot::program {

/// Slack by `api`, the health page by `by`; `wall` is this machine's clock. What could not be found out is a finding
/// that says so.
boost::asio::awaitable<findings> look_at_slack(wire::caller& by, clock::clock& steady, clock::clock& wall,
    chat::slack::web_api& api, web_config pages, std::vector<chat::channel_in_use> channels);

/// What the health page of the running bot says of its connections to Slack; where it says nothing, that.
finding judge_connections(std::string_view health);

}  // namespace bot::program
