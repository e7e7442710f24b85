#include "chat/slack/ack_slip.hpp"

#include "chat/slack/ack.hpp"

namespace bot::chat::slack {

ack_slip::ack_slip(std::string envelope, bool takes_payload, sender send, teller told)
    : envelope_(std::move(envelope)), takes_payload_(takes_payload), send_(std::move(send)), told_(std::move(told)) {}

ack_slip::~ack_slip() {
    if (!given_) give();
}

void ack_slip::give() {
    if (may_give()) put(bare_ack(envelope_));
}

bool ack_slip::give(const nlohmann::json& payload) {
    if (!takes_payload_) return false;
    auto text = ack_with(envelope_, payload);
    if (!text) return false;
    if (may_give()) put(std::move(*text));
    return true;
}

bool ack_slip::may_give() {
    if (given_) told_(severity::warning, "Slack: a second acknowledgement of " + envelope_ + " was dropped");
    return !given_;
}

void ack_slip::put(std::string text) {
    given_ = true;
    if (!send_(std::move(text)))
        told_(severity::warning, "Slack: " + envelope_ + " could not be acknowledged, its connection is gone");
}

}  // namespace bot::chat::slack
