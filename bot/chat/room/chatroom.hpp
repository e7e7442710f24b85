// The room as it stands: posts, pins, topics, who is in, who has read what, and for each person the numbered list of
// events that they may know of. A pure value that grows by `apply`; it neither writes nor sends.
#pragma once

#include "chat/room/cast.hpp"
#include "chat/room/event.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace bot::chat::room {

struct post {
    posted first;
    speech::message said;  ///< as it was last edited
    std::string name;
    bool is_pinned = false;
    std::set<std::pair<std::string, std::string>> reactions;  ///< who, with what
};

class chatroom {
public:
    chatroom();

    void apply(event what);

    const post* find(std::string_view where, std::string_view id) const;
    /// The newest post of that announcement name that still stands, not older than `since`.
    const post* find_named(std::string_view where, std::string_view name, day::instant since) const;
    std::string topic(std::string_view where) const;
    bool is_member(std::string_view handle, std::string_view where) const;
    std::set<std::string> members(std::string_view where) const;
    bool has_happened(const std::string& cause) const { return causes_.contains(cause); }
    bool has_read(std::string_view handle, std::string_view where, std::string_view id) const;

    std::string next_post_id(std::string_view where) const;
    std::string next_answer_id(std::string_view to) const;

    /// How many events this person may know of: the number of their last one.
    std::size_t last_for(std::string_view handle) const;
    /// Their event number `n`, counted from 1.
    const event& event_for(std::string_view handle, std::size_t n) const;
    /// When the last thing happened, by the room's own time.
    std::optional<day::instant> latest() const { return latest_; }

private:
    using place = std::pair<std::string, std::string>;
    void note(const posted& it);
    void note(const edited& it);
    void note(const removed& it);
    void note(const pinned& it);
    void note(const topic_set& it);
    void note(const reacted& it);
    void note(const answered& it);
    void note(const joined& it);
    void note(const read_up_to& it);
    post* standing(const std::string& where, const std::string& id);
    void happened(const std::string& cause, day::instant at);

    std::vector<event> all_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> visible_;
    std::map<std::string, std::map<std::uint64_t, post>, std::less<>> posts_;
    std::map<std::string, std::uint64_t, std::less<>> last_post_, last_answer_;
    std::map<std::string, std::string, std::less<>> topics_;
    std::map<place, std::uint64_t> read_;
    std::map<place, std::uint64_t> named_;
    std::set<std::string, std::less<>> in_public_;
    std::unordered_set<std::string> causes_;
    std::optional<day::instant> latest_;
};

}  // namespace bot::chat::room
