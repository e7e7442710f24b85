// What Slack's Web API answered, as a value, and what that means: whether it happened, whether to try again, whether
// the installation is at its end. Pure; the shell around it is web_api.
#pragma once

#include "chat/document.hpp"
#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "wire/http.hpp"

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::chat::slack {

struct api_answer {
    bool ok = false;
    /// Slack's code; or ours where Slack gave none: "http_503", "empty_answer", "not_json", "no_answer".
    std::string error;
    std::string needed, provided;                 ///< scopes, with missing_scope
    std::optional<clock::instant> said_at;        ///< by Slack's clock, where the answer has a Date
    std::string scopes;                           ///< that the token has, where Slack tells: "chat:write,commands"
    std::vector<std::string> messages, warnings;  ///< why blocks are invalid; no errors: they come with ok too
    bool is_limited = false;                      ///< too many calls; surely not done
    std::chrono::milliseconds retry_after{0};
    bool may_have_happened = false;
    document body;  ///< an object, where there is one
};

/// Slack says "too many" without saying until when. Source: FACTS 4.1.
inline constexpr std::chrono::milliseconds default_retry_after{30'000};

api_answer read_answer(const wire::http_response& from);
/// The request got no answer; `why` holds no secret.
api_answer no_answer(bool may_have_happened, const std::string& why);

/// The token will never work again: somebody has to look after the installation. Source: FACTS 9.
bool is_unrecoverable(std::string_view error);

/// What failed, as the outbox wants to know it.
failure failure_of(const api_answer& it, const std::string& method);
/// One line for the log: the code, scopes, Slack's reasons.
std::string why_of(const api_answer& it);

/// The scalar members of a JSON object as a form; lists and objects as JSON text.
std::string form_encoded(const nlohmann::json& of);
/// Methods that only read want a form; everything that writes takes JSON. Source: FACTS 4.1.
bool wants_form(std::string_view method);

/// What page comes next; empty: none.
std::string next_cursor(const api_answer& it);

}  // namespace bot::chat::slack
