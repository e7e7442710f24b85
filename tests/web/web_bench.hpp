// The rehearsal room on the web, over memory: requests in, answers out, and pages on their sockets.
#pragma once

#include "clock/rehearsal_clock.hpp"
#include "room/room_bench.hpp"
#include "web/board_frame.hpp"
#include "web/live_room.hpp"
#include "web/web_talk.hpp"

namespace tests {

inline const std::filesystem::path our_pages = std::filesystem::path(CHAOSDAY_SOURCE_DIR) / "bot/web/pages";

struct web_bench : room_bench {
    bot::clock::rehearsal_clock time{clock, clock.now(), 60};
    std::optional<bot::day::instant> next_event;
    std::string agents_board = R"({"columns":{},"type":"board"})";
    std::optional<bot::day::chaos_day> day;
    bool disk_takes_it = true;
    std::vector<std::string> troubles;
    web::live_room live{io.get_executor(),
        {time, *room, desk, "Europe/Berlin", [this] { return next_event; },
            [this](const bot::day::person_id& who) {
                const bool is_agent = who.id != "rex" && who.id != "rio";
                return std::vector{
                    web::parts_frame(day ? &*day : nullptr, who.id), is_agent ? agents_board : web::no_board_frame()};
            },
            [this]() -> net::awaitable<bool> { co_return disk_takes_it; }, {}},
        [this](const std::string& where, std::exception_ptr) { troubles.push_back(where); }};
    web::listener listener{io.get_executor(), clock, web::page_files({our_pages, our_pages / "room"}, "room.html"),
        [this](const std::string& where, std::exception_ptr) { troubles.push_back(where); }};
    web_talk talk{io, clock, listener};

    web_bench() {
        listener.on_upgrade("/live", [this](bot::wire::upgrade asked) { return live.converse(std::move(asked)); });
    }

    std::string answer_to(std::string words) { return talk.answer_to(std::move(words)); }
    std::string get(
        const std::string& target, const std::string& host = "localhost:8080", const std::string& more = "") {
        return talk.get(target, host, more);
    }
    std::shared_ptr<page> open(const std::string& as, std::size_t since = 0, std::string known_room = "same") {
        auto it = call("http://127.0.0.1:8080");
        if (known_room == "same") known_room = room->id();
        say(it, {{"type", "hello"}, {"as", as}, {"room", known_room}, {"since", since}});
        return it;
    }
    std::shared_ptr<page> call(const std::string& origin) { return talk.call("/live", "127.0.0.1:8080", origin); }
    void say(const std::shared_ptr<page>& from, const nlohmann::json& words) { talk.say(from, words.dump()); }
    void say_raw(const std::shared_ptr<page>& from, std::string words) { talk.say(from, std::move(words)); }
};

}  // namespace tests
