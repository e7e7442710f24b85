// What comes in by a connection: greetings, events, answers to pings. All of it returns at once, for it runs on the
// reader.
#include "chat/mattermost/socket_line.hpp"
#include "day/match.hpp"

#include <fmt/format.h>

namespace bot::chat::mattermost {

void socket::take(const shared_line& from, const std::string& text) {
    if (is_stopping_ || from->is_over) return;  // what can not be answered any more is not begun
    day::match(
        read_frame(text, us_), [&](const hello& it) { greet(from, it); }, [&](const reply& it) { hear(from, it); },
        [&](event it) { hear(from, std::move(it)); },
        [&](const no_frame& it) { around_.told(severity::warning, "Mattermost sent what is no frame: " + it.why); });
}

/// A greeting means that the server does not know what we heard before, whatever we asked for.
void socket::greet(const shared_line& from, const hello& said) {
    events_.greeted(said.connection, said.seq);
    become_ready(from, "ready");
    to_.missed();
}

void socket::hear(const shared_line& from, event it) {
    const auto step = it.seq < 0 ? counting::step::in_order : events_.heard(it.seq);
    if (step == counting::step::again) return;
    if (from->asks_to_resume) become_ready(from, "resumed");
    if (step == counting::step::gap) {
        around_.told(severity::warning, "Mattermost left out events: what was missed is fetched");
        to_.missed();
    }
    to_.heard(std::move(it));
}

void socket::hear(const shared_line& from, const reply& it) {
    if (!from->life.answered(it.to)) return;
    // Its sentence may hold the token: only its id is told. Source: FACTS 2.
    if (!it.is_ok) return give_up_for_good(from, "a ping was refused: " + it.error.substr(0, 80));
    if (it.clock > 0) to_.clock(it.clock);
    become_ready(from, from->asks_to_resume ? "resumed" : "ready");
    from->bell->ring();
}

void socket::become_ready(const shared_line& which, const char* how) {
    if (which->life.is_greeted()) return;
    which->life.greeted();
    which->bell->ring();
    around_.told(severity::info, fmt::format("Mattermost connection {} is {}", which->number, how));
}

}  // namespace bot::chat::mattermost
