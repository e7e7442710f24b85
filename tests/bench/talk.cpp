// So many notes, so many of them at once, to a bot with a day of 30 cards and 500 notes: for whoever counts what one
// costs. Says how long they took.
//     talk DIRECTORY NOTES AT_ONCE CHAOSDAY...      what is named last is run; a profiler's words may stand before it
#include "bench/load.hpp"
#include "bench/notes.hpp"
#include "bench/subject.hpp"

#include <cstdio>
#include <exception>
#include <fmt/format.h>

int main(int count, char** words) {
    using namespace tests::bench;
    if (count < 5) {
        std::fputs("talk DIRECTORY NOTES AT_ONCE CHAOSDAY...\n", stderr);
        return 2;
    }
    try {
        net::io_context io{1};
        const std::filesystem::path home = words[1];
        const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        write_past(subject::record_in(home), {}, now);
        const auto bot = subject::bot(io, {words + 4, words + count}, home);
        bot->slack.say(notes_in({}), noted);
        serve_until(io, [&] { return bot->slack.connections() > 0; }, "a connection");
        const auto told = measure(io, bot->slack, closed_loop{std::stoul(words[3])}, std::stoul(words[2]));
        const auto took = told.answer();
        fmt::print("answer p50 {:.1f} us, p99 {:.1f} us, {:.0f} a second\n", took.p50, took.p99, told.a_second());
        bot->end();
    } catch (const std::exception& wrong) {
        fmt::print(stderr, "talk: {}\n", wrong.what());
        return 1;
    }
    return 0;
}
