#include "scripted/mattermost/accounts.hpp"

namespace tests::mattermost {

namespace {

constexpr std::string_view cookie = "MMAUTHTOKEN=";

}  // namespace

void accounts::revoke(const std::string& token) {
    grants_.erase(token);
    remembered_.erase(token);
}

std::optional<std::string> accounts::whose(const std::string& token) {
    const auto found = grants_.find(token);
    if (found == grants_.end() || !of_.person(found->second).is_active) return std::nullopt;
    if (!database_is_up && !remembered_.contains(token)) return std::nullopt;
    remembered_.insert(token);
    return found->second;
}

std::string accounts::token_in(const wire::header_list& headers) {
    const std::string said(headers["Authorization"]);
    const auto space = said.find(' ');
    if (space != std::string::npos)
        for (const auto* scheme : {"Bearer", "Token"})
            if (wire::same_token(said.substr(0, space), scheme)) return said.substr(space + 1);
    const std::string cookies(headers["Cookie"]);
    const auto at = cookies.find(cookie);
    if (at == std::string::npos) return {};
    const auto value = cookies.substr(at + cookie.size());
    return value.substr(0, value.find(';'));
}

}  // namespace tests::mattermost
