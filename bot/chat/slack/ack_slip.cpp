#include "chat/slack/ack_slip.hpp"

namespace bot::chat::slack {

ack_slip::ack_slip(std::string envelope, bool takes_payload, sender send, teller told)
    : envelope_(std::move(envelope)), takes_payload_(takes_payload), send_(std::move(send)), told_(std::move(told)) {}

ack_slip::~ack_slip() {
    if (!given_) give();
}

void ack_slip::give() {
    if (may_give()) put(bare_ack(envelope_));
}

bool ack_slip::give(const nlohmann::json& payload) { return takes_payload_ && put_whole(ack_with(envelope_, payload)); }

bool ack_slip::give(const post& answer) { return takes_payload_ && put_whole(ack_with(envelope_, answer)); }

bool ack_slip::put_whole(std::optional<std::string> text) { return text && may_give() && put(std::move(*text)); }

bool ack_slip::may_give() {
    if (given_) told_(severity::warning, "Slack: a second acknowledgement of " + envelope_ + " was dropped");
    return !given_;
}

bool ack_slip::put(std::string text) {
    given_ = true;
    const bool is_sent = send_(std::move(text));
    if (!is_sent)
        told_(severity::warning, "Slack: " + envelope_ + " could not be acknowledged, its connection is gone");
    return is_sent;
}

}  // namespace bot::chat::slack
