// For socket's sources only: one connection, and what is known of it.
#pragma once

#include "chat/mattermost/socket.hpp"

namespace bot::chat::mattermost {

/// It has a number of its own, so that what is late never touches its successor.
struct socket::line {
    line(int n, wire::websocket with, session_terms terms, clock::instant now, clock::clock& by)
        : number(n), ws(std::move(with)), life(terms, now), opened(now), bell(by.make_alarm()) {}

    int number;
    wire::websocket ws;
    liveness life;
    clock::instant opened;
    std::unique_ptr<clock::alarm> bell;  ///< of its watch
    bool is_over = false;
    bool asks_to_resume = false;
};

}  // namespace bot::chat::mattermost
