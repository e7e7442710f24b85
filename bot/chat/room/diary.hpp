// The room's own file: JSON Lines, one event a line, appended. A last line that a crash tore is cut off when the file
// is opened; damage anywhere else is refused by line number. It is no record of the day (that is `record`): it is what
// the pages show, so it is written at once but not synced.
#pragma once

#include "chat/room/event.hpp"

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace bot::chat::room {

class diary {
public:
    /// All of it is read at each start and held in memory: a room of this size has seen a hundred thousand messages,
    /// and takes no more.
    static constexpr std::size_t most_bytes = 32 << 20;

    /// Throws std::runtime_error with a sentence for the operator when the file can not be opened or read.
    explicit diary(std::filesystem::path file, std::size_t most = most_bytes);
    ~diary();
    diary(const diary&) = delete;
    diary& operator=(const diary&) = delete;

    /// What the file held when it was opened; to be taken once.
    std::vector<event> take_past() { return std::move(past_); }
    /// Names this very room: a page that knows another one starts from the beginning.
    const std::string& room_id() const { return room_id_; }
    /// All of it, or nothing: the error says why in a few words.
    std::expected<void, std::string> append(const event& what);

private:
    void read_all();
    std::size_t take_lines(const std::string& all);
    std::expected<void, std::string> write(const std::string& line);

    std::filesystem::path file_;
    std::size_t most_;
    int fd_ = -1;
    std::size_t size_ = 0;
    std::string room_id_;
    std::vector<event> past_;
};

}  // namespace bot::chat::room
