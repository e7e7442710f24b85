// Slack under load: the real wire protocol on loopback, on one thread, and as cheap as it can be, so that what is
// measured is the bot. Frames are made once and only their numbers are written into them; of what comes back no more is
// read than which command it is about. A command that loses its connection is delivered again on the next, as Slack
// does.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tests::bench {

namespace net = boost::asio;

/// "/chaos TEXT", said again and again; "########" in it becomes the command's number.
struct saying {
    std::string person, channel, text;
};

class busy_slack {
public:
    static constexpr const char* person_of_the_bot = "UBOT00001";

    using stopwatch = std::chrono::steady_clock;

    /// What happened to a command, by its number.
    struct moments {
        stopwatch::time_point sent;
        std::chrono::nanoseconds to_ack{-1}, to_answer{-1};  ///< -1: not yet
        int line = 0;                                        ///< the connection that it was delivered on last
        bool is_again = false;                               ///< not for the first time
    };

    struct announcement {
        std::string name, channel;
        stopwatch::time_point at;
    };

    explicit busy_slack(net::io_context& io);
    ~busy_slack();
    busy_slack(const busy_slack&) = delete;
    busy_slack& operator=(const busy_slack&) = delete;

    std::string api_url() const;
    /// What is said from now on, by turns. An answer has to hold `promised`, or it counts as refused.
    void say(const std::vector<saying>& these, std::string promised);

    /// Sends the next command, whose times count from when it was due; with nobody connected it waits until somebody
    /// is.
    void send_one(stopwatch::time_point due = stopwatch::now());
    /// Who connected and was greeted.
    std::size_t connections() const;
    /// Connections of HTTP that are open: under way, or kept for another call.
    std::size_t calling() const { return static_cast<std::size_t>(call_.use_count()) - 1; }
    /// Asks the oldest connection to make way, as Slack does every few hours.
    void asks_to_reconnect();
    /// Cuts the oldest connection, in the middle of whatever it is at.
    void cuts();

    std::function<void()> on_answer = [] {};      ///< a command has its answer
    std::function<void()> on_connection = [] {};  ///< somebody was greeted

    std::vector<moments> commands;  ///< since the last forget()
    std::size_t answered = 0, refused = 0;
    std::string first_refusal;                ///< what the bot said, for whoever has to find out why
    std::vector<announcement> announcements;  ///< in the order in which they came
    /// Measures anew; what is under way is not waited for any more.
    void forget();

private:
    class line;
    struct frame {
        std::string text;
        std::vector<std::size_t> numbers;  ///< where they stand
    };

    net::awaitable<void> welcome();
    net::awaitable<void> serve(net::ip::tcp::socket caller);
    std::string answer_to(std::string_view target, const std::string& body);
    std::string answer_of_api(std::string_view method, const std::string& body);
    std::string port() const;

    void greeted(const std::shared_ptr<line>& which);
    void gone(int line);
    void deliver(std::size_t command);
    void hear(std::string_view text);
    void answer_came(moments& to, std::string_view text);
    void has_its_answer(moments& to);
    /// By what its envelope and its response URL are named after; null for what was forgotten.
    moments* named(std::string_view text, std::string_view before);

    net::io_context& io_;
    net::ip::tcp::acceptor door_;
    std::vector<frame> frames_;
    std::string promised_;
    std::size_t first_ = 0;                     ///< the number of the first command in `commands`
    std::vector<std::shared_ptr<line>> lines_;  ///< oldest first
    int lines_made_ = 0;
    std::shared_ptr<const bool> call_ = std::make_shared<const bool>(true);  ///< each of those connections has it
    std::vector<std::size_t> to_deliver_;  ///< what lost its connection, until there is another one
    std::uint64_t posts_ = 0;
};

}  // namespace tests::bench
