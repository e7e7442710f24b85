#include "endurance/year.hpp"

#include "clock/zones.hpp"
#include "on_the_heap.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>
#include <utility>

namespace tests::endurance {

using bot::clock::instant;

namespace {

constexpr std::string_view facilitator = "fay";

/// What the plan of a day alone makes the bot say in a channel, once, and when. The facilitator hears some of it alone.
struct planned {
    std::string_view words;
    std::chrono::minutes at;
};
constexpr planned of_each_day[] = {{"begins in staging, until", 9h}, {"Agents, it begins", 9h},
    {"Wind-down: no more starts", 15h}, {"runs longer than planned", 16h}};

std::size_t count_in(const std::string& directory) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(directory), {}));
}

/// What stays the same from week to week.
std::string without_dates(std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isdigit(c) != 0; });
    for (const auto* each :
        {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "CEST", "CET"})
        for (auto at = text.find(each); at != std::string::npos; at = text.find(each))
            text.erase(at, std::string(each).size());
    return text;
}

std::size_t resident_now() {
    std::size_t all = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::string in_capitals(std::string name) {
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name;
}

}  // namespace

year::year(unsigned seed) : dice_(seed) {
    slack_.say = [this](const std::string& who, const std::string& where, const std::string& words) {
        return on_slack_.slack.say("U" + in_capitals(who), where == "agents" ? "GAGENTS" : "CINC", "/chaos " + words);
    };
    slack_.person = [](const std::string& name) { return fmt::format("<@U{}|{}>", in_capitals(name), name); };
    slack_.channel = [](const std::string& name) {
        return name == "agents" ? "<#GAGENTS|chaos-agents>" : "<#CINC|incidents>";
    };
    mattermost_.say = [this](const std::string& who, const std::string& where, const std::string& words) {
        return on_mattermost_.server.say(who, where == "agents" ? "chaos-agents" : "incidents", "/chaos " + words);
    };
    mattermost_.person = [](const std::string& name) { return "@" + name; };
    mattermost_.channel = [](const std::string& name) { return name == "agents" ? "~chaos-agents" : "~incidents"; };
    ground_.connects(on_slack_);
    ground_.connects(on_mattermost_);
    ground_.boots();
    next_trouble_ = ground_.clock.now() + 24h;
    plans_both();
}

// ---- time, and what goes wrong in it ----

std::string year::date(int weekday, int weeks_later) const {
    const std::chrono::year_month_day on(monday_ + std::chrono::days(weekday + 7 * weeks_later));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(on.year()), static_cast<unsigned>(on.month()),
        static_cast<unsigned>(on.day()));
}

void year::to(int weekday, const std::string& hour) {
    ground_.pass_to(ground_.instant_of(date(weekday) + " " + hour), [this] { keeps_going_wrong(); });
}

/// Never in the minutes of an hour in which people act: what they do when nobody answers is another test's.
void year::keeps_going_wrong() {
    const auto now = ground_.clock.now();
    if (on_mattermost_.server.is_away() && now >= back_at_) on_mattermost_.server.comes_back();
    if (dead_ && now >= found_dead_at_) std::exchange(dead_, nullptr)->resets();
    if (now < next_trouble_) return;
    const auto minute = bot::clock::to_local(now, days::premises::zone).time_of_day % 60min;
    if (minute >= 15min) goes_wrong();
    plans_trouble();
}

/// Often just before a full hour, when what is planned falls due on a line that is broken.
void year::plans_trouble() {
    next_trouble_ = ground_.clock.now() + std::chrono::minutes(std::uniform_int_distribution(40, 240)(dice_));
    const auto before_the_hour = std::chrono::seconds(std::uniform_int_distribution(1, 40)(dice_));
    if (std::bernoulli_distribution()(dice_))
        next_trouble_ = std::chrono::ceil<std::chrono::hours>(next_trouble_) - before_the_hour;
}

void year::goes_wrong() {
    const auto which = std::uniform_int_distribution<std::size_t>(0, troubles.size() - 1)(dice_);
    if (happens(static_cast<trouble>(which))) ++troubles[which];
}

/// Not where there is no line just now.
bool year::happens(trouble what) {
    auto& server = on_mattermost_.server;
    const auto line = on_slack_.slack.open_peer();
    const auto peer = server.hub.open_peer();
    switch (what) {
        case trouble::asked_to_refresh:
            if (line) line->sends(slack::scripted_slack::disconnect("refresh_requested"));
            return line != nullptr;
        case trouble::reset:
            if (line) line->resets();
            return line != nullptr;
        case trouble::dead:
            if (!line || dead_) return false;
            line->goes_dead();
            dead_ = line;
            found_dead_at_ = ground_.clock.now() + 1min;
            return true;
        case trouble::hung_up_on:
            if (peer) peer->hangs_up();
            return peer != nullptr;
        case trouble::server_restarts:
            if (server.is_away()) return false;
            server.dies();
            back_at_ = ground_.clock.now() + std::chrono::seconds(std::uniform_int_distribution(1, 40)(dice_));
            return peer != nullptr;
    }
    return false;
}

// ---- what people do ----

void year::says(const place& on, const std::string& who, const std::string& words, std::string_view answer,
    const std::string& where) {
    ++commands;
    std::string said;
    for (int tries = 0; tries < 5 && said.empty(); ++tries) {
        try {
            said = on.say(who, where, words);
        } catch (const std::exception& nobody) {
            if (tries == 4) faults.push_back(words + ": " + nobody.what());
        }
        ground_.pass_to(ground_.clock.now() + 5s, [this] { keeps_going_wrong(); });
    }
    if (said.find(answer) == said.npos) faults.push_back(fmt::format("{}: answered \"{}\"", words, said));
}

void year::plans_both() {
    to(0, "08:07");
    for (const auto* on : {&slack_, &mattermost_}) {
        says(*on, "fay",
            fmt::format("new “Storm 0” env: staging procedure: \"Look\" incident: {} agents: {} zone: Europe/Berlin "
                        "date: {} from: 09:00 last-start: 14:00 wind-down: 15:00 until: 16:00",
                on->channel("incidents"), on->channel("agents"), date(on->weekday)),
            "Storm 0");
        says(*on, "fay",
            fmt::format("people agents: {} team: shop agents: {} team: payments responders: {} team: shop",
                on->person("ada"), on->person("bo"), on->person("rex")),
            "Who takes part");
        for (int card = 1; card <= 6; ++card) {
            says(*on, "ada",
                fmt::format("add Service {} | answers late | nobody notices rollback: take the delay off estimate: 10m "
                            "owner: {} teams: shop planned: 30m",
                    card, on->person(card % 2 == 0 ? "ada" : "bo")),
                fmt::format("{}", card));
            says(*on, "ada", fmt::format("ready {}", card), "eady");
        }
    }
}

/// Five experiments, each with its notes and failures; the reminders of one that is not spoken of come by themselves.
/// People act some minutes after a full hour, when what was due upon it has been said.
void year::lives_a_day(const place& on) {
    for (int card = 1; card <= 5; ++card) {
        const auto* owner = card % 2 == 0 ? "ada" : "bo";
        to(on.weekday, fmt::format("{:02}:07", 8 + card));
        says(on, owner, fmt::format("start {} why: it is planned", card), "Break it now");
        for (int note = 0; note < 5; ++note)
            says(on, "ada", fmt::format("log {} the queue is at {}", card, 100 * note), "On the record as note");
        says(on, "rex", "seen orders are confirmed late", "is on the record", "incidents");
        to(on.weekday, fmt::format("{:02}:05", 9 + card));
        says(on, "rex", fmt::format("resolved {}", card), "is over. Thank you", "incidents");
        says(on, owner, fmt::format("stop {} by team rolled-back why: seen", card), "It is rolled back, too");
    }
    to(on.weekday, "14:07");
    says(on, "ada", "change alert at 5 errors restore: back to 20 why: to hear of it", "Open: change 1");
    to(on.weekday, "15:05");
    says(on, "ada", "restored 1", "Restored: change 1");
    to(on.weekday, "16:05");
    says(on, "fay", "end", "It is over");
    says(on, "fay", "reveal", "Everybody may read now");
    says(on, "rex", "learned mail must not block the checkout", "Kept for the retrospective", "incidents");
}

/// The retrospective, and the next day after this one's pattern.
void year::looks_back(const place& on) {
    to(on.weekday + 1, "10:07");
    says(on, "fay", "done review", "Review: done");
    says(on, "fay", "done share", "Shared: done");
    says(on, "fay", fmt::format("clone “Storm” date: {}", date(on.weekday, 1)), "Planned from this day");
    says(on, "fay", "close", "The day is closed");
}

void year::lives_a_week() {
    for (const auto* on : {&slack_, &mattermost_}) {
        lives_a_day(*on);
        looks_back(*on);
    }
    to(7, "00:10");  // nothing breaks just before
    reads_announcements();
    misses_nothing();
    forgets();
    monday_ += std::chrono::days(7);
}

// ---- what the bot did ----

void year::takes_down(const std::string& name, const std::string& where, const std::string& text, instant when) {
    if (name.empty() || name.starts_with("answer ")) return;
    ++announcements;
    if (names_before_.contains(name) || !names_.insert(name).second) faults.push_back("announced twice: " + text);
    const auto monday = ground_.instant_of(date(0) + " 00:00");
    last_week.push_back({where, without_dates(text), std::chrono::floor<std::chrono::minutes>(when - monday)});
}

void year::reads_announcements() {
    last_week.clear();
    names_before_ = std::exchange(names_, {});
    const auto& slack = on_slack_.slack;
    for (const auto& each : slack.of.messages) {
        if (each.author != slack::world::bot_user || !each.body.contains("metadata")) continue;
        takes_down(each.body.at("metadata").at("event_payload").at("id").get<std::string>(),
            "slack " + slack.of.place(each.channel), slack.of.shown(each.body), each.at);
    }
    const auto& server = on_mattermost_.server;
    for (const auto& each : server.of.posts) {
        if (each.author() != server.of.bot || !each.text("original_id").empty()) continue;
        takes_down(each.body.at("props").value("chaosday", ""), "mattermost " + server.of.place_name(each.channel()),
            each.message(), instant(std::chrono::milliseconds(each.number("create_at"))));
    }
    std::ranges::stable_sort(last_week, {}, &announced::where);
}

void year::misses_nothing() {
    for (const auto* on : {&slack_, &mattermost_})
        for (const auto& [words, at] : of_each_day) {
            const auto hour = std::chrono::days(on->weekday) + at;
            const auto is_it = [&](const announced& each) {
                return each.where.starts_with(on->name) && each.where.find(facilitator) == each.where.npos &&
                       each.text.find(words) != each.text.npos;
            };
            const auto found = std::ranges::find_if(last_week, is_it);
            const auto times = std::ranges::count_if(last_week, is_it);
            if (times != 1)
                faults.push_back(
                    fmt::format("week of {}, {}: \"{}\" was said {} times", date(0), on->name, words, times));
            else if (found->at < hour || found->at > hour + may_be_late)
                faults.push_back(fmt::format("week of {}, {}: \"{}\" was said {} minutes late", date(0), on->name,
                    words, (found->at - hour).count()));
        }
}

/// What the platforms remember for tests is no growth of the bot's.
void year::forgets() {
    ground_.log = {};
    on_slack_.slack.forgets();
    on_mattermost_.server.forgets();
}

holdings year::looks() {
    holdings it;
    const auto all = bytes_on_the_heap();
    {
        const auto days = ground_.house().desk().known();
        it.days = bytes_on_the_heap() - all;
    }
    it.heap = all - it.days;
    it.resident = resident_now();
    it.descriptors = count_in("/proc/self/fd");
    it.threads = count_in("/proc/self/task");
    it.files = ground_.files_beside_the_journal();
    return it;
}

}  // namespace tests::endurance
