#include "scripted/mattermost/triggers.hpp"

#include <array>
#include <fmt/format.h>
#include <functional>
#include <sstream>

namespace tests::mattermost {

namespace {

std::string signature_of(const std::string& what) {
    return base64(fmt::format("signed {:x}", std::hash<std::string>{}("a secret of the server" + what)));
}

std::unexpected<wire::http_response> wrong(const std::string& why, const std::string& text) {
    return std::unexpected(refuses(400, "interactive_message.decode_trigger_id." + why, text));
}

}  // namespace

trigger triggers::make(const std::string& brief, const std::string& person, instant now) {
    const auto what = fmt::format("{}:{}:{}", brief, person, millis(now));
    return {brief, base64(what + ":" + signature_of(what))};
}

std::expected<std::string, wire::http_response> triggers::person_of(const std::string& ticket, instant now) const {
    const auto decoded = from_base64(ticket);
    if (!decoded)
        return wrong("base64_decode_failed", "Failed to decode base64 for trigger ID for interactive dialog.");
    std::array<std::string, 4> parts;
    std::istringstream from(*decoded);
    for (auto& each : parts) std::getline(from, each, ':');
    if (parts[3] != signature_of(parts[0] + ":" + parts[1] + ":" + parts[2]))
        return wrong("verify_signature_failed", "Signature verification failed of trigger ID for interactive dialog.");
    if (millis(now) - std::stoll(parts[2]) > life.count())
        return wrong(
            "expired", "Trigger ID for interactive dialog is expired. Trigger IDs live for a maximum of 3 seconds.");
    return parts[1];
}

}  // namespace tests::mattermost
