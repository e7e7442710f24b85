// Anybody's questions: help, the status of the day, their page. Made from the public book alone.
#include "day/match.hpp"
#include "speech/answers.hpp"
#include "speech/help.hpp"
#include "speech/status.hpp"

namespace bot::speech {

message answer(const day::public_question& asked, const day::public_day* of, const day::person_id& who, day::role as,
    day::instant now) {
    return day::match(
        asked,
        [&](const day::ask_help& it) { return help(it.verb, as, of ? std::optional(of->open().now) : std::nullopt); },
        [&](const day::ask_status&) { return of ? public_status(*of, who, now) : no_day_status(); },
        [](const day::ask_link&) { return no_page(); });
}

}  // namespace bot::speech
