// What people type after /chaos, in any role, at any moment of a day, on any platform: it is answered, whatever it is
// and whoever asks; what is done of it can be written down; and nobody reads what is not for them.
//
// An input: platform, moment, who, where, in the open or not; then the words.
#include "fuzz/desk_on_paper.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "fuzz/secrecy.hpp"

#include <array>

namespace {

using namespace tests::fuzz;
using bot::day::platform;

constexpr std::array platforms{platform::room, platform::slack, platform::mattermost};
constexpr std::array people{"fay", "ada", "bo", "rex", "olga", "sam"};
constexpr std::array places{"agents", "incidents", "dm"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const std::array all{desks(platforms[0]), desks(platforms[1]), desks(platforms[2])};
    input in(bytes, size);
    const auto on = in.choose(platforms.size());
    auto& desk = *in.one_of(all[on]);
    const auto* who = in.one_of(people);
    const auto* where = in.one_of(places);
    const bool in_the_open = in.choose(2) == 1;
    bot::desk::request asked;
    asked.from = {person(platforms[on], who), channel(platforms[on], where), {}};
    asked.what = bot::desk::said_words{std::string(in.rest()), in_the_open};
    const auto answer = desk.ask(asked);
    must(says_something(answer), "whoever says something is answered");
    must_keep_secrets(desk.from(), asked, answer);
    return 0;
}
