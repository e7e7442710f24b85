#include "chat/mattermost/socket.hpp"

#include "chat/fields.hpp"
#include "chat/mattermost/socket_line.hpp"
#include "crew/within.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using boost::system::system_error;

namespace {

crew::on_end telling(teller told) {
    return [told = std::move(told)](const std::string& name, std::exception_ptr why) {
        if (why && !crew::was_stopped(why)) told(severity::error, name + ": " + crew::text_of(why));
    };
}

}  // namespace

socket::socket(surroundings around, session_terms terms, listeners to)
    : around_(std::move(around)),
      terms_(terms),
      to_(std::move(to)),
      hands_(around_.executor, telling(around_.told)),
      looks_(around_.executor, telling(around_.told)),
      after_loss_({milliseconds(1'000), 2, milliseconds(60'000), milliseconds(60'000)}, around_.dice),
      bell_(around_.steady.make_alarm()) {}

socket::~socket() = default;

bool socket::is_connected() const { return current_ && !current_->is_over && current_->life.is_greeted(); }

net::awaitable<void> socket::run() {
    is_stopping_ = false;
    looks_.start("Mattermost's look at ourselves", look_at_ourselves());
    std::exception_ptr why;
    try {
        for (;;) {
            auto connecting = connect();
            current_ = co_await std::move(connecting);
            if (current_) {
                auto using_it = until_over(current_);
                co_await std::move(using_it);
                after_loss_.went_well_for(around_.steady.now() - current_->opened);
            }
            const auto pause = std::max(after_loss_.next(), std::exchange(limited_for_, milliseconds(0)));
            co_await clock::sleep_for(around_.steady, pause);
        }
    } catch (...) { why = std::current_exception(); }
    is_stopping_ = true;
    std::rethrow_exception(why);
}

/// Null when the server could not be reached.
net::awaitable<socket::shared_line> socket::connect() {
    shared_line made;
    std::exception_ptr trouble;
    const bool asks_to_resume = events_.may_resume();
    try {
        auto dialling = dial();
        auto ws = co_await std::move(dialling);
        made = std::make_shared<line>(++made_, std::move(ws), terms_, around_.steady.now(), around_.steady);
    } catch (const wire::upgrade_refused& refused) {
        around_.told(severity::warning,
            fmt::format("Mattermost refused the connection with HTTP status {}", refused.answer.status));
        limited_for_ = read_answer(refused.answer).retry_after;
    } catch (const system_error& error) {
        if (error.code() == net::error::operation_aborted) throw;
        around_.told(severity::warning, std::string("Mattermost can not be reached: ") + error.what());
    }
    if (!made) co_return nullptr;
    made->asks_to_resume = asks_to_resume;
    hands_.start("Mattermost's pump", pump(made));
    hands_.start("Mattermost's reader", read(made));
    hands_.start("Mattermost's watch", watch_over(made));
    co_return made;
}

/// The token goes in a header, for only then can a connection be resumed; no Origin is sent. Source: FACTS 1.
net::awaitable<wire::websocket> socket::dial() {
    const auto to = around_.api.base();
    auto dialling = around_.by.dial(to);
    auto over = co_await std::move(dialling);
    wire::header_list headers{{"Authorization", "Bearer " + around_.token.reveal()}};
    auto target = to.target + "api/v4/websocket" + events_.query();
    wire::websocket_options options;
    auto calling = wire::websocket::call(
        around_.steady, std::move(over), wire::host_field(to), std::move(target), std::move(headers), options);
    co_return co_await std::move(calling);
}

net::awaitable<void> socket::until_over(shared_line which) {
    while (!which->is_over) co_await bell_->wait_until(clock::instant::max());
    // Sixty seconds of "no hello" that each cost a resume would be a loop: a handle is tried once. Source: FACTS 2.
    if (which->asks_to_resume && !which->life.is_greeted()) events_.forget();
    if (!which->life.is_greeted()) {
        // The one way to tell a token that is no good from a network that is. Source: FACTS 1.
        auto asking = around_.api.get("users/me");
        const auto answer = co_await std::move(asking);
        tell_standing(answer);
    }
}

net::awaitable<void> socket::read(shared_line from) {
    std::string why;
    try {
        while (const auto said = co_await from->ws.read())
            if (said->is == wire::message::kind::text) take(from, said->bytes);
        why = "closed";
    } catch (const system_error& error) { why = error.code().message(); }
    // However it ended, it is lost: nothing can be told from the way. Source: FACTS 1.
    give_up(from, why);
}

void socket::give_up(const shared_line& which, const std::string& why) {
    if (which->is_over) return;
    which->is_over = true;
    which->ws.kill();
    which->bell->ring();
    around_.told(severity::info, fmt::format("Mattermost connection {} ended: {}", which->number, why));
    bell_->ring();
}

/// Whoever takes up a connection that is dead at the server's end gets a dead one again. Source: FACTS 2, zombies.
void socket::give_up_for_good(const shared_line& which, const std::string& why) {
    events_.forget();
    give_up(which, why);
}

net::awaitable<void> socket::pump(shared_line which) {
    try {
        auto pumping = which->ws.pump();
        co_await std::move(pumping);
    } catch (const system_error&) {}  // the reader tells
}

net::awaitable<void> socket::watch_over(shared_line which) {
    using verdict = liveness::verdict;
    while (!which->is_over) {
        const auto found = which->life.look(around_.steady.now());
        if (found == verdict::not_greeted) co_return give_up(which, "it was never greeted");
        if (found == verdict::unanswered)
            co_return give_up_for_good(which, "it is open, and dead: a ping was not answered");
        if (found == verdict::ping_now) {
            // A full queue is as silent as a dead peer, and found out the same way.
            const bool is_queued =
                which->ws.send(fmt::format(R"({{"seq":{},"action":"ping","data":{{}}}})", which->life.ping_number()));
            static_cast<void>(is_queued);
        }
        co_await which->bell->wait_until(which->life.look_again());
    }
}

/// Every minute, for three reasons: the connection stays resumable, a revoked token is noticed, and so is an account
/// that was touched, whose connection may be dead from then on. Source: FACTS 2.
net::awaitable<void> socket::look_at_ourselves() {
    for (;;) {
        co_await clock::sleep_for(around_.steady, terms_.look_every);
        auto asking = around_.api.get("users/me");
        const auto answer = co_await std::move(asking);
        tell_standing(answer);
        std::string fault;
        const auto changed = fields(answer.body, fault).number("update_at").value_or(0);
        if (!answer.is_ok || changed == 0) continue;
        const bool was_touched = touched_ != 0 && touched_ != changed;
        touched_ = changed;
        if (was_touched && is_connected()) give_up_for_good(current_, "the bot's account was changed");
    }
}

/// Told when it changes, not each time. Only the server's own word tells something of the token.
void socket::tell_standing(const rest_answer& of) {
    auto now = token_is_;
    if (of.is_ok) now = standing::taken;
    if (of.is_turned_away()) now = standing::turned_away;
    if (of.is_held_up()) now = standing::held_up;
    if (now == std::exchange(token_is_, now)) return;
    if (now == standing::taken) around_.told(severity::info, "Mattermost takes the token again");
    if (now == standing::turned_away)
        around_.told(severity::error,
            fmt::format(
                "Mattermost turns the bot's token away ({}): it was revoked, or the server's database is down. The "
                "bot keeps trying; with a new token it has to be restarted.",
                of.error));
    if (now == standing::held_up)
        around_.told(severity::error,
            fmt::format("What stands between the bot and Mattermost, a proxy or a gateway, turns it away ({}). The bot "
                        "keeps trying; let it through there.",
                of.error));
}

net::awaitable<void> socket::say_goodbye() {
    is_stopping_ = true;
    looks_.stop();
    co_await looks_.finished();
    if (current_ && !current_->is_over) co_await current_->ws.close(terms_.close_within);
    if (current_ && !current_->is_over) give_up(current_, "the bot ends");
    co_await hands_.finished();
    current_.reset();
}

}  // namespace bot::chat::mattermost
