// Messages of a WebSocket that wait to be written: not more of them than they may be, and not more bytes.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <utility>

namespace bot::wire {

struct outgoing {
    enum class kind { text, binary, ping };
    kind is;
    std::shared_ptr<const std::string> bytes;
};

class outgoing_queue {
public:
    outgoing_queue(std::size_t most, std::size_t most_bytes) : most_(most), most_bytes_(most_bytes) {}

    /// False, and nothing is put there, when there is no room for it. A ping goes before all that waits.
    bool put(outgoing what) {
        if (waiting_.size() >= most_ || what.bytes->size() > most_bytes_ - bytes_) return false;
        bytes_ += what.bytes->size();
        waiting_.insert(what.is == outgoing::kind::ping ? waiting_.begin() : waiting_.end(), std::move(what));
        return true;
    }
    /// Of one that is not empty.
    outgoing take() {
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        bytes_ -= next.bytes->size();
        return next;
    }
    void clear() {
        waiting_.clear();
        bytes_ = 0;
    }
    bool empty() const { return waiting_.empty(); }
    std::size_t size() const { return waiting_.size(); }

private:
    std::size_t most_, most_bytes_;
    std::size_t bytes_ = 0;
    std::deque<outgoing> waiting_;
};

}  // namespace bot::wire
