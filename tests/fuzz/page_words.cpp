// What a page says on its socket, the rehearsal room's and a day's: it is understood or refused with a sentence, no
// page of a day can say more than its buttons do, and what is asked is answered by the desk, with nothing in it that is
// not for the asker.
//
// An input: the moment of the day, who plays; then the words.
#include "chat/room/page_words.hpp"

#include "fuzz/desk_on_paper.hpp"
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "fuzz/secrecy.hpp"
#include "web/moves.hpp"

#include <array>

namespace {

using namespace tests::fuzz;
namespace room = bot::chat::room;

/// What ends, opens, reveals or lets somebody in is never asked for by a page of a day.
void must_be_a_move(const bot::web::move& it) {
    const auto* words = std::get_if<bot::desk::said_words>(&it.what);
    const auto* form = std::get_if<bot::desk::filled_form>(&it.what);
    must(words || form, "a move is words or a form");
    const auto said = words ? std::string_view(words->words) : std::string_view(form->verb);
    for (const auto* each : {"end", "reveal", "kickoff", "link", "close", "real", "stop-all", "people", "facilitator"})
        must(said != each && !said.starts_with(std::string(each) + " "), "a page says what its buttons say", said);
}

std::optional<decltype(bot::desk::request::what)> asked_by(const room::page_words& words) {
    const auto* request = std::get_if<room::page_request>(&words);
    if (request == nullptr) return std::nullopt;
    if (const auto* it = std::get_if<room::page_say>(request)) return bot::desk::said_words{it->text, false};
    if (const auto* it = std::get_if<room::page_press>(request)) return bot::desk::said_words{it->words, false};
    if (const auto* it = std::get_if<room::page_fill>(request))
        return bot::desk::filled_form{it->verb, it->given, it->values};
    return std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::room);
    static constexpr std::array people{"fay", "ada", "bo", "rex", "olga", "sam"};
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    const auto* who = in.one_of(people);
    if (const auto move = bot::web::parse_move(in.rest())) must_be_a_move(*move);
    const auto words = room::parse_page_words(in.rest());
    if (!words) {
        must(!words.error().empty() && words.error().size() <= 500, "a page learns in a sentence what is wrong",
            words.error());
        return 0;
    }
    const auto what = asked_by(*words);
    if (!what) return 0;
    bot::desk::request asked;
    asked.from = {person(bot::day::platform::room, who), channel(bot::day::platform::room, "agents"), {}};
    asked.what = *what;
    const auto answer = desk.ask(asked);
    must(says_something(answer), "whoever says something is answered");
    must_keep_secrets(desk.from(), asked, answer);
    return 0;
}
