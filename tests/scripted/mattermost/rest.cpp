#include "scripted/mattermost/rest.hpp"

#include <charconv>

namespace tests::mattermost {

namespace {

constexpr std::string_view prefix = "/api/v4";

/// Takes the first piece off a path.
std::string_view next_piece(std::string_view& path) {
    const auto end = std::min(path.find('/', 1), path.size());
    const auto piece = path.substr(1, end - 1);
    path.remove_prefix(end);
    return piece;
}

bool fits(std::string_view pattern, std::string_view asked, std::vector<std::string>& parts) {
    parts.clear();
    while (!pattern.empty() && !asked.empty()) {
        const auto wanted = next_piece(pattern), given = next_piece(asked);
        if (wanted == "{}")
            parts.emplace_back(given);
        else if (wanted != given)
            return false;
    }
    return pattern.empty() && asked.empty();
}

}  // namespace

rest::rest(world& of, accounts& by, hub& to, posting& posts, integrations& doors, bot::clock::clock& clock)
    : of_(of), accounts_(by), hub_(to), posting_(posts), doors_(doors), clock_(clock) {}

const std::vector<rest::route>& rest::routes() {
    static const std::vector<route> all{
        {"GET /users/me", &rest::me},
        {"GET /users/me/teams", &rest::my_teams},
        {"GET /users/me/teams/{}/channels", &rest::my_channels},
        {"GET /users/username/{}", &rest::person_by_name},
        {"POST /users/ids", &rest::people_by_id},
        {"POST /users/usernames", &rest::people_by_name},
        {"POST /users/me/typing", &rest::typing},
        {"GET /users/{}", &rest::person},
        {"GET /users/{}/teams/{}/channels", &rest::my_channels},
        {"GET /users", &rest::people},
        {"GET /teams/name/{}", &rest::team_by_name},
        {"GET /teams/{}", &rest::team},
        {"GET /teams/name/{}/channels/name/{}", &rest::channel_by_name},
        {"GET /teams/{}/channels/name/{}", &rest::channel_by_name},
        {"GET /bots/{}", &rest::bot},
        {"GET /system/ping", &rest::ping, true},
        {"GET /config/client", &rest::client_config, true},
        {"POST /channels/direct", &rest::direct},
        {"GET /channels/{}", &rest::channel_of},
        {"PUT /channels/{}/patch", &rest::patch_channel},
        {"GET /channels/{}/members", &rest::members},
        {"POST /channels/{}/members", &rest::join},
        {"GET /channels/{}/members/{}", &rest::member},
        {"DELETE /channels/{}/members/{}", &rest::leave},
        {"GET /channels/{}/posts", &rest::posts},
        {"GET /channels/{}/pinned", &rest::pinned},
        {"POST /posts", &rest::create_post},
        {"POST /posts/ephemeral", &rest::ephemeral},
        {"GET /posts/{}", &rest::get_post},
        {"PUT /posts/{}", &rest::put_post},
        {"PUT /posts/{}/patch", &rest::patch_post},
        {"DELETE /posts/{}", &rest::delete_post},
        {"POST /posts/{}/pin", &rest::pin},
        {"POST /posts/{}/unpin", &rest::unpin},
        {"GET /posts/{}/thread", &rest::thread},
        {"GET /posts/{}/reactions", &rest::reactions},
        {"POST /reactions", &rest::react},
        {"DELETE /users/{}/posts/{}/reactions/{}", &rest::unreact},
        {"POST /files", &rest::upload},
        {"POST /commands", &rest::create_command},
        {"GET /commands", &rest::list_commands},
        {"PUT /commands/{}", &rest::change_command},
        {"PUT /commands/{}/regen_token", &rest::new_command_token},
        {"DELETE /commands/{}", &rest::delete_command},
        {"POST /commands/execute", &rest::execute},
        {"POST /actions/dialogs/open", &rest::open_dialog, true},
        {"POST /hooks/commands/{}", &rest::hook, true},
    };
    return all;
}

const rest::route* rest::find_route(const wire::http_request& asked, std::vector<std::string>& parts) const {
    std::string_view path = std::string_view(asked.target).substr(0, asked.target.find('?'));
    if (path.starts_with(prefix))
        path.remove_prefix(prefix.size());
    else if (!path.starts_with("/hooks/"))
        return nullptr;
    for (const auto& each : routes()) {
        const std::string_view pattern = each.pattern;
        const auto method_size = pattern.find(' ');
        if (pattern.substr(0, method_size) == asked.method && fits(pattern.substr(method_size + 1), path, parts))
            return &each;
    }
    return nullptr;
}

std::string rest::route_of(const wire::http_request& asked) const {
    std::vector<std::string> parts;
    const auto* known = find_route(asked, parts);
    return known == nullptr ? std::string() : known->pattern;
}

wire::http_response rest::perform(const wire::http_request& asked) {
    asking by;
    const auto* known = find_route(asked, by.parts);
    if (known == nullptr) return no_such_page(asked.target);
    const auto token = accounts::token_in(asked.headers);
    if (const auto person = accounts_.whose(token); person)
        by.person = *person;
    else if (!known->is_open)
        return session_expired(!token.empty());
    by.query = query_of(asked.target);
    by.text = asked.body;
    by.body = json::parse(asked.body, nullptr, false);
    by.headers = asked.headers;
    return (this->*known->of)(by);
}

std::string rest::asking::said(const char* name) const {
    const auto found = body.is_object() ? body.find(name) : body.end();
    return body.is_object() && found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::size_t rest::asking::number(const char* name, std::size_t otherwise) const {
    const auto found = query.find(name);
    if (found == query.end()) return otherwise;
    std::size_t value = otherwise;
    std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
    return value;
}

}  // namespace tests::mattermost
