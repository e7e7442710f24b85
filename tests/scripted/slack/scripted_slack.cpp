#include "scripted/slack/scripted_slack.hpp"

#include "scripted/slack/limits.hpp"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <fmt/format.h>
#include <stdexcept>

namespace tests::slack {

using boost::system::system_error;

namespace {

wire::http_handlers handlers(std::function<net::awaitable<wire::http_response>(wire::http_request, wire::peer)> request,
    std::function<net::awaitable<void>(wire::upgrade)> upgrade) {
    wire::http_handlers all;
    all.request = std::move(request);
    all.upgrade = std::move(upgrade);
    return all;
}

wire::http_response as_json(const json& body, unsigned status = 200) {
    return {status, {{"Content-Type", "application/json; charset=utf-8"}}, body.dump()};
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size()) {
            out += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
            at += 2;
        } else {
            out += text[at] == '+' ? ' ' : text[at];
        }
    }
    return out;
}

json arguments_of(const wire::http_request& asked) {
    if (asked.headers["Content-Type"].starts_with("application/json"))
        return asked.body.empty() ? json::object() : json::parse(asked.body);
    auto all = json::object();
    std::string_view rest = asked.body;
    while (!rest.empty()) {
        const auto part = rest.substr(0, rest.find('&'));
        const auto equals = part.find('=');
        all[decoded(part.substr(0, equals))] = decoded(part.substr(equals + 1));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return all;
}

}  // namespace

void peer::sends_text(const std::string& text) {
    if (!ws || !ws->send(text)) throw std::runtime_error("the script sends on a connection that is gone");
}
void peer::pings(const std::string& payload) {
    if (!ws || !ws->ping(payload)) throw std::runtime_error("the script pings on a connection that is gone");
}
void peer::resumes() {
    is_paused = false;
    may_read->ring();
}
void peer::resets() {
    if (ws) ws->kill();
}
std::vector<json> peer::acks_of(const std::string& envelope) const {
    const auto found = acks.find(envelope);
    return found == acks.end() ? std::vector<json>() : found->second;
}

fault refuses(const std::string& error) {
    fault it;
    it.body = {{"ok", false}, {"error", error}};
    return it;
}
fault limits(std::optional<int> retry_after) {
    auto it = refuses("ratelimited");
    it.status = 429;
    if (retry_after) it.headers.add("Retry-After", std::to_string(*retry_after));
    return it;
}
fault html(unsigned status) {
    fault it;
    it.status = status;
    it.text = "<!DOCTYPE html><html><body>Sorry</body></html>";
    it.headers.add("Content-Type", "text/html");
    return it;
}

scripted_slack::scripted_slack(net::io_context& io, virtual_clock& clock)
    : io_(io),
      clock_(clock),
      server_(io.get_executor(), clock, {},
          handlers([this](wire::http_request asked, wire::peer) { return answer(std::move(asked)); },
              [this](wire::upgrade with) { return converse(std::move(with)); })),
      hands_(io.get_executor(), [](const std::string&, std::exception_ptr) {}) {}

/// What waits for the clock has to be gone before the clock is.
scripted_slack::~scripted_slack() {
    hands_.stop();
    clock_.settle();
}

net::awaitable<wire::transport> scripted_slack::dial(wire::address to) {
    dials.push_back(to);
    if (dials_to_hang > 0) {
        --dials_to_hang;
        co_await bot::clock::sleep_until(clock_, instant::max());
    }
    if (dials_to_fail > 0) {
        --dials_to_fail;
        throw system_error(net::error::connection_refused, "calling " + to.host);
    }
    if (is_cut_off_) throw system_error(net::error::connection_refused, "calling " + to.host);
    auto line = make_wire(io_.get_executor());
    std::erase_if(lines_, [](const auto& each) { return each.expired(); });
    lines_.insert(lines_.end(), {line.forth, line.back});
    line.faults->bytes_at_once = bytes_at_once;
    last_faults_ = line.faults;
    last_line_ = line.back;
    if (!takes_over || !takes_over(to, line.there)) hands_.start("a connection", serve(std::move(line.there)));
    co_return std::move(line.here);
}

void scripted_slack::listens() {
    server_.listen("127.0.0.1", 0);
    const auto place = fmt::format("127.0.0.1:{}", server_.port());
    api_url = "http://" + place + "/api";
    link_url = "ws://" + place + "/link/";
}

void scripted_slack::cuts_off() {
    is_cut_off_ = true;
    for (const auto& each : std::exchange(lines_, {})) memory_wire::cut(each);
    for (const auto& each : peers) each->is_open = false;
}

/// Counts a step, which may be the one.
bool scripted_slack::is_cut_off_now() {
    ++steps;
    if (steps_until_cut_off >= 0 && steps_until_cut_off-- == 0) cuts_off();
    return is_cut_off_;
}

void scripted_slack::forgets() {
    calls = {};
    dials = {};
    alone = {};
    files = {};
    file_names = {};
    of.messages = {};
    of.story = {};
    hooks_ = {};
    hook_uses_ = {};
    triggers_ = {};
    slashes_ = {};
    std::erase_if(peers, [](const auto& each) { return !each->is_open; });
    for (const auto& each : peers) {
        each->heard = {};
        each->acks = {};
        each->seen = {};
    }
}

// ---- HTTP ----

net::awaitable<wire::http_response> scripted_slack::answer(wire::http_request asked) {
    const auto slash = asked.target.rfind('/');
    const bool is_hook = asked.target.starts_with("/hooks/");
    if (asked.target.starts_with("/upload/")) {
        files[asked.target.substr(slash + 1)] = asked.body;
        co_return wire::http_response{200, {}, fmt::format("OK - {}", asked.body.size())};
    }
    const auto method = is_hook ? std::string("hook") : asked.target.substr(slash + 1);
    const auto arguments = arguments_of(asked);
    if (is_cut_off_now()) co_return as_json(json::object());
    calls.push_back({method, arguments, asked.headers, clock_.now()});
    watch_pace(method, arguments);
    const auto act = [this, is_hook, method, arguments, token = asked.target.substr(slash + 1)] {
        auto done = is_hook ? hook(token, arguments) : perform(method, arguments);
        static_cast<void>(is_cut_off_now());
        return done;
    };
    auto& waiting = faults[method];
    const auto as_slack = [this](wire::http_response plain) {
        for (const auto& each : answer_headers) plain.headers.set(each.name, each.value);
        return plain;
    };
    if (waiting.empty()) co_return as_slack(as_json(act()));
    const auto now = waiting.front();
    waiting.pop_front();
    if (now.happens_first) static_cast<void>(act());
    if (now.hangs) co_await bot::clock::sleep_until(clock_, instant::max());
    if (now.after.count() > 0) co_await bot::clock::sleep_for(clock_, now.after);
    if (now.resets) {
        // The end of this connection comes as an error of ours would: the answer never leaves.
        if (last_faults_) last_faults_->operations_until_fault = 0;
        co_return as_json(json::object());
    }
    if (now.after.count() > 0 && now.body.is_null() && !now.text) co_return as_slack(as_json(act()));
    auto response = as_slack(as_json(now.body, now.status));
    if (now.text) response.body = *now.text;
    for (const auto& each : now.headers) response.headers.set(each.name, each.value);
    co_return response;
}

std::size_t scripted_slack::calls_of(const std::string& method) const {
    return static_cast<std::size_t>(std::ranges::count(calls, method, &call::method));
}

const call& scripted_slack::last_call_of(const std::string& method) const {
    const auto found =
        std::find_if(calls.rbegin(), calls.rend(), [&](const call& each) { return each.method == method; });
    if (found == calls.rend()) throw std::runtime_error("nobody called " + method);
    return *found;
}

// ---- the WebSocket ----

net::awaitable<void> scripted_slack::converse(wire::upgrade with) {
    if (!refuse_upgrades_with.empty()) {
        const wire::http_response refusal{refuse_upgrades_with.front(), {}, "no"};
        refuse_upgrades_with.pop_front();
        co_await with.refuse(refusal);
        co_return;
    }
    auto it = std::make_shared<peer>();
    it->number = static_cast<int>(peers.size()) + 1;
    it->target = with.request().target;
    it->faults = last_faults_;
    it->to_the_bot = last_line_;
    it->may_read = clock_.make_alarm();
    it->is_paused = begins_paused;
    auto accepting = with.accept({}, upgrade_headers);
    it->ws.emplace(co_await std::move(accepting));
    it->ws->watch([weak = std::weak_ptr(it)](wire::frame what, std::string_view payload) {
        if (const auto me = weak.lock(); me && what != wire::frame::message) me->seen.emplace_back(what, payload);
    });
    peers.push_back(it);
    hands_.start("pump", pump(it));
    if (pings_before_hello) it->pings("before hello");
    if (says_hello) it->sends(hello(hello_counts));
    co_await read_all(it);
}

void scripted_slack::closes(const std::shared_ptr<peer>& which) {
    hands_.start("close", which->ws->close(std::chrono::seconds(2)));
}

net::awaitable<void> scripted_slack::pump(std::shared_ptr<peer> to) {
    try {
        co_await to->ws->pump();
    } catch (const std::exception&) {}
}

net::awaitable<void> scripted_slack::read_all(std::shared_ptr<peer> from) {
    while (from->is_paused) co_await from->may_read->wait_until(instant::max());
    try {
        while (const auto said = co_await from->ws->read()) hear(from, said->bytes);
        from->was_closed_well = true;
    } catch (const system_error&) {}
    from->is_open = false;
}

void scripted_slack::hear(const std::shared_ptr<peer>& from, const std::string& text) {
    if (is_cut_off_now()) return;
    from->heard.push_back(text);
    const auto ack = json::parse(text);
    from->acks[ack.value("envelope_id", "")].push_back(ack);
    const auto view = ack.value("payload", json::object()).value("view", json());
    if (const auto why = view.is_object() ? view_fault(view) : std::string(); !why.empty()) bad_payloads.push_back(why);
    const auto slash = slashes_.find(ack.value("envelope_id", ""));
    if (slash == slashes_.end() || !ack.contains("payload")) return;
    if (const auto why = message_fault(ack.at("payload")); !why.empty()) bad_payloads.push_back(why);
    shows_alone(slash->second.first, slash->second.second, ack.at("payload"), "ack");
}

std::shared_ptr<peer> scripted_slack::open_peer() const {
    const auto found = std::find_if(peers.rbegin(), peers.rend(), [](const auto& each) { return each->is_open; });
    return found == peers.rend() ? nullptr : *found;
}

std::size_t scripted_slack::open_peers() const {
    return static_cast<std::size_t>(std::ranges::count_if(peers, [](const auto& each) { return each->is_open; }));
}

void scripted_slack::shows_alone(
    const std::string& person, const std::string& channel, const json& post, const std::string& by) {
    auto text = of.shown(post);
    of.tell(clock_.now(), bot_name, fmt::format("{}, to @{} alone", of.place(channel), of.name(person)), "says", text);
    alone.push_back({person, channel, std::move(text), by, post});
}

}  // namespace tests::slack
