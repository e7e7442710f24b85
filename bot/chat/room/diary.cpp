#include "chat/room/diary.hpp"

#include "chat/room/message_json.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace bot::chat::room {

using nlohmann::json;

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& why) {
    throw std::runtime_error(fmt::format("{}: {}", file.string(), why));
}

std::string make_room_id() {
    std::random_device dice;
    return fmt::format("{:08x}{:08x}", dice(), dice());
}

std::string contents(int fd, const std::filesystem::path& file, std::size_t most) {
    std::string all, part(1 << 16, '\0');
    while (const auto got = ::read(fd, part.data(), part.size())) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(file, std::strerror(errno));
        all.append(part, 0, static_cast<std::size_t>(got));
        if (all.size() > most)
            fail(file, "it is longer than any room of ours. Move the file away to begin with an empty room.");
    }
    return all;
}

}  // namespace

diary::diary(std::filesystem::path file, std::size_t most) : file_(std::move(file)), most_(most) {
    fd_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd_ < 0) fail(file_, std::strerror(errno));
    try {
        read_all();
    } catch (...) {
        ::close(fd_);
        throw;
    }
}

diary::~diary() { ::close(fd_); }

void diary::read_all() {
    size_ = take_lines(contents(fd_, file_, most_));
    if (::ftruncate(fd_, static_cast<off_t>(size_)) != 0) fail(file_, std::strerror(errno));
    if (!room_id_.empty()) return;
    room_id_ = make_room_id();
    if (const auto written = write(line_of(json{{"room", room_id_}, {"version", 1}})); !written)
        fail(file_, written.error());
}

/// Returns where the last whole line ends: what follows was never answered for.
std::size_t diary::take_lines(const std::string& all) {
    std::size_t begin = 0, number = 0;
    for (auto end = all.find('\n'); end != std::string::npos; end = all.find('\n', begin = end + 1)) {
        ++number;
        try {
            const auto line = json::parse(
                all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end));
            if (number == 1)
                room_id_ = line.at("room").get<std::string>();
            else
                past_.push_back(event_from(line));
        } catch (const std::exception&) {
            fail(
                file_, fmt::format("line {} can not be read. Move the file away to begin with an empty room.", number));
        }
    }
    return begin;
}

std::expected<void, std::string> diary::append(const event& what) { return write(line_of(json_of(what))); }

std::expected<void, std::string> diary::write(const std::string& line) {
    const auto bytes = line + '\n';
    if (size_ + bytes.size() > most_)
        return std::unexpected(fmt::format(
            "the room is full: move {} away and start again, to begin with an empty one", file_.filename().string()));
    for (std::size_t done = 0; done != bytes.size();) {
        const auto put = ::write(fd_, bytes.data() + done, bytes.size() - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) {
            const std::string why = std::strerror(errno);
            // Half a line would spoil the next one: back to where the last whole one ended.
            if (::ftruncate(fd_, static_cast<off_t>(size_)) != 0) return std::unexpected(why + ", and it stays torn");
            return std::unexpected(why);
        }
        done += static_cast<std::size_t>(put);
    }
    size_ += bytes.size();
    return {};
}

}  // namespace bot::chat::room
