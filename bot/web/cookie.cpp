#include "web/cookie.hpp"

#include "web/guard.hpp"
#include "web/guests.hpp"

#include <fmt/format.h>

namespace bot::web {

namespace {

/// Cookies know no ports: on one machine there may be a bot and a rehearsal, each with sessions of its own.
std::string name_at(std::string_view host_field) {
    if (!is_this_machine(host_field)) return "__Host-chaosday";
    const auto colon = host_field.rfind(':');
    const bool has_port = colon != host_field.npos && !host_field.ends_with(']');
    return has_port ? fmt::format("chaosday-{}", host_field.substr(colon + 1)) : "chaosday";
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    return from == text.npos ? std::string_view() : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

}  // namespace

std::string_view session_in(const wire::http_request& asked) {
    const auto name = name_at(asked.headers["Host"]);
    auto rest = asked.headers["Cookie"];
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto one = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto equals = one.find('=');
        if (equals != one.npos && trimmed(one.substr(0, equals)) == name) return trimmed(one.substr(equals + 1));
    }
    return {};
}

std::string session_cookie(std::string_view host_field, std::string_view token) {
    const auto lasts = std::chrono::seconds(token.empty() ? std::chrono::days(0) : guests::session_lasts);
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", name_at(host_field), token, lasts.count(),
        is_this_machine(host_field) ? "" : "; Secure");
}

}  // namespace bot::web
