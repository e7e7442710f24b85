#include "chat/mattermost/address_book.hpp"

#include "chat/fields.hpp"
#include "chat/mattermost/words.hpp"
#include "crew/within.hpp"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

/// Whoever speaks waits for it, and calls no more people at once than this.
constexpr std::chrono::milliseconds patience{1'000};
constexpr std::size_t most_called = 20;

void each_in(const document& list, const std::function<void(const fields&)>& seen) {
    std::string fault;
    fields(list, fault).each(seen);
}

channel_facts channel_in(const fields& in) {
    return {in.text("id"), in.text("name"), in.text("type"), in.text("team_id"), in.number("last_post_at").value_or(0)};
}

/// What has a name that people type: not direct and group messages.
bool has_name(const channel_facts& it) { return it.type == "O" || it.type == "P"; }

}  // namespace

name_book address_book::book() const {
    return {[this](const day::person_id& who) { return known.person_named(who.id); },
        [this](const day::channel_id& which) { return known.channel_named(which.id); }};
}

net::awaitable<void> address_book::learn_for(const speech::message& said) {
    const auto all = names_in(said);
    for (const auto& each : all.people)
        if (!known.knows_person(each.id)) co_await learn_person(each.id);
    for (const auto& each : all.channels)
        if (!known.knows_channel(each.id)) co_await learn_channel(each.id);
}

net::awaitable<void> address_book::learn_called_in(std::string words, clock::clock& steady) {
    auto names = json::array();
    for (const auto& each : called_in(words))
        if (!known.person(each) && names.size() < most_called) names.push_back(each);
    if (names.empty()) co_return;
    try {
        auto learning = learn_people_called(std::move(names));
        co_await crew::within(steady, patience, std::move(learning));
    } catch (const boost::system::system_error& error) {
        if (error.code() != net::error::timed_out) throw;
    }
}

net::awaitable<void> address_book::learn_people_called(json names) {
    auto asking = api_.post_again("users/usernames", std::move(names));
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return;
    each_in(answer.body, [this](const fields& each) { known.learn_person(each.text("id"), each.text("username")); });
}

net::awaitable<void> address_book::learn_person(std::string id) {
    auto asking = api_.get("users/" + path_part(id));
    const auto answer = co_await std::move(asking);
    std::string fault;
    if (answer.is_ok) known.learn_person(id, fields(answer.body, fault).text("username"));
}

net::awaitable<void> address_book::learn_channel(std::string id) {
    auto asking = api_.get("channels/" + path_part(id));
    const auto answer = co_await std::move(asking);
    std::string fault;
    if (!answer.is_ok) co_return;
    const auto it = channel_in(fields(answer.body, fault));
    learn_channel(id, has_name(it) ? it.name : "", it.team);
}

void address_book::learn_channel(const std::string& id, const std::string& name, const std::string& team) {
    if (!team.empty()) team_of_channel_[id] = team;
    known.learn_channel(id, name);
}

std::string address_book::team_of(const std::string& channel) const {
    const auto found = team_of_channel_.find(channel);
    return found == team_of_channel_.end() ? std::string() : found->second;
}

std::optional<std::string> address_book::channel(std::string_view name, const std::string& near) const {
    const auto all = known.channels(name);
    const auto team = team_of(near);
    const auto is_beside = [&](const auto& id) { return !team.empty() && team_of(id) == team; };
    if (const auto found = std::ranges::find_if(all, is_beside); found != all.end()) return *found;
    if (all.size() == 1) return all.front();
    return known.knows_channel(name) ? std::optional<std::string>(name) : std::nullopt;
}

net::awaitable<bool> address_book::learn_teams() {
    auto asking = api_.get("users/me/teams");
    const auto answer = co_await std::move(asking);
    if (!answer.is_ok) co_return false;
    teams_.clear();
    each_in(answer.body, [this](const fields& each) { teams_[each.text("id")] = each.text("name"); });
    co_return true;
}

net::awaitable<std::optional<std::vector<channel_facts>>> address_book::our_channels() {
    auto asking_teams = learn_teams();
    if (!co_await std::move(asking_teams)) co_return std::nullopt;
    std::map<std::string, channel_facts> found;  // direct ones are listed with every team
    const auto teams = teams_;                   // whoever else asks meanwhile learns them anew
    for (const auto& [team, name] : teams) {
        auto asking = api_.get(fmt::format("users/me/teams/{}/channels", path_part(team)));
        const auto answer = co_await std::move(asking);
        if (!answer.is_ok) co_return std::nullopt;
        each_in(answer.body, [&](const fields& each) {
            auto it = channel_in(each);
            learn_channel(it.id, has_name(it) ? it.name : "", it.team);
            found[it.id] = std::move(it);
        });
    }
    std::vector<channel_facts> all;
    for (auto& [id, it] : found) all.push_back(std::move(it));
    co_return all;
}

net::awaitable<bool> address_book::learn_all_names() {
    auto asking = our_channels();
    const auto channels = co_await std::move(asking);
    if (!channels) co_return false;
    const auto teams = teams_;
    bool is_whole = true;
    for (const auto& [team, name] : teams) {
        auto learning = learn_people_of(team);
        is_whole = co_await std::move(learning) && is_whole;
    }
    co_return is_whole;
}

net::awaitable<bool> address_book::learn_people_of(std::string team) {
    const auto take = [this](const document& page, std::size_t of) {
        std::string fault;
        const fields people(page, fault);
        people.each([this](const fields& each) { known.learn_person(each.text("id"), each.text("username")); });
        return people.count() >= of;
    };
    auto asking = api_.pages("users", take, "&in_team=" + path_part(team));
    const auto answer = co_await std::move(asking);
    co_return answer.is_ok;
}

std::string address_book::link_to(const std::string& post, const std::string& channel) const {
    if (teams_.empty()) return {};
    const auto team = teams_.find(team_of(channel));
    const auto& base = api_.base();
    return fmt::format("{}://{}{}{}/pl/{}", base.tls ? "https" : "http", wire::host_field(base), base.target,
        team == teams_.end() ? teams_.begin()->second : team->second, post);
}

}  // namespace bot::chat::mattermost
