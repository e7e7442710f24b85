// The server's end of one WebSocket, and what a test can do to it.
#pragma once

#include "scripted/mattermost/session.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/websocket.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace tests::mattermost {

namespace wire = bot::wire;

struct peer {
    int number = 0;
    std::string target;  ///< path and query that it was asked for with
    wire::header_list headers;
    std::vector<std::string> heard;                         ///< texts of the client
    int binary = 0;                                         ///< frames that newer servers read as another format
    std::vector<std::pair<wire::frame, std::string>> seen;  ///< control frames of the client
    std::optional<wire::websocket> ws;
    std::shared_ptr<session> in;  ///< none until it has said who it is
    bool is_open = true;
    bool was_closed_well = false;  ///< a close frame came, and no cut
    std::shared_ptr<wire_faults> faults;
    std::unique_ptr<bot::clock::alarm> look;
    instant last_pong;

    void sends(const json& it) { sends_text(go_json(it) + "\n"); }
    void sends_text(const std::string& text);
    void pings();
    /// As the server does nearly always: a FIN, and no close frame before it.
    void hangs_up();
    /// The cable is cut: nothing arrives any more, in neither direction, and nobody says so.
    void goes_dead() { faults->is_stuck = true; }
    /// JSON actions of this name that it was asked for.
    std::vector<json> asked_for(const std::string& action) const;
    std::size_t pongs() const;
};

}  // namespace tests::mattermost
