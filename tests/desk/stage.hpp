// The bot without a network and without a disk: desk, clock, gatekeeper and outbox, over paper. People are fay (the
// facilitator), ada and bo (agents), rex and rio (responders); the day is the shipped single day.
#pragma once

#include "chat/outbox.hpp"
#include "clock/virtual_clock.hpp"
#include "crew/crew.hpp"
#include "desk/desk.hpp"
#include "desk/gatekeeper.hpp"
#include "desk/notebook.hpp"
#include "desk/paper_port.hpp"
#include "play.hpp"
#include "speech/phrasebook.hpp"
#include "text_of_file.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace tests {

/// The shipped templates, some replaced by others.
inline bot::speech::phrasebook shipped_words(const std::map<std::string, std::string>& but = {}) {
    std::map<std::string, std::string> texts;
    for (const auto& each : std::filesystem::directory_iterator(CHAOSDAY_SOURCE_DIR "/config/messages"))
        if (each.path().extension() == ".md") texts[each.path().stem().string()] = text_of_file(each.path());
    for (const auto& [kind, text] : but) texts[kind] = text;
    auto book = bot::speech::phrasebook::load(texts);
    REQUIRE(book.has_value());
    return std::move(*book);
}

inline bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

inline bot::day::person_id person(std::string id) { return {bot::day::platform::room, std::move(id)}; }
inline bot::day::channel_id channel(std::string id) { return {bot::day::platform::room, std::move(id)}; }

/// The two channels of the day.
inline const bot::chat::destination incident_channel = channel("incidents");
inline const bot::chat::destination agents_channel = channel("chaos-agents");

class shipped_plans final : public bot::desk::shelf {
public:
    std::expected<std::string, std::string> read(std::string_view name) override {
        const auto file = std::string(CHAOSDAY_SOURCE_DIR "/config/days/") + std::string(name) + ".toml";
        auto text = std::filesystem::exists(file) ? text_of_file(file) : "";
        if (text.empty()) return std::unexpected("there is no such plan");
        return text;
    }
};

class stage {
public:
    /// The evening before, with the day planned by fay.
    explicit stage(std::string plan = "single-day") : stage(std::move(plan), bot::day::state{}) {}
    /// With the only plan of this shelf.
    explicit stage(bot::desk::shelf& plans) : stage("the one", bot::day::state{}, &plans) {}
    stage(std::string plan, bot::day::state known, bot::desk::shelf* plans = nullptr)
        : time(io, before_the_day),
          book(io.get_executor(), known.facts),
          port(time),
          at({time, book, plans ? *plans : shipped, names, {}, "UTC", io.get_executor()}, std::move(known)),
          outbox(io.get_executor(),
              {time, time, at.known(), [this] { return at.settled(); },
                  [this](bot::day::day_id of, bot::day::own_command what) { return at.take(of, std::move(what)); },
                  [this](bot::day::day_id of) { return keeper.has_looked(of); },
                  [this]() -> const bot::speech::phrasebook& { return words; },
                  [this](bot::day::platform) { return connected ? &port : nullptr; },
                  [this](bot::crew::severity, const std::string& what) { told.push_back(what); },
                  [this](bot::day::announcement with, const bot::chat::port&) { return along(std::move(with)); },
                  [this](const bot::day::channel_id& which) {
                      if (on_shut_out) on_shut_out(which);
                  }}),
          keeper(
              io.get_executor(), at, time, [this](bot::day::platform) { return connected ? &port : nullptr; },
              [this](bot::day::day_id of) { outbox.look(of); },
              [this](bot::crew::severity, const std::string& what) { told.push_back(what); }) {
        port.agents_channel = {{person("fay"), person("ada"), person("bo")}, true};
        port.topics[channel("incidents")] = "Incidents of the shop";
        at.on_change([this](bot::day::day_id of) {
            keeper.look_if_changed(of);
            outbox.look(of);
        });
        at.on_news([this](bot::desk::notice it) { news.push_back(std::move(it)); });
        at.on_arrival([this](bot::day::day_id of) { keeper.look_again(of); });
        at.on_check([this](bot::day::day_id of) { return keeper.look_now(of); });
        hands.start("time", at.keep_time());
        if (plan.empty()) return;
        const auto answer = say("fay", "chaos-agents", "plan load \"" + plan + "\"");
        REQUIRE_MESSAGE(!at.known().days.empty(), answer);
    }
    ~stage() {
        hands.stop();
        time.settle();
    }

    /// The answer, as plain text; a form is shown as its title.
    std::string say(const std::string& who, const std::string& where, const std::string& words_said,
        const std::string& cause = {}) {
        return shown(ask(who, where, bot::desk::said_words{words_said, false}, cause));
    }
    template <class What>
    bot::desk::answer ask(const std::string& who, const std::string& where, What what, const std::string& cause = {}) {
        bot::desk::answer got;
        auto asking = begin(who, where, std::move(what), got, cause);
        time.settle();
        REQUIRE_MESSAGE(asking->text() == "well", asking->text());
        return got;
    }
    /// Asks without waiting for the answer.
    template <class What>
    std::shared_ptr<outcome> begin(const std::string& who, const std::string& where, What what, bot::desk::answer& into,
        const std::string& cause = {}) {
        bot::desk::request asked;
        asked.from = {person(who), channel(where), cause};
        asked.what = std::move(what);
        return play(io, at.ask(std::move(asked)), into);
    }
    static std::string shown(const bot::desk::answer& it) {
        return it.open ? "[form: " + it.open->title + "]" : bot::speech::plain(it.say);
    }
    /// A second day, a month later, facilitated by zoe in #ops and #ops-agents.
    void plan_another(const std::string& agents = {}) {
        const auto made = say("zoe", "ops",
            "new \"Another day\" env: staging procedure: as usual incident: #ops agents: #ops-agents date: 2027-04-20 "
            "from: 09:30 until: 16:30");
        REQUIRE_MESSAGE(at.known().days.size() == 2, made);
        if (!agents.empty()) say("zoe", "ops-agents", "people agents: " + agents);
    }
    const bot::day::chaos_day& day() const { return at.known().days.begin()->second; }
    /// To the opening of the first window: the day kicks off by the clock.
    void kick_off() { time.run_to(day().plan.windows.front().opens.at); }

    /// The evening before the shipped single day.
    static constexpr bot::day::instant before_the_day =
        std::chrono::sys_days(std::chrono::year(2027) / 3 / 15) + std::chrono::hours(20);

    boost::asio::io_context io{1};
    virtual_clock time;
    notebook book;
    paper_port port;
    shipped_plans shipped;
    bot::speech::phrasebook words = shipped_words();
    bool connected = true;
    std::vector<std::string> told;
    std::vector<bot::desk::notice> news;
    std::function<void(const bot::day::channel_id&)> on_shut_out;
    std::vector<bot::chat::enclosure> at_the_end;  ///< what goes along with the end, to the agents' channel

private:
    boost::asio::awaitable<std::vector<bot::chat::enclosure>> along(bot::day::announcement with) const {
        const auto* to = std::get_if<bot::day::for_agents>(&with.to);
        if (!to || !std::holds_alternative<bot::day::agents_end>(to->news))
            co_return std::vector<bot::chat::enclosure>();
        co_return at_the_end;
    }
    struct typed_names final : bot::desk::directory {
        /// Everybody but who is elsewhere.
        std::optional<bot::day::person_id> person(bot::day::platform on, std::string_view handle) const override {
            if (handle.starts_with("elsewhere-")) return std::nullopt;
            return bot::day::person_id{on, std::string(handle)};
        }
        std::optional<bot::day::channel_id> channel(
            const bot::day::channel_id& near, std::string_view name) const override {
            return bot::day::channel_id{near.on, std::string(name)};
        }
    };
    typed_names names;

public:
    bot::desk::desk at;
    bot::chat::outbox outbox;
    bot::desk::gatekeeper keeper;
    bot::crew::crew hands{io.get_executor(), [](const std::string&, std::exception_ptr why) {
                              if (why && !bot::crew::was_stopped(why)) FAIL(bot::crew::text_of(why));
                          }};
};

}  // namespace tests
