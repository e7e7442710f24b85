#include "chat/mattermost/mattermost.hpp"

#include "chat/fields.hpp"
#include "chat/mattermost/inside.hpp"

#include <algorithm>
#include <stdexcept>

namespace bot::chat::mattermost {

namespace net = boost::asio;

namespace {

mattermost_options checked(mattermost_options how) {
    if (auto fault = fault_of(how); !fault.empty()) throw std::invalid_argument(fault);
    return how;
}

bool may_be_plain(const wire::address& to, const mattermost_options& how) {
    return to.tls || wire::is_loopback(to.host) || std::ranges::find(how.plain_hosts, to.host) != how.plain_hosts.end();
}

bool has_blank(const secret& it) { return it.reveal().find_first_of(" \t\r\n") != std::string::npos; }

std::string fault_of_url(const mattermost_options& how) {
    if (how.url.empty()) return "Mattermost's address is missing: set url, such as \"https://chat.example.org\"";
    const auto to = wire::parse_address(how.url);
    if (!to) return "Mattermost's address: " + to.error();
    if (to->target.find('?') != std::string::npos) return "Mattermost's address has a query: leave it out";
    if (may_be_plain(*to, how)) return {};
    return "Mattermost's address has to begin with https://: without TLS everybody on the way reads the token. Plain "
           "http:// is for this machine alone, or for hosts that plain-hosts names";
}

std::string fault_of_callback(const mattermost_options& how) {
    if (how.callback_url.empty()) return {};
    const auto at = wire::parse_address(how.callback_url);
    if (!at) return "the callback address: " + at.error();
    return at->target.find('?') != std::string::npos ? "the callback address has a query: leave it out" : "";
}

}  // namespace

std::string fault_of(const mattermost_options& how) {
    if (auto fault = fault_of_url(how); !fault.empty()) return fault;
    if (how.token.empty())
        return "Mattermost's token is missing: set MATTERMOST_TOKEN to the access token of the bot account";
    if (has_blank(how.token) || std::ranges::any_of(how.command_tokens, has_blank))
        return "a token of Mattermost's has a blank or a line break in it";
    return fault_of_callback(how);
}

wire::dial_options dialling(const mattermost_options& how) {
    wire::dial_options options;
    options.ca_file = how.ca_file;
    options.allow_plain = how.plain_hosts;
    options.through = how.through;
    return options;
}

mattermost::mattermost(surroundings around, mattermost_options how)
    : it_(std::make_unique<inside>(std::move(around), checked(std::move(how)))) {}
mattermost::~mattermost() = default;

bool mattermost::is_connected() const { return it_->line.is_connected(); }
bool mattermost::has_caught_up() const { return !it_->owed; }
const ourselves& mattermost::us() const { return it_->us; }

net::awaitable<void> mattermost::run() {
    std::exception_ptr why;
    try {
        auto listening = it_->listen();
        co_await std::move(listening);
    } catch (...) { why = std::current_exception(); }
    co_await net::this_coro::reset_cancellation_state(net::disable_cancellation());
    auto goodbye = it_->line.say_goodbye();
    co_await std::move(goodbye);
    auto calls = it_->calls.finished(it_->how.last_answers);
    co_await std::move(calls);
    auto talks = it_->talks.finished(it_->how.last_answers);
    co_await std::move(talks);
    if (why && !crew::was_stopped(why)) std::rethrow_exception(why);
}

std::vector<std::string> mattermost::callback_paths() { return {command_path, button_path, dialog_path}; }
net::awaitable<wire::http_response> mattermost::answer(wire::http_request call) {
    return it_->calls.answer(std::move(call));
}

outcome<day::post_ref> mattermost::post(destination where, std::string name, speech::message said) {
    return it_->room.post(std::move(where), std::move(name), std::move(said));
}
outcome<std::optional<day::post_ref>> mattermost::find(destination where, std::string name, day::instant since) {
    return it_->room.find(std::move(where), std::move(name), since);
}
outcome<void> mattermost::edit(day::post_ref which, std::string name, speech::message said) {
    return it_->room.edit(std::move(which), std::move(name), std::move(said));
}
outcome<void> mattermost::remove(day::post_ref which) { return it_->room.remove(std::move(which)); }
outcome<void> mattermost::pin(day::post_ref which) { return it_->room.pin(std::move(which)); }
outcome<void> mattermost::unpin(day::post_ref which) { return it_->room.unpin(std::move(which)); }
outcome<std::string> mattermost::topic(day::channel_id of) { return it_->room.topic(std::move(of)); }
outcome<void> mattermost::set_topic(day::channel_id of, std::string to) {
    return it_->room.set_topic(std::move(of), std::move(to));
}
std::string mattermost::as_topic(std::string text) const { return header_of(text); }
outcome<channel_members> mattermost::members(day::channel_id of) { return it_->room.members(std::move(of)); }
outcome<day::post_ref> mattermost::upload(destination where, std::string name, file what) {
    return it_->room.upload(std::move(where), std::move(name), std::move(what));
}

std::optional<day::person_id> mattermost::person(std::string_view handle) const {
    const auto id = it_->known.known.person(handle);
    return id ? std::optional(day::person_id{day::platform::mattermost, *id}) : std::nullopt;
}
std::optional<day::channel_id> mattermost::channel(std::string_view handle, const day::channel_id& near) const {
    const auto id = it_->known.channel(handle, near.id);
    return id ? std::optional(day::channel_id{day::platform::mattermost, *id}) : std::nullopt;
}
std::string mattermost::name_of(const day::person_id& who) const { return it_->known.known.person_named(who.id); }
std::string mattermost::name_of_channel(const day::channel_id& which) const {
    return it_->known.known.channel_named(which.id);
}

}  // namespace bot::chat::mattermost
