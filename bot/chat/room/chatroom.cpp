#include "chat/room/chatroom.hpp"

#include <algorithm>
#include <charconv>

namespace bot::chat::room {

namespace {

/// 0 for what is no number of ours: no post has it.
std::uint64_t counted(std::string_view id) {
    std::uint64_t number = 0;
    const auto [end, wrong] = std::from_chars(id.data(), id.data() + id.size(), number);
    return wrong == std::errc() && end == id.data() + id.size() ? number : 0;
}

std::uint64_t last_of(const std::map<std::string, std::uint64_t, std::less<>>& counts, std::string_view whose) {
    const auto found = counts.find(whose);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

bool is_visible(const event& what, std::string_view handle) {
    if (const auto* answer = std::get_if<answered>(&what)) return answer->to == handle;
    if (const auto* mark = std::get_if<read_up_to>(&what)) return mark->who == handle;
    return std::visit([&](const auto& it) { return may_read(handle, it.where); }, what);
}

chatroom::chatroom() {
    for (const auto& each : cast) {
        visible_[std::string(each.handle)];
        if (!each.comes_late) in_public_.emplace(each.handle);
    }
}

void chatroom::apply(event what) {
    std::visit([this](const auto& it) { note(it); }, what);
    for (auto& [handle, seen] : visible_)
        if (is_visible(what, handle)) seen.push_back(all_.size());
    all_.push_back(std::move(what));
}

void chatroom::happened(const std::string& cause, day::instant at) {
    if (!cause.empty()) causes_.insert(cause);
    latest_ = std::max(latest_.value_or(at), at);
}

post* chatroom::standing(const std::string& where, const std::string& id) {
    auto& channel = posts_[where];
    const auto found = channel.find(counted(id));
    return found == channel.end() ? nullptr : &found->second;
}

void chatroom::note(const posted& it) {
    const auto number = counted(it.id);
    last_post_[it.where] = std::max(last_post_[it.where], number);
    posts_[it.where][number] = post{it, it.said, it.name, false, {}};
    if (!it.name.empty()) named_[{it.where, it.name}] = number;
    happened(it.cause, it.at);
}
void chatroom::note(const edited& it) {
    auto* which = standing(it.where, it.id);
    if (!which) return;
    which->said = it.said;
    if (it.name.empty()) return;
    which->name = it.name;
    named_[{it.where, it.name}] = counted(it.id);
}
void chatroom::note(const removed& it) { posts_[it.where].erase(counted(it.id)); }
void chatroom::note(const pinned& it) {
    if (auto* which = standing(it.where, it.id)) which->is_pinned = it.on;
}
void chatroom::note(const topic_set& it) { topics_[it.where] = it.to; }
void chatroom::note(const reacted& it) {
    auto* which = standing(it.where, it.id);
    if (!which) return;
    if (it.on)
        which->reactions.emplace(it.who, it.with);
    else
        which->reactions.erase({it.who, it.with});
}
void chatroom::note(const answered& it) {
    last_answer_[it.to] = std::max(last_answer_[it.to], counted(it.id));
    happened(it.cause, it.at);
}
void chatroom::note(const joined& it) {
    if (it.where == incidents) in_public_.insert(it.who);
    happened("", it.at);
}
void chatroom::note(const read_up_to& it) {
    auto& mark = read_[{it.who, it.where}];
    mark = std::max(mark, counted(it.id));
}

const post* chatroom::find(std::string_view where, std::string_view id) const {
    const auto channel = posts_.find(where);
    if (channel == posts_.end()) return nullptr;
    const auto found = channel->second.find(counted(id));
    return found == channel->second.end() ? nullptr : &found->second;
}

const post* chatroom::find_named(std::string_view where, std::string_view name, day::instant since) const {
    const auto number = named_.find({std::string(where), std::string(name)});
    if (number == named_.end()) return nullptr;
    const auto* found = find(where, std::to_string(number->second));
    return found && found->first.at >= since ? found : nullptr;
}

std::string chatroom::topic(std::string_view where) const {
    const auto found = topics_.find(where);
    return found == topics_.end() ? std::string() : found->second;
}

bool chatroom::is_member(std::string_view handle, std::string_view where) const {
    return may_read(handle, where) && (where != incidents || in_public_.contains(handle));
}

std::set<std::string> chatroom::members(std::string_view where) const {
    std::set<std::string> all;
    for (const auto& each : cast)
        if (is_member(each.handle, where)) all.emplace(each.handle);
    return all;
}

bool chatroom::has_read(std::string_view handle, std::string_view where, std::string_view id) const {
    const auto mark = read_.find({std::string(handle), std::string(where)});
    return mark != read_.end() && mark->second >= counted(id);
}

std::string chatroom::next_post_id(std::string_view where) const {
    return std::to_string(last_of(last_post_, where) + 1);
}
std::string chatroom::next_answer_id(std::string_view to) const {
    return std::to_string(last_of(last_answer_, to) + 1);
}

std::size_t chatroom::last_for(std::string_view handle) const {
    const auto found = visible_.find(handle);
    return found == visible_.end() ? 0 : found->second.size();
}

const event& chatroom::event_for(std::string_view handle, std::size_t n) const {
    return all_.at(visible_.find(handle)->second.at(n - 1));
}

}  // namespace bot::chat::room
