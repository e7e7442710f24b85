#include "scripted/mattermost/world.hpp"

#include "crew/crew.hpp"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <cctype>
#include <fmt/format.h>
#include <stdexcept>

namespace tests::mattermost {

namespace {

template <class All>
auto* found_in(All& all, const std::string& id) {
    const auto found = all.find(id);
    return found == all.end() ? nullptr : &found->second;
}

template <class All>
auto* found_named(All& all, const std::string& name) {
    const auto found = std::ranges::find_if(all, [&](const auto& each) { return each.second.name == name; });
    return found == all.end() ? nullptr : &found->second;
}

std::string direct_name(std::string one, std::string other) {
    if (other < one) std::swap(one, other);
    return one + "__" + other;
}

std::string text_in(const json& of, const char* name) {
    const auto found = of.find(name);
    return found != of.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& list_in(const json& of, const char* name) {
    static const auto nothing = json::array();
    const auto found = of.find(name);
    return found != of.end() && found->is_array() ? *found : nothing;
}

/// "label (address)" for a link that begins here, and where it ends; nothing when none does.
std::optional<std::pair<std::string, std::size_t>> link_at(const std::string& text, std::size_t at) {
    const auto middle = text.find("](", at), end = text.find(')', middle);
    if (text[at] != '[' || middle == std::string::npos || end == std::string::npos) return std::nullopt;
    const auto label = text.substr(at + 1, middle - at - 1), address = text.substr(middle + 2, end - middle - 2);
    if (label.find('\n') != std::string::npos || !address.starts_with("http")) return std::nullopt;
    return std::pair(label + " (" + address + ")", end);
}

/// Markdown as its reader sees it: no stars, no back-ticks, what is escaped as it is, addresses behind their words.
std::string read(const std::string& markdown) {
    std::string out;
    bool is_code = false;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        const char c = markdown[at];
        if (c == '`') {
            is_code = !is_code;
        } else if (is_code) {
            out += c;
        } else if (c == '\\' && at + 1 < markdown.size() &&
                   std::ispunct(static_cast<unsigned char>(markdown[at + 1]))) {
            out += markdown[++at];
        } else if (const auto link = link_at(markdown, at)) {
            out += link->first;
            at = link->second;
        } else if (c != '*') {
            out += c;
        }
    }
    return out;
}

std::string attachment_shown(const json& it) {
    std::string text;
    for (const auto* part : {"pretext", "title", "text", "footer"})
        if (const auto said = read(text_in(it, part)); !said.empty()) text += (text.empty() ? "" : "\n") + said;
    std::string buttons;
    for (const auto& each : list_in(it, "actions"))
        buttons += fmt::format("{}[{}]", buttons.empty() ? "" : " ", text_in(each, "name"));
    return text + (text.empty() || buttons.empty() ? "" : "\n") + buttons;
}

}  // namespace

/// Who had asked did not wait for the answer, which is no trouble of the server's.
bool is_hung_up(const std::exception_ptr& why) try {
    std::rethrow_exception(why);
} catch (const boost::system::system_error& error) {
    return error.code() == boost::asio::error::broken_pipe || error.code() == boost::asio::error::connection_reset;
} catch (...) { return false; }

std::int64_t millis(instant when) { return when.time_since_epoch().count(); }

world::world(instant now) : last_(now) {
    team_id = ids.next();
    bot = add_person(bot_name);
    people.at(bot).is_bot = true;
}

std::function<void(const std::string&, std::exception_ptr)> world::noting() {
    return [this](const std::string& name, const std::exception_ptr& why) {
        if (why && !bot::crew::was_stopped(why) && !is_hung_up(why))
            trouble.push_back(name + ": " + bot::crew::text_of(why));
    };
}

std::string world::add_person(const std::string& called, bool is_admin) {
    const auto id = ids.next();
    people[id] = {id, called, false, is_admin, true, last_, last_, team_id};
    return id;
}

std::string world::add_team(const std::string& called, bool with_bot) {
    return other_teams.emplace_back(ids.next(), called, with_bot).id;
}

std::string world::add_channel(
    const std::string& called, const std::set<std::string>& members, bool is_private, bool with_bot) {
    const auto id = ids.next();
    channel it{id, called, called, "", is_private ? 'P' : 'O', {}, last_, last_, std::nullopt, {}, team_id};
    for (const auto& each : members) it.members.insert(person(each).id);
    if (with_bot) it.members.insert(bot);
    channels[id] = std::move(it);
    return id;
}

user* world::find_person(const std::string& id) { return found_in(people, id); }
user* world::find_name(const std::string& called) { return found_named(people, called); }
channel* world::find_channel(const std::string& id) { return found_in(channels, id); }

user& world::person(const std::string& called) {
    if (auto* known = find_person(called)) return *known;
    if (auto* known = find_name(called)) return *known;
    throw std::logic_error("there is nobody called " + called);
}
const user& world::person(const std::string& called) const { return const_cast<world*>(this)->person(called); }

channel& world::place(const std::string& called) {
    if (auto* known = find_channel(called)) return *known;
    if (auto* known = found_named(channels, called)) return *known;
    if (find_name(called) != nullptr) return direct(person(called).id, bot);
    throw std::logic_error("there is no place called " + called);
}

channel& world::direct(const std::string& one, const std::string& other) {
    const auto called = direct_name(one, other);
    if (auto* known = found_named(channels, called)) return *known;
    const auto id = ids.next();
    return channels[id] = {id, called, "", "", 'D', {one, other}, last_, last_, std::nullopt, {}, {}};
}

instant world::next_time(instant now) { return last_ = std::max(now, last_ + std::chrono::milliseconds(1)); }

/// The newest are asked for most.
posted* world::find_post(const std::string& id) {
    const auto found =
        std::find_if(posts.rbegin(), posts.rend(), [&](const posted& each) { return each.body.at("id") == id; });
    return found == posts.rend() ? nullptr : &*found;
}

bool world::is_member(const std::string& of, const std::string& who) const {
    const auto* known = found_in(channels, of);
    return known != nullptr && known->members.contains(who);
}

std::string world::name(const std::string& who) const {
    const auto* known = found_in(people, who);
    return known == nullptr ? who : known->name;
}

std::string world::place_name(const std::string& of) const {
    const auto* known = found_in(channels, of);
    if (known == nullptr) return "~" + of;
    if (known->type != 'D') return "~" + known->name;
    const auto other = std::ranges::find_if(known->members, [&](const auto& each) { return each != bot; });
    return "@" + (other == known->members.end() ? bot_name : name(*other));
}

std::string world::shown(const json& post) const {
    auto text = read(text_in(post, post.contains("message") ? "message" : "text"));
    const auto props = post.value("props", json::object());
    const auto& attachments = list_in(post.contains("attachments") ? post : props, "attachments");
    for (const auto& each : attachments)
        if (const auto said = attachment_shown(each); !said.empty()) text += (text.empty() ? "" : "\n") + said;
    return text;
}

void world::tell(
    instant at, const std::string& who, const std::string& where, const std::string& what, const std::string& text) {
    story.push_back({at, who, where, what, text});
}

}  // namespace tests::mattermost
