// What people do, and what they alone are shown upon it.
#include "scripted/mattermost/scripted_mattermost.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tests::mattermost {

namespace {

/// The id of the action with this label.
std::string action_of(const json& post, const std::string& label) {
    for (const auto& each : post.at("props").value("attachments", json::array()))
        for (const auto& action : each.value("actions", json::array()))
            if (action.at("name") == label) return action.at("id").get<std::string>();
    throw std::runtime_error("there is no button " + label);
}

}  // namespace

std::string scripted_mattermost::shown_to(const std::string& who, mark since) {
    const auto id = of.person(who).id;
    std::string text;
    const auto add = [&](const std::string& said) { text += (text.empty() ? "" : "\n") + said; };
    for (auto at = since.alone; at < bridge.alone.size(); ++at)
        if (bridge.alone[at].person == id) add(bridge.alone[at].text);
    const auto direct = of.direct(id, of.bot).id;
    for (auto at = since.posts; at < of.posts.size(); ++at)
        if (of.posts[at].channel() == direct && of.posts[at].author() == of.bot && of.posts[at].is_words())
            add(of.shown(of.posts[at].body));
    if (text.empty() && bridge.forms.contains(id))
        return "(form) " + bridge.forms.at(id).at("dialog").at("title").get<std::string>();
    return text;
}

std::string scripted_mattermost::wait_for(const std::string& who, const std::shared_ptr<exchange>& of_it, mark since) {
    if (!clock_.settles([&] { return of_it->is_over; })) throw nobody_answers("no answer came");
    clock_.settle();
    if (!of_it->complaint.empty()) throw nobody_answers(of_it->complaint);
    return shown_to(who, since);
}

std::string scripted_mattermost::say(const std::string& who, const std::string& where, const std::string& text) {
    if (is_away_) throw nobody_answers("the server is away");
    const auto before = now();
    const auto& person = of.person(who);
    const auto& place = where == who ? of.direct(person.id, of.bot) : of.place(where);
    bridge.forms.erase(person.id);
    of.tell(clock_.now(), person.name, of.place_name(place.id), text.starts_with('/') ? "types" : "says", text);
    if (text.starts_with('/')) return wait_for(who, bridge.types(person.id, place.id, text), before);
    posting.publish({{"channel_id", place.id}, {"message", text}}, person.id);
    clock_.settle();
    if (is_away_) throw nobody_answers("the server went away");
    return shown_to(who, before);
}

std::string scripted_mattermost::press(const std::string& who, const json& post, const std::string& label) {
    if (is_away_) throw nobody_answers("the server is away");
    const auto before = now();
    const auto& person = of.person(who);
    bridge.forms.erase(person.id);
    of.tell(clock_.now(), person.name, of.place_name(post.at("channel_id").get<std::string>()), "presses", label);
    return wait_for(who, bridge.clicks(person.id, post, action_of(post, label)), before);
}

/// Answers that only they can see, and those that came directly.
std::optional<json> scripted_mattermost::answer_with(const std::string& who, const std::string& label) const {
    const auto& id = of.person(who).id;
    const auto button = "[" + label + "]";
    const auto has_it = [&](const json& post) { return of.shown(post).find(button) != std::string::npos; };
    std::optional<json> newest;
    for (const auto& each : bridge.alone)
        if (each.person == id && has_it(each.post)) newest = each.post;
    for (const auto& each : of.posts) {
        if (each.author() != of.bot || !each.is_words() || !has_it(each.body)) continue;
        const auto& place = of.channels.at(each.channel());
        if (place.type != 'D' || !place.members.contains(id)) continue;
        if (!newest || newest->at("create_at") < each.body.at("create_at")) newest = each.body;
    }
    return newest;
}

bool scripted_mattermost::has_answer(const std::string& who, const std::string& label) const {
    return answer_with(who, label).has_value();
}

std::string scripted_mattermost::press_answer(const std::string& who, const std::string& label) {
    const auto it = answer_with(who, label);
    if (!it) throw std::runtime_error(who + " was shown no button " + label);
    return press(who, *it, label);
}

/// As the web client fills it in: numbers and toggles are no texts, and what is empty is left out.
json scripted_mattermost::submission_of(const json& dialog, const std::map<std::string, std::string>& values) const {
    auto out = json::object();
    for (const auto& each : dialog.at("elements")) {
        const auto name = each.at("name").get<std::string>();
        auto said = values.contains(name) ? values.at(name) : each.at("default").get<std::string>();
        if (each.at("type") == "bool")
            out[name] = !said.empty() && said != "false";
        else if (said.empty())
            continue;
        else if (each.at("subtype") == "number")
            out[name] = std::stoi(said);
        else if (each.at("data_source") == "users")
            out[name] = of.person(said).id;
        else
            out[name] = said;
    }
    return out;
}

std::string scripted_mattermost::submit(const std::string& who, const std::map<std::string, std::string>& values) {
    if (is_away_) throw nobody_answers("the server is away");
    const auto before = now();
    const auto& person = of.person(who);
    const auto open = bridge.forms.at(person.id);
    auto filled = open.at("dialog").at("title").get<std::string>();
    for (const auto& [field, value] : values) filled += fmt::format("\n{}: {}", field, value);
    of.tell(clock_.now(), person.name, "a form", "sends", filled);
    const auto over =
        bridge.submits(person.id, of.direct(person.id, of.bot).id, open, submission_of(open.at("dialog"), values));
    if (!clock_.settles([&] { return over->is_over; })) throw nobody_answers("no answer came");
    if (!over->complaint.empty()) throw nobody_answers(over->complaint);  // the form stays open
    if (over->body.contains("errors") || over->body.contains("error")) {
        const auto marks = over->body.value("errors", over->body).dump();
        of.tell(clock_.now(), of.bot_name, fmt::format("to @{} alone", person.name), "marks in the form", marks);
        return marks;
    }
    bridge.forms.erase(person.id);
    clock_.settle();
    return shown_to(who, before);
}

void scripted_mattermost::react(const std::string& who, const posted& to, const std::string& emoji, bool added) {
    if (is_away_) throw nobody_answers("the server is away");
    const auto& person = of.person(who);
    of.tell(clock_.now(), person.name, of.place_name(to.channel()), added ? "reacts with" : "takes back", emoji);
    posting.react(person.id, *of.find_post(to.id()), emoji, added);
    clock_.settle();
}

void scripted_mattermost::join(const std::string& who, const std::string& where) {
    if (is_away_) throw nobody_answers("the server is away");
    const auto& person = of.person(who);
    auto& place = of.place(where);
    place.members.insert(person.id);
    if (person.id != of.bot) of.tell(clock_.now(), person.name, of.place_name(place.id), "joins", "");
    hub.tell("user_added", {{"team_id", of.team_id}, {"user_id", person.id}}, {{}, place.id, {}});
    posting.publish_system(
        place.id, person.id, "system_join_channel", person.name + " joined the channel.", {{"username", person.name}});
    clock_.settle();
}

/// Others hear who has gone; whoever has gone hears from where (FACTS 3).
void scripted_mattermost::leave(const std::string& who, const std::string& where) {
    const auto& person = of.person(who);
    auto& place = of.place(where);
    place.members.erase(person.id);
    hub.tell("user_removed", {{"user_id", person.id}, {"remover_id", person.id}}, {{}, place.id, {}});
    hub.tell("user_removed", {{"channel_id", place.id}, {"remover_id", person.id}}, {person.id, {}, {}});
    posting.publish_system(place.id, person.id, "system_leave_channel", "@" + person.name + " left the channel.",
        {{"username", person.name}});
    clock_.settle();
}

void scripted_mattermost::archive(const std::string& where) {
    auto& place = of.place(where);
    posting.publish_system(
        place.id, of.person("root").id, "system_channel_deleted", "root archived the channel.", {{"username", "root"}});
    place.archived = clock_.now();
    hub.tell("channel_deleted", {{"channel_id", place.id}, {"delete_at", millis(clock_.now())}}, {{}, {}, of.team_id});
    clock_.settle();
}

void scripted_mattermost::rename(const std::string& who, const std::string& to) {
    auto& person = of.person(who);
    person.name = to;
    person.changed = clock_.now();
    hub.tell("user_updated", {{"user", user_json(person, false)}}, {});
    clock_.settle();
}

void scripted_mattermost::disable_bot() {
    hub.shuts_out(of.bot);
    of.person(of.bot).is_active = false;
    of.person(of.bot).changed = clock_.now();
    clock_.settle();
}

std::vector<posted> scripted_mattermost::messages(const std::string& where) {
    const auto id = of.place(where).id;
    std::vector<posted> all;
    for (const auto& each : of.posts)
        if (each.channel() == id && each.is_words()) all.push_back(each);
    return all;
}

posted scripted_mattermost::message(const std::string& where, const std::string& with, const std::string& and_with) {
    const auto all = messages(where);
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const posted& each) {
        const auto shown = of.shown(each.body);
        return shown.find(with) != std::string::npos && shown.find(and_with) != std::string::npos;
    });
    if (found == all.rend()) throw std::runtime_error("nothing in " + where + " says " + with);
    return *found;
}

std::string scripted_mattermost::link_to(const posted& it) const {
    return fmt::format("{}/{}/pl/{}", url, of.team_name, it.id());
}

}  // namespace tests::mattermost
