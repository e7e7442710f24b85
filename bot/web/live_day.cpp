#include "web/live_day.hpp"

#include "web/board_frame.hpp"
#include "web/day_frames.hpp"
#include "web/moves.hpp"
#include "web/status_frame.hpp"

#include <algorithm>
#include <unordered_map>

namespace bot::web {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;
/// A session may also end without a fact: the operator revokes it, it grows too old, or the disk refuses its role.
constexpr auto look_at_the_door = 1s;
constexpr auto goodbye = 1s;
/// A picture takes longer to make than a board, and may be some hundred kilobytes.
constexpr auto picture_pace = 2s;

/// What a page is refused before its socket opens; the page asks /who what it means.
std::optional<wire::http_response> refusal(const std::optional<sight>& seen, page_kind kind) {
    if (!seen) return plain_answer(401, "You have no page here, or it has ended.");
    if (kind == page_kind::board && !seen->inside && seen->open.open().revealed.empty())
        return plain_answer(403, "The board is the agents' until the reveal.");
    return std::nullopt;
}

net::awaitable<std::string> timeline_with(gallery::making draw) {
    auto drawing = draw();
    co_return timeline_frame(co_await std::move(drawing));
}

}  // namespace

live_day::live_day(net::any_io_executor executor, surroundings around, door& by, crew::on_end told)
    : around_(std::move(around)),
      door_(by),
      first_guest_(around_.steady.make_alarm()),
      inside_(around_.steady, around_.settled, frames()),
      outside_(around_.steady, around_.settled, frames()),
      inside_pictures_(around_.steady, around_.settled, pictures()),
      outside_pictures_(around_.steady, around_.settled, pictures()),
      hands_(std::move(executor), [told = std::move(told)](const std::string& name, std::exception_ptr why) {
          if (told && why && !crew::was_stopped(why)) told(name, why);
      }) {
    hands_.start("the agents' boards", inside_.show());
    hands_.start("the public pages", outside_.show());
    hands_.start("the agents' pictures", inside_pictures_.show());
    hands_.start("the public pictures", outside_pictures_.show());
    hands_.start("the sessions of pages", watch_the_door());
}

net::awaitable<void> live_day::converse(wire::upgrade asked, page_kind kind) {
    const auto session = door_.session_of(asked.request());
    const auto seen = session ? around_.sees(session->of.day, session->of.who) : std::nullopt;
    const auto it = std::make_shared<watcher>();
    it->sees_board = kind == page_kind::board;
    it->is_inside = it->sees_board && seen && seen->inside;
    if (session) it->session = session->key.name;
    if (auto no = refusal(seen, kind); no || !take_place_for(it))
        co_return co_await asked.refuse(no ? std::move(*no) : plain_answer(503, std::string(full_house)));
    wire::websocket_options how;
    how.message_max = 64 << 10;
    auto line = co_await asked.accept(how);
    const auto executor = co_await net::this_coro::executor;
    it->line = std::make_shared<page_socket>(std::move(line), executor);
    it->who = session->of;
    const auto [boards, pictures] = of(*it);
    boards.enter(it);
    if (it->sees_board) pictures.enter(it);
    greet(*it);
    boards.change();
    pictures.change();
    const auto serving = [this, it](std::string words) { return hear(it, std::move(words)); };
    co_await page_socket::run(it->line, hands_, serving);
    boards.leave(it);
    pictures.leave(it);
}

bool live_day::has_place_for(std::string_view session) {
    std::erase_if(pages_, [](const auto& each) { return each.expired(); });
    const auto theirs =
        std::ranges::count_if(pages_, [&](const auto& each) { return each.lock()->session == session; });
    return pages_.size() < pages_most && static_cast<std::size_t>(theirs) < pages_each;
}

/// A place is taken before the socket opens, or pages that come together would overtake the count. It is free again
/// when the page is gone.
bool live_day::take_place_for(const watcher_ptr& it) {
    if (!has_place_for(it->session)) return false;
    pages_.push_back(it);
    return true;
}

void live_day::greet(watcher& it) const {
    const auto seen = sight_of(it);
    if (!seen) return;
    it.line->send(day_welcome_frame(*seen, it.who.who, around_.called));
    it.line->send(clock_frame(around_.course()));
}

// ---- what pages show ------------------------------------------------------------------------------------------------

std::string live_day::key_of(const watcher& it) const {
    const auto day = std::to_string(it.who.day.value);
    if (!it.sees_board) return "status " + day + " " + it.who.who.id;
    const auto seen = sight_of(it);
    return (seen && seen->inside ? "all cards of " : "revealed cards of ") + day;
}

std::string live_day::frame_for(const watcher& it) const {
    const auto seen = sight_of(it);
    if (!seen) return no_board_frame();
    if (!it.sees_board) return status_frame(seen->open, it.who.who, around_.called);
    if (!seen->inside) return board_frame(seen->open);
    return board_frame(*seen->inside, around_.called, around_.time.now());
}

gallery::painting live_day::frames() const {
    return {[this](const watcher& it) { return key_of(it); },
        [this](const watcher& it) { return made_already(frame_for(it)); }};
}

gallery::painting live_day::pictures() const {
    return {[this](const watcher& it) { return key_of(it); },
        [this](const watcher& it) -> gallery::making {
            return [draw = around_.picture(it.who)] { return timeline_with(draw); };
        },
        picture_pace};
}

void live_day::day_changed(day::day_id of) {
    const auto anybody_sees = around_.sees(of, {});
    if (!anybody_sees || anybody_sees->is_over()) show_out_who_left();
    // Time alone moves the end of a timeline on. Everybody's look again by themselves, every 20 s: rung for what agents
    // did, they would tell when it was.
    for (auto* each : {&inside_, &outside_, &inside_pictures_}) each->change();
}

void live_day::roles_changed(const std::set<day::person_id>& whose) {
    each_page([&](const watcher_ptr& each) {
        if (whose.contains(each->who.who) && !door_.is_open(each->session)) show_out(each);
    });
}

void live_day::clock_turned() {
    each_page([frame = clock_frame(around_.course())](const watcher_ptr& each) { each->line->send(frame); });
    for (auto* each : {&inside_, &inside_pictures_, &outside_pictures_}) each->change();
}

// ---- what pages ask for ---------------------------------------------------------------------------------------------

net::awaitable<void> live_day::hear(watcher_ptr it, std::string words) {
    if (it->has_left) co_return;
    door_.take_revocation();
    if (!door_.is_open(it->session)) co_return show_out(it);
    auto asked = parse_move(words);
    if (!asked) co_return it->line->send(misunderstood_frame(asked.error()));
    desk::request what;
    what.from = {it->who.who, {it->who.who.on, ""}, "web/" + it->session + "/" + asked->id};
    what.what = std::move(asked->what);
    what.about = it->who.day;
    auto id = std::move(asked->id);
    co_await ask(it, std::move(what), std::move(id));
}

net::awaitable<void> live_day::ask(watcher_ptr it, desk::request what, std::string id) {
    auto answer = co_await around_.asked.ask(std::move(what));
    if (!it->has_left) it->line->send(answer_frame(id, std::move(answer), around_.called));
}

// ---- goodbye --------------------------------------------------------------------------------------------------------

void live_day::show_out(const watcher_ptr& it) {
    if (std::exchange(it->has_left, true)) return;
    it->line->send(ended_frame());
    hands_.start("goodbye to a page", page_socket::part(it->line, goodbye, {1008, "the session has ended"}));
}

/// Each session is looked at once, not each of its pages.
void live_day::show_out_who_left() {
    std::unordered_map<std::string_view, bool> open;
    each_page([&](const watcher_ptr& each) {
        if (each->has_left) return;
        const auto [known, is_new] = open.try_emplace(each->session);
        if (is_new) known->second = door_.is_open(each->session);
        if (!known->second) show_out(each);
    });
}

net::awaitable<void> live_day::watch_the_door() {
    for (;;) {
        while (!door_.has_guests()) co_await first_guest_->wait_until(clock::instant::max());
        co_await clock::sleep_for(around_.steady, look_at_the_door);
        door_.take_revocation();
        show_out_who_left();
    }
}

void live_day::close(std::chrono::milliseconds limit) {
    each_page([&](const watcher_ptr& each) {
        hands_.start("goodbye to a page", page_socket::part(each->line, limit, {1001, "the bot stops"}));
    });
}

net::awaitable<void> live_day::stop() {
    hands_.stop();
    co_await hands_.finished();
}

}  // namespace bot::web
