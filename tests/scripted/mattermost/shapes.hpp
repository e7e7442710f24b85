// What Mattermost's objects look like on the wire, with every member that a real server (5.37) sends.
#pragma once

#include "scripted/mattermost/world.hpp"
#include "wire/http.hpp"

namespace tests::mattermost {

namespace wire = bot::wire;

json user_json(const user& it, bool of_oneself);
json team_json(const std::string& id, const std::string& name);
json channel_json(const channel& it);
json member_json(const std::string& channel, const std::string& person, instant since);
json command_json(const world& in, const slash_command& it);
json bot_json(const world& in);
json dialog_json(const json& asked);
json reaction_json(const std::string& person, const std::string& post, const std::string& emoji, instant now);

/// A post that nobody has written yet: times, author and channel are for the caller.
json empty_post();
/// Attachments as the server keeps them: all their members, ids for the actions that had none.
json kept_attachments(const json& asked, id_maker& ids);
/// As clients get it: the integrations behind the buttons are taken out, embeds are told.
json as_clients_see(const json& post);

/// {"order": newest first, "posts": by id …}
json post_list(const std::vector<const posted*>& newest_first, const std::string& next, const std::string& previous);

/// An answer of the API, and the one that is an error of it.
wire::http_response answers(const json& body, unsigned status = 200);
wire::http_response answers_ok();
wire::http_response refuses(unsigned status, const std::string& id, const std::string& message);
/// What several rights lack: {"id":"api.context.permissions.app_error"}.
wire::http_response forbids();
/// "Invalid or missing X in request body", and the same for a part of the URL.
wire::http_response invalid_body(const std::string& part);
wire::http_response invalid_url(const std::string& part);
wire::http_response no_such_page(const std::string& target);
wire::http_response session_expired(bool with_cookie);

}  // namespace tests::mattermost
