// Calls of Slack's Web API. No method is called more often than Slack takes it, and one that Slack limits all the same
// waits for as long as Slack says, and no other does; what has waited goes on one call after the other, in order. An
// answer is a value whatever went wrong; no token and no URL that is a secret ever reaches a text.
#pragma once

#include "chat/pace.hpp"
#include "chat/secret.hpp"
#include "chat/slack/api_answer.hpp"
#include "chat/slack/method_pace.hpp"
#include "chat/teller.hpp"
#include "clock/clock.hpp"
#include "wire/http_client.hpp"

#include <boost/asio/awaitable.hpp>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace bot::chat::slack {

struct web_api_options {
    std::string base = "https://slack.com/api";
    secret app_token, bot_token;
    std::string user_agent = "chaosday";
    std::chrono::milliseconds timeout{10'000};
    /// How often a call that Slack limits is tried again before the caller hears of it.
    int tries_when_limited = 3;
    /// A call waits no longer in all: where it would have to, the caller hears of it at once. What is to be said then
    /// has to be put in other words.
    std::chrono::milliseconds patience{60'000};
};

class web_api {
public:
    /// Caller and clock outlive it. Throws std::invalid_argument when `base` is no URL.
    web_api(wire::caller& by, clock::clock& steady, web_api_options how, teller told);
    ~web_api();

    boost::asio::awaitable<api_answer> call(std::string method, nlohmann::json arguments);
    /// The same for what is stale in a moment (a trigger): it waits behind no other call, gives up at once where the
    /// method has to wait, and after `limit` in any case; then nobody knows whether it has happened.
    boost::asio::awaitable<api_answer> call_now(
        std::string method, nlohmann::json arguments, std::chrono::milliseconds limit);
    /// Asks for a connection with the app's token; what comes is the URL of the WebSocket.
    boost::asio::awaitable<api_answer> open_connection();
    /// Posts to a response URL; it needs no token.
    boost::asio::awaitable<api_answer> respond(secret url, nlohmann::json post);

    /// Hands over a file's bytes where Slack said that it takes them; the URL is good once, and a secret.
    boost::asio::awaitable<api_answer> send_bytes(secret url, std::string bytes);
    /// Connections that are idle are hung up: after a sleep they are dead.
    void drop_idle();

    /// What Slack's clock shows, by its newest answer that told; nothing before.
    std::optional<clock::instant> time_at_slack() const;
    /// Where the API is.
    const wire::address& base() const { return slack_->base(); }

private:
    using limited_until = std::map<std::string, clock::instant, std::less<>>;
    boost::asio::awaitable<api_answer> call_within(
        wire::http_client* by, std::string method, nlohmann::json arguments, std::chrono::milliseconds patience);
    boost::asio::awaitable<std::optional<api_answer>> wait_for_turn(
        std::string method, clock::instant gives_up, std::optional<pace::turn>& alone);
    boost::asio::awaitable<void> stand_in_line(
        std::string method, clock::instant gives_up, std::optional<pace::turn>& alone);
    boost::asio::awaitable<api_answer> send_elsewhere(secret url, std::string kind, std::string body);
    boost::asio::awaitable<api_answer> ask(wire::http_client* client, wire::http_request request);
    void complain(const std::string& method, const nlohmann::json& arguments, const api_answer& it);
    wire::http_client* client_for(const secret& url, std::string& target);
    wire::http_client_options client_options() const;

    wire::caller& by_;
    clock::clock& steady_;
    web_api_options how_;
    teller told_;
    std::unique_ptr<wire::http_client> slack_;
    std::unique_ptr<wire::http_client> at_once_;  ///< connections kept for what can not wait behind a burst of posts
    std::map<std::string, std::unique_ptr<wire::http_client>> others_;
    struct times {
        clock::instant at_slack, here;  ///< here by the steady clock
    };
    std::optional<times> heard_;
    struct complaint {
        std::string why;
        clock::instant told;
    };
    std::map<std::string, complaint> complaints_;  ///< of what waits for a person, by what was called
    limited_until limited_;
    method_pace pace_;
    pace line_;  ///< of those who call a method that was limited: one at a time
};

}  // namespace bot::chat::slack
