// Week after week with a Chaos Day on Slack and one on Mattermost, lived by one bot: the whole of it, its record on a
// real disk, and platforms that rotate, cut and restart their connections at random. What it announces is looked at
// every week, and what it holds can be.
#pragma once

#include "days/mattermost_side.hpp"
#include "days/slack_side.hpp"

#include <array>
#include <memory>
#include <random>
#include <set>

namespace tests::endurance {

using namespace std::chrono_literals;

/// What the bot holds in a moment of rest.
struct holdings {
    std::size_t heap = 0;      ///< bytes, beside a copy of the days on record, which has no room for more
    std::size_t days = 0;      ///< bytes of those: they grow with what is on record, by as much each week
    std::size_t resident = 0;  ///< bytes, as the kernel counts them
    std::size_t descriptors = 0, threads = 0;
    std::size_t files = 0;  ///< in the record's directory, but for the journal's segments
};

struct announced {
    std::string where, text;  ///< without what differs from week to week
    std::chrono::minutes at;  ///< since Monday 0:00 by the day's zone
};

/// A platform that is away for a while, and found out about later, delays what falls into it.
inline constexpr std::chrono::minutes may_be_late{2};

/// What can happen to a connection.
enum class trouble : std::uint8_t { asked_to_refresh, reset, dead, hung_up_on, server_restarts };
inline constexpr std::array<std::string_view, 5> trouble_names{
    "asked to refresh", "reset", "gone dead", "hung up on", "lost with its server"};

/// A platform as its people use it.
struct place {
    std::string name;
    int weekday;  ///< of its Chaos Day
    std::function<std::string(const std::string& who, const std::string& where, const std::string& words)> say;
    std::function<std::string(const std::string& name)> person, channel;  ///< as they are typed
};

class year {
public:
    explicit year(unsigned seed);
    ~year() { ground_.dies(); }
    year(const year&) = delete;
    year& operator=(const year&) = delete;

    /// From Monday to Monday.
    void lives_a_week();
    holdings looks();

    std::vector<announced> last_week;  ///< by place, and there in order
    std::vector<std::string> faults;   ///< what was announced twice or not at its hour, or not answered as it should be
    std::size_t announcements = 0, commands = 0;
    std::array<std::size_t, trouble_names.size()> troubles{};

private:
    void to(int weekday, const std::string& hour);
    void keeps_going_wrong();
    void plans_trouble();
    void goes_wrong();
    bool happens(trouble what);
    void plans_both();
    void lives_a_day(const place& on);
    void looks_back(const place& on);
    /// Demands an answer with this in it.
    void says(const place& on, const std::string& who, const std::string& words, std::string_view answer,
        const std::string& where = "agents");
    void reads_announcements();
    void misses_nothing();
    void takes_down(
        const std::string& name, const std::string& where, const std::string& text, bot::clock::instant when);
    void forgets();
    std::string date(int weekday, int weeks_later = 0) const;

    std::mt19937 dice_;
    std::chrono::sys_days monday_{std::chrono::year(2026) / 1 / 5};
    bot::clock::instant next_trouble_, back_at_;
    std::shared_ptr<slack::peer> dead_;  ///< a line of Slack's, until it finds that out itself
    bot::clock::instant found_dead_at_;
    std::set<std::string> names_, names_before_;  ///< of the announcements of this week and the last

    days::premises ground_{"2026-01-05 00:00"};
    days::slack_side on_slack_{ground_};
    days::mattermost_side on_mattermost_{ground_};
    place slack_{"slack", 1, {}, {}, {}}, mattermost_{"mattermost", 3, {}, {}, {}};
};

}  // namespace tests::endurance
