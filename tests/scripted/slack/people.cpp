// What people do, and what they alone are shown upon it.
#include "scripted/slack/scripted_slack.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace tests::slack {

bool scripted_slack::is_to(const std::string& user, const posted& it) const {
    return it.channel == of.direct_channel(user) && it.author == world::bot_user;
}

std::string scripted_slack::send_and_wait(const json& envelope, const std::string& user, bool waits_for_text) {
    const auto to = open_peer();
    if (!to) throw bot_is_gone("the bot is not connected");
    const auto id = envelope.at("envelope_id").get<std::string>();
    const auto before = alone.size(), messages_before = of.messages.size();
    forms.erase(user);
    to->sends(envelope);
    if (!clock_.settles([&] { return !to->acks_of(id).empty() || !to->is_open; }))
        throw std::runtime_error("the bot did not acknowledge " + id);
    if (to->acks_of(id).empty()) throw bot_is_gone("the bot hung up before it acknowledged " + id);
    const auto payload = to->acks_of(id).front().value("payload", json::object());
    if (const auto errors = payload.value("errors", json::object()); !errors.empty()) return errors.dump();
    if (payload.contains("view")) {  // the form once more, with a note
        forms[user] = payload.at("view");
        return of.shown(forms.at(user));
    }
    const auto is_told = [&] {
        return alone.size() > before || forms.contains(user) || of.messages.size() > messages_before || !to->is_open;
    };
    if (waits_for_text && !clock_.settles(is_told)) return {};
    clock_.settle();
    if (waits_for_text && !to->is_open && alone.size() == before && !forms.contains(user) &&
        std::none_of(of.messages.begin() + static_cast<std::ptrdiff_t>(messages_before), of.messages.end(),
            [&](const auto& each) { return is_to(user, each); }))
        throw bot_is_gone("the bot hung up before it answered " + id);
    std::string text;
    for (auto at = before; at < alone.size(); ++at)
        if (alone[at].person == user) text += (text.empty() ? "" : "\n") + alone[at].text;
    for (auto at = messages_before; at < of.messages.size(); ++at)
        if (is_to(user, of.messages[at])) text += (text.empty() ? "" : "\n") + of.shown(of.messages[at].body);
    if (text.empty() && forms.contains(user))
        return "(form) " + forms.at(user).at("title").at("text").get<std::string>();
    return text;
}

std::string scripted_slack::say(const std::string& user, const std::string& channel, const std::string& text) {
    if (text.starts_with("/chaos")) {
        const auto words = text.size() > 7 ? text.substr(7) : std::string();
        of.tell(clock_.now(), of.name(user), of.place(channel), "types", of.read(text));
        return send_and_wait(slash(user, channel, words), user, true);
    }
    of.tell(clock_.now(), of.name(user), of.place(channel), "says", of.read(text));
    if (channel.starts_with('D')) return send_and_wait(direct_message(user, text), user, true);
    const auto ts = of.next_ts(clock_.now());
    of.messages.push_back({channel, ts, user, {{"text", text}}, clock_.now()});
    if (text.find(fmt::format("<@{}>", world::bot_user)) == std::string::npos) return {};
    return send_and_wait(mention(user, channel, text, ts), user, true);
}

std::string scripted_slack::press_home(const std::string& user, const std::string& label, const std::string& words) {
    const auto home = homes.find(user);
    if (home == homes.end()) throw std::runtime_error(user + " has no Home");
    for (const auto& block : home->second.at("blocks")) {
        if (block.at("type") != "actions") continue;
        for (auto button : block.at("elements")) {
            if (button.at("text").at("text") != label) continue;
            button["block_id"] = block.value("block_id", "");
            if (!words.empty() && button.at("value") != words) continue;
            of.tell(clock_.now(), of.name(user), "at home", "presses", label);
            return send_and_wait(pressed_at_home(user, button), user, true);
        }
    }
    throw std::runtime_error("there is no button " + label + " in the Home of " + user);
}

std::string scripted_slack::press(const std::string& user, const posted& on, const std::string& label) {
    for (const auto& block : on.body.at("blocks")) {
        if (block.at("type") != "actions") continue;
        for (auto button : block.at("elements")) {
            if (button.at("text").at("text") != label) continue;
            button["block_id"] = block.value("block_id", "");
            of.tell(clock_.now(), of.name(user), of.place(on.channel), "presses", label);
            return send_and_wait(pressed(user, on, button), user, true);
        }
    }
    throw std::runtime_error("there is no button " + label);
}

const scripted_slack::shown_alone* scripted_slack::answer_with(
    const std::string& user, const std::string& label) const {
    const auto found = std::find_if(alone.rbegin(), alone.rend(), [&](const shown_alone& each) {
        return each.person == user && each.text.find("[" + label + "]") != std::string::npos;
    });
    return found == alone.rend() ? nullptr : &*found;
}

std::string scripted_slack::press_answer(const std::string& user, const std::string& label) {
    const auto* it = answer_with(user, label);
    if (it == nullptr) throw std::runtime_error(user + " was shown no button " + label);
    return press(user, {it->channel, of.next_ts(clock_.now()), world::bot_user, it->body, clock_.now()}, label);
}

std::string scripted_slack::react(const std::string& user, const posted& on, const std::string& name, bool added) {
    of.tell(clock_.now(), of.name(user), of.place(on.channel), added ? "reacts with" : "takes back", name);
    return send_and_wait(reaction(user, on, name, added), user, false);
}

std::string scripted_slack::use_shortcut(const std::string& user, const posted& on, const std::string& callback) {
    of.tell(clock_.now(), of.name(user), of.place(on.channel), "uses a shortcut",
        fmt::format("{} (“{}”)", callback, of.shown(on.body)));
    return send_and_wait(message_shortcut(user, on, callback), user, true);
}

void scripted_slack::join(const std::string& user, const std::string& channel) {
    of.channels.at(channel).members.insert(user);
    of.tell(clock_.now(), of.name(user), of.place(channel), "joins", "");
    send_and_wait(joined(user, channel), user, false);
}

void scripted_slack::changes_group(const std::string& id, std::set<std::string> members) {
    of.groups.at(id).members = std::move(members);
    if (const auto to = open_peer()) to->sends(group_event(id));
    clock_.settle();
}

std::string scripted_slack::submit(const std::string& user, const std::map<std::string, std::string>& values) {
    const auto view = forms.at(user);
    forms.erase(user);
    auto filled = view.at("title").at("text").get<std::string>();
    for (const auto& [field, value] : values) filled += fmt::format("\n{}: {}", field, value);
    of.tell(clock_.now(), of.name(user), "a form", "sends", filled);
    std::string shown;
    try {
        shown = send_and_wait(submission(user, view, values), user, true);
    } catch (const bot_is_gone&) {
        forms[user] = view;  // Slack says that it did not work, and leaves the form open
        throw;
    }
    if (shown.starts_with('{')) {
        forms[user] = view;
        of.tell(clock_.now(), bot_name, fmt::format("to @{} alone", of.name(user)), "marks in the form", shown);
    }
    return shown;
}

std::vector<posted> scripted_slack::messages(const std::string& where) const {
    const auto channel = of.people.contains(where) ? of.direct_channel(where) : where;
    std::vector<posted> all;
    for (const auto& each : of.messages)
        if (each.channel == channel && !each.is_deleted) all.push_back(each);
    return all;
}

}  // namespace tests::slack
