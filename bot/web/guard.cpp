#include "web/guard.hpp"

#include <algorithm>

namespace bot::web {

namespace {

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Without the port and the brackets; empty when it is no host with perhaps a port.
std::string_view host_of(std::string_view field) {
    const auto in_brackets = field.starts_with('[');
    const auto end = in_brackets ? field.find(']') : field.find(':');
    auto rest = end == std::string_view::npos ? std::string_view() : field.substr(end + (in_brackets ? 1 : 0));
    if (in_brackets && end == std::string_view::npos) return {};
    if (!rest.empty() && (!rest.starts_with(':') || !is_port(rest.substr(1)))) return {};
    return in_brackets ? field.substr(1, end - 1) : field.substr(0, end);
}

bool is_public(std::string_view host_field, const public_place& ours) {
    return ours && wire::same_token(host_field, wire::host_field(*ours));
}

}  // namespace

bool is_this_machine(std::string_view host_field) {
    const auto host = host_of(host_field);
    return !host.empty() && wire::is_loopback(host);
}

bool is_same_place(std::string_view origin, std::string_view host_field, const public_place& ours) {
    if (ours && is_public(host_field, ours)) return wire::same_token(origin, origin_of(*ours));
    constexpr std::string_view scheme = "http://";
    return origin.starts_with(scheme) && wire::same_token(origin.substr(scheme.size()), host_field);
}

std::string origin_of(const wire::address& place) {
    return (place.tls ? "https://" : "http://") + wire::host_field(place);
}

std::optional<wire::http_response> turned_away(
    const wire::http_request& asked, asked_from from, const public_place& ours) {
    if (from == asked_from::a_server) return std::nullopt;
    const auto host = asked.headers["Host"];
    if (!is_this_machine(host) && !is_public(host, ours)) return plain_answer(421, "This address is not served here.");
    const auto origin = asked.headers.find("Origin");
    const auto is_ours = origin ? is_same_place(*origin, host, ours) : from == asked_from::anywhere;
    if (!is_ours) return plain_answer(403, "This page may not ask here.");
    return std::nullopt;
}

wire::http_response guarded(wire::http_response answer) {
    answer.headers.set("Content-Security-Policy", std::string(policy));
    answer.headers.set("X-Frame-Options", "DENY");
    answer.headers.set("X-Content-Type-Options", "nosniff");
    answer.headers.set("Referrer-Policy", "no-referrer");
    answer.headers.set("Cross-Origin-Resource-Policy", "same-origin");
    answer.headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (!answer.headers.find("Cache-Control")) answer.headers.set("Cache-Control", "no-store");
    return answer;
}

wire::http_response plain_answer(unsigned status, std::string text) {
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text) + "\n"};
}

}  // namespace bot::web
