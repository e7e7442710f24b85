// The stage of Slack's tests: the real platform on one side, a scripted Slack on the other, a desk that says what the
// test wants, and a clock that moves only when the test says so.
#pragma once

#include "chat/slack/slack.hpp"
#include "play.hpp"
#include "scripted/slack/scripted_slack.hpp"
#include "stub_desk.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace tests::slack {

using namespace std::chrono_literals;
namespace chat = bot::chat;
namespace desk = bot::desk;
namespace day = bot::day;
namespace speech = bot::speech;

using tests::stub_desk;
using tests::words;

/// The clock on the wall, which somebody can set while the steady one goes on.
class wall_clock final : public bot::clock::clock {
public:
    explicit wall_clock(virtual_clock& steady) : steady_(steady) {}
    bot::clock::instant now() const override { return steady_.now() + ahead; }
    std::unique_ptr<bot::clock::alarm> make_alarm() override { return steady_.make_alarm(); }
    std::chrono::milliseconds ahead{0};

private:
    virtual_clock& steady_;
};

struct stage {
    net::io_context io;
    virtual_clock clock{io};
    wall_clock wall{clock};
    scripted_slack slack{io, clock};
    stub_desk desk{clock};
    std::vector<std::string> log;  ///< "warning: …"
    chat::slack::slack_options how;
    std::unique_ptr<chat::slack::slack> bot;
    std::shared_ptr<outcome> running;

    stage() {
        how.app_token = chat::secret("xapp-SECRETAPP");
        how.bot_token = chat::secret("xoxb-SECRETBOT");
        how.api_url = slack.api_url;
        how.session.connections = 1;  // what there are several of has tests of its own
        slack.of.add_person("UANNA", "anna");
        slack.of.add_person("UBEN", "ben");
        slack.of.add_channel("CINC", "incidents", {"UANNA", "UBEN"});
        slack.of.add_channel("GAGENTS", "agents", {"UANNA"}, true);
    }
    ~stage() {
        if (running && !running->ended) {
            stops();
            clock.forward(10s);
        }
        bot.reset();
        clock.settle();
    }

    chat::slack::slack::surroundings around() {
        return {io.get_executor(), wall, clock, desk, teller(), &slack, [] { return 0.5; }};
    }
    chat::teller teller() {
        return [this](chat::severity how_bad, const std::string& text) {
            const char* name = how_bad == chat::severity::info      ? "info: "
                               : how_bad == chat::severity::warning ? "warning: "
                                                                    : "error: ";
            log.push_back(name + text);
        };
    }
    void makes_bot() {
        if (!bot) bot = std::make_unique<chat::slack::slack>(around(), how);
    }
    void starts() {
        makes_bot();
        running = play(io, bot->run());
        clock.settle();
    }
    void stops() {
        running->stop.emit(net::cancellation_type::terminal);
        clock.settle();
    }
    /// Connected, and the start is no longer in the way.
    std::shared_ptr<peer> connects() {
        starts();
        REQUIRE(bot->is_connected());
        return slack.open_peer();
    }
    bool says(std::string_view part) const {
        return std::ranges::any_of(log, [&](const auto& line) { return line.find(part) != std::string::npos; });
    }
    /// Runs a call of the port to its end.
    template <class T>
    T finishes(net::awaitable<T> part) {
        std::optional<T> result;
        const auto ended = play(io, std::move(part), result);
        clock.settle();
        if (!ended->ended) clock.forward(60s);
        REQUIRE_MESSAGE(ended->text() == "well", ended->text());
        return std::move(*result);
    }
};

}  // namespace tests::slack
