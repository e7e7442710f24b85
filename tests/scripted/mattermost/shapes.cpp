#include "scripted/mattermost/shapes.hpp"

#include <fmt/format.h>

namespace tests::mattermost {

namespace {

/// What is missing is filled in with what the server sends for nothing.
json filled(json with, const json& from) {
    for (auto& [name, value] : with.items())
        if (const auto said = from.find(name); said != from.end() && said->type() == value.type()) value = *said;
    return with;
}

json kept_action(const json& asked, id_maker& ids) {
    auto it = json::object();
    for (const auto* name : {"id", "name", "type", "style", "data_source", "default_option"})
        if (const auto said = asked.value(name, json("")); said.is_string() && said != "") it[name] = said;
    for (const auto* name : {"integration", "options"})
        if (asked.contains(name)) it[name] = asked.at(name);
    if (!it.contains("id")) it["id"] = ids.next();
    return it;
}

}  // namespace

json user_json(const user& it, bool of_oneself) {
    json out{{"id", it.id}, {"create_at", millis(it.since)}, {"update_at", millis(it.changed)},
        {"delete_at", it.is_active ? 0 : millis(it.changed)}, {"username", it.name}, {"auth_data", ""},
        {"auth_service", ""}, {"email", it.name + "@example.com"}, {"nickname", ""}, {"first_name", it.name},
        {"last_name", ""}, {"position", ""}, {"roles", it.is_admin ? "system_user system_admin" : "system_user"},
        {"locale", "en"},
        {"timezone", {{"automaticTimezone", ""}, {"manualTimezone", ""}, {"useAutomaticTimezone", "true"}}},
        {"disable_welcome_email", false}};
    if (it.is_bot) out.update({{"is_bot", true}, {"bot_description", "a scripted bot"}});
    if (of_oneself)
        out.update({{"notify_props", {{"channel", "true"}, {"comments", "never"}, {"mention_keys", ""}}},
            {"last_password_update", millis(it.since)}});
    return out;
}

json team_json(const std::string& id, const std::string& name) {
    return {{"id", id}, {"create_at", 0}, {"update_at", 0}, {"delete_at", 0}, {"display_name", "Chaos"}, {"name", name},
        {"description", ""}, {"email", ""}, {"type", "O"}, {"company_name", ""}, {"allowed_domains", ""},
        {"invite_id", ""}, {"allow_open_invite", false}, {"scheme_id", nullptr}, {"group_constrained", nullptr},
        {"policy_id", nullptr}};
}

json channel_json(const channel& it) {
    return {{"id", it.id}, {"create_at", millis(it.since)}, {"update_at", millis(it.changed)},
        {"delete_at", it.archived ? millis(*it.archived) : 0}, {"team_id", it.team}, {"type", std::string(1, it.type)},
        {"display_name", it.display_name}, {"name", it.name}, {"header", it.header}, {"purpose", ""},
        {"last_post_at", millis(it.last_post)}, {"total_msg_count", 0}, {"extra_update_at", 0}, {"creator_id", ""},
        {"scheme_id", nullptr}, {"props", nullptr}, {"group_constrained", nullptr}, {"shared", nullptr},
        {"total_msg_count_root", 0}, {"policy_id", nullptr}};
}

json member_json(const std::string& in, const std::string& who, instant since) {
    return {{"channel_id", in}, {"user_id", who}, {"roles", "channel_user"}, {"last_viewed_at", 0}, {"msg_count", 0},
        {"mention_count", 0}, {"mention_count_root", 0}, {"msg_count_root", 0},
        {"notify_props", {{"desktop", "default"}, {"email", "default"}, {"mark_unread", "all"}, {"push", "default"}}},
        {"last_update_at", millis(since)}, {"scheme_guest", false}, {"scheme_user", true}, {"scheme_admin", false},
        {"explicit_roles", ""}};
}

json command_json(const world& in, const slash_command& it) {
    const auto text = [&](const char* name) { return it.body.value(name, std::string()); };
    return {{"id", it.id}, {"token", it.token}, {"create_at", 0}, {"update_at", 0}, {"delete_at", 0},
        {"creator_id", ""}, {"team_id", in.team_id}, {"trigger", it.trigger}, {"method", it.method},
        {"username", text("username")}, {"icon_url", text("icon_url")},
        {"auto_complete", it.body.value("auto_complete", false)}, {"auto_complete_desc", text("auto_complete_desc")},
        {"auto_complete_hint", text("auto_complete_hint")}, {"display_name", text("display_name")},
        {"description", text("description")}, {"url", it.url}, {"plugin_id", ""}};
}

json bot_json(const world& in) {
    const auto& it = in.person(in.bot);
    return {{"user_id", it.id}, {"username", it.name}, {"display_name", it.name}, {"description", "a scripted bot"},
        {"owner_id", ""}, {"create_at", millis(it.since)}, {"update_at", millis(it.changed)},
        {"delete_at", it.is_active ? 0 : millis(it.changed)}};
}

json dialog_json(const json& asked) {
    auto it = filled({{"callback_id", ""}, {"title", ""}, {"introduction_text", ""}, {"icon_url", ""},
                         {"submit_label", ""}, {"notify_on_cancel", false}, {"state", ""}},
        asked);
    it["elements"] = json::array();
    for (const auto& each : asked.value("elements", json::array())) {
        auto element = filled({{"display_name", ""}, {"name", ""}, {"type", ""}, {"subtype", ""}, {"default", ""},
                                  {"placeholder", ""}, {"help_text", ""}, {"optional", false}, {"data_source", ""}},
            each);
        for (const auto* bound : {"min_length", "max_length"}) element[bound] = each.value(bound, 0);
        element["options"] = each.contains("options") ? each.at("options") : json(nullptr);
        it["elements"].push_back(std::move(element));
    }
    return it;
}

json reaction_json(const std::string& who, const std::string& on, const std::string& emoji, instant now) {
    return {{"user_id", who}, {"post_id", on}, {"emoji_name", emoji}, {"create_at", millis(now)},
        {"update_at", millis(now)}, {"delete_at", 0}, {"remote_id", ""}};
}

json empty_post() {
    return {{"id", ""}, {"create_at", 0}, {"update_at", 0}, {"edit_at", 0}, {"delete_at", 0}, {"is_pinned", false},
        {"user_id", ""}, {"channel_id", ""}, {"root_id", ""}, {"parent_id", ""}, {"original_id", ""}, {"message", ""},
        {"type", ""}, {"props", json::object()}, {"hashtags", ""}, {"pending_post_id", ""}, {"reply_count", 0},
        {"last_reply_at", 0}, {"participants", nullptr}, {"metadata", json::object()}};
}

json kept_attachments(const json& asked, id_maker& ids) {
    if (!asked.is_array()) return nullptr;
    auto all = json::array();
    for (const auto& each : asked) {
        if (!each.is_object()) continue;
        auto it = filled({{"fallback", ""}, {"color", ""}, {"pretext", ""}, {"author_name", ""}, {"author_link", ""},
                             {"author_icon", ""}, {"title", ""}, {"title_link", ""}, {"text", ""}, {"image_url", ""},
                             {"thumb_url", ""}, {"footer", ""}, {"footer_icon", ""}},
            each);
        it.update({{"id", 0}, {"ts", nullptr}, {"fields", each.contains("fields") ? each.at("fields") : json()}});
        if (each.contains("actions")) it["actions"] = json::array();
        for (const auto& action : each.value("actions", json::array()))
            it["actions"].push_back(kept_action(action, ids));
        all.push_back(std::move(it));
    }
    return all;
}

json as_clients_see(const json& post) {
    auto it = post;
    const auto attachments = it.at("props").find("attachments");
    if (attachments == it.at("props").end()) return it;
    for (auto& each : *attachments)
        if (each.contains("actions"))
            for (auto& action : each.at("actions")) action.erase("integration");
    it["metadata"] = {{"embeds", json::array({{{"type", "message_attachment"}}})}};
    return it;
}

json post_list(const std::vector<const posted*>& newest_first, const std::string& next, const std::string& previous) {
    json out{{"order", json::array()}, {"posts", json::object()}, {"next_post_id", next}, {"prev_post_id", previous}};
    for (const auto* each : newest_first) {
        out["order"].push_back(each->id());
        out["posts"][each->id()] = as_clients_see(each->body);
    }
    return out;
}

wire::http_response answers(const json& body, unsigned status) {
    return {status, {{"Content-Type", "application/json"}, {"X-Version-Id", "5.37.0..scripted.false"}}, go_json(body)};
}

wire::http_response answers_ok() { return answers({{"status", "OK"}}); }

wire::http_response refuses(unsigned status, const std::string& id, const std::string& message) {
    return answers({{"id", id}, {"message", message}, {"detailed_error", ""},
                       {"request_id", "ybndrfg8ejkmcpqxot1uwisza3"}, {"status_code", status}},
        status);
}

wire::http_response forbids() {
    return refuses(403, "api.context.permissions.app_error", "You do not have the appropriate permissions.");
}

wire::http_response invalid_body(const std::string& part) {
    return refuses(
        400, "api.context.invalid_body_param.app_error", fmt::format("Invalid or missing {} in request body.", part));
}

wire::http_response invalid_url(const std::string& part) {
    return refuses(400, "api.context.invalid_url_param.app_error",
        fmt::format("Invalid or missing {} parameter in request URL.", part));
}

wire::http_response no_such_page(const std::string& target) {
    wire::http_response it{404, {{"Content-Type", "text/plain; charset=utf-8"}}, {}};
    it.body = go_json({{"id", "api.context.404.app_error"}, {"message", "Sorry, we could not find the page."},
        {"detailed_error", fmt::format("There doesn't appear to be an api call for the url='{}'.", target)},
        {"status_code", 404}});
    return it;
}

wire::http_response session_expired(bool with_cookie) {
    auto it = refuses(401, "api.context.session_expired.app_error", "Invalid or expired session, please login again.");
    if (with_cookie) it.headers.add("Set-Cookie", "MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly");
    return it;
}

}  // namespace tests::mattermost
