// What comes in over Slack's Socket Mode, as values: text in, value out. Every member that Slack may leave out is
// empty; a wrong type is a named fault and not an exception. Knows no socket and decides nothing.
#pragma once

#include "chat/secret.hpp"
#include "chat/slack/seen_message.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bot::chat {
class fields;
}

namespace bot::chat::slack {

struct named {
    std::string id, name;
    std::string team{};  ///< the workspace; another one than ours for guests from elsewhere
    bool operator==(const named&) const = default;
};

struct slash_command {
    std::string command, words;  ///< words as Slack escapes them: speech::parse knows
    named from, where, team, enterprise;
    std::string app;
    bool for_whole_enterprise = false;
    secret response_url, trigger;
};
/// One control of a message or view that was used; `value` is the button's, or the chosen option's.
struct press {
    std::string kind, action, block, value, at;
};
struct block_actions {
    named from, where;
    std::string message_ts, view;
    bool on_ephemeral = false;
    std::vector<press> presses;
    secret response_url, trigger;
};
/// `values` by block id: a person by their id, several with a blank between, a ticked box by its value.
struct view_submission {
    named from;
    std::string view, hash, callback, metadata, installed_team;
    std::map<std::string, std::string> values;
    std::vector<secret> response_urls;
    secret trigger;
};
struct view_closed {
    named from;
    std::string view, callback, metadata;
    bool all_closed = false;
};
/// From the menu of a message when `message_ts` is there, else from anywhere.
struct shortcut {
    std::string callback;
    named from, where;
    std::string message_ts, thread_ts;
    seen_message message;
    secret response_url, trigger;
};

struct app_mention {
    std::string from, where, text, ts, thread_ts, bot;
};
struct message_event {
    std::string from, where, channel_type, subtype, text, ts, thread_ts, bot;
};
struct member_joined {
    std::string who, where;
};
/// A channel was archived, or the bot was taken out of it.
struct channel_lost {
    std::string where;
    bool is_archived = false;
};
struct reaction_event {
    bool is_added = false;
    std::string who, name, where, ts;
};
/// Somebody opened the app, at its Home or at its messages.
struct app_opened {
    std::string who;
    bool at_home = false;
};
/// A user group has other members, another name, or was switched off.
struct group_changed {
    std::string id, handle;
    bool is_disabled = false;
};
/// Somebody as the workspace knows them now: they came, have another name, or were deactivated.
struct profile {
    std::string id, name, team;
    std::string chosen;  ///< the name that they gave themselves; empty: none
    bool is_gone = false, is_guest = false, is_stranger = false;
};
/// The app was taken out of the workspace, or its bot token is no good any more; `code` as the Web API would say it.
struct installation_gone {
    std::string code;
};
/// More happened than Slack delivers in an hour: for a minute at least it told nothing. Source: FACTS 2.6.
struct events_held_back {};
/// Something that nobody here asks for; `type` for the log.
struct unheard {
    std::string type;
};
/// Known, but not as Slack promises it.
struct misshapen {
    std::string type, why;
};

using content = std::variant<slash_command, block_actions, view_submission, view_closed, shortcut, app_mention,
    message_event, member_joined, channel_lost, reaction_event, app_opened, group_changed, profile, installation_gone,
    events_held_back, unheard, misshapen>;

/// What has to be acknowledged. An event that is delivered again has the same `event` and a new `id`.
struct envelope {
    std::string id, type, event;
    std::string team;  ///< whose it is, where Slack says so: an app may be in several workspaces
    bool takes_payload = false;
    std::int64_t retry = 0;
    std::string retry_reason;
    content what;
};

struct hello {
    std::optional<std::int64_t> connections, lives_for_seconds;
    std::string app, host;
};
struct disconnect {
    enum class because { warning, refresh_requested, link_disabled, too_many_websockets, unknown };
    because why = because::unknown;
    std::string reason;
    std::optional<std::int64_t> connections;
};
/// Text that is no envelope. Slack says "UNAUTHENTICATED: cache_error" when it wants us to connect anew.
struct no_envelope {
    std::string why;
    bool reconnect = false;
};

using frame = std::variant<hello, disconnect, envelope, no_envelope>;

frame read_frame(std::string_view text);
/// A user as events, users.info and users.list have them. Source: FACTS 2.7, 4.2.
profile profile_in(const fields& user);

}  // namespace bot::chat::slack
