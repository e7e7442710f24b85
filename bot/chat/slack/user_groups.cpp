#include "chat/slack/user_groups.hpp"

#include "chat/fields.hpp"
#include "chat/slack/envelope.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

constexpr std::chrono::seconds asked_again_after{30};

bool is_same_name(std::string_view one, std::string_view other) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(one, other, {}, lower, lower);
}

/// Slack will say no again: a right is missing, or its plan has no groups.
bool is_final(const api_answer& it, const char* method) { return !it.ok && failure_of(it, method).is_turned_down(); }

}  // namespace

user_groups::user_groups(surroundings around) : around_(std::move(around)), hands_(new_hands()) {}

std::unique_ptr<crew::crew> user_groups::new_hands() {
    const auto told = [tell = around_.told](const std::string& name, std::exception_ptr why) {
        if (why && !crew::was_stopped(why)) tell(severity::error, "Slack, " + name + ": " + crew::text_of(why));
    };
    return std::make_unique<crew::crew>(around_.executor, told);
}

std::optional<day::group> user_groups::find(std::string_view handle) const {
    for (const auto& [id, each] : known_)
        if (!off_.contains(id) && (id == handle || is_same_name(each.name, handle))) return each;
    return std::nullopt;
}

void user_groups::look_at_all() {
    if (std::exchange(is_learning_, true)) return;
    hands_->start("the user groups", learn_all());
}

net::awaitable<void> user_groups::learn_all() {
    const std::shared_ptr<void> over(nullptr, [this](void*) { is_learning_ = false; });
    for (;;) {
        json what{{"include_users", "true"}};
        std::set<std::string> missing;  // Slack lists those alone that are switched on
        for (const auto& [id, each] : known_) missing.insert(id);
        auto asking = around_.api.call("usergroups.list", std::move(what));
        const auto answer = co_await std::move(asking);
        std::string fault;
        fields(answer.body, fault).each_of("usergroups", [&](const fields& each) {
            day::group now{{day::platform::slack, each.text("id")}, each.text("handle"), {}};
            each.each_text_of(
                "users", [&now](std::string id) { now.members.insert({day::platform::slack, std::move(id)}); });
            missing.erase(now.id.id);
            off_.erase(now.id.id);
            take(std::move(now));
        });
        if (answer.ok) off_.insert(missing.begin(), missing.end());
        if (answer.ok || is_final(answer, "usergroups.list")) co_return;
        co_await clock::sleep_for(around_.steady, asked_again_after);
    }
}

void user_groups::changed(const group_changed& it) {
    if (it.id.empty()) return;
    auto& known = known_[it.id];
    known.id = {day::platform::slack, it.id};
    if (!it.handle.empty()) known.name = it.handle;
    if (it.is_disabled) {
        off_.insert(it.id);
        around_.told(severity::warning, "Slack: the user group @" + known.name +
                                            " was switched off; whoever takes part because of it keeps their role");
        return;
    }
    off_.erase(it.id);
    if (known.name.empty()) return look_at_all();  // that its people changed does not tell what it is called
    look_again_.insert(it.id);
    if (looking_.insert(it.id).second) hands_->start("a user group", look_at(it.id));
}

net::awaitable<void> user_groups::look_at(std::string id) {
    const std::shared_ptr<void> over(nullptr, [this, id](void*) { looking_.erase(id); });
    while (look_again_.contains(id)) {
        co_await clock::sleep_for(around_.steady, gathers);
        look_again_.erase(id);
        auto reading = read_members(id);
        if (co_await std::move(reading)) continue;
        look_again_.insert(id);
        co_await clock::sleep_for(around_.steady, asked_again_after);
    }
}

/// False: it may be tried again.
net::awaitable<bool> user_groups::read_members(std::string id) {
    json what{{"usergroup", id}};
    auto asking = around_.api.call("usergroups.users.list", std::move(what));
    const auto answer = co_await std::move(asking);
    if (!answer.ok) {
        const bool is_over = is_final(answer, "usergroups.users.list");
        if (is_over)
            around_.told(severity::warning, "Slack: nobody knows who is in the user group @" + known_[id].name +
                                                " now; whoever takes part because of it keeps their role");
        co_return is_over;
    }
    auto now = known_[id];
    now.members.clear();
    std::string fault;
    fields(answer.body, fault).each_text_of("users", [&now](std::string who) {
        now.members.insert({day::platform::slack, std::move(who)});
    });
    take(std::move(now));
    co_return true;
}

void user_groups::take(day::group now) {
    if (now.id.id.empty()) return;
    now.members.erase({day::platform::slack, our_user_});
    const auto id = now.id.id;
    known_[id] = std::move(now);
    // Told even where it is as we knew it: the desk may know an older one from its record.
    if (telling_.insert(id).second) hands_->start("the people of a group", tell(id));
}

/// Until the desk has on its record what there is now.
net::awaitable<void> user_groups::tell(std::string id) {
    const std::shared_ptr<void> over(nullptr, [this, id](void*) { telling_.erase(id); });
    for (bool was_told = false;;) {
        const auto now = known_[id];
        auto telling = around_.desk.group_seen(now);
        const bool is_taken_in = co_await std::move(telling);
        if (!is_taken_in && !std::exchange(was_told, true))
            around_.told(severity::warning, "Slack: a day could not take in who is in the user group @" + now.name +
                                                " (too many people, or the disk is full); it goes on with those it "
                                                "had, and is tried again");
        if (!is_taken_in) co_await clock::sleep_for(around_.steady, asked_again_after);
        if (is_taken_in && known_[id] == now) co_return;
    }
}

net::awaitable<void> user_groups::stop() {
    hands_->stop();
    co_await hands_->finished();
    hands_ = new_hands();
}

}  // namespace bot::chat::slack
