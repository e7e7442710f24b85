#include "web/live_room.hpp"

#include "crew/mailbox.hpp"

#include <algorithm>
#include <boost/system/system_error.hpp>

namespace bot::web {

namespace net = boost::asio;
namespace room = chat::room;

namespace {

constexpr std::size_t waiting_max = 200;  // requests of one page that wait for their turn
constexpr std::size_t events_in_a_frame = 100;

template <class... Each>
struct overloaded : Each... {
    using Each::operator()...;
};
template <class... Each>
overloaded(Each...) -> overloaded<Each...>;

}  // namespace

/// One open page. What it says waits in `inbox`, so that its reader never waits; nothing in there means goodbye.
struct live_room::page {
    page(wire::websocket over, const net::any_io_executor& executor) : line(std::move(over)), inbox(executor) {}

    wire::websocket line;
    crew::mailbox<std::optional<room::page_words>> inbox;
    std::string as;
    std::size_t shown = 0;  ///< how many of that person's events it knows
    std::string board;

    /// A page that does not take what it is sent is hung up on: it will come back and be sent what it missed.
    void send(std::string frame) {
        if (!line.send(std::move(frame))) line.kill();
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
    auto line = co_await asked.accept(how);
    const auto executor = co_await net::this_coro::executor;
    const auto it = std::make_shared<page>(std::move(line), executor);
    pages_.push_back(it);
    hands_.start("the requests of a page", serve(it));
    try {
        co_await listen_to(it);
    } catch (const boost::system::system_error&) {
        // The page is gone, as pages go: it was closed, or its machine sleeps.
    }
    pages_.remove(it);
    it->inbox.put(std::nullopt);
}

net::awaitable<void> live_room::listen_to(page_ptr it) {
    const auto write = [](page_ptr to) -> net::awaitable<void> {
        try {
            co_await to->line.pump();
        } catch (const boost::system::system_error&) {
            to->line.kill();  // the reader hears of it
        }
    };
    hands_.start("writing to a page", write(it));
    while (const auto heard = co_await it->line.read()) {
        auto words = room::parse_page_words(heard->bytes);
        if (!words)
            it->send(misunderstood_frame(words.error()));
        else if (it->inbox.size() < waiting_max)
            it->inbox.put(std::move(*words));
        else
            it->line.kill();
    }
}

net::awaitable<void> live_room::serve(page_ptr it) {
    while (auto words = co_await it->inbox.take()) co_await take(it, std::move(*words));
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
    it.board.clear();
    it.send(welcome_frame(around_.room, it.as));
    show_clock(it);
    show_board(it);
    show_news(it);
}

void live_room::show_news(page& to) const {
    const auto last = around_.room.standing().last_for(to.as);
    while (to.shown < last) {
        const auto until = std::min(last, to.shown + events_in_a_frame);
        to.send(events_frame(around_.room.standing(), to.as, to.shown + 1, until));
        to.shown = until;
    }
}

void live_room::show_board(page& to) const {
    if (!around_.board_for || to.as.empty()) return;
    auto frame = board_frame(around_.board_for(room::person_called(to.as)));
    if (frame == to.board) return;
    to.board = frame;
    to.send(std::move(frame));
}

void live_room::show_board() {
    for (const auto& each : pages_) show_board(*each);
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
}

void live_room::close(std::chrono::milliseconds limit) {
    const auto part = [](page_ptr from, std::chrono::milliseconds within) -> net::awaitable<void> {
        co_await from->line.close(within, {1001, "the bot stops"});
    };
    for (const auto& each : pages_) hands_.start("goodbye to a page", part(each, limit));
}

}  // namespace bot::web
