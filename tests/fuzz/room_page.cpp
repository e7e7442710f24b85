// Bytes on the rehearsal room's socket, over memory and through the real listener: an upgrade, then frames as a page
// sends them, or as none would. Whatever comes, nothing fails inside, a room that was written to can be read again as
// it stood, and nobody but agents is shown what agents wrote.
//
// An input: the moment of the day, in whose name the page begins; then its messages, each ended by a line feed. One
// that begins with '!' is put on the wire as it is, behind the others; with '?' a binary frame.
#include "chat/room/message_json.hpp"
#include "fuzz/at_the_door.hpp"
#include "fuzz/input.hpp"
#include "fuzz/secrecy.hpp"
#include "play.hpp"
#include "web/live_room.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace {

using namespace tests::fuzz;
using namespace std::chrono_literals;
namespace net = boost::asio;
namespace web = bot::web;
namespace room = bot::chat::room;

/// One file for all rooms of this process, one after the other.
const std::filesystem::path& room_file() {
    static const auto file =
        std::filesystem::temp_directory_path() / ("chaosday-fuzz-room-" + std::to_string(::getpid()) + ".jsonl");
    return file;
}

/// All that these people may know of it.
std::string shown_in(const room::room& it, std::initializer_list<const char*> to) {
    std::string all;
    for (const auto* each : to)
        for (std::size_t n = 1; n <= it.standing().last_for(each); ++n)
            all += room::line_of(room::json_of(it.standing().event_for(each, n))) + "\n";
    return all;
}

/// A frame of a client, masked with nothing.
std::string frame_of(char opcode, std::string_view payload) {
    std::string made{opcode};
    if (payload.size() < 126)
        made += static_cast<char>(0x80 | payload.size());
    else {
        made += static_cast<char>(0x80 | 126);
        made += static_cast<char>(payload.size() >> 8);
        made += static_cast<char>(payload.size() & 0xff);
    }
    return made + std::string(4, '\0') + std::string(payload);
}

class stage {
public:
    explicit stage(desk_on_paper& of)
        : time_(io_, of.from().now),
          rehearsed_(time_, time_.now(), 60),
          room_(room_file(), rehearsed_),
          desk_(of),
          live_(io_.get_executor(),
              {rehearsed_, room_, desk_, "UTC", [] { return std::nullopt; },
                  [](const bot::day::person_id&) { return std::vector<std::string>(); }},
              must_be_of_the_wire),
          listener_(io_.get_executor(), time_, shipped_pages(), must_be_of_the_wire) {
        listener_.on_upgrade("/live", [this](bot::wire::upgrade asked) { return live_.converse(std::move(asked)); });
    }
    ~stage() {
        live_.close(100ms);
        tests::play(io_, listener_.stop(100ms));
        time_.forward(1s);
    }
    stage(const stage&) = delete;
    stage& operator=(const stage&) = delete;

    void hear(std::string words) {
        auto made = tests::make_wire(io_.get_executor());
        const auto heard = std::make_shared<std::string>();
        tests::play(io_, listener_.serve(std::move(made.there)));
        const auto talking = tests::play(io_, tests::exchange(std::move(made.here), std::move(words), heard));
        time_.forward(300ms);
        talking->stop.emit(net::cancellation_type::terminal);
        time_.settle();
        must(heard->starts_with("HTTP/1.1 101"), "a page of ours is let in", *heard);
    }
    const room::room& standing() const { return room_; }

private:
    net::io_context io_{1};
    tests::virtual_clock time_;
    bot::clock::rehearsal_clock rehearsed_;
    room::room room_;
    asked_desk desk_;
    web::live_room live_;
    web::listener listener_;
};

std::string said_by_page(input in, const char* who) {
    auto all = frame_of('\x81', std::string(R"({"type":"hello","as":")") + who + R"(","since":0})");
    while (!in.rest().empty()) {
        const auto line = in.until('\n');
        if (line.starts_with('!'))
            all += line.substr(1);
        else
            all += line.starts_with('?') ? frame_of('\x82', line.substr(1)) : frame_of('\x81', line);
    }
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::room);
    static constexpr std::array people{"fay", "ada", "rex", "rio"};
    constexpr auto upgrade =
        "GET /live HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    if (size > 4'000) return 0;
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    const auto* who = in.one_of(people);
    const bool is_told_already = says_secret(in.rest());
    std::filesystem::remove(room_file());
    std::string before;
    {
        stage bot(desk);
        bot.hear(upgrade + said_by_page(in, who));
        before = shown_in(bot.standing(), {"fay", "ada", "rex", "rio"});
        const auto in_public = shown_in(bot.standing(), {"rex", "rio"});
        if (desk.from().are == secrets::kept && !is_told_already)
            must(in_public.find(agents_word) == in_public.npos, "nobody but agents is shown what agents wrote",
                in_public);
    }
    net::io_context io{1};
    tests::virtual_clock time(io);
    const room::room again(room_file(), time);
    must(shown_in(again, {"fay", "ada", "rex", "rio"}) == before, "a room is the same after a restart", before);
    return 0;
}
