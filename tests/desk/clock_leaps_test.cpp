// The clock of the machine, as machines have it: set forward and back, asleep for a night, across the changes of summer
// time, on a leap day. Nothing is said twice, everything at its hour, and people can stop and end the day.
#include "desk/stage.hpp"
#include "text_of_file.hpp"

#include <set>

using namespace bot;
using namespace std::chrono_literals;  // 2028y / 2 / 29 is a date
using tests::incident_channel;
using tests::stage;

namespace {

/// The shipped single day, at another time.
class moved_plan final : public desk::shelf {
public:
    moved_plan(std::string date, std::string from, std::string last_start, std::string wind_down, std::string until)
        : text_(tests::text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/single-day.toml")) {
        put("2027-03-16", date);
        put("\"09:30\"", quoted(from));
        put("\"15:00\"", quoted(last_start));
        put("\"15:30\"", quoted(wind_down));
        put("\"16:30\"", quoted(until));
    }
    std::expected<std::string, std::string> read(std::string_view) override { return text_; }

private:
    static std::string quoted(const std::string& it) { return "\"" + it + "\""; }
    void put(const std::string& was, const std::string& now) {
        const auto found = text_.find(was);
        REQUIRE(found != std::string::npos);
        text_.replace(found, was.size(), now);
    }
    std::string text_;
};

day::instant utc(std::chrono::year_month_day date, std::chrono::minutes of_day) {
    return std::chrono::sys_days(date) + of_day;
}

/// When it was said in the incident channel; each of the words once.
day::instant when(const stage& it, std::string_view words) {
    std::set<day::instant> all;
    for (const auto& each : it.port.sheets)
        if (each.where == incident_channel && tests::has(each.text, words)) all.insert(each.at);
    REQUIRE_MESSAGE(all.size() == 1, words << " was said " << all.size() << " times");
    return *all.begin();
}

/// By a clock that was right: what was told hours ahead of it is told again at its hour.
std::ptrdiff_t times(const stage& it, const chat::destination& where, std::string_view words) {
    return std::ranges::count_if(it.port.sheets, [&](const auto& each) {
        return each.where == where && each.at <= it.time.now() && tests::has(each.text, words);
    });
}

/// What a day tells once, by its words: a second one has a name of its own.
struct told_once {
    const chat::destination& where;
    std::string_view words;
};
const told_once turns[] = {{incident_channel, "begins in pre-production"}, {tests::agents_channel, "Agents, it begins"},
    {tests::agents_channel, "Wind-down: no more starts"}, {incident_channel, "runs longer than planned"}};

void check_nothing_twice(const stage& it) {
    std::set<std::pair<chat::destination, std::string>> names;
    for (const auto& each : it.port.sheets) CHECK_MESSAGE(names.emplace(each.where, each.name).second, each.text);
    for (const auto& [where, words] : turns) CHECK_MESSAGE(times(it, where, words) <= 1, words);
    CHECK(it.told.empty());
}

}  // namespace

TEST_CASE("wherever the clock leaps from and to, and back again, nothing is said twice and the day can be ended") {
    for (const auto into : {-120min, -1min, 20min, 240min, 390min})
        for (const std::chrono::minutes leap :
            std::initializer_list<std::chrono::minutes>{60min, 12h, 24h * 365, -60min, -12h, -24h * 365}) {
            CAPTURE(into.count());
            CAPTURE(leap.count());
            stage it;
            it.time.run_to(it.day().plan.windows.front().opens.at + into);
            const bool is_open = it.day().open.now == day::phase::open;
            if (is_open) it.say("ada", "chaos-agents", "start 1 why: the stand-ups are over");
            const auto truly = it.time.now();
            it.time.set_to(truly + leap);
            it.time.forward(45min);
            it.time.set_to(truly + 45min);
            it.time.forward(5h);
            check_nothing_twice(it);
            if (is_open) {
                it.say("ada", "chaos-agents", "stop 1 by agents");
                it.say("ada", "chaos-agents", "rolled-back 1");
            }
            REQUIRE(it.day().open.now == day::phase::open);
            it.say("fay", "chaos-agents", "end");
            CHECK(it.day().open.now == day::phase::ended);
            it.time.forward(1h);
            check_nothing_twice(it);
        }
}

TEST_CASE(
    "kickoff, wind-down and that it runs longer are told once each, wherever the clock leaps to and comes back from") {
    for (const auto into : {-1min, 20min, 355min, 375min})
        for (const std::chrono::minutes leap :
            std::initializer_list<std::chrono::minutes>{12h, 24h * 365, -12h, -24h * 365}) {
            CAPTURE(into.count());
            CAPTURE(leap.count());
            stage it;
            const auto window = it.day().plan.windows.front();
            it.time.run_to(window.opens.at + into);
            const auto truly = it.time.now();
            it.time.set_to(truly + leap);
            it.time.forward(3min);
            it.time.set_to(truly + 3min);
            it.time.run_to(window.ends.at + 10min);
            for (const auto& [where, words] : turns) CHECK_MESSAGE(times(it, where, words) == 1, words);
        }
}

TEST_CASE(
    "what is asked again and again is asked on, and the end is told at its hour, after the clock had leapt ahead") {
    for (const std::chrono::minutes leap : std::initializer_list<std::chrono::minutes>{12h, 24h * 365}) {
        CAPTURE(leap.count());
        stage it;
        const auto window = it.day().plan.windows.front();
        it.time.run_to(window.opens.at + 20min);
        it.say("ada", "chaos-agents", "start 1 why: the stand-ups are over");
        it.time.forward(1min);
        it.say("ada", "chaos-agents", "stop 1 by agents");
        it.time.forward(30min);
        const auto truly = it.time.now();
        it.time.set_to(truly + leap);
        it.time.forward(1min);
        it.time.set_to(truly + 1min);
        const auto asked = [&](const day::instant& since) {
            return std::ranges::count_if(it.port.sheets, [&](const auto& each) {
                return each.at >= since && tests::has(each.text, "what hinders the rollback");
            });
        };
        it.time.forward(45min);
        CHECK(asked(truly + 1min) >= 4);
        it.say("ada", "chaos-agents", "rolled-back 1");
        const auto told_to_run_longer = [&] {
            return std::ranges::any_of(it.port.sheets, [&](const auto& each) {
                return each.where == incident_channel && each.at == window.ends.at &&
                       tests::has(each.text, "runs longer");
            });
        };
        it.time.run_to(window.ends.at + 1min);
        CHECK(told_to_run_longer());
        check_nothing_twice(it);
    }
}

TEST_CASE("what was to be said when the clock had leapt ahead is said when that is noticed, not when its hour comes") {
    stage it;
    it.time.run_to(it.day().plan.windows.front().opens.at + 20min);
    const auto truly = it.time.now();
    it.connected = false;
    it.time.set_to(truly + 1h);
    it.say("rio", "incidents", "stop-all the shop is down");
    it.connected = true;
    it.time.set_to(truly + 1min);
    it.time.forward(1min);
    CHECK(when(it, "is suspended") <= truly + 2min);
}

TEST_CASE("a machine that slept through the night says in the morning what is still true, and the window begins") {
    stage it;
    it.time.set_to(it.day().plan.windows.front().opens.at + 10min);
    it.time.forward(1min);
    CHECK(it.day().open.now == day::phase::open);
    CHECK(when(it, "begins in pre-production") <= it.day().plan.windows.front().opens.at + 11min);
    it.time.forward(1h);
    check_nothing_twice(it);
}

TEST_CASE("a day on a leap day: its notices, its kickoff and its end are on the right dates") {
    moved_plan plan("2028-02-29", "09:30", "15:00", "15:30", "16:30");
    stage it(plan);
    it.time.run_to(utc(2028y / 2 / 29, 8h + 29min));
    CHECK(it.day().open.now == day::phase::planned);
    std::set<std::chrono::sys_days> noticed;
    for (const auto& each : it.port.sheets)
        if (each.where == incident_channel) noticed.insert(std::chrono::floor<std::chrono::days>(each.at));
    CHECK(noticed == std::set<std::chrono::sys_days>{2028y / 2 / 15, 2028y / 2 / 22, 2028y / 2 / 28});
    it.time.run_to(utc(2028y / 2 / 29, 8h + 30min));
    CHECK(it.day().open.now == day::phase::open);
    it.time.run_to(utc(2028y / 3 / 1, 8h));
    check_nothing_twice(it);
    it.say("fay", "chaos-agents", "end");
    CHECK(it.day().open.now == day::phase::ended);
}

TEST_CASE("a window across either change of clocks opens and closes when the clocks on the wall say so") {
    struct night {
        std::string date;
        day::instant opens, winds_down;
    };
    for (const auto& each : {night{"2027-03-28", utc(2027y / 3 / 28, 30min), utc(2027y / 3 / 28, 2h)},
             night{"2027-10-31", utc(2027y / 10 / 30, 23h + 30min), utc(2027y / 10 / 31, 3h)}}) {
        CAPTURE(each.date);
        moved_plan plan(each.date, "01:30", "03:30", "04:00", "04:30");
        stage it(plan);
        it.time.run_to(each.opens - 1min);
        CHECK(it.day().open.now == day::phase::planned);
        it.time.run_to(each.opens);
        CHECK(it.day().open.now == day::phase::open);
        CHECK(it.day().plan.windows.front().wind_down.at == each.winds_down);
        it.time.run_to(each.winds_down + 3h);
        check_nothing_twice(it);
    }
}
