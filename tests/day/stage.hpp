// A small stage for a Chaos Day: people by name, commands as they would be said, and a clock that moves when told to.
// Whatever is announced is "sent" at once, and written down in short.
#pragma once

#include "day/announce.hpp"
#include "day/apply.hpp"
#include "day/decide.hpp"
#include "day/due.hpp"
#include "text.hpp"

#include <functional>
#include <string_view>

namespace tests::day {

using namespace bot::day;
using namespace std::chrono_literals;

/// "10:30" on the day of most plays, a Tuesday; or so many days after it.
instant at(std::string_view hhmm, int days_later = 0);
moment wall(std::string_view hhmm, int days_later = 0);
window hours(std::string_view opens, std::string_view last_start, std::string_view wind_down, std::string_view ends,
    int days_later = 0);

/// "ada" is a person in the room; "" is the bot.
person_id person(std::string_view name);
channel_id channel(std::string_view name);

/// A card with all that it needs to be ready: ten minutes to roll back, half an hour planned.
card_plan experiment(std::string component, std::string_view owner);

/// One window from 09:00 to 17:00, last start 15:00, wind-down 16:00. fay facilitates; ada, bo and cy are agents, rex
/// and rio (of team shop) respond, olga observes. Cards 1 and 2 are ada's, 3 is bo's.
day_plan a_day();
/// The same with nothing that comes of its own accord but what a test is about.
day_plan a_quiet_day();
/// 13:30 to 16:00: last start 14:45, wind-down 15:15, limit 1, a reminder an hour.
day_plan a_mini_day();
/// Five windows, Monday the 15th to Friday the 19th, 10:00 to 16:00; last start 14:30, wind-down 15:00.
day_plan a_week();

struct stage {
    state known;
    day_id on{1};
    instant now;
    house_rules rules;
    facts last;                                  ///< of the last thing said
    facts history;                               ///< all there ever were
    std::vector<std::string> heard;              ///< "03-16 10:00 #incidents kickoff", as it was sent
    std::vector<std::string> perceived;          ///< every public announcement to the letter, and when it was sent
    std::vector<announcement> said_to_everyone;  ///< in the incident channel
    bool mail = true;                            ///< false: the platform is down, nothing is sent

    /// fay plans the day at this time; the clock has not looked at it yet.
    explicit stage(const day_plan& plan, instant when = at("08:00"));

    /// Who says what: the refusal as text, or nothing when it was done.
    std::string says(std::string_view who, const command& what);
    std::string own(const own_command& what) { return says("", what); }
    std::string says_as_of_request(std::string_view who, const command& what, std::string cause);

    /// Moves the hands of the clock: nobody looked meanwhile.
    stage& to(instant when);
    stage& to(std::string_view hhmm) { return to(at(hhmm)); }
    /// Lets time pass: the clock looks whenever something is due. Fails the test if it does not come to rest.
    stage& until(instant when);
    stage& until(std::string_view hhmm) { return until(at(hhmm)); }
    /// The clock looks now, until nothing more is due.
    stage& look();

    /// What was announced since it was asked last; those that begin with `where` only, if given.
    std::vector<std::string> news(std::string_view where = {});

    const chaos_day& day() const { return known.days.at(on); }
    const card& on_card(std::uint32_t no) const { return day().secret.cards.at(card_no{no}); }
    column where(std::uint32_t no) const { return on_card(no).where; }
    std::string facts_said() const;  ///< the last facts in words, one a line

private:
    void take_in(facts happened);
    void post();
    void post(const std::map<announcement_id, announcement>& outstanding, std::vector<announcement>& waiting) const;
    std::size_t told_ = 0;
    std::map<counted, std::uint64_t> posts_;  // a platform's numbers tell nothing of other channels
    bool posting_ = false;
};

/// A day that was kicked off at nine, its announcements heard.
stage begun(const day_plan& plan = a_quiet_day());

/// What undo answers where others went on from the act, and where there is none.
inline constexpr auto nothing_to_undo = "nothing_to_take_back";
inline constexpr auto no_act_to_undo = "nothing_to_take_back none_made=yes";

// What people say, in the shortest way.
inline start_card start(std::uint32_t no, std::string why = "to see") { return {card_no{no}, std::move(why)}; }
inline stop_card stop(std::uint32_t no, resolution by = resolution::agents) {
    return {card_no{no}, by, "seen it", false};
}
inline roll_back_card rolled_back(std::uint32_t no) { return {card_no{no}}; }
inline waive_rule waive(std::uint32_t no, start_rule rule) { return {card_no{no}, rule, "it is safe"}; }
inline write_notes log_text(std::string what) { return {{log_line{{}, {}, std::move(what), {}}}}; }
inline write_notes log_about(std::uint32_t no, std::string what) {
    return {{log_line{card_no{no}, {}, std::move(what), {}}}};
}
inline report_sighting seen(std::string what, std::string team = {}) { return {std::move(what), std::move(team), {}}; }
inline edit_card with_component(std::uint32_t card, std::string to) {
    card_change fields;
    fields.component = std::move(to);
    return {card_no{card}, std::move(fields)};
}
inline resume_day resume_confirmed() { return {true, "all is well"}; }
inline kick_off kickoff_now() { return {true, {}}; }

using lines = std::vector<std::string>;
/// All of them in one text, one a line: two lists that differ are then shown side by side.
std::string joined_up(const lines& all);

}  // namespace tests::day
