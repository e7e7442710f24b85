#include "chat/slack/web_api.hpp"

#include "chat/json_text.hpp"
#include "crew/within.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t other_hosts_max = 8;

/// So that a method is appended to it, with and without a slash at the end.
wire::address base_of(const std::string& url) {
    auto it = wire::parse_address(url.ends_with('/') ? url : url + '/');
    if (!it) throw std::invalid_argument("the address of Slack's API: " + it.error());
    return *it;
}

wire::http_request request_for(const std::string& method, const json& arguments, const secret& token) {
    wire::http_request it{.method = "POST", .target = method, .headers = {}, .body = {}};
    it.headers.set("Authorization", "Bearer " + token.reveal());
    if (wants_form(method)) {
        it.headers.set("Content-Type", "application/x-www-form-urlencoded");
        it.body = form_encoded(arguments);
        it.safe_to_repeat = true;
    } else {
        it.headers.set("Content-Type", "application/json; charset=utf-8");
        it.body = json_text(arguments);
    }
    return it;
}

api_answer limited_for(milliseconds wait) {
    auto it = no_answer(false, "Slack limits this method");
    it.is_limited = true;
    it.error = "ratelimited";
    it.retry_after = wait;
    return it;
}

}  // namespace

web_api::web_api(wire::caller& by, clock::clock& steady, web_api_options how, teller told)
    : by_(by),
      steady_(steady),
      how_(std::move(how)),
      told_(std::move(told)),
      slack_(std::make_unique<wire::http_client>(by_, steady_, base_of(how_.base), client_options())),
      at_once_(std::make_unique<wire::http_client>(by_, steady_, base_of(how_.base), client_options())),
      line_(steady_, milliseconds(0)) {}

web_api::~web_api() = default;

wire::http_client_options web_api::client_options() const {
    wire::http_client_options options;
    options.timeout = how_.timeout;
    options.user_agent = how_.user_agent;
    return options;
}

net::awaitable<api_answer> web_api::call(std::string method, json arguments) {
    return call_within(slack_.get(), std::move(method), std::move(arguments), how_.patience);
}

net::awaitable<api_answer> web_api::call_now(std::string method, json arguments, milliseconds limit) {
    const auto name = method;
    auto calling = call_within(at_once_.get(), std::move(method), std::move(arguments), milliseconds(0));
    try {
        co_return co_await crew::within(steady_, limit, std::move(calling));
    } catch (const boost::system::system_error& error) {
        if (error.code() != net::error::timed_out) throw;
    }
    told_(severity::warning, fmt::format("Slack has not answered {} in time", name));
    co_return no_answer(true, "no answer in time");
}

net::awaitable<api_answer> web_api::call_within(
    wire::http_client* by, std::string method, json arguments, milliseconds patience) {
    const auto gives_up = steady_.now() + patience;
    std::optional<pace::turn> alone;
    for (int tries = 0;; ++tries) {
        auto waiting = wait_for_turn(method, gives_up, alone);
        if (auto too_long = co_await std::move(waiting)) co_return std::move(*too_long);
        auto request = request_for(method, arguments, how_.bot_token);
        auto it = co_await ask(by, std::move(request));
        if (!it.is_limited) {
            complain(method, arguments, it);
            co_return it;
        }
        limited_[method] = std::max(limited_[method], steady_.now() + it.retry_after);
        told_(severity::warning, fmt::format("Slack limits {} for {} s", method, it.retry_after.count() / 1000));
        if (tries + 1 >= how_.tries_when_limited || steady_.now() + it.retry_after > gives_up) co_return it;
    }
}

/// Of what has to be mended by a person, and is tried again until then, once an hour is enough.
void web_api::complain(const std::string& method, const json& arguments, const api_answer& it) {
    const auto channel = arguments.contains("channel") ? arguments.at("channel").get<std::string>() : "";
    const auto called = channel.empty() ? method : fmt::format("{} in {}", method, channel);
    if (it.ok || failure_of(it, method).of != failure::kind::barred) {
        complaints_.erase(called);
        if (!it.ok) told_(severity::warning, fmt::format("Slack refused {}: {}", called, why_of(it)));
        return;
    }
    const auto now = steady_.now();
    auto why = why_of(it);
    const auto [before, is_new] = complaints_.try_emplace(called);
    if (!is_new && before->second.why == why && now < before->second.told + std::chrono::hours(1)) return;
    told_(severity::warning, fmt::format("Slack refused {}: {}", called, why));
    before->second = {std::move(why), now};
}

/// Nothing when it is the method's turn; else why it will not be before then.
net::awaitable<std::optional<api_answer>> web_api::wait_for_turn(
    std::string method, clock::instant gives_up, std::optional<pace::turn>& alone) {
    const auto now = steady_.now();
    const auto turn = pace_.take_turn(method, now, gives_up - now);
    if (!turn) co_return limited_for(pace_.next(method, now) - now);
    if (now < *turn) co_await clock::sleep_until(steady_, *turn);
    const bool was_limited = steady_.now() < limited_[method] || line_.is_busy(method);
    if (was_limited && !alone && limited_[method] <= gives_up) {
        auto standing = stand_in_line(method, gives_up, alone);
        co_await std::move(standing);
    }
    if (limited_[method] > gives_up || (was_limited && !alone))
        co_return limited_for(std::max(limited_[method] - steady_.now(), milliseconds(0)));
    if (steady_.now() < limited_[method]) co_await clock::sleep_until(steady_, limited_[method]);
    co_return std::nullopt;
}

/// Whether Slack takes a limited method again one call finds out, not all that wait: they would be limited anew.
net::awaitable<void> web_api::stand_in_line(
    std::string method, clock::instant gives_up, std::optional<pace::turn>& alone) {
    auto standing = crew::within(steady_, gives_up - steady_.now(), line_.wait_for_turn(std::move(method)));
    try {
        alone.emplace(co_await std::move(standing));
    } catch (const boost::system::system_error& error) {
        if (error.code() != net::error::timed_out) throw;
    }
}

net::awaitable<api_answer> web_api::open_connection() {
    auto request = request_for("apps.connections.open", json::object(), how_.app_token);
    request.safe_to_repeat = false;  // each call makes a ticket
    return ask(at_once_.get(), std::move(request));
}

net::awaitable<api_answer> web_api::respond(secret url, json post) {
    return send_elsewhere(std::move(url), "application/json; charset=utf-8", json_text(post));
}

net::awaitable<api_answer> web_api::send_bytes(secret url, std::string bytes) {
    return send_elsewhere(std::move(url), "application/octet-stream", std::move(bytes));
}

/// To a URL that is a secret of its own and needs no token.
net::awaitable<api_answer> web_api::send_elsewhere(secret url, std::string kind, std::string body) {
    std::string target;
    auto* client = client_for(url, target);
    if (client == nullptr) co_return no_answer(false, "the address that Slack gave is none");
    wire::http_request request{.method = "POST", .target = std::move(target), .headers = {}, .body = std::move(body)};
    request.headers.set("Content-Type", std::move(kind));
    auto it = co_await ask(client, std::move(request));
    // It answers "ok" as plain text as well as {"ok":true}.
    if (it.error == "not_json" && !it.is_limited) {
        it.ok = true;
        it.error.clear();
        it.may_have_happened = false;
    }
    co_return it;
}

net::awaitable<api_answer> web_api::ask(wire::http_client* client, wire::http_request request) {
    try {
        auto sending = client->send(std::move(request));
        const auto response = co_await std::move(sending);
        auto it = read_answer(response);
        if (it.ok && it.said_at) heard_ = {*it.said_at, steady_.now()};
        co_return it;
    } catch (const wire::http_failure& error) {
        // Its text names the target, and that of a response URL is a secret: the kind is all that is told.
        const auto why = error.is == wire::http_failure::kind::timeout ? "no answer in time" : "the connection failed";
        co_return no_answer(error.may_have_happened, why);
    }
}

std::optional<clock::instant> web_api::time_at_slack() const {
    if (!heard_) return std::nullopt;
    return heard_->at_slack + (steady_.now() - heard_->here);
}

void web_api::drop_idle() {
    slack_->drop_idle();
    at_once_->drop_idle();
    for (const auto& [place, each] : others_) each->drop_idle();
}

wire::http_client* web_api::client_for(const secret& url, std::string& target) {
    const auto to = wire::parse_address(url.reveal());
    if (!to) return nullptr;
    target = to->target;
    const auto& base = slack_->base();
    if (to->host == base.host && to->port == base.port && to->tls == base.tls) return slack_.get();
    const auto place = fmt::format("{}://{}:{}", to->tls ? "https" : "http", to->host, to->port);
    auto& client = others_[place];
    if (!client) {
        if (others_.size() > other_hosts_max) {
            others_.erase(place);
            return nullptr;
        }
        client = std::make_unique<wire::http_client>(by_, steady_, *to, client_options());
    }
    return client.get();
}

}  // namespace bot::chat::slack
