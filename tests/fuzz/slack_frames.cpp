// What comes in over Slack's socket: it is read as something, acknowledged by its id, and what it asks for reaches the
// desk and is answered, and nobody reads there what is not for them. Nothing a stranger sent gets into the log at
// length.
//
// An input: the moment of the day; then the frame.
#include "chat/slack/ack.hpp"
#include "chat/slack/requests.hpp"
#include "fuzz/desk_on_paper.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "fuzz/secrecy.hpp"

#include <nlohmann/json.hpp>

namespace {

using namespace tests::fuzz;
namespace slack = bot::chat::slack;

constexpr std::size_t log_line = 500;

void must_be_short(const std::string& why) { must(why.size() <= log_line, "what goes into the log is short", why); }

bool wants_an_answer(const bot::desk::request& it) {
    return std::holds_alternative<bot::desk::said_words>(it.what) ||
           std::holds_alternative<bot::desk::filled_form>(it.what);
}

bot::desk::answer ask(desk_on_paper& desk, const bot::desk::request& what) {
    auto answer = desk.ask(what);
    must_keep_secrets(desk.from(), what, answer);
    return answer;
}

void carry_out(desk_on_paper& desk, const slack::task& what) {
    if (const auto* it = std::get_if<slack::ask_desk>(&what)) {
        const auto answer = ask(desk, it->what);
        if (wants_an_answer(it->what)) must(says_something(answer), "whoever says something is answered");
    }
    if (const auto* it = std::get_if<slack::ask_for_form>(&what)) {
        const auto answer = ask(desk, it->what);
        slack::errors_at(answer.at_field, it->sent);
    }
    if (const auto* it = std::get_if<slack::do_nothing>(&what)) must_be_short(it->why);
}

void take(desk_on_paper& desk, const slack::envelope& it) {
    must(!it.id.empty(), "an envelope has an id");
    const auto ack = nlohmann::json::parse(slack::bare_ack(it.id));
    must(ack.size() == 1 && ack.at("envelope_id") == it.id, "an envelope is acknowledged by its id");
    if (const auto* fault = std::get_if<slack::misshapen>(&it.what)) must_be_short(fault->type + fault->why);
    if (const auto* other = std::get_if<slack::unheard>(&it.what)) must_be_short(other->type);
    static const slack::ourselves us{"U0BOT", "B0BOT", "T1"};
    slack::keys_of(it);
    slack::double_click_key(it);
    carry_out(desk, slack::task_of(it, us, desk.from().now, desk.from().now));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::slack);
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    const auto frame = slack::read_frame(in.rest());
    if (const auto* it = std::get_if<slack::envelope>(&frame)) take(desk, *it);
    if (const auto* it = std::get_if<slack::no_envelope>(&frame)) must_be_short(it->why);
    return 0;
}
