#include "web/guests.hpp"

#include <algorithm>

namespace bot::web {

namespace {

bool is_older(const session& it, std::chrono::milliseconds than, day::instant now) { return it.since + than <= now; }

}  // namespace

guests::guests(std::vector<session> known, dice by) : dice_(std::move(by)) {
    for (auto& each : known) {
        if (sessions_.size() == sessions_most) return;
        auto name = each.key.name;
        sessions_.emplace(std::move(name), std::move(each));
    }
}

/// The oldest of one person's gives way to a new one.
void guests::make_room(by_name& in, const guest& whom, std::size_t each) {
    auto oldest = in.end();
    std::size_t theirs = 0;
    for (auto it = in.begin(); it != in.end(); ++it) {
        if (it->second.of.day != whom.day || it->second.of.who != whom.who) continue;
        ++theirs;
        if (oldest == in.end() || it->second.since < oldest->second.since) oldest = it;
    }
    if (theirs >= each) in.erase(oldest);
}

std::optional<std::string> guests::invite(const guest& whom, day::instant now) {
    std::erase_if(links_, [&](const auto& each) { return is_older(each.second, link_lasts, now); });
    make_room(links_, whom, links_each);
    if (links_.size() >= links_most) return std::nullopt;
    auto made = mint_token(dice_);
    links_[made.kept.name] = {made.kept, whom, now};
    return std::move(made.said);
}

const guest* guests::invited(std::string_view token, day::instant now) const {
    const auto* link = proven(links_, token);
    return link && !is_older(*link, link_lasts, now) ? &link->of : nullptr;
}

std::expected<guests::admitted, guests::shut_out> guests::redeem(std::string_view token, day::instant now) {
    std::erase_if(links_, [&](const auto& each) { return is_older(each.second, link_lasts, now); });
    const auto* link = proven(links_, token);
    if (!link) return std::unexpected(shut_out::no_link);
    const auto taken = *link;
    std::erase_if(sessions_, [&](const auto& each) { return is_older(each.second, session_lasts, now); });
    make_room(sessions_, taken.of, sessions_each);
    if (sessions_.size() >= sessions_most) return std::unexpected(shut_out::no_room);
    links_.erase(taken.key.name);
    auto made = mint_token(dice_);
    sessions_[made.kept.name] = {made.kept, taken.of, now};
    return admitted{std::move(made.said), taken.of};
}

const session* guests::proven(const by_name& in, std::string_view token) {
    const auto name = name_of_token(token);
    const auto found = name ? in.find(*name) : in.end();
    return found != in.end() && is_proven(found->second.key, token) ? &found->second : nullptr;
}

const session* guests::find(std::string_view token, day::instant now) const {
    const auto* found = proven(sessions_, token);
    return found && !is_older(*found, session_lasts, now) ? found : nullptr;
}

const session* guests::named(std::string_view name, day::instant now) const {
    const auto found = sessions_.find(name);
    return found != sessions_.end() && !is_older(found->second, session_lasts, now) ? &found->second : nullptr;
}

bool guests::end_if(const std::function<bool(const guest&)>& is_over) {
    const auto over = [&](const auto& each) { return is_over(each.second.of); };
    const auto links = std::erase_if(links_, over);
    return std::erase_if(sessions_, over) + links > 0;
}

void guests::call_back(std::string_view token) {
    if (const auto* link = proven(links_, token)) links_.erase(std::string(link->key.name));
}

bool guests::end(std::string_view name) {
    const auto found = sessions_.find(name);
    if (found == sessions_.end()) return false;
    sessions_.erase(found);
    return true;
}

std::vector<session> guests::sessions() const {
    std::vector<session> all;
    for (const auto& [name, each] : sessions_) all.push_back(each);
    return all;
}

}  // namespace bot::web
