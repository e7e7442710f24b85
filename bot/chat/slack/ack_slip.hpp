// The acknowledgement of one envelope. It is given once, on the connection that the envelope came by; a slip that is
// dropped without a word (a handler failed, nobody wanted it) gives the bare one.
#pragma once

#include "chat/slack/ack.hpp"
#include "chat/teller.hpp"

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace bot::chat::slack {

class ack_slip {
public:
    /// `send` is false when the connection is gone.
    using sender = std::function<bool(std::string)>;
    ack_slip(std::string envelope, bool takes_payload, sender send, teller told);
    ~ack_slip();
    ack_slip(const ack_slip&) = delete;
    ack_slip& operator=(const ack_slip&) = delete;

    void give();
    /// False where Slack will not read the payload, so that it has to go another way: none is taken here, it is too
    /// large, or the connection is gone.
    [[nodiscard]] bool give(const nlohmann::json& payload);
    [[nodiscard]] bool give(const post& answer);
    bool is_given() const { return given_; }
    bool takes_payload() const { return takes_payload_; }

private:
    [[nodiscard]] bool put_whole(std::optional<std::string> text);
    bool may_give();
    bool put(std::string text);

    std::string envelope_;
    bool takes_payload_, given_ = false;
    sender send_;
    teller told_;
};

}  // namespace bot::chat::slack
