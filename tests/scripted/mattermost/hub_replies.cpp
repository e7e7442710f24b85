// What the server says to the requests of a connection (FACTS 1, "Frames").
#include "scripted/mattermost/hub.hpp"

namespace tests::mattermost {

void hub::hear(const std::shared_ptr<peer>& who, const std::string& text) {
    if (is_deaf()) return;
    who->heard.push_back(text);
    const auto said = json::parse(text, nullptr, false);
    if (!said.is_object()) return who->hangs_up();
    if (!who->in) return authenticate(who, said);
    if (who->in->is_zombie || said.value("action", json()) == "authentication_challenge") return;
    if (!answers_pings && said.value("action", json()) == "ping") return;
    who->sends(reply(*who->in, said));
}

namespace {

json fails(std::int64_t seq, unsigned status, const std::string& id, const std::string& message) {
    json it{{"status", "FAIL"},
        {"error", {{"id", id}, {"message", message}, {"detailed_error", ""}, {"status_code", status}}}};
    if (seq > 0) it["seq_reply"] = seq;
    return it;
}

json okay(std::int64_t seq, json data = nullptr) {
    json it{{"status", "OK"}, {"seq_reply", seq}};
    if (!data.is_null()) it["data"] = std::move(data);
    return it;
}

}  // namespace

json hub::reply(const session& to, const json& said) const {
    const auto number = said.value("seq", json(0));
    const auto seq = number.is_number_integer() ? number.get<std::int64_t>() : 0;
    const auto action = said.value("action", std::string());
    if (seq <= 0)
        return fails(0, 400, "api.web_socket_router.bad_seq.app_error", "Invalid sequence for WebSocket message.");
    if (action.empty()) return fails(seq, 400, "api.web_socket_router.no_action.app_error", "No websocket action.");
    if (to.is_shut_out)
        return fails(seq, 401, "api.web_socket_router.not_authenticated.app_error",
            "WebSocket connection is not authenticated. Please log in and try again.");
    // The token stands in the message, in clear (FACTS 2).
    if (!accounts_.whose(to.token))
        return fails(seq, 401, "api.context.invalid_token.error", "Invalid session token=" + to.token + ", err=");
    if (action == "ping") return pong(seq);
    if (action == "user_typing") {
        const auto channel = said.value("data", json::object()).value("channel_id", std::string());
        if (is_id(channel)) return okay(seq);
        return fails(seq, 400, "api.websocket_handler.invalid_param.app_error", "Invalid channel_id parameter.");
    }
    if (action == "get_statuses") return okay(seq, {{to.person, "online"}});
    return fails(seq, 500, "api.web_socket_router.bad_action.app_error", "Unknown WebSocket action.");
}

json hub::pong(std::int64_t seq) const {
    return okay(seq, {{"node_id", ""}, {"server_time", millis(clock_.now())}, {"text", "pong"}, {"version", "5.37.0"}});
}

}  // namespace tests::mattermost
