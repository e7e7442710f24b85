// A process that a test starts, listens to and kills.
#pragma once

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace tests {

class child {
public:
    explicit child(std::vector<std::string> command) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        std::vector<char*> arguments;
        for (auto& each : command) arguments.push_back(each.data());
        arguments.push_back(nullptr);
        id_ = ::fork();
        if (id_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        says_ = ::fdopen(ends[0], "r");
    }
    ~child() {
        kill();
        ::fclose(says_);
    }
    child(const child&) = delete;
    child& operator=(const child&) = delete;

    pid_t id() const { return id_; }
    /// The next whole line it says; nothing when it is gone.
    std::optional<std::string> read_line() {
        std::string line;
        for (int each = ::fgetc(says_); each != EOF; each = ::fgetc(says_)) {
            if (each == '\n') return line;
            line += static_cast<char>(each);
        }
        return std::nullopt;
    }
    /// At once and for good; returns when it is gone.
    void kill() {
        if (gone_) return;
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
        gone_ = true;
    }

private:
    pid_t id_ = -1;
    std::FILE* says_ = nullptr;
    bool gone_ = false;
};

}  // namespace tests
