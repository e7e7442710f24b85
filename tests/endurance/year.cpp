#include "endurance/year.hpp"

#include "clock/zones.hpp"
#include "on_the_heap.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>

namespace tests::endurance {

using bot::clock::instant;

namespace {

constexpr int tuesday = 1, wednesday = 2, thursday = 3, friday = 4;

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
    if (now < next_trouble_) return;
    const auto minute = bot::clock::to_local(now, days::premises::zone).time_of_day % 60min;
    if (minute >= 15min && minute < 58min) goes_wrong();
    next_trouble_ = now + std::chrono::minutes(std::uniform_int_distribution(40, 240)(dice_));
}

void year::goes_wrong() {
    ++troubles;
    auto& server = on_mattermost_.server;
    const auto line = on_slack_.slack.open_peer();
    switch (std::uniform_int_distribution(0, 4)(dice_)) {
        case 0:
            if (line) line->sends(slack::scripted_slack::disconnect("refresh_requested"));
            return;
        case 1:
            if (line) line->resets();
            return;
        case 2:
            if (line) line->goes_dead();
            return;
        case 3:
            if (const auto peer = server.hub.open_peer()) peer->hangs_up();
            return;
        default:
            server.dies();
            back_at_ = ground_.clock.now() + std::chrono::seconds(std::uniform_int_distribution(1, 40)(dice_));
    }
}

// ---- what people do ----

void year::says(const place& on, const std::string& who, const std::string& words, const std::string& where) {
    ++commands;
    std::string answer;
    for (int tries = 0; tries < 5 && answer.empty(); ++tries) {
        try {
            answer = on.say(who, where, words);
        } catch (const std::exception& nobody) {
            if (tries == 4) faults.push_back(words + ": " + nobody.what());
        }
        ground_.pass_to(ground_.clock.now() + 5s, [this] { keeps_going_wrong(); });
    }
    if (answer.empty()) faults.push_back(words + ": no answer");
}

void year::plans_both() {
    to(0, "08:00");
    for (const auto& [on, weekday] : {std::pair(&slack_, tuesday), std::pair(&mattermost_, thursday)}) {
        says(*on, "fay",
            fmt::format("new “Storm 0” env: staging procedure: \"Look\" incident: {} agents: {} zone: Europe/Berlin "
                        "date: {} from: 09:00 last-start: 14:00 wind-down: 15:00 until: 16:00",
                on->channel("incidents"), on->channel("agents"), date(weekday)));
        says(*on, "fay",
            fmt::format("people agents: {} team: shop agents: {} team: payments responders: {} team: shop",
                on->person("ada"), on->person("bo"), on->person("rex")));
        for (int card = 1; card <= 6; ++card) {
            says(*on, "ada",
                fmt::format("add Service {} | answers late | nobody notices rollback: take the delay off estimate: 10m "
                            "owner: {} teams: shop planned: 30m",
                    card, on->person(card % 2 == 0 ? "ada" : "bo")));
            says(*on, "ada", fmt::format("ready {}", card));
        }
    }
}

/// Six experiments, each with its notes and failures; the reminders of one that is not spoken of come by themselves.
void year::lives_a_day(const place& on, int weekday) {
    for (int card = 1; card <= 5; ++card) {
        to(weekday, fmt::format("{:02}:02", 8 + card));
        says(on, card % 2 == 0 ? "ada" : "bo", fmt::format("start {} why: it is planned", card));
        for (int note = 0; note < 5; ++note)
            says(on, "ada", fmt::format("log {} the queue is at {}", card, 100 * note));
        says(on, "rex", "seen orders are confirmed late", "incidents");
        to(weekday, fmt::format("{:02}:00", 9 + card));
        says(on, "rex", fmt::format("resolved {}", card), "incidents");
        says(on, card % 2 == 0 ? "ada" : "bo", fmt::format("stop {} by team rolled-back why: seen", card));
    }
    to(weekday, "14:02");
    says(on, "ada", "change alert at 5 errors restore: back to 20 why: to hear of it");
    to(weekday, "15:05");
    says(on, "ada", "restored 1");
    says(on, "fay", "end");
    says(on, "fay", "reveal");
    says(on, "rex", "learned mail must not block the checkout", "incidents");
}

/// The retrospective, and the next day after this one's pattern.
void year::looks_back(const place& on, int weekday) {
    to(weekday, "10:02");
    says(on, "fay", "done review");
    says(on, "fay", "done share");
    says(on, "fay", fmt::format("clone “Storm” date: {}", date(weekday - 1, 1)));
    for (int card = 1; card <= 6; ++card) says(on, "ada", fmt::format("ready {}", card));
    says(on, "fay", "close");
}

void year::lives_a_week() {
    lives_a_day(slack_, tuesday);
    looks_back(slack_, wednesday);
    lives_a_day(mattermost_, thursday);
    looks_back(mattermost_, friday);
    to(7, "00:00");
    reads_announcements();
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
    it.descriptors = count_in("/proc/self/fd");
    it.threads = count_in("/proc/self/task");
    it.files = ground_.files_beside_the_journal();
    return it;
}

}  // namespace tests::endurance
