#include "days/mattermost_workplace.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <random>

namespace tests::days {

namespace {

/// "UADA" is ada, "GAGENTS" the agents' channel.
std::string name_of(const std::string& id) {
    static const std::map<std::string, std::string> places{
        {"CINC", "incidents"}, {"CNEWS", "company-news"}, {"GAGENTS", "chaos-agents"}, {"UBOT00001", "chaosday"}};
    if (const auto known = places.find(id); known != places.end()) return known->second;
    auto name = id.substr(1);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    return name;
}

/// "<@UADA|ada>" is @ada, "<#CINC|incidents>" ~incidents, "<https://…>" the address.
std::string typed(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto end = text[at] == '<' ? text.find('>', at) : std::string::npos;
        if (end == std::string::npos) {
            out += text[at];
            continue;
        }
        const auto inside = text.substr(at + 1, end - at - 1);
        const auto id = inside.substr(0, inside.find('|'));
        out += id.starts_with('@')   ? "@" + name_of(id.substr(1))
               : id.starts_with('#') ? "~" + name_of(id.substr(1))
                                     : id;
        at = end;
    }
    return out;
}

}  // namespace

mattermost_workplace::mattermost_workplace(const std::string& begins)
    : own_(std::make_unique<premises>(begins)), ground(*own_) {
    ground.connects(side);
    ground.boots();
}

mattermost_workplace::mattermost_workplace(premises& shared) : ground(shared), pause_(0) { ground.connects(side); }

// ---- time ----

void mattermost_workplace::at(const std::string& when) {
    const auto then = ground.instant_of(when);
    if (then < ground.clock.now()) throw std::logic_error(when + " has passed");
    if (then - ground.clock.now() > 2h) ground.sleep_to(then, [this] { brings_back(); });
    if (server.steps_until_end < 0) next_end();  // it may have come while the bot was switched off
    pass(then - ground.clock.now());
}

void mattermost_workplace::pass(std::chrono::milliseconds how_long) {
    ground.pass_to(ground.clock.now() + how_long, [this] { brings_back(); });
}

// ---- a server that dies, a bot that dies ----

void mattermost_workplace::restarts_at(std::vector<int> steps, unsigned seed) {
    server.end = [this] { server.dies(); };
    ends_at(std::move(steps), seed);
}

void mattermost_workplace::kill_at(std::vector<int> steps, unsigned seed) {
    is_doomed_ = true;
    server.end = [this] { server.cuts_off(); };
    ends_at(std::move(steps), seed);
}

void mattermost_workplace::ends_at(std::vector<int> steps, unsigned seed) {
    dice_.seed(seed);
    std::ranges::sort(steps, std::greater());
    to_come_ = std::move(steps);
    next_end();
}

void mattermost_workplace::next_end() {
    server.steps_until_end = -1;
    while (!to_come_.empty() && to_come_.back() < server.steps) to_come_.pop_back();
    if (to_come_.empty()) return;
    server.steps_until_end = to_come_.back() - server.steps;
    to_come_.pop_back();
}

void mattermost_workplace::brings_back() {
    while (server.is_away()) {
        ++(is_doomed_ ? deaths : restarts);
        if (is_doomed_) ground.dies();
        // The server knows a post that is sent again for half a minute (FACTS 5); the bot has to for longer.
        ground.clock.forward(std::chrono::seconds(std::uniform_int_distribution(0, is_doomed_ ? 50 : 15)(dice_)));
        server.comes_back();
        next_end();
        if (is_doomed_) ground.boots();
    }
}

// ---- what people do ----

std::size_t mattermost_workplace::on_record_of(const std::string& who) const {
    return ground.on_record(fmt::format(R"("actor":{{"on":"mattermost","id":"{}")", server.of.person(name_of(who)).id));
}

/// Whoever gets no answer looks whether it was done, and else does it again.
template <class Act>
auto mattermost_workplace::acts(const std::string& who, Act act) {
    const auto before = on_record_of(who);
    for (;;) {
        try {
            auto shown = act();
            pass(pause_);
            return shown;
        } catch (const mattermost::nobody_answers&) {
            brings_back();
            pass(4s);
        }
        if (on_record_of(who) > before) return decltype(act())();
    }
}

std::string mattermost_workplace::say(const std::string& who, const std::string& where, const std::string& text) {
    return acts(who, [&] { return server.say(name_of(who), name_of(where), typed(text)); });
}

std::string mattermost_workplace::press(
    const std::string& who, const std::string& where, const std::string& label, const std::string& with) {
    return acts(who, [&] { return server.press(name_of(who), message(where, "[" + label + "]", with).body, label); });
}

std::string mattermost_workplace::press_answer(
    const std::string& who, const std::string& label, const std::string& where, const std::string& words) {
    if (!server.has_answer(name_of(who), label)) return say(who, where, words);
    return acts(who, [&] { return server.press_answer(name_of(who), label); });
}

std::string mattermost_workplace::submit(const std::string& who, const std::map<std::string, std::string>& values) {
    auto named = values;
    for (auto& [field, value] : named)
        if (field == "owner") value = name_of(value);
    return acts(who, [&] { return server.submit(name_of(who), named); });
}

void mattermost_workplace::react(
    const std::string& who, const mattermost::posted& on, const std::string& name, bool added) {
    acts(who, [&] {
        server.react(name_of(who), on, name, added);
        return 0;
    });
}

std::string mattermost_workplace::keep(const std::string& who, const mattermost::posted& on) {
    return say(who, "GAGENTS", "/chaos keep " + server.link_to(on));
}

void mattermost_workplace::join(const std::string& who, const std::string& where) {
    acts(who, [&] {
        server.join(name_of(who), name_of(where));
        return 0;
    });
}

namespace {

bool is_posted_by(const std::string& bot, const mattermost::posted& it) {
    return it.author() == bot && it.text("original_id").empty();
}

}  // namespace

std::multiset<std::string> mattermost_workplace::names_posted() const {
    std::multiset<std::string> all;
    for (const auto& each : server.of.posts)
        if (is_posted_by(server.of.bot, each) && each.body.at("props").contains("chaosday"))
            all.insert(each.body.at("props").at("chaosday").get<std::string>());
    return all;
}

std::multimap<std::string, std::string> mattermost_workplace::announced() const {
    std::multimap<std::string, std::string> all;
    for (const auto& each : server.of.posts) {
        if (!is_posted_by(server.of.bot, each)) continue;
        if (each.body.contains("file_ids")) continue;  // asked for, not announced
        const auto name = each.body.at("props").value("chaosday", std::string());
        if (!name.empty() && !name.starts_with("answer "))
            all.emplace(name, server.of.place_name(each.channel()) + ": " + each.message());
    }
    return all;
}

std::vector<std::string> mattermost_workplace::left_in_channels() const {
    std::vector<std::string> all;
    for (const auto& [id, channel] : server.of.channels)
        if (channel.type != 'D') all.push_back(channel.name + " is about: " + channel.header);
    for (const auto& each : server.of.posts) {
        const auto name = each.body.at("props").value("chaosday", std::string());
        if (!is_posted_by(server.of.bot, each) || name.empty() || name.starts_with("answer ")) continue;
        const auto what = server.of.place_name(each.channel()) + ": " + each.message();
        if (each.is_pinned()) all.push_back("pinned in " + what);
        if (each.is_words()) all.push_back("stands in " + what);
    }
    std::ranges::sort(all);
    return all;
}

std::size_t mattermost_workplace::posts_with(const std::string& words) const {
    return static_cast<std::size_t>(std::ranges::count_if(server.of.posts, [&](const mattermost::posted& each) {
        return is_posted_by(server.of.bot, each) && each.message().find(words) != std::string::npos;
    }));
}

mattermost::posted mattermost_workplace::message(
    const std::string& where, const std::string& with, const std::string& and_with) {
    return server.message(name_of(where), with, and_with);
}

}  // namespace tests::days
