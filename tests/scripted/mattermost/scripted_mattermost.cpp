#include "scripted/mattermost/scripted_mattermost.hpp"

#include <algorithm>
#include <boost/asio/error.hpp>

namespace tests::mattermost {

using boost::system::system_error;

fault errs(unsigned status, const std::string& id) {
    fault it;
    it.status = status;
    it.text = mattermost::refuses(status, id, id).body;
    it.headers.add("Content-Type", "application/json");
    return it;
}
fault limits(int retry_after) {
    fault it;
    it.status = 429;
    it.text = "limit exceeded\n";
    it.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Retry-After", std::to_string(retry_after)},
        {"X-Ratelimit-Limit", "21"}, {"X-Ratelimit-Remaining", "0"}, {"X-Ratelimit-Reset", "3"}};
    return it;
}
fault html(unsigned status) {
    fault it;
    it.status = status;
    it.text = "<!DOCTYPE html><html><body>Sorry</body></html>";
    it.headers.add("Content-Type", "text/html");
    return it;
}
fault late(std::chrono::milliseconds after) {
    fault it;
    it.answers_itself = true;
    it.after = after;
    return it;
}

scripted_mattermost::scripted_mattermost(net::io_context& io, virtual_clock& clock)
    : of(clock.now()),
      io_(io),
      clock_(clock),
      hub(io, clock, of, tokens),
      posting(of, hub, clock),
      bridge(io, clock, of, hub, posting),
      rest(of, tokens, hub, posting, bridge, clock),
      hands_(io.get_executor(), of.noting()) {
    tokens.admit(bot_token, of.bot);
    tokens.admit(admin_token, of.add_person("root", true));
    hub.is_deaf = bridge.is_cut = [this] { return is_cut_now(); };
}

/// What waits for the clock has to be gone before the clock is.
scripted_mattermost::~scripted_mattermost() {
    hands_.stop();
    clock_.settle();
}

// ---- the wire ----

net::awaitable<wire::transport> scripted_mattermost::dial(wire::address to) {
    dials.push_back(to);
    if (dials_to_hang > 0) {
        --dials_to_hang;
        co_await bot::clock::sleep_until(clock_, instant::max());
    }
    if (dials_to_fail > 0 || is_away_) {
        dials_to_fail = std::max(0, dials_to_fail - 1);
        throw system_error(net::error::connection_refused, "calling " + to.host);
    }
    auto line = make_wire(io_.get_executor());
    for (auto* all : {&lines_to_us_, &lines_to_them_})
        std::erase_if(*all, [](const auto& each) { return each.expired(); });
    lines_to_us_.push_back(line.forth);
    lines_to_them_.push_back(line.back);
    line.faults->bytes_at_once = bytes_at_once;
    hands_.start("a connection", serve(std::move(line.there), line.faults));
    co_return std::move(line.here);
}

net::awaitable<void> scripted_mattermost::serve(wire::transport over, std::shared_ptr<wire_faults> with) {
    http_line line(std::move(over), clock_);
    while (auto asked = co_await line.next()) {
        if (asks_for_websocket(*asked)) {
            co_await go_over(std::move(*asked), line, std::move(with));
            co_return;
        }
        std::optional<std::size_t> cut;
        auto said = co_await answer(*asked, cut);
        if (!said) co_return;
        if (!co_await line.say(std::move(*said), cut)) co_return;
    }
}

net::awaitable<void> scripted_mattermost::go_over(
    wire::http_request asked, http_line& line, std::shared_ptr<wire_faults> with) {
    std::optional<wire::http_response> refusal;
    if (!refuse_upgrades_with.empty()) {
        refusal = refuse_upgrades_with.front();
        refuse_upgrades_with.pop_front();
    }
    const std::string origin(asked.headers["Origin"]);
    if (limit)
        if (auto headers = limit->count(clock_.now()); limit->is_over())
            refusal = {429, std::move(headers), "limit exceeded\n"};
    if (!origin.empty() && origin != bridge.seen_as)
        refusal = {403, {{"Content-Type", "text/plain; charset=utf-8"}}, "Forbidden\n"};
    if (query_of(asked.target).contains("access_token"))
        refusal = refuses(401, "api.context.token_provided.app_error",
            "Session is not OAuth but token was provided in the query string.");
    if (!asked.target.starts_with("/api/v4/websocket")) refusal = no_such_page(asked.target);
    if (refusal) {
        co_await line.say(std::move(*refusal));
        co_return;
    }
    auto talking = hub.converse(std::move(asked), line.take(), std::move(with));
    co_await std::move(talking);
}

/// Counts a step, which may be the last one.
bool scripted_mattermost::is_cut_now() {
    ++steps;
    if (steps_until_end >= 0 && steps_until_end-- == 0) end();
    return is_away_;
}

wire::http_response scripted_mattermost::perform(const wire::http_request& asked) {
    auto said = rest.perform(asked);
    static_cast<void>(is_cut_now());
    return said;
}

net::awaitable<wire::http_response> scripted_mattermost::wait_for(std::shared_ptr<exchange> of) {
    while (!of->is_over) co_await of->bell->wait_until(instant::max());
    if (!of->complaint.empty()) co_return refuses(of->status, of->error, of->complaint);
    co_return answers(of->body);
}

net::awaitable<std::optional<wire::http_response>> scripted_mattermost::answer(
    const wire::http_request& asked, std::optional<std::size_t>& cut) {
    const auto route = rest.route_of(asked);
    if (is_cut_now()) co_return std::nullopt;
    calls.push_back({route, asked.target, json::parse(asked.body, nullptr, false), asked.headers, clock_.now()});
    wire::header_list counted;
    if (limit) counted = limit->count(clock_.now());
    if (limit && limit->is_over()) {
        counted.add("Content-Type", "text/plain; charset=utf-8");
        co_return wire::http_response{429, std::move(counted), "limit exceeded\n"};
    }
    if (database_takes.count() > 0) co_await bot::clock::sleep_for(clock_, database_takes);
    auto& waiting = faults[route];
    if (waiting.empty()) {
        auto said = perform(asked);
        if (auto waits_for = rest.set_off()) said = co_await wait_for(std::move(waits_for));
        for (const auto& each : counted) said.headers.add(each.name, each.value);
        co_return said;
    }
    const auto now = waiting.front();
    waiting.pop_front();
    if (now.happens_first) static_cast<void>(perform(asked));
    if (now.hangs) co_await bot::clock::sleep_until(clock_, instant::max());
    if (now.after.count() > 0) co_await bot::clock::sleep_for(clock_, now.after);
    if (now.resets) co_return std::nullopt;
    cut = now.cut_after;
    if (now.answers_itself) co_return perform(asked);
    co_return wire::http_response{now.status, now.headers, now.text};
}

std::size_t scripted_mattermost::calls_of(const std::string& route) const {
    return static_cast<std::size_t>(std::ranges::count(calls, route, &call::route));
}

const call& scripted_mattermost::last_call_of(const std::string& route) const {
    const auto found =
        std::find_if(calls.rbegin(), calls.rend(), [&](const call& each) { return each.route == route; });
    if (found == calls.rend()) throw std::runtime_error("nobody called " + route);
    return *found;
}

// ---- ends ----

void scripted_mattermost::cuts_off() {
    is_away_ = true;
    for (const auto& each : std::exchange(lines_to_us_, {})) memory_wire::cut(each);
    for (const auto& each : std::exchange(lines_to_them_, {})) memory_wire::cut(each);
}

namespace {

/// What was sent still arrives, and then the end.
void finish(const std::weak_ptr<memory_pipe::line>& one) {
    const auto line = one.lock();
    if (!line) return;
    line->hung_up = true;
    if (line->unread() == 0) line->reading.complete(net::error::eof, 0);
    line->writing.complete(net::error::broken_pipe, 0);
}

}  // namespace

void scripted_mattermost::forgets() {
    calls = {};
    dials = {};
    of.posts.clear();
    of.files = {};
    of.story = {};
    bridge.alone = {};
    bridge.asked = {};
    std::erase_if(hub.peers, [](const auto& each) { return !each->is_open; });
    for (const auto& each : hub.peers) {
        each->heard = {};
        each->seen = {};
    }
}

void scripted_mattermost::dies() {
    is_away_ = true;
    hub.falls();
    for (const auto& each : std::exchange(lines_to_us_, {})) memory_wire::cut(each);
    for (const auto& each : std::exchange(lines_to_them_, {})) finish(each);
    tokens.forgets_all();
    rest.forgets_pending();
}

void scripted_mattermost::restarts() {
    dies();
    clock_.settle();
    comes_back();
}

}  // namespace tests::mattermost
