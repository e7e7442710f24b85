// The bot of a workplace, whichever platforms it serves: its record on a real disk, the house upon it, and a clock that
// moves only when the day's script says so. It may die at any moment; then it is started anew from its record.
#pragma once

#include "chat/port.hpp"
#include "clock/virtual_clock.hpp"
#include "desk/port.hpp"
#include "play.hpp"
#include "program/directory.hpp"
#include "program/house.hpp"
#include "program/shelf.hpp"

namespace tests::days {

using namespace std::chrono_literals;

/// A scripted platform, and the bot's room for it, which is made anew with each bot.
class platform_side {
public:
    virtual ~platform_side() = default;
    virtual bot::chat::port& opens(bot::desk::port& desk, bot::crew::teller tell) = 0;
    /// Of the room that was opened last.
    virtual boost::asio::awaitable<void> run() = 0;
    virtual void closes() = 0;
    /// Nothing of the bot gets through any more, until it comes back.
    virtual void cuts_off() = 0;
    virtual void comes_back() = 0;
};

/// How often this text stands in another.
std::size_t times(const std::string& text, const std::string& in);

class premises {
public:
    static constexpr const char* zone = "Europe/Berlin";

    /// At this hour of the zone, such as "2026-11-09 10:00".
    explicit premises(const std::string& begins);
    ~premises();

    void connects(platform_side& to) { sides_.push_back(&to); }
    void boots();
    void dies();
    bot::program::house& house() { return *house_; }

    /// To this time of the zone: "10:42" of the same date, or "2026-11-24 10:42".
    bot::clock::instant instant_of(const std::string& when) const;
    /// From alarm to alarm; `each` is asked at every stop, where something may have gone and has to be brought back.
    void pass_to(bot::clock::instant then, const std::function<void()>& each = [] {});
    /// With nothing ahead for long the bot is switched off in between: days of pings take their time.
    void sleep_to(bot::clock::instant then, const std::function<void()>& each = [] {});

    /// The facts on the disk, one JSON object a line, in their order.
    std::string record() const;
    /// How often they hold this text.
    std::size_t on_record(const std::string& text) const { return times(text, record()); }
    /// What stands in the record's directory besides.
    std::size_t files_beside_the_journal() const;

    std::vector<std::string> log;  ///< what the operator reads, warnings and worse

    boost::asio::io_context io{1};
    virtual_clock clock;

private:
    bot::program::directory disk_;
    bot::program::plan_shelf plans_{CHAOSDAY_SOURCE_DIR "/config/days"};
    std::vector<platform_side*> sides_;
    std::unique_ptr<bot::program::house> house_;
    std::vector<std::shared_ptr<outcome>> running_;
};

}  // namespace tests::days
