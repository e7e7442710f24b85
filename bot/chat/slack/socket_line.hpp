// For socket_mode's sources only: one connection of Slack's, and what is known of it.
#pragma once

#include "chat/slack/socket_mode.hpp"

namespace bot::chat::slack {

/// One connection. It has a number of its own, so that what is late never touches its successor.
struct socket_mode::line {
    line(int n, wire::websocket with, session_terms terms, clock::instant now, clock::clock& by)
        : number(n),
          ws(std::move(with)),
          life(terms, now),
          opened(now),
          bell(by.make_alarm()),
          all_acknowledged(by.make_alarm()) {}

    int number;
    wire::websocket ws;
    liveness life;
    clock::instant opened;
    std::unique_ptr<clock::alarm> bell, all_acknowledged;  ///< of its watch; of its retirement
    int unacknowledged = 0;
    bool is_over = false, is_retiring = false;
    std::optional<farewell> leaves;
};

}  // namespace bot::chat::slack
