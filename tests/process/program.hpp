// The real chaosday as a process: started, listened to, told to end, killed. Whatever it is asked to do it does within
// a limit, or the wait says no. It never outlives its test.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace tests {

class program {
public:
    using milliseconds = std::chrono::milliseconds;
    static constexpr milliseconds patience{30'000};

    /// `words` begin with the path of what is run; `besides` is added to our own environment.
    explicit program(std::vector<std::string> words, const std::map<std::string, std::string>& besides = {});
    ~program();
    program(const program&) = delete;
    program& operator=(const program&) = delete;

    pid_t id() const { return id_; }
    /// What it wrote so far to stdout, to stderr.
    const std::string& said() const { return out_.heard; }
    const std::string& complained() const { return err_.heard; }

    /// Waits until it has written this, to stdout or stderr; false when it ends or the limit passes before.
    bool says(const std::string& what, milliseconds limit = patience);
    /// Its exit code, or 128 and the signal that ended it; nothing when it still runs after the limit.
    std::optional<int> ends(milliseconds limit = patience);
    void signal(int which) const;
    /// At once and for good; returns when it is gone and all that it wrote was read.
    void kill();

private:
    struct pipe_end {
        int fd = -1;
        std::string heard;
    };
    using deadline = std::chrono::steady_clock::time_point;
    /// Takes in what was written; false when the time is up and nothing came.
    bool listen_until(deadline when);
    bool reap(bool wait);

    pid_t id_ = -1;
    int watch_ = -1;  ///< readable when it has ended
    pipe_end out_, err_;
    std::optional<int> code_;
};

/// The address that a rehearsal prints; port 0 when it has printed none.
std::uint16_t port_in(const std::string& said);

}  // namespace tests
