// What comes in over Mattermost's WebSocket: it is read as something, who speaks is whom the server names, and what is
// said to us reaches the desk and is answered, and nobody reads there what is not for them. Nothing a stranger sent
// gets into the log at length.
//
// An input: the moment of the day; then the frame.
#include "chat/mattermost/requests.hpp"
#include "chat/mattermost/words.hpp"
#include "fuzz/desk_on_paper.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "fuzz/secrecy.hpp"

namespace {

using namespace tests::fuzz;
namespace mattermost = bot::chat::mattermost;

constexpr std::size_t log_line = 500;

void must_be_short(const std::string& why) { must(why.size() <= log_line, "what goes into the log is short", why); }

void carry_out(desk_on_paper& desk, const mattermost::task& what, const mattermost::content& from) {
    if (const auto* it = std::get_if<mattermost::ask_desk>(&what)) {
        const auto answer = desk.ask(it->what);
        must_keep_secrets(desk.from(), it->what, answer);
        if (!std::holds_alternative<bot::desk::said_words>(it->what.what)) return;
        must(says_something(answer), "whoever says something is answered");
        const auto* posted = std::get_if<mattermost::posted>(&from);
        must(posted && it->what.from.who.id == posted->what.user, "who speaks is whom the server names");
    }
    if (const auto* it = std::get_if<mattermost::do_nothing>(&what)) must_be_short(it->why);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::mattermost);
    static const mattermost::ourselves us{"bot", "chaosday"};
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    const auto frame = mattermost::read_frame(in.rest(), us.user);
    if (const auto* it = std::get_if<mattermost::no_frame>(&frame)) must_be_short(it->why);
    const auto* event = std::get_if<mattermost::event>(&frame);
    if (event == nullptr) return 0;
    if (const auto* fault = std::get_if<mattermost::misshapen>(&event->what)) must_be_short(fault->type + fault->why);
    mattermost::key_of(event->what);
    carry_out(desk, mattermost::task_of(event->what, us, desk.from().now), event->what);
    return 0;
}
