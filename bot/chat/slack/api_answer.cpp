#include "chat/slack/api_answer.hpp"

#include "chat/fields.hpp"
#include "chat/http_date.hpp"
#include "chat/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::slack {

using nlohmann::json;
using std::chrono::milliseconds;

namespace {

bool is_one_of(std::string_view it, std::initializer_list<std::string_view> these) {
    return std::ranges::find(these, it) != these.end();
}

milliseconds retry_after(const wire::http_response& from) {
    const auto said = from.headers["Retry-After"];
    unsigned seconds = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), seconds);
    if (error != std::errc() || seconds > 86'400) return default_retry_after;
    return std::chrono::seconds(seconds);
}

/// A failure of ours, for an answer that is none of Slack's.
api_answer strange(std::string error, bool may_have_happened) {
    api_answer it;
    it.error = std::move(error);
    it.may_have_happened = may_have_happened;
    return it;
}

std::string code_of(const wire::http_response& from) {
    if (from.status != 200) return fmt::format("http_{}", from.status);
    return from.body.empty() ? "empty_answer" : "not_json";
}

void read_details(api_answer& it, const fields& in) {
    it.needed = in.text("needed");
    it.provided = in.text("provided");
    const auto more = in.object("response_metadata");
    more.each_text_of("messages", [&it](std::string each) { it.messages.push_back(std::move(each)); });
    more.each_text_of("warnings", [&it](std::string each) { it.warnings.push_back(std::move(each)); });
    if (auto one = in.text("warning"); !one.empty() && it.warnings.empty()) it.warnings.push_back(std::move(one));
}

}  // namespace

api_answer read_answer(const wire::http_response& from) {
    auto parsed = parse_bounded(from.body);
    const bool is_object = parsed && parsed->is_object();
    api_answer it = strange(code_of(from), from.status >= 500 || from.status == 200);
    if (is_object) {
        std::string fault;
        const fields in(*parsed, fault);
        it.ok = in.flag("ok") && from.status == 200;
        if (auto code = in.text("error"); !code.empty()) it.error = std::move(code);
        if (!it.ok && it.error == "not_json") it.error = "no_error_given";
        if (it.ok) it.error.clear();
        read_details(it, in);
        // The first two say themselves that part of the work may be done. Source: FACTS 4.1.
        it.may_have_happened =
            !it.ok && (from.status >= 500 || is_one_of(it.error, {"fatal_error", "internal_error", "request_timeout",
                                                                     "service_unavailable"}));
        it.body = std::move(*parsed);
    }
    it.scopes = from.headers["X-OAuth-Scopes"];
    it.said_at = instant_of_date(from.headers["Date"]);
    it.is_limited = from.status == 429 || is_one_of(it.error, {"ratelimited", "rate_limited"});
    if (it.is_limited) {
        it.error = "ratelimited";
        it.retry_after = retry_after(from);
        it.may_have_happened = false;
    }
    return it;
}

api_answer no_answer(bool may_have_happened, const std::string& why) {
    auto it = strange("no_answer", may_have_happened);
    it.messages.push_back(why);
    return it;
}

bool is_unrecoverable(std::string_view error) {
    return is_one_of(error, {"not_authed", "invalid_auth", "account_inactive", "user_removed_from_team",
                                "team_disabled", "not_allowed_token_type", "token_revoked", "token_expired",
                                "no_permission", "missing_scope", "missing_args", "forbidden_team"});
}

failure failure_of(const api_answer& it, const std::string& method) {
    auto why = method + ": " + why_of(it);
    if (it.is_limited) return {failure::kind::not_sent, std::move(why), it.retry_after};
    if (it.may_have_happened) return {failure::kind::unknown, std::move(why), milliseconds(0)};
    const bool is_transport = it.error == "no_answer" || it.error.starts_with("http_");
    const bool may_pass = is_transport || is_one_of(it.error, {"team_added_to_org", "accesslimited"});
    if (may_pass) return {failure::kind::not_sent, std::move(why), milliseconds(0)};
    const bool is_outside = is_one_of(it.error, {"not_in_channel", "channel_not_found"});
    const bool may_be_mended =
        is_outside || is_one_of(it.error, {"is_archived", "not_authed", "invalid_auth", "account_inactive",
                                              "user_removed_from_team", "team_disabled", "token_revoked",
                                              "token_expired", "no_permission", "missing_scope", "forbidden_team"});
    return {
        may_be_mended ? failure::kind::barred : failure::kind::refused, std::move(why), milliseconds(0), is_outside};
}

std::string why_of(const api_answer& it) {
    auto why = it.error;
    if (!it.needed.empty()) why += fmt::format(" (needs {}, has {})", it.needed, it.provided);
    for (const auto& each : it.messages) why += "; " + each.substr(0, 200);
    return why;
}

std::string form_encoded(const json& of) {
    static constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    const auto encoded = [](std::string_view text) {
        std::string it;
        for (const char c : text) {
            if (unreserved.find(c) != std::string_view::npos)
                it += c;
            else
                it += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
        return it;
    };
    std::string form;
    for (const auto& [name, value] : of.items()) {
        const auto text = value.is_string() ? value.get<std::string>() : json_text(value);
        form += fmt::format("{}{}={}", form.empty() ? "" : "&", encoded(name), encoded(text));
    }
    return form;
}

bool wants_form(std::string_view method) {
    return is_one_of(
        method, {"conversations.info", "conversations.history", "conversations.replies", "conversations.members",
                    "conversations.list", "users.info", "users.list", "chat.getPermalink", "apps.connections.open",
                    "auth.test", "files.getUploadURLExternal", "usergroups.list", "usergroups.users.list"});
}

std::string next_cursor(const api_answer& it) {
    std::string fault;
    return fields(it.body, fault).object("response_metadata").text("next_cursor");
}

}  // namespace bot::chat::slack
