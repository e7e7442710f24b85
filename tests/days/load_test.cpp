// The whole bot, its record on a real disk, under load on a server that is killed a hundred times in the middle of
// commands, answers and announcements: what was answered is on the record, what is announced stands once, nothing
// grows.
#include "days/mattermost_workplace.hpp"
#include "on_the_heap.hpp"
#include "sanitized.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace tests::days;
using tests::mattermost::nobody_answers;

namespace {

struct busy : mattermost_workplace {
    busy() : mattermost_workplace("2026-11-24 08:00") {
        say("UFAY", "GAGENTS",
            "/chaos new “Storm” env: staging procedure: \"Look\" incident: <#CINC|incidents> agents: "
            "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-11-24 from: 09:00 last-start: 20:00 wind-down: "
            "21:00 until: 22:00");
        say("UFAY", "GAGENTS", "/chaos people agents: <@UADA|ada> responders: <@UREX|rex>");
        at("09:05");
    }

    /// Words in a channel, or to the bot directly, that stand there whatever becomes of the server.
    void writes(const std::string& who, const std::string& where, const std::string& words) {
        if (server.is_away()) return;
        const auto id = server.of.person(who).id;
        const auto place = where == who ? server.of.direct(id, server.of.bot).id : server.of.place(where).id;
        written.emplace_back(words, server.posting.publish({{"channel_id", place}, {"message", words}}, id).id());
        ground.clock.forward(300ms);
    }
    void types(const std::string& who, const std::string& where, const std::string& words) try {
        typed.push_back(words);
        if (!server.say(who, where, "/chaos " + words).empty()) answered.push_back(words);
        ground.clock.forward(300ms);
    } catch (const nobody_answers&) { ground.clock.forward(300ms); }

    /// Until the server is gone.
    void works() {
        while (!server.is_away()) {
            const auto n = ++said;
            writes("ada", "chaos-agents", fmt::format("@chaosday log first {}", n));
            types("ada", "chaos-agents", fmt::format("log second {}", n));
            writes("fay", "fay", fmt::format("limit {}", 2 + n % 2));
            writes("rex", "rex", fmt::format("seen third {}", n));
            types("rex", "incidents", fmt::format("seen fourth {}", n));
        }
    }
    void lets_it_rest(std::chrono::milliseconds how_long) {
        ground.pass_to(ground.clock.now() + how_long, [this] { server.comes_back(); });
    }

    std::vector<std::pair<std::string, std::string>> written;  ///< words and post
    std::vector<std::string> typed, answered;
    int said = 0;
};

/// How often the record has what was said by words such as "@chaosday log first 3" or "seen third 3".
std::size_t on_record(const std::string& record, const std::string& words) {
    const bool is_note = words.find("log ") != std::string::npos;
    const auto said = words.substr(words.rfind(' ', words.rfind(' ') - 1) + 1);
    return times(fmt::format(R"("{}":"{}")", is_note ? "text" : "what", said), record);
}

std::size_t open_files() {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}));
}

/// What the server and the premises remember for tests is no growth of the bot's.
std::size_t held_by_the_bot(busy& in) {
    in.lets_it_rest(20min);
    in.writes("rex", "rex", "status");  // the answers of the last quarter of an hour go when the next one is kept
    in.lets_it_rest(10s);
    in.server.forgets();
    in.ground.log = {};
    in.written = {};
    return tests::bytes_on_the_heap();
}

void restarts(busy& in, int times, std::mt19937& dice) {
    for (int n = 0; n < times; ++n) {
        in.writes("rex", "rex", "status");
        in.writes("ada", "chaos-agents", "@chaosday board");
        in.server.dies();
        in.ground.clock.forward(std::chrono::seconds(std::uniform_int_distribution(0, 20)(dice)));
        in.server.comes_back();
        in.lets_it_rest(30s);
    }
}

}  // namespace

TEST_CASE(
    "Under load on a server that dies a hundred times: what was answered is on the record, what is announced "
    "stands once") {
    std::mt19937 dice(1);
    busy in;
    in.server.end = [&] { in.server.dies(); };
    const auto limits_before = in.ground.on_record(R"("fact":"limit_set")");
    for (int deaths = 0; deaths < (tests::is_sanitized ? 30 : 100); ++deaths) {
        in.server.steps_until_end = std::uniform_int_distribution(0, 60)(dice);
        in.works();
        in.server.steps_until_end = -1;
        in.ground.clock.forward(std::chrono::seconds(std::uniform_int_distribution(0, 15)(dice)));
        in.lets_it_rest(20s);
    }
    in.lets_it_rest(10min);
    CHECK(in.server.hub.open_peers() == 1);
    CHECK(in.server.of.trouble == std::vector<std::string>{});

    const auto names = in.names_posted();
    const auto record = in.ground.record();
    for (const auto& [words, post] : in.written) {
        if (!words.starts_with("limit")) CHECK_MESSAGE(on_record(record, words) == 1, words);
        CHECK_MESSAGE(names.contains("answer mattermost:" + post), "not answered: " << words);
    }
    for (const auto& words : in.answered) CHECK_MESSAGE(on_record(record, words) == 1, words);
    for (const auto& words : in.typed) CHECK_MESSAGE(on_record(record, words) <= 1, words);
    std::size_t announcements = 0;
    for (const auto& name : names) {
        if (name.starts_with("answer ")) continue;
        ++announcements;
        CHECK_MESSAGE(names.count(name) == 1, name << " stands twice");
    }
    const auto limits = in.ground.on_record(R"("fact":"limit_set")") - limits_before;
    CHECK(limits > (tests::is_sanitized ? 15 : 50));
    CHECK(in.posts_with("**The limit is") == limits);
    MESSAGE((in.written.size() + in.typed.size())
            << " commands, " << in.answered.size() << " answered at once, " << announcements << " announcements");
}

TEST_CASE("A hundred restarts of the server leave nothing behind in the whole bot") {
    // Announcements that stand with buttons are kept in mind, fifty a day at most: first that fills up.
    constexpr int warm = tests::is_sanitized ? 30 : 200, times = tests::is_sanitized ? 30 : 100;
    busy in;
    std::mt19937 dice(1);
    restarts(in, warm, dice);
    const auto before = held_by_the_bot(in);
    const auto files = open_files();
    restarts(in, times, dice);
    const auto after = held_by_the_bot(in);
    MESSAGE(before << " bytes before, " << after << " after");
    CHECK(after < before + 200'000);
    CHECK(open_files() == files);
    CHECK(in.server.hub.open_peers() == 1);
}
