#include "chat/mattermost/callbacks.hpp"

#include "chat/fields.hpp"

#include <algorithm>
#include <utility>

namespace bot::chat::mattermost {

namespace {

constexpr std::size_t most_fields = 2'000;
constexpr std::size_t id_size = 26;

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string said;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? digit_of(text[at + 1]) : -1;
        const int low = high >= 0 ? digit_of(text[at + 2]) : -1;
        if (low >= 0) at += 2;
        said += low >= 0 ? static_cast<char>(high * 16 + low) : text[at] == '+' ? ' ' : text[at];
    }
    return said;
}

using form = std::vector<std::pair<std::string, std::string>>;

form form_in(std::string_view body) {
    form all;
    while (!body.empty() && all.size() < most_fields) {
        const auto end = std::min(body.find('&'), body.size());
        const auto part = body.substr(0, end);
        const auto sign = std::min(part.find('='), part.size());
        all.emplace_back(decoded(part.substr(0, sign)), decoded(part.substr(std::min(sign + 1, part.size()))));
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    return all;
}

std::string first_of(const form& in, std::string_view name) {
    const auto found = std::ranges::find(in, name, &form::value_type::first);
    return found == in.end() ? std::string() : found->second;
}

std::vector<std::string> all_of(const form& in, std::string_view name) {
    std::vector<std::string> all;
    for (const auto& [called, value] : in)
        if (called == name) all.push_back(value);
    return all;
}

/// Names and ids are two fields that stand there once for each, in the same order. Source: FACTS 6.
std::vector<slash_call::called> called_by(const form& in, const std::string& field) {
    const auto names = all_of(in, field), ids = all_of(in, field + "_ids");
    std::vector<slash_call::called> all;
    for (std::size_t at = 0; at < std::min(names.size(), ids.size()); ++at)
        if (is_id(ids[at])) all.push_back({ids[at], names[at]});
    return all;
}

std::string_view token_in(std::string_view authorization) {
    constexpr std::string_view scheme = "Token ";
    return authorization.starts_with(scheme) ? authorization.substr(scheme.size()) : std::string_view();
}

}  // namespace

bool is_id(std::string_view text) {
    return text.size() == id_size &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

secret response_path_in(std::string_view url) {
    constexpr std::string_view way = "/hooks/commands/";
    const auto at = url.rfind(way);
    if (at == std::string_view::npos || !is_id(url.substr(at + way.size()))) return {};
    return secret(std::string(url.substr(at)));
}

std::expected<slash_call, std::string> slash_call_in(const wire::http_request& it) {
    const auto type = it.headers["Content-Type"];
    if (!type.starts_with("application/x-www-form-urlencoded")) return std::unexpected("it is no form");
    const auto form = form_in(it.body);
    slash_call call{.user = first_of(form, "user_id"),
        .user_name = first_of(form, "user_name"),
        .channel = first_of(form, "channel_id"),
        .channel_name = first_of(form, "channel_name"),
        .team = first_of(form, "team_id"),
        .words = first_of(form, "text"),
        .people = called_by(form, "user_mentions"),
        .channels = called_by(form, "channel_mentions"),
        .token = secret(first_of(form, "token")),
        .trigger = secret(first_of(form, "trigger_id")),
        .response_path = response_path_in(first_of(form, "response_url"))};
    if (call.token.empty()) call.token = secret(std::string(token_in(it.headers["Authorization"])));
    if (!is_id(call.user) || !is_id(call.channel)) return std::unexpected("user or channel are no ids");
    return call;
}

std::expected<document, std::string> json_in(const wire::http_request& it) {
    auto parsed = parse_bounded(it.body);
    if (parsed && !parsed->is_object()) return std::unexpected("no JSON object");
    return parsed;
}

press_call press_in(const document& body) {
    std::string fault;
    const fields in(body, fault);
    return {in.text("user_id"), in.text("user_name"), in.text("channel_id"), in.text("post_id"),
        secret(in.text("trigger_id"))};
}

}  // namespace bot::chat::mattermost
