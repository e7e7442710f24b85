// Nobody is told anything of a place that is not theirs: whatever happens there, what others know stays byte for byte
// the same.
#include "room/room_bench.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace tests;
using namespace bot::chat::room;

namespace {

constexpr std::string_view marker = "zqxjkvbw";
const std::string secret = "secret " + std::string(marker);

/// Something public, the same in both rooms.
void act_in_public(room_bench& it, std::mt19937& dice, int n) {
    const auto id = "p" + std::to_string(n);
    switch (dice() % 6) {
        case 0:
            it.take("rex", page_say{id, "incidents", "checkout is slow"});
            break;
        case 1:
            it.posted(channel_called(incidents), id, "a public announcement");
            break;
        case 2:
            it.take("fay", page_react{id, "incidents", "1", "eyes", dice() % 2 == 0});
            break;
        case 3:
            it.take("rex", page_say{id, "incidents", "/chaos status"});
            break;
        case 4:
            it.take("rio", page_join{id, "incidents"});
            break;
        default:
            it.reception->mark_read("rex", {"incidents", "1"});
    }
}

/// Something that agents, the facilitator or the bot do among themselves.
void act_in_secret(room_bench& it, std::mt19937& dice, int n) {
    const auto id = "s" + std::to_string(n);
    switch (dice() % 8) {
        case 0:
            it.take("ada", page_say{id, "chaos-agents", secret});
            break;
        case 1:
            it.posted(channel_called(agents), id, secret);
            break;
        case 2:
            it.take("bo", page_say{id, "incidents", "/chaos " + secret});
            break;
        case 3:
            it.posted(person_called("fay"), id, secret);
            break;
        case 4:
            it.take("ada", page_say{id, "@ada", secret});
            break;
        case 5:
            it.result(it.room->set_topic(channel_called(agents), secret));
            break;
        case 6:
            it.take("fay", page_keep{id, "incidents", "1"});
            break;
        default:
            it.reception->mark_read("ada", {"incidents", "1"});
    }
}

}  // namespace

TEST_CASE("what responders know is the same to the byte, whatever the agents do") {
    for (unsigned seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        room_bench with, without;
        std::mt19937 dice(seed), same(seed), more(seed + 1000);
        for (int n = 0; n < 40; ++n) {
            for (auto secrets = more() % 3; secrets != 0; --secrets)
                act_in_secret(with, more, n * 4 + static_cast<int>(secrets));
            act_in_public(with, dice, n);
            act_in_public(without, same, n);
        }
        CHECK(with.seen_by("ada").find(marker) != std::string::npos);
        for (const auto* who : {"rex", "rio"}) {
            CHECK(with.seen_by(who) == without.seen_by(who));
            CHECK(with.seen_by(who).find(marker) == std::string::npos);
        }
    }
}
