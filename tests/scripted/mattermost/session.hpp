// A WebSocket connection as the hub remembers it: numbered events, the last of them kept to be sent again, and those
// that came while its client was away (FACTS 2, "reliable websockets"). A value; sockets are the hub's.
#pragma once

#include "clock/clock.hpp"
#include "scripted/mattermost/ids.hpp"

#include <deque>

namespace tests::mattermost {

using bot::clock::instant;

struct session {
    std::string id, person, token;
    std::int64_t next = 0;     ///< number of the next event
    std::deque<json> sent;     ///< with their numbers
    std::deque<json> waiting;  ///< without
    bool is_attached = false;  ///< the server believes that its client is there
    bool is_zombie = false;    ///< open, and nothing ever comes again
    bool is_shut_out = false;  ///< its account was disabled meanwhile: for good
    bool is_doubled = false;   ///< every event comes twice
    instant active_at;

    static constexpr std::size_t keeps_sent = 128, keeps_waiting = 256;

    json numbered(json event) {
        event["seq"] = next++;
        sent.push_back(event);
        if (sent.size() > keeps_sent) sent.pop_front();
        return event;
    }
    /// False: more than it can hold, and it is to be thrown away.
    bool waits_for(json event) {
        waiting.push_back(std::move(event));
        return waiting.size() <= keeps_waiting;
    }
    /// Whether all from this number on is still there.
    bool still_has(std::int64_t number) const {
        return number == next || (!sent.empty() && number < next && sent.front().at("seq") <= number);
    }
};

/// "?connection_id=…&sequence_number=…" of an upgrade.
struct resumption {
    std::string id;
    std::int64_t number = 0;

    enum class kind : std::uint8_t { not_asked_for, well_formed, malformed };
    kind is = kind::not_asked_for;
};
resumption resumption_in(const std::string& target);
/// Of a target's query, decoded; empty when it is not there.
std::map<std::string, std::string> query_of(const std::string& target);

}  // namespace tests::mattermost
