#include "scripted/mattermost/posting.hpp"

#include "scripted/mattermost/mentions.hpp"

#include <fmt/format.h>

namespace tests::mattermost {

namespace {

std::string text_in(const json& of, const char* name) {
    const auto found = of.find(name);
    return found != of.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json kept_props(const json& asked, id_maker& ids) {
    auto props = asked.is_object() ? asked : json::object();
    props.erase("add_channel_member");
    if (props.contains("attachments")) props["attachments"] = kept_attachments(props.at("attachments"), ids);
    return props;
}

}  // namespace

std::optional<wire::http_response> posting::fault_of(const json& message, const json& props) {
    if (message.is_string() && runes(message.get<std::string>()) > message_limit)
        return refuses(400, "model.post.is_valid.msg.app_error", "Invalid message.");
    if (props.is_object() && runes(go_json(props)) > props_limit)
        return refuses(400, "model.post.is_valid.props.app_error", "Invalid props.");
    return std::nullopt;
}

namespace {

bool has(const json& post, const json& file) {
    const auto files = post.value("file_ids", json::array());
    return std::ranges::find(files, file) != files.end();
}

}  // namespace

/// A file that is known, and shown nowhere yet; any other is dropped without a word (FACTS 5).
bool posting::can_be_shown(const json& file) const {
    const auto is_it = [&](const json& each) { return each.at("id") == file; };
    const auto has_it = [&](const posted& each) { return has(each.body, file); };
    return std::ranges::any_of(of_.files, is_it) && std::ranges::none_of(of_.posts, has_it);
}

posted& posting::publish(const json& asked, const std::string& author) {
    const auto now = of_.next_time(clock_.now());
    auto body = empty_post();
    for (const auto* name : {"channel_id", "message", "root_id", "type"}) body[name] = text_in(asked, name);
    body["parent_id"] = body["root_id"];
    body["props"] = kept_props(asked.value("props", json::object()), of_.ids);
    if (of_.person(author).is_bot) body["props"]["from_bot"] = "true";
    body.update({{"id", of_.ids.next()}, {"user_id", author}, {"create_at", millis(now)}, {"update_at", millis(now)}});
    for (const auto& each : asked.value("file_ids", json::array()))
        if (can_be_shown(each) && !has(body, each)) body["file_ids"].push_back(each);
    auto& it = of_.posts.emplace_back(posted{std::move(body)});
    of_.find_channel(it.channel())->last_post = now;
    touch_root(it, now);
    tell_posted(it);
    if (author == of_.bot && it.text("type").empty()) tell_story(it, "posts");
    return it;
}

void posting::publish_system(const std::string& where, const std::string& person, const std::string& type,
    const std::string& message, json props) {
    publish({{"channel_id", where}, {"message", message}, {"type", type}, {"props", std::move(props)}}, person);
}

/// A reply changes its root as well: the count, and the time by which `since` finds it (FACTS 5).
void posting::touch_root(const posted& reply, instant now) {
    if (reply.text("root_id").empty()) return;
    if (auto* root = of_.find_post(reply.text("root_id")))
        root->body.update({{"reply_count", root->number("reply_count") + 1}, {"update_at", millis(now)}});
}

void posting::tell_posted(const posted& it) {
    const auto& where = *of_.find_channel(it.channel());
    const bool is_direct = where.type == 'D';
    const auto& props = it.body.at("props");
    auto sender = "@" + of_.name(it.author());
    if (props.contains("from_webhook")) sender = props.value("override_username", sender);
    if (it.text("type").starts_with("system_")) sender = "System";
    json data{{"channel_display_name", is_direct ? sender : where.display_name}, {"channel_name", where.name},
        {"channel_type", std::string(1, where.type)}, {"post", go_json(as_clients_see(it.body))},
        {"sender_name", sender}, {"set_online", true}, {"team_id", where.team}};
    const auto whom = mentioned(of_, where, it.author(), it.message());
    if (!whom.empty()) data["mentions"] = json(whom).dump();
    hub_.tell("posted", std::move(data), {{}, where.id, {}});
}

void posting::tell_changed(const posted& it, const char* event) {
    hub_.tell(event, {{"post", go_json(as_clients_see(it.body))}}, {{}, it.channel(), {}});
}

void posting::tell_story(const posted& it, const char* what) {
    if (it.author() == of_.bot)
        of_.tell(clock_.now(), of_.bot_name, of_.place_name(it.channel()), what, of_.shown(it.body));
}

/// `since` finds these too: deleted, under ids of their own (FACTS 5).
void posting::keep_history(const posted& it) {
    auto copy = it.body;
    const auto now = millis(of_.next_time(clock_.now()));
    copy.update({{"id", of_.ids.next()}, {"original_id", it.id()}, {"delete_at", now}, {"update_at", now}});
    of_.posts.push_back({std::move(copy)});
}

void posting::change(posted& it, const json& patch) {
    const bool says_more =
        (patch.contains("message") && patch.at("message") != it.body.at("message")) || patch.contains("props");
    if (says_more) keep_history(it);
    const auto now = millis(of_.next_time(clock_.now()));
    if (patch.contains("message")) it.body["message"] = text_in(patch, "message");
    if (patch.contains("props")) it.body["props"] = kept_props(patch.at("props"), of_.ids);
    if (patch.contains("is_pinned")) it.body["is_pinned"] = patch.at("is_pinned");
    it.body["update_at"] = now;
    if (says_more) it.body["edit_at"] = now;
    it.edits += says_more ? 1 : 0;
    tell_changed(it, "post_edited");
    if (says_more) tell_story(it, "edits");
}

void posting::remove(posted& it, const std::string& by) {
    tell_story(it, "deletes");
    tell_changed(it, "post_deleted");
    const auto now = millis(of_.next_time(clock_.now()));
    for (auto& each : of_.posts) {
        if (each.id() != it.id() && each.text("root_id") != it.id()) continue;
        each.body.update({{"delete_at", now}, {"update_at", now}});
        each.body["props"]["deleteBy"] = by;
    }
}

void posting::pin(posted& it, bool on) {
    if (it.is_pinned() == on) return;
    it.body.update({{"is_pinned", on}, {"update_at", millis(of_.next_time(clock_.now()))}});
    tell_changed(it, "post_edited");
    tell_story(it, on ? "pins" : "unpins");
}

void posting::react(const std::string& who, posted& to, const std::string& emoji, bool added) {
    const auto now = of_.next_time(clock_.now());
    const auto same = [&](const json& each) {
        return each.at("user_id") == who && each.at("post_id") == to.id() && each.at("emoji_name") == emoji;
    };
    std::erase_if(of_.reactions, same);
    auto it = reaction_json(who, to.id(), emoji, now);
    if (added)
        of_.reactions.push_back(it);
    else
        it["create_at"] = 0;
    to.body["update_at"] = millis(now);
    to.body.erase("has_reactions");  // left out where it is false
    if (std::ranges::any_of(of_.reactions, [&](const json& each) { return each.at("post_id") == to.id(); }))
        to.body["has_reactions"] = true;
    hub_.tell(added ? "reaction_added" : "reaction_removed", {{"reaction", go_json(it)}}, {{}, to.channel(), {}});
}

json posting::show_alone(const std::string& who, const json& post) {
    auto body = empty_post();
    body.update(post);
    body["props"] = kept_props(body.at("props"), of_.ids);
    body.update(
        {{"id", of_.ids.next()}, {"user_id", who}, {"type", "system_ephemeral"}, {"create_at", millis(clock_.now())}});
    hub_.tell("ephemeral_message", {{"post", go_json(as_clients_see(body))}}, {who, {}, {}});
    return body;
}

}  // namespace tests::mattermost
