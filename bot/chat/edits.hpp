// Edits on their way to a platform. Of several that wait for the same message only the newest is sent; each of those
// who asked learns how that went.
#pragma once

#include "chat/pace.hpp"
#include "chat/port.hpp"

#include <functional>
#include <map>
#include <memory>

namespace bot::chat {

class edits {
public:
    struct edit {
        day::post_ref which;
        std::string name;
        speech::message newest;
    };
    /// Changes the message at the platform.
    using sender = std::function<outcome<void>(edit)>;

    edits(pace& lanes, clock::clock& steady, sender send) : lanes_(lanes), steady_(steady), send_(std::move(send)) {}

    outcome<void> take(day::post_ref which, std::string name, speech::message said);

private:
    struct waiting;
    using waiting_ref = std::shared_ptr<waiting>;
    outcome<void> send(day::post_ref which, waiting_ref it);
    outcome<void> join(waiting_ref it);

    pace& lanes_;
    clock::clock& steady_;
    sender send_;
    std::map<day::post_ref, waiting_ref> waiting_;
};

}  // namespace bot::chat
