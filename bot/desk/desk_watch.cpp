// Who looks on: what is told when facts are on disk, and what is shown of how things stand.
#include "desk/inside.hpp"
#include "desk/unasked.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace bot::desk {

namespace net = boost::asio;

void desk::inside::tell(day::day_id of) {
    const bool is_first = untold.empty();
    untold.insert(of);
    if (!is_first) return;
    net::post(around.executor, [weak = weak_from_this()] {
        if (const auto it = weak.lock()) it->tell_all();
    });
}

void desk::inside::tell_all() {
    for (const auto of : std::exchange(untold, {}))
        for (const auto& each : told) each(of);
}

const day::state& desk::known() const { return it_->known; }

net::awaitable<bool> desk::settled() { return it_->durable(it_->known.facts); }

std::optional<day::instant> desk::next_event() const {
    it_->look_ahead_for_all();
    return it_->ahead.next();
}

void desk::serve_links(link_maker by) { it_->links = std::move(by); }

void desk::on_arrival(std::function<void(day::day_id)> told) { it_->told_of_arrivals.push_back(std::move(told)); }

void desk::on_check(look by) { it_->look_at_channel = std::move(by); }

void desk::on_news(messenger by) { it_->messengers.push_back(std::move(by)); }

void desk::on_new_roles(new_roles told) { it_->told_of_roles.push_back(std::move(told)); }

void desk::on_change(std::function<void(day::day_id)> told) { it_->told.push_back(std::move(told)); }

std::vector<std::pair<std::string, std::string>> desk::verbs_for(day::asker who) const {
    const auto about = listener(it_->around, it_->known).day_of(who);
    return verbs_to_complete(who.who, about ? &it_->known.days.at(*about) : nullptr);
}

std::vector<notice> desk::channel_is_lost(const day::channel_id& which, loss how) {
    auto all = losing(which, how, it_->known);
    std::erase_if(all, [&](const notice& each) { return !it_->told_as_lost.emplace(which, how, each.to).second; });
    return all;
}

void desk::came_into(const day::channel_id& which) {
    std::erase_if(it_->told_as_lost, [&](const auto& each) { return std::get<day::channel_id>(each) == which; });
    const auto days = it_->known.by_channel.find(which);
    if (days == it_->known.by_channel.end()) return;
    for (const auto id : std::vector(days->second.begin(), days->second.end())) {
        if (which == it_->known.days.at(id).plan.agents_channel)
            for (const auto& each : it_->told_of_arrivals) each(id);
        it_->tell(id);
    }
}

void desk::hears_again(day::platform on) {
    std::erase_if(it_->told_as_lost, [&](const auto& each) { return std::get<day::channel_id>(each).on == on; });
    std::vector<day::day_id> to_look_at;
    for (const auto& [id, day] : it_->known.days)
        if (day.plan.on == on && !day::is_over(day.open.now)) to_look_at.push_back(id);
    for (const auto id : to_look_at)
        for (const auto& each : it_->told_of_arrivals) each(id);
}

std::map<day::post_ref, std::set<day::person_id>> desk::marks_that_stand(day::platform on) const {
    return marks_on(on, it_->known);
}

}  // namespace bot::desk
