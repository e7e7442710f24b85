#include "bench/past.hpp"

#include "bench/author.hpp"
#include "on_the_heap.hpp"
#include "record/disk.hpp"
#include "record/line.hpp"
#include "record/open.hpp"
#include "speech/calendar.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace tests::bench {

namespace record = bot::record;
using namespace bot::day;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t notes_of_a_day_that_is_over = 4'900;
constexpr std::size_t lines_at_once = 1 << 20;  // bytes

person_id person(const char* id) { return {platform::slack, id}; }
channel_id channel(std::string id) { return {platform::slack, std::move(id)}; }

/// Facts as they come, on disk in the end.
class pen {
public:
    explicit pen(const std::filesystem::path& directory) : directory_(directory) {
        auto opened = record::open(disk_, directory);
        if (!opened) throw std::runtime_error(opened.error().text);
        opened_ = std::move(*opened);
    }
    void write(const fact& it) {
        if (lines_.empty()) first_ = it.no;
        record::write_line(lines_, it);
        if (lines_.size() > lines_at_once) flush();
    }
    void flush() {
        if (lines_.empty()) return;
        const auto done = opened_.end->add(lines_, first_);
        if (done.is != record::written::verdict::durable) throw std::runtime_error(done.why);
        if (done.closed)
            if (const auto made = record::make_snapshot(disk_, directory_, *done.closed); !made)
                throw std::runtime_error(made.error());
        lines_.clear();
    }

private:
    record::disk disk_;
    std::filesystem::path directory_;
    record::opened opened_;
    std::string lines_;
    std::uint64_t first_ = 0;
};

card_plan experiment(std::uint32_t no) {
    card_plan made;
    made.component = fmt::format("Service {}", no);
    made.failure = "answers after ten seconds, and every fifth time not at all";
    made.expected = "orders queue up and none is lost";
    made.mode = "every call takes ten seconds";
    made.method = "tc qdisc add dev eth0 root netem delay 10s, on both hosts";
    made.technical_impact = "the shop waits in the checkout thread";
    made.business_impact = "customers write to support";
    made.response = "the shop waits it out";
    made.alert = "queue above 500 for 5 min, to shop";
    made.rollback = {"remove the delay", "watch the queue drain"};
    made.rollback_estimate = 5min;
    made.planned = 30min;
    made.owner = person(no % 2 == 0 ? "UADA" : "UBO");
    made.teams = {no % 2 == 0 ? "shop" : "payments"};
    return made;
}

/// Opens two hours before `at`, for fourteen hours.
day_plan plan_of(const std::string& name, std::string incidents, std::string agents, std::size_t cards, instant at) {
    day_plan made;
    made.day.name = name;
    made.day.environment = "staging of " + name;
    made.day.procedure = "Staging is production today. Report in the incident channel and name an incident lead.";
    made.day.on = platform::slack;
    made.day.incident_channel = channel(std::move(incidents));
    made.day.agents_channel = channel(std::move(agents));
    const auto opens = std::chrono::floor<minutes>(at) - 2h;
    const auto date = std::chrono::floor<std::chrono::days>(opens);
    const auto clock = [&](minutes later) { return (opens - date + later) % minutes(24h); };
    const bot::speech::wall_window wall{{date}, clock(0min), clock(12h), clock(13h), clock(14h)};
    auto window = bot::speech::window_of(wall, made.day.zone);
    if (!window) throw std::runtime_error(window.error().front().what);
    made.day.windows = {*window};
    bot::speech::set_dates(made.day);
    made.facilitator = person("UFAY");
    made.who = {{person("UADA"), {role::agent, "shop"}}, {person("UBO"), {role::agent, "payments"}},
        {person("UREX"), {role::responder, "shop"}}, {person("URIO"), {role::responder, "payments"}}};
    for (std::uint32_t no = 1; no <= cards; ++no) made.cards[{no}] = experiment(no);
    return made;
}

/// What is acted has to be done.
class history {
public:
    explicit history(author::listener told) : story_(std::move(told)) {}

    day_id opened(const day_plan& plan, instant at) {
        now_ = at - 3h;
        on_.reset();
        act("UFAY", public_command(create_day{plan}));
        on_ = story_.known().days.rbegin()->first;
        act("", own_command(see_agents_channel{{person("UFAY"), person("UADA"), person("UBO")}, true}));
        go_to(plan.day.windows.front().opens.at + 1min);
        if (story_.day(*on_).open.now != phase::open) act("UFAY", agents_command(kick_off{true, {}}));
        act("UADA", agents_command(start_card{card_no{1}, "as planned"}));
        act("UBO", agents_command(start_card{card_no{2}, "as planned"}));
        act("UADA", agents_command(open_change{"alert on 5xx lowered to 10 in 60 s", "set it back to 100", "noise"}));
        act("UREX", public_command(report_sighting{"orders are confirmed late", "shop", {}}));
        story_.deliver(*on_, now_);
        return *on_;
    }
    void notes(std::size_t number, std::size_t cards) {
        for (std::size_t n = 0; n < number; ++n) {
            const card_no about{static_cast<std::uint32_t>(n % cards + 1)};
            act(n % 2 == 0 ? "UADA" : "UBO",
                agents_command(write_notes{{log_line{about, {}, fmt::format("{}: {}", n, said), "it may matter"}}}));
        }
    }
    void ended() {
        go_to(now_ + 30min);
        act("UADA", agents_command(stop_card{card_no{1}, resolution::team, "seen", true}));
        act("UBO", agents_command(stop_card{card_no{2}, resolution::agents, "seen", true}));
        act("UADA", agents_command(restore_change{}));
        act("UFAY", agents_command(end_day{}));
        act("UFAY", agents_command(reveal{}));
        act("UFAY", agents_command(close_day{}));
        story_.deliver(*on_, now_);
    }
    void go_to(instant then) {
        story_.pass(*on_, now_, then);
        now_ = std::max(now_, then);
        story_.deliver(*on_, now_);
    }
    std::uint64_t facts() const { return story_.known().facts; }

    static constexpr auto said = "the queue grows, no alert yet, and somebody restarts the service";

private:
    void act(const char* who, const command& what) {
        if (!story_.act(on_, person(who), what, now_))
            throw std::runtime_error(fmt::format("the rules refuse what {} does (act {})", who, what.index()));
    }
    author story_;
    std::optional<day_id> on_;
    instant now_;
};

}  // namespace

std::string agents_channel(std::size_t open_day) { return fmt::format("GAGENTS{}", open_day); }

std::uint64_t write_past(const std::filesystem::path& directory, const past& what, instant now) {
    pen paper(directory);
    history story([&](const fact& it) { paper.write(it); });
    const auto lacking = [&] {
        const auto open = what.open_days * (what.cards * 2 + what.notes + 20);
        return what.facts > story.facts() + open ? what.facts - story.facts() - open : 0;
    };
    for (int weeks = 30; lacking() > 100; --weeks) {
        const auto at = now - weeks * 7 * 24h;
        story.opened(plan_of(fmt::format("Storm {}", weeks), "COLD", "GOLD", 30, at), at);
        story.notes(std::min(notes_of_a_day_that_is_over, lacking()), 30);
        story.ended();
    }
    for (std::size_t n = 0; n < what.open_days; ++n) {
        story.opened(
            plan_of(fmt::format("Today {}", n), fmt::format("CINC{}", n), agents_channel(n), what.cards, now), now);
        story.go_to(now);
        story.notes(what.notes, what.cards);
    }
    paper.flush();
    return story.facts();
}

double bytes_a_note(instant now) {
    history story([](const fact&) {});
    story.opened(plan_of("Today", "CINC", "GAGENTS", 30, now), now);
    story.notes(1'000, 30);  // whatever grows by doubling has grown
    const auto before = bytes_on_the_heap();
    constexpr std::size_t notes = 15'000;
    story.notes(notes, 30);
    const auto text = std::string_view(history::said).size() + 7 + std::string_view("it may matter").size();
    return static_cast<double>(bytes_on_the_heap() - before) / notes - static_cast<double>(text);
}

}  // namespace tests::bench
