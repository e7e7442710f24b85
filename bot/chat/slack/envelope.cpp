#include "chat/slack/envelope.hpp"

#include "chat/fields.hpp"

namespace bot::chat::slack {

namespace {

named named_in(const fields& in, std::string_view member) {
    const auto it = in.object(member);
    auto name = it.text("name");
    return {it.text("id"), name.empty() ? it.text("username") : name, it.text("team_id")};
}

secret secret_in(const fields& in, std::string_view member) { return secret(in.text(member)); }

slash_command slash_in(const fields& in) {
    return {.command = in.text("command"),
        .words = in.text("text"),
        .from = {in.text("user_id"), in.text("user_name")},
        .where = {in.text("channel_id"), in.text("channel_name")},
        .team = {in.text("team_id"), in.text("team_domain")},
        .enterprise = {in.text("enterprise_id"), in.text("enterprise_name")},
        .app = in.text("api_app_id"),
        .for_whole_enterprise = in.flag("is_enterprise_install"),
        .response_url = secret_in(in, "response_url"),
        .trigger = secret_in(in, "trigger_id")};
}

/// What was put into one control, as words. Source: FACTS 2.7 and 5.
std::string value_in(const fields& control) {
    if (auto value = control.text("value"); !value.empty()) return value;
    if (auto person = control.text("selected_user"); !person.empty()) return person;
    for (const auto* name : {"selected_date", "selected_time"})
        if (auto chosen = control.text(name); !chosen.empty()) return chosen;
    if (control.has("selected_option")) return control.object("selected_option").text("value");
    std::string all;
    const auto add = [&all](const std::string& one) { all += (all.empty() ? "" : " ") + one; };
    control.each_of("selected_options", [&](const fields& option) { add(option.text("value")); });
    control.each_text_of("selected_users", [&](const std::string& person) { add(person); });
    return all;
}

block_actions actions_in(const fields& in) {
    const auto container = in.object("container"), message = in.object("message");
    block_actions it{.from = named_in(in, "user"),
        .where = named_in(in, "channel"),
        .message_ts = container.text("message_ts"),
        .view = in.object("view").text("id"),
        .on_ephemeral = container.flag("is_ephemeral"),
        .presses = {},
        .response_url = secret_in(in, "response_url"),
        .trigger = secret_in(in, "trigger_id")};
    if (it.where.id.empty()) it.where.id = container.text("channel_id");
    if (it.message_ts.empty()) it.message_ts = message.text("ts");
    in.each_of("actions", [&it](const fields& one) {
        it.presses.push_back(
            {one.text("type"), one.text("action_id"), one.text("block_id"), value_in(one), one.text("action_ts")});
    });
    return it;
}

view_submission submission_in(const fields& in) {
    const auto view = in.object("view");
    view_submission it{.from = named_in(in, "user"),
        .view = view.text("id"),
        .hash = view.text("hash"),
        .callback = view.text("callback_id"),
        .metadata = view.text("private_metadata"),
        .installed_team = view.text("app_installed_team_id"),
        .values = {},
        .response_urls = {},
        .trigger = secret_in(in, "trigger_id")};
    view.object("state").object("values").each_member([&it](const std::string& block, const fields& actions) {
        actions.each_member([&](const std::string&, const fields& control) { it.values[block] = value_in(control); });
    });
    in.each_of(
        "response_urls", [&it](const fields& one) { it.response_urls.push_back(secret_in(one, "response_url")); });
    return it;
}

view_closed closing_in(const fields& in) {
    const auto view = in.object("view");
    return {named_in(in, "user"), view.text("id"), view.text("callback_id"), view.text("private_metadata"),
        in.flag("is_cleared")};
}

shortcut shortcut_in(const fields& in) {
    const auto message = in.object("message");
    auto ts = in.text("message_ts");
    return {.callback = in.text("callback_id"),
        .from = named_in(in, "user"),
        .where = named_in(in, "channel"),
        .message_ts = ts.empty() ? message.text("ts") : ts,
        .thread_ts = message.text("thread_ts"),
        .message = message_in(message),
        .response_url = secret_in(in, "response_url"),
        .trigger = secret_in(in, "trigger_id")};
}

content interaction_in(const fields& in) {
    const auto type = in.text("type");
    if (type == "block_actions") return actions_in(in);
    if (type == "view_submission") return submission_in(in);
    if (type == "view_closed") return closing_in(in);
    if (type == "shortcut" || type == "message_action") return shortcut_in(in);
    return unheard{type.substr(0, most_of_a_name)};
}

/// A revoked token of a person is nobody's business: only the bot's ends the installation.
content gone_in(const fields& tokens) {
    bool is_ours = false;
    tokens.each_text_of("bot", [&is_ours](const std::string&) { is_ours = true; });
    if (is_ours) return installation_gone{"token_revoked"};
    return unheard{"tokens_revoked"};
}

/// Some events hold the whole group, others name it. Who is in it is asked for.
content group_in(const fields& in) {
    const auto whole = in.object("subteam");
    if (whole.text("id").empty()) return group_changed{in.text("subteam_id"), {}, false};
    return group_changed{whole.text("id"), whole.text("handle"), whole.number("date_delete").value_or(0) != 0};
}

content event_in(const fields& in) {
    // The guide shows app_home_opened without the wrapper that everything else has. Source: FACTS 2.7.
    const auto it = in.has("event") ? in.object("event") : in;
    const auto type = it.text("type");
    if (type == "app_home_opened") return app_opened{it.text("user"), it.text("tab") == "home"};
    if (type == "app_uninstalled") return installation_gone{type};
    if (type == "tokens_revoked") return gone_in(it.object("tokens"));
    if (type == "app_mention")
        return app_mention{it.text("user"), it.text("channel"), it.text("text"), it.text("ts"), it.text("thread_ts"),
            it.text("bot_id")};
    if (type == "message")
        return message_event{it.text("user"), it.text("channel"), it.text("channel_type"), it.text("subtype"),
            it.text("text"), it.text("ts"), it.text("thread_ts"), it.text("bot_id")};
    if (type == "member_joined_channel") return member_joined{it.text("user"), it.text("channel")};
    if (type == "channel_archive" || type == "group_archive") return channel_lost{it.text("channel"), true};
    if (type == "channel_left" || type == "group_left") return channel_lost{it.text("channel"), false};
    if (type == "subteam_created" || type == "subteam_updated" || type == "subteam_members_changed")
        return group_in(it);
    if (type == "team_join" || type == "user_change") return profile_in(it.object("user"));
    if (type == "reaction_added" || type == "reaction_removed") {
        const auto item = it.object("item");
        return reaction_event{
            type == "reaction_added", it.text("user"), it.text("reaction"), item.text("channel"), item.text("ts")};
    }
    if (type == "app_rate_limited") return events_held_back{};
    return unheard{type.substr(0, most_of_a_name)};
}

content content_in(const std::string& type, const fields& payload) {
    if (type == "slash_commands") return slash_in(payload);
    if (type == "interactive") return interaction_in(payload);
    if (type == "events_api") return event_in(payload);
    return unheard{type.substr(0, most_of_a_name)};
}

disconnect disconnect_in(const fields& in) {
    using because = disconnect::because;
    disconnect it{because::unknown, in.text("reason"), in.number("num_connections")};
    if (it.reason == "warning") it.why = because::warning;
    if (it.reason == "refresh_requested") it.why = because::refresh_requested;
    if (it.reason == "link_disabled") it.why = because::link_disabled;
    if (it.reason == "too_many_websockets") it.why = because::too_many_websockets;
    return it;
}

hello hello_in(const fields& in) {
    const auto about = in.object("debug_info");
    return {in.number("num_connections"), about.number("approximate_connection_time"),
        in.object("connection_info").text("app_id"), about.text("host")};
}

envelope envelope_in(const fields& in, std::string& fault) {
    const auto payload = in.object("payload");
    envelope it{.id = in.text("envelope_id"),
        .type = in.text("type"),
        .event = payload.text("event_id"),
        .team = payload.text("team_id"),
        .takes_payload = in.flag("accepts_response_payload"),
        .retry = in.number("retry_attempt").value_or(0),
        .retry_reason = in.text("retry_reason"),
        .what = {}};
    it.what = content_in(it.type, payload);
    if (!fault.empty()) it.what = misshapen{it.type.substr(0, most_of_a_name), fault};
    return it;
}

}  // namespace

profile profile_in(const fields& user) {
    return {.id = user.text("id"),
        .name = user.text("name"),
        .team = user.text("team_id"),
        .chosen = user.object("profile").text("display_name"),
        .is_gone = user.flag("deleted"),
        .is_guest = user.flag("is_restricted") || user.flag("is_ultra_restricted"),
        .is_stranger = user.flag("is_stranger")};
}

frame read_frame(std::string_view text) {
    if (!text.starts_with('{')) {
        const bool wants_reconnect = text.starts_with("UNAUTHENTICATED");
        return no_envelope{wants_reconnect ? "UNAUTHENTICATED" : "no JSON object", wants_reconnect};
    }
    const auto parsed = parse_bounded(text);
    if (!parsed) return no_envelope{parsed.error(), false};
    std::string fault;
    const fields in(*parsed, fault);
    if (in.has("envelope_id") || in.has("payload")) {
        auto it = envelope_in(in, fault);
        if (it.id.empty()) return no_envelope{"an envelope without an id", false};
        return it;
    }
    const auto type = in.text("type");
    if (type == "hello") return hello_in(in);
    if (type == "disconnect") return disconnect_in(in);
    return no_envelope{"a frame of the unknown type " + type.substr(0, most_of_a_name), false};
}

}  // namespace bot::chat::slack
