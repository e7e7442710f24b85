// A page of the rehearsal room as a client over a real socket: it says who it is and what it knows, asks many things at
// once, keeps what it is shown and what it was answered, and asks again after a lost connection what it had no receipt
// for, as the page in the browser does.
#pragma once

#include "clock/clock.hpp"
#include "wire/dial.hpp"
#include "wire/websocket.hpp"

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace tests {

namespace net = boost::asio;

class page {
public:
    /// `name` is unique among the pages of this person, for the ids of requests.
    page(bot::clock::clock& steady, std::string as, std::string name);

    /// A conversation, from hello until the connection is lost or `leave` was called. Never throws.
    net::awaitable<void> converse(bot::wire::caller& by, std::uint16_t port);
    void leave();
    bool is_welcome() const { return welcome_; }
    bool sees_clock_paused() const { return clock_paused_; }

    void say(const std::string& where, const std::string& text);
    void turn_clock(const nlohmann::json& how);
    std::size_t outstanding() const { return waiting_.size(); }

    struct receipt {
        std::string cause;    ///< as the record and the room name the request
        std::string text;     ///< what was typed
        bool settled = true;  ///< neither refused by the room nor answered by a form
    };
    std::function<void(const receipt&)> on_receipt = [](const receipt&) {};
    /// Told of whatever goes against the protocol: an event that is lost or doubled, another room, a misunderstanding.
    std::function<void(const std::string&)> on_wrong = [](const std::string&) {};
    std::function<void()> on_welcome = [] {};

    const std::string& as() const { return as_; }
    const std::vector<std::string>& events() const { return events_; }
    /// As it was shown last.
    const std::string& board() const { return board_; }

private:
    struct request {
        std::string where, text;
    };
    void hear(const nlohmann::json& frame);
    void hear_welcome(const nlohmann::json& frame);
    void hear_events(const nlohmann::json& frame);
    void hear_receipt(const nlohmann::json& frame);
    bool send(const nlohmann::json& frame);
    std::string id_of(std::uint64_t number) const { return name_ + "-" + std::to_string(number); }
    bool send(std::uint64_t number, const request& what);

    bot::clock::clock& steady_;
    std::string as_, name_, room_;
    std::optional<bot::wire::websocket> line_;
    bool welcome_ = false, clock_paused_ = false;
    std::uint64_t asked_ = 0;
    std::map<std::uint64_t, request> waiting_;  ///< in the order in which they were asked
    std::vector<std::string> events_;
    std::string board_;
};

}  // namespace tests
