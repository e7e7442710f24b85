#include "web/live_room.hpp"

#include "web/page_socket.hpp"

#include <algorithm>

namespace bot::web {

namespace net = boost::asio;
namespace room = chat::room;

namespace {

constexpr std::size_t events_in_a_frame = 100;
/// In frames: the shortest event has 40 bytes.
constexpr std::size_t longest_history = 10'000;
static_assert(room::diary::most_bytes / 40 < longest_history * events_in_a_frame);

template <class... Each>
struct overloaded : Each... {
    using Each::operator()...;
};
template <class... Each>
overloaded(Each...) -> overloaded<Each...>;

}  // namespace

/// One open page, and what it knows.
struct live_room::page {
    explicit page(std::shared_ptr<page_socket> over) : line(std::move(over)) {}

    std::shared_ptr<page_socket> line;
    std::string as;
    std::size_t shown = 0;              ///< how many of that person's events it knows
    std::vector<std::string> standing;  ///< as it was last sent

    void send(std::string frame) { line->send(std::move(frame)); }
    void send_what_is_new(std::vector<std::string> now) {
        for (std::size_t at = 0; at < now.size(); ++at)
            if (at >= standing.size() || now[at] != standing[at]) send(now[at]);
        standing = std::move(now);
    }
};

live_room::live_room(net::any_io_executor executor, surroundings around, crew::on_end told)
    : around_(std::move(around)),
      reception_(around_.room, around_.asked),
      hands_(std::move(executor), [told = std::move(told)](const std::string& name, std::exception_ptr why) {
          if (told && why && !crew::was_stopped(why)) told(name, why);
      }) {
    around_.room.watch([this] {
        for (const auto& each : pages_) show_news(*each);
    });
}

live_room::~live_room() { around_.room.watch({}); }

net::awaitable<void> live_room::converse(wire::upgrade asked) {
    wire::websocket_options how;
    how.message_max = room::page_words_max;
    // Whoever comes is told all that was, which may be as much as a room holds.
    how.queue_bytes_max = 2 * room::diary::most_bytes;
    how.queue_max = longest_history;
    auto line = co_await asked.accept(how);
    const auto executor = co_await net::this_coro::executor;
    const auto it = std::make_shared<page>(std::make_shared<page_socket>(std::move(line), executor));
    pages_.push_back(it);
    const auto serving = [this, it](std::string words) { return hear(it, std::move(words)); };
    co_await page_socket::run(it->line, hands_, serving);
    pages_.remove(it);
}

net::awaitable<void> live_room::hear(page_ptr it, std::string words) {
    auto heard = room::parse_page_words(words);
    if (!heard) co_return it->send(misunderstood_frame(heard.error()));
    co_await take(it, std::move(*heard));
}

net::awaitable<void> live_room::take(page_ptr it, room::page_words words) {
    if (auto* request = std::get_if<room::page_request>(&words)) {
        const auto receipt = co_await reception_.take(it->as, std::move(*request));
        co_return it->send(receipt_frame(receipt));
    }
    std::visit(overloaded{
                   [&](const room::page_hello& hello) { take_hello(*it, hello); },
                   [&](const room::page_read& mark) { reception_.mark_read(it->as, mark); },
                   [&](const room::page_complete& asked) {
                       it->send(verbs_frame(asked.where, reception_.verbs(it->as, asked.where)));
                   },
                   [&](const room::page_clock& how) { turn_clock(how, *it); },
                   [](const room::page_request&) {},
               },
        words);
}

void live_room::take_hello(page& it, const room::page_hello& hello) {
    if (!room::figure_named(hello.as)) return it.send(misunderstood_frame("nobody of that name is in the room"));
    const auto last = around_.room.standing().last_for(hello.as);
    const auto knows_us = hello.room == around_.room.id() && hello.since <= last;
    it.as = hello.as;
    it.shown = knows_us ? hello.since : 0;
    it.standing.clear();
    it.send(welcome_frame(around_.room, it.as));
    show_clock(it);
    show_news(it);
    show_standing();
}

void live_room::show_news(page& to) const {
    const auto last = around_.room.standing().last_for(to.as);
    while (to.shown < last) {
        const auto until = std::min(last, to.shown + events_in_a_frame);
        to.send(events_frame(around_.room.standing(), to.as, to.shown + 1, until));
        to.shown = until;
    }
}

void live_room::show_standing() {
    may_have_changed_ = true;
    if (!std::exchange(is_showing_, true)) hands_.start("how the day stands", standings_shown());
}

/// It is made, then what it was made from gets to the disk, then it leaves: it shows nothing that may not last.
net::awaitable<void> live_room::standings_shown() {
    struct drawn {
        page_ptr to;
        std::string as;
        std::vector<std::string> frames;
    };
    while (std::exchange(may_have_changed_, false)) {
        std::vector<drawn> all;
        for (const auto& each : pages_)
            if (!each->as.empty()) all.push_back({each, each->as, around_.standing_for(room::person_called(each->as))});
        // What the disk refused was not so: pages go on showing what was, until something else changes.
        if (around_.settled && !co_await around_.settled()) continue;
        for (auto& [to, as, frames] : all)
            if (as == to->as) to->send_what_is_new(std::move(frames));
    }
    is_showing_ = false;
}

void live_room::show_clock(page& to, bool nothing_to_come) const {
    const auto& time = around_.time;
    to.send(clock_frame({time.now(), time.speed(), time.is_paused(), around_.zone, nothing_to_come}));
}

void live_room::turn_clock(const room::page_clock& how, page& by) {
    using change = room::page_clock::change;
    auto& time = around_.time;
    const auto next = how.what == change::jump && around_.next_event ? around_.next_event() : std::nullopt;
    if (how.what == change::jump && !next) return show_clock(by, true);
    switch (how.what) {
        case change::pause:
            time.pause();
            break;
        case change::resume:
            time.resume();
            break;
        case change::speed:
            time.set_speed(how.speed);
            break;
        case change::jump:
            time.jump_to(*next);
            break;
    }
    for (const auto& each : pages_) show_clock(*each);
    if (around_.clock_turned) around_.clock_turned();
}

void live_room::close(std::chrono::milliseconds limit) {
    for (const auto& each : pages_)
        hands_.start("goodbye to a page", page_socket::part(each->line, limit, {1001, "the bot stops"}));
}

}  // namespace bot::web
