#include "scripted/slack/frames.hpp"

namespace tests::slack {

using nlohmann::json;

json hello_frame(std::optional<int> connections) {
    json it{{"type", "hello"}};
    if (connections) it["num_connections"] = *connections;
    return it;
}

json disconnect_frame(const std::string& reason) {
    return {{"type", "disconnect"}, {"reason", reason}, {"debug_info", {{"host", "applink-1"}}}};
}

json slash_frame(const slash& it) {
    return {{"envelope_id", it.envelope}, {"type", "slash_commands"}, {"accepts_response_payload", true},
        {"payload",
            {{"token", "legacy-token"}, {"team_id", "T1"}, {"team_domain", "example"}, {"channel_id", it.channel},
                {"channel_name", it.channel_name}, {"user_id", it.user}, {"user_name", it.user_name},
                {"command", "/chaos"}, {"text", it.text}, {"api_app_id", "A1"}, {"is_enterprise_install", "false"},
                {"response_url", it.response_url}, {"trigger_id", it.trigger}}}};
}

json auth_answer(const std::string& bot_name, const std::string& user, const std::string& bot) {
    return {{"ok", true}, {"url", "https://example.slack.com/"}, {"team", "Example"}, {"team_id", "T1"},
        {"user", bot_name}, {"user_id", user}, {"bot_id", bot}};
}

}  // namespace tests::slack
