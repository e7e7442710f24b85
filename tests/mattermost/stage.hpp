// The stage of Mattermost's tests: the real platform on one side, a scripted Mattermost on the other, a desk that says
// what the test wants, and a clock that moves only when the test says so.
#pragma once

#include "chat/mattermost/mattermost.hpp"
#include "play.hpp"
#include "scripted/mattermost/scripted_mattermost.hpp"
#include "stub_desk.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <stdexcept>

namespace tests::mattermost {

using namespace std::chrono_literals;
namespace chat = bot::chat;
namespace desk = bot::desk;
namespace day = bot::day;
namespace speech = bot::speech;
using platform = chat::mattermost::mattermost;
using tests::words;

/// What people read off may be minutes off.
struct wrong_clock final : bot::clock::clock {
    explicit wrong_clock(virtual_clock& by) : by_(by) {}
    std::chrono::milliseconds off{0};

    bot::clock::instant now() const override { return by_.now() + off; }
    /// Nobody waits by it.
    std::unique_ptr<bot::clock::alarm> make_alarm() override { throw std::logic_error("a wrong clock to wait by"); }

private:
    virtual_clock& by_;
};

struct stage {
    static constexpr const char* command_token = "secretcommandtokensecretco";

    net::io_context io;
    virtual_clock clock{io};
    wrong_clock wall{clock};
    scripted_mattermost server{io, clock};
    stub_desk desk{clock};
    std::vector<std::string> log;  ///< "warning: …"
    chat::mattermost::mattermost_options how;
    std::optional<std::string> mark;  ///< what the bot keeps of how far it heard
    std::unique_ptr<platform> bot;
    std::shared_ptr<outcome> running;

    stage() {
        how.url = server.url;
        how.token = chat::secret(scripted_mattermost::bot_token);
        how.command_tokens = {chat::secret(command_token)};
        how.callback_url = "http://127.0.0.1:8090";
        server.of.add_person("anna");
        server.of.add_person("ben");
        server.of.add_channel("incidents", {"anna", "ben"});
        server.of.add_channel("agents", {"anna"}, true);
        server.of.commands.push_back(
            {server.of.ids.next(), command_token, "chaos", "http://127.0.0.1:8090/mattermost/command", "P", {}});
        server.bridge.calls = [this](bot::wire::http_request call) { return bot->answer(std::move(call)); };
    }
    ~stage() {
        if (running && !running->ended) {
            stops();
            clock.forward(10s);
        }
        server.bridge.gives_up();
        bot.reset();
        clock.settle();
    }

    platform::surroundings around() {
        return {io.get_executor(), wall, clock, desk, teller(), &server, [] { return 0.5; },
            {[this] { return mark; }, [this](std::string text) { mark = std::move(text); }}};
    }
    chat::teller teller() {
        return [this](chat::severity how_bad, const std::string& text) {
            const char* name = how_bad == chat::severity::info      ? "info: "
                               : how_bad == chat::severity::warning ? "warning: "
                                                                    : "error: ";
            log.push_back(name + text);
        };
    }
    void starts() {
        if (!bot) bot = std::make_unique<platform>(around(), how);
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
        REQUIRE(bot->has_caught_up());
        return server.hub.open_peer();
    }
    bool logs(std::string_view part) const {
        return std::ranges::any_of(log, [&](const auto& line) { return line.find(part) != std::string::npos; });
    }
    std::size_t times_logged(std::string_view part) const {
        return static_cast<std::size_t>(
            std::ranges::count_if(log, [&](const auto& line) { return line.find(part) != std::string::npos; }));
    }
    std::string id(const std::string& person) { return server.of.person(person).id; }
    day::channel_id place(const std::string& name) { return {day::platform::mattermost, server.of.place(name).id}; }
    day::person_id person(const std::string& name) { return {day::platform::mattermost, id(name)}; }

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

inline speech::button button(std::string label, std::string says) {
    return {std::move(label), std::move(says), speech::look::plain, std::nullopt};
}

}  // namespace tests::mattermost
