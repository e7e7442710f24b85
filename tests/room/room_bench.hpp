// A rehearsal room in a directory of its own, with a desk that echoes and a clock that stands still.
#pragma once

#include "chat/room/message_json.hpp"
#include "chat/room/reception.hpp"
#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "room/echo_desk.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <stdlib.h>
#include <string>

namespace tests {

class own_directory {
public:
    own_directory() {
        auto pattern = (std::filesystem::temp_directory_path() / "chaosday-room-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no directory for the test");
        path_ = pattern;
    }
    ~own_directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    own_directory(const own_directory&) = delete;
    own_directory& operator=(const own_directory&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

inline void put_contents(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

struct room_bench {
    boost::asio::io_context io{1};
    virtual_clock clock{io};
    own_directory directory;
    std::filesystem::path file = directory / "room.jsonl";
    std::unique_ptr<bot::chat::room::room> room = std::make_unique<bot::chat::room::room>(file, clock);
    echo_desk desk;
    std::unique_ptr<bot::chat::room::reception> reception = std::make_unique<bot::chat::room::reception>(*room, desk);

    /// The bot goes and comes back.
    void restart() {
        reception.reset();
        room.reset();
        room = std::make_unique<bot::chat::room::room>(file, clock);
        reception = std::make_unique<bot::chat::room::reception>(*room, desk);
    }
    template <class T>
    T result(boost::asio::awaitable<T> of) {
        std::optional<T> made;
        const auto how = play(io, std::move(of), made);
        clock.settle();
        if (!made) throw std::runtime_error("the coroutine did not return: " + how->text());
        return std::move(*made);
    }
    bot::chat::room::receipt take(const std::string& who, bot::chat::room::page_request what) {
        return result(reception->take(who, std::move(what)));
    }
    bot::day::post_ref posted(bot::chat::destination where, const std::string& name, const std::string& text) {
        return *result(room->post(std::move(where), name, echo_desk::saying(text)));
    }
    /// All that this person may know, as text.
    std::string seen_by(const std::string& who) const {
        std::string all;
        const auto& standing = room->standing();
        for (std::size_t n = 1; n <= standing.last_for(who); ++n)
            all += bot::chat::room::line_of(bot::chat::room::json_of(standing.event_for(who, n))) + "\n";
        return all;
    }
};

}  // namespace tests
