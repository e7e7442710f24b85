// A server that is killed and started again and again: what was asked is asked once, and nothing grows.
#include "mattermost/stage.hpp"
#include "on_the_heap.hpp"
#include "sanitized.hpp"

#include <fmt/format.h>
#include <random>

using namespace tests::mattermost;

namespace {

/// What the server and the stage remember for tests is no growth of the bot's.
std::size_t held_by_the_bot(stage& it) {
    it.server.calls.clear();
    it.server.calls.shrink_to_fit();
    it.server.dials.clear();
    it.server.dials.shrink_to_fit();
    std::erase_if(it.server.hub.peers, [](const auto& each) { return !each->is_open; });
    for (const auto& each : it.server.hub.peers) {
        each->heard.clear();
        each->seen.clear();
    }
    it.log.clear();
    it.log.shrink_to_fit();
    it.clock.settle();
    return tests::bytes_on_the_heap();
}

void restarts(stage& it, int times, std::mt19937& dice) {
    for (int n = 0; n < times; ++n) {
        it.server.dies();
        it.clock.forward(std::chrono::seconds(std::uniform_int_distribution(0, 20)(dice)));
        it.server.comes_back();
        it.clock.forward(90s);
        REQUIRE(it.bot->is_connected());
    }
}

}  // namespace

TEST_CASE("a hundred restarts leave nothing behind in memory") {
    stage it;
    it.connects();
    std::mt19937 dice(1);
    restarts(it, 30, dice);
    const auto before = held_by_the_bot(it);
    restarts(it, 100, dice);
    const auto after = held_by_the_bot(it);
    MESSAGE(before << " bytes before, " << after << " after");
    CHECK(after < before + 100'000);
}

TEST_CASE("under load a server dies a hundred times at any step: each command is asked once, each post stands once") {
    stage it;
    it.connects();
    std::mt19937 dice(2);
    it.server.end = [&] { it.server.dies(); };
    int deaths = 0, said = 0, posted = 0;
    const auto anna = it.id("anna"), where = it.place("incidents").id;
    std::vector<std::shared_ptr<tests::outcome>> posting;
    while (deaths < (tests::is_sanitized ? 30 : 100)) {
        it.server.steps_until_end = std::uniform_int_distribution(0, 30)(dice);
        for (int n = 0; n < 5 && !it.server.is_away(); ++n) {
            it.server.posting.publish(
                {{"channel_id", where}, {"message", fmt::format("@chaosday seen {}", said++)}}, anna);
            const auto name = fmt::format("1/public/{}", posted++);
            const auto once = [](stage& in, std::string called) -> net::awaitable<void> {
                // As the outbox does: what may stand is looked up before it is posted again.
                for (bool stands = false; !stands;) {
                    const auto made = co_await in.bot->post(in.place("agents"), called, words(called));
                    stands = made.has_value();
                    while (!stands && made.error().of == chat::failure::kind::unknown) {
                        co_await bot::clock::sleep_for(in.clock, 5s);
                        const auto found = co_await in.bot->find(in.place("agents"), called, in.clock.now() - 1h);
                        if (!found.has_value()) continue;
                        stands = found->has_value();
                        break;
                    }
                    if (!stands) co_await bot::clock::sleep_for(in.clock, 5s);
                }
            };
            posting.push_back(tests::play(it.io, once(it, name)));
            it.clock.forward(1s);
        }
        if (!it.server.is_away()) continue;
        ++deaths;
        it.clock.forward(std::chrono::seconds(std::uniform_int_distribution(0, 15)(dice)));
        it.server.steps_until_end = -1;
        it.server.comes_back();
        it.clock.forward(60s);
    }
    it.server.steps_until_end = -1;
    it.clock.forward(5min);

    for (const auto& each : posting) CHECK(each->text() == "well");
    std::map<std::string, int> asked, stands;
    for (std::size_t at = 0; at < it.desk.asked.size(); ++at) ++asked[it.desk.words_of(at)];
    for (int n = 0; n < said; ++n) CHECK(asked[fmt::format("seen {}", n)] == 1);
    for (const auto& each : it.server.messages("agents")) ++stands[each.message()];
    for (int n = 0; n < posted; ++n) CHECK(stands[fmt::format("1/public/{}", n)] == 1);
    MESSAGE(said << " commands and " << posted << " posts over " << deaths << " deaths");
}
