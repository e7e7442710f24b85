#include "scripted/mattermost/hub.hpp"

#include <algorithm>

namespace tests::mattermost {

using boost::system::system_error;
using namespace std::chrono_literals;

void peer::sends_text(const std::string& text) {
    if (!ws || !ws->send(text)) throw std::runtime_error("the script sends on a connection that is gone");
}
void peer::pings() { static_cast<void>(ws->ping("")); }
void peer::hangs_up() {
    is_open = false;
    if (look) look->ring();
    if (ws) ws->kill();
}
std::vector<json> peer::asked_for(const std::string& action) const {
    std::vector<json> all;
    for (const auto& each : heard)
        if (auto it = json::parse(each, nullptr, false); it.is_object() && it.value("action", "") == action)
            all.push_back(std::move(it));
    return all;
}
std::size_t peer::pongs() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(seen, [](const auto& each) { return each.first == wire::frame::pong; }));
}

hub::hub(net::io_context& io, virtual_clock& clock, world& of, accounts& by)
    : io_(io),
      clock_(clock),
      of_(of),
      accounts_(by),
      started_(clock.now()),
      reaped_(clock.now()),
      hands_(io.get_executor(), of.noting()) {}

/// What waits for the clock has to be gone before the clock is.
hub::~hub() {
    hands_.stop();
    clock_.settle();
}

std::shared_ptr<peer> hub::open_peer() const {
    const auto found = std::find_if(peers.rbegin(), peers.rend(), [](const auto& each) { return each->is_open; });
    return found == peers.rend() ? nullptr : *found;
}

std::size_t hub::open_peers() const {
    return static_cast<std::size_t>(std::ranges::count_if(peers, [](const auto& each) { return each->is_open; }));
}

std::shared_ptr<peer> hub::peer_of(const session& it) const {
    const auto found = std::find_if(
        peers.rbegin(), peers.rend(), [&](const auto& each) { return each->is_open && each->in.get() == &it; });
    return found == peers.rend() ? nullptr : *found;
}

// ---- events ----

bool hub::may_hear(const session& it, const audience& to) const {
    if (it.is_zombie || it.is_shut_out || it.person == to.but_not) return false;
    if (!to.person.empty()) return it.person == to.person;
    return to.channel.empty() || of_.is_member(to.channel, it.person);
}

void hub::tell(const std::string& event, json data, const audience& to) {
    const json omitted = to.but_not.empty() ? json(nullptr) : json{{to.but_not, true}};
    const json it{{"event", event}, {"data", std::move(data)},
        {"broadcast",
            {{"omit_users", omitted}, {"user_id", to.person}, {"channel_id", to.channel}, {"team_id", to.team}}}};
    const auto all = sessions_;
    for (const auto& each : all)
        if (may_hear(*each, to)) deliver(each, it);
}

void hub::deliver(const std::shared_ptr<session>& to, const json& event) {
    if (!to->is_attached) {
        if (!to->waits_for(event)) std::erase(sessions_, to);
        return;
    }
    const auto who = peer_of(*to);
    for (int n = 0; who && n < (to->is_doubled ? 2 : 1); ++n) {
        if (who->ws->send(go_json(to->numbered(event)) + "\n")) continue;
        // A slow consumer: what is queued still comes, then a close frame without a code (FACTS 1).
        std::erase(sessions_, to);
        to->is_attached = false;
        hands_.start("close", who->ws->close(30s, {0, {}}));
        return;
    }
}

void hub::tell_status(const std::string& person, const char* status) {
    tell("status_change", {{"status", status}, {"user_id", person}}, {person, {}, {}});
}

bool hub::is_online(const std::string& person) const {
    return std::ranges::any_of(
        sessions_, [&](const auto& each) { return each->is_attached && each->person == person; });
}

// ---- a connection begins ----

net::awaitable<void> hub::converse(
    wire::http_request asked, wire::transport over, std::shared_ptr<wire_faults> faults) {
    auto it = std::make_shared<peer>();
    it->number = static_cast<int>(peers.size()) + 1;
    it->target = asked.target;
    it->headers = asked.headers;
    it->faults = std::move(faults);
    it->look = clock_.make_alarm();
    it->last_pong = clock_.now();
    wire::websocket_options how;
    how.message_max = 8'192;  // FACTS 1: a longer one is answered with 1009
    how.queue_max = session::keeps_waiting;
    auto answering = wire::websocket::answer(clock_, std::move(over), std::move(asked), {}, how);
    it->ws.emplace(co_await std::move(answering));
    it->ws->watch([weak = std::weak_ptr(it), this](wire::frame what, std::string_view payload) {
        const auto me = weak.lock();
        if (!me || what == wire::frame::message) return;
        me->seen.emplace_back(what, payload);
        if (what == wire::frame::pong) me->last_pong = clock_.now();
    });
    peers.push_back(it);
    hands_.start("pump", pump(it));
    hands_.start("keep alive", keep_alive(it));
    const auto token = accounts::token_in(it->headers);
    if (const auto person = accounts_.whose(token))
        let_in(it, *person, token, true);
    else
        hands_.start("wait for authentication", wait_for_authentication(it));
    co_await read_all(it);
}

void hub::authenticate(const std::shared_ptr<peer>& who, const json& said) {
    if (said.value("action", json()) != "authentication_challenge") return;
    const auto token = said.value("data", json::object()).value("token", std::string());
    const auto person = accounts_.whose(token);
    if (!person) return who->hangs_up();
    let_in(who, *person, token, false);
    if (who->is_open) who->sends({{"status", "OK"}, {"seq_reply", said.value("seq", 0)}});
}

void hub::let_in(const std::shared_ptr<peer>& who, const std::string& person, const std::string& token, bool resumes) {
    forget_stale();
    const auto asked = resumes ? resumption_in(who->target) : resumption{};
    if (asked.is == resumption::kind::malformed) return who->hangs_up();
    const bool was_online = is_online(person);
    auto known = asked.is == resumption::kind::well_formed ? taken_up(asked, person) : nullptr;
    const bool is_lost = known && asked.number > known->next;
    if (!known || (!is_lost && asked.number != 0 && !known->still_has(asked.number)))
        greet(who, std::make_shared<session>(of_.ids.next(), person));
    else if (is_lost)
        greet_after_loss(who, known);
    else {
        who->in = known;
        known->is_attached = true;
        send_again(who, asked.number);
    }
    who->in->token = token;
    who->in->active_at = clock_.now();
    if (!was_online) tell_status(person, "online");
}

std::shared_ptr<session> hub::taken_up(const resumption& asked, const std::string& person) {
    const auto found = std::ranges::find_if(sessions_, [&](const auto& each) {
        return each->id == asked.id && each->person == person && !each->is_attached && !each->is_shut_out;
    });
    return found == sessions_.end() ? nullptr : *found;
}

json hub::hello(const session& to) const {
    return {{"event", "hello"}, {"data", {{"connection_id", to.id}, {"server_version", "5.37.0..scripted.false"}}},
        {"broadcast", {{"omit_users", nullptr}, {"user_id", to.person}, {"channel_id", ""}, {"team_id", ""}}}};
}

void hub::greet(const std::shared_ptr<peer>& who, std::shared_ptr<session> as) {
    as->is_attached = true;
    who->in = as;
    sessions_.push_back(as);
    if (says_hello) who->sends(as->numbered(hello(*as)));
}

/// A number that was never sent: two hellos with a new id, and from then on everything twice (FACTS 2, ws/20 d).
void hub::greet_after_loss(const std::shared_ptr<peer>& who, const std::shared_ptr<session>& as) {
    as->id = of_.ids.next();
    as->next = 0;
    as->sent.clear();
    as->is_attached = true;
    who->in = as;
    who->sends(as->numbered(hello(*as)));
    send_again(who, as->next);
    who->sends(as->numbered(hello(*as)));
    as->is_doubled = true;
}

void hub::send_again(const std::shared_ptr<peer>& who, std::int64_t from) {
    auto& it = *who->in;
    if (from == 0) {  // numbered anew, and nothing is sent again (FACTS 2, ws/20 h)
        it.next = 0;
        it.sent.clear();
    }
    for (const auto& each : it.sent)
        if (each.at("seq") >= from) who->sends(each);
    for (auto& each : std::exchange(it.waiting, {})) who->sends(it.numbered(std::move(each)));
}

/// Every five minutes from the start of the server those are dropped that nobody is at and whose person has shown no
/// sign of life for five minutes.
void hub::forget_stale() {
    for (auto tick = reaped_ + 5min; tick <= clock_.now(); tick += 5min) {
        reaped_ = tick;
        std::erase_if(sessions_, [&](const auto& each) { return !each->is_attached && tick - each->active_at > 5min; });
    }
}

void hub::notices(const std::string& person) {
    forget_stale();
    for (const auto& each : sessions_)
        if (each->person == person) each->active_at = clock_.now();
}

// ---- and ends ----

void hub::falls() {
    const auto all = peers;
    for (const auto& each : all) each->hangs_up();
    sessions_.clear();
    started_ = reaped_ = clock_.now();
}

void hub::panics() {
    for (const auto& each : sessions_) each->is_zombie = true;
}

void hub::shuts_out(const std::string& person) {
    tell_status(person, "offline");
    for (const auto& each : sessions_)
        if (each->person == person) each->is_shut_out = true;
}

net::awaitable<void> hub::pump(std::shared_ptr<peer> to) {
    try {
        co_await to->ws->pump();
    } catch (const system_error&) {
        // The reader sees the end as well, and acts on it.
    }
}

net::awaitable<void> hub::read_all(std::shared_ptr<peer> from) {
    try {
        while (const auto said = co_await from->ws->read()) {
            from->binary += said->is == wire::message::kind::binary ? 1 : 0;
            hear(from, said->bytes);
        }
        from->was_closed_well = true;
    } catch (const system_error&) {
        // However it ended, it has ended.
    }
    from->is_open = false;
    from->look->ring();
    if (!from->in) co_return;
    from->in->is_attached = false;
    if (!is_online(from->in->person)) tell_status(from->in->person, "offline");
}

net::awaitable<void> hub::keep_alive(std::shared_ptr<peer> it) {
    auto next = clock_.now() + 60s;
    while (it->is_open) {
        co_await it->look->wait_until(std::min(next, it->last_pong + 100s));
        if (it->is_open && clock_.now() >= it->last_pong + 100s) it->hangs_up();
        if (!it->is_open || clock_.now() < next) continue;
        it->pings();
        next += 60s;
    }
}

net::awaitable<void> hub::wait_for_authentication(std::shared_ptr<peer> it) {
    co_await bot::clock::sleep_for(clock_, 5s);
    if (!it->in) it->hangs_up();
}

}  // namespace tests::mattermost
