#include "process/program.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {

namespace {

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (auto& each : words) all.push_back(each.data());
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& besides) {
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string entry = *each;
        if (!besides.contains(entry.substr(0, entry.find('=')))) all.push_back(entry);
    }
    for (const auto& [name, value] : besides) all.push_back(name + "=" + value);
    return all;
}

void read_what_is_there(int& fd, std::string& into) {
    char piece[4096];
    for (;;) {
        const auto got = ::read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return;
        if (got == 0) {
            ::close(fd);
            fd = -1;
            return;
        }
        into.append(piece, static_cast<std::size_t>(got));
    }
}

}  // namespace

program::program(std::vector<std::string> words, const std::map<std::string, std::string>& besides) {
    int out[2], err[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    auto environment = environment_with(besides);
    auto arguments = pointers_to(words), entries = pointers_to(environment);
    // Not fork: that copies the page tables of this process, in which a load generator holds much, before anything
    // starts.
    id_ = ::vfork();
    if (id_ < 0) throw std::runtime_error("no process");
    if (id_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(err[1], STDERR_FILENO);
        ::execve(arguments[0], arguments.data(), entries.data());
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    out_.fd = out[0];
    err_.fd = err[0];
    for (const auto* each : {&out_, &err_}) ::fcntl(each->fd, F_SETFL, O_NONBLOCK);
    watch_ = static_cast<int>(::syscall(SYS_pidfd_open, id_, 0));
}

program::~program() {
    kill();
    for (const int each : {out_.fd, err_.fd, watch_})
        if (each >= 0) ::close(each);
}

bool program::listen_until(deadline when) {
    const auto left = std::chrono::ceil<milliseconds>(when - std::chrono::steady_clock::now());
    pollfd all[] = {{out_.fd, POLLIN, 0}, {err_.fd, POLLIN, 0}, {code_ ? -1 : watch_, POLLIN, 0}};
    const auto ready = ::poll(all, 3, static_cast<int>(std::max<milliseconds::rep>(left.count(), 0)));
    if (all[0].revents != 0) read_what_is_there(out_.fd, out_.heard);
    if (all[1].revents != 0) read_what_is_there(err_.fd, err_.heard);
    if (all[2].revents != 0) reap(false);
    return ready != 0;
}

bool program::says(const std::string& what, milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    const auto has = [&] {
        return out_.heard.find(what) != std::string::npos || err_.heard.find(what) != std::string::npos;
    };
    while (!has()) {
        if (code_ && out_.fd < 0 && err_.fd < 0) return false;
        if (!listen_until(until)) return has();
    }
    return true;
}

std::optional<int> program::ends(milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!code_ || out_.fd >= 0 || err_.fd >= 0)
        if (!listen_until(until)) break;
    return code_;
}

void program::signal(int which) const {
    if (!code_) ::kill(id_, which);
}

bool program::reap(bool wait) {
    int status = 0;
    if (code_ || ::waitpid(id_, &status, wait ? 0 : WNOHANG) != id_) return code_.has_value();
    code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

void program::kill() {
    signal(SIGKILL);
    reap(true);
    if (out_.fd >= 0) read_what_is_there(out_.fd, out_.heard);
    if (err_.fd >= 0) read_what_is_there(err_.fd, err_.heard);
}

std::uint16_t port_in(const std::string& said) {
    constexpr std::string_view before = "http://127.0.0.1:";
    const auto at = said.find(before);
    return at == std::string::npos ? std::uint16_t{0}
                                   : static_cast<std::uint16_t>(std::stoi(said.substr(at + before.size())));
}

}  // namespace tests
