#include "chat/mattermost/inside.hpp"

#include "chat/fields.hpp"
#include "chat/mattermost/heard_until.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;

namespace {

rest_options calling(const mattermost_options& how) {
    rest_options options;
    options.url = how.url;
    options.token = how.token;
    options.user_agent = how.user_agent;
    options.timeout = how.request_timeout;
    return options;
}

std::string callback(const mattermost_options& how, const char* path) {
    if (how.callback_url.empty()) return {};
    auto base = how.callback_url;
    while (base.ends_with('/')) base.pop_back();
    return base + path;
}

/// Names that are not known by then are no reason to hear a "stop-all" later.
constexpr milliseconds patience_for_names{3'000};

crew::backoff_terms after_a_failure() { return {milliseconds(1'000), 2, milliseconds(60'000), milliseconds(60'000)}; }

}  // namespace

mattermost::inside::inside(surroundings of, mattermost_options options)
    : around(std::move(of)),
      how(std::move(options)),
      own_dialler(around.by == nullptr ? std::make_unique<wire::dialler>(around.steady, dialling(how)) : nullptr),
      by(around.by == nullptr ? *own_dialler : *around.by),
      dice(around.dice ? around.dice : crew::fair_dice()),
      sealed(how.token),
      reached(how.callback_url),
      api(by, around.steady, calling(how), around.told),
      lanes(around.steady, how.message_apart),
      known(api),
      keeper(known, around.steady, crew::backoff(after_a_failure(), dice), around.told),
      mail({api, lanes, known, sealed, callback(how, button_path), [this] { return reached.may_be_called(); },
          [this] { return reached.was_seen(); }, around.steady}),
      hours(around.wall),
      back(api, mail, known, hours, around.steady, how.answers, around.told),
      room(api, mail, known, lanes, hours, around.steady),
      seen(around.desk, api, known),
      talks({around.executor, seen, seen, api, back, known, keeper, hours, around.steady, around.told}),
      calls({around.executor, seen, api, back, mail, known, sealed, how.command_tokens, callback(how, dialog_path),
                [this] {
                    if (reached.was_called()) around.told(severity::info, "Mattermost reaches the bot again");
                },
                around.wall, around.steady, around.told},
          how.answers),
      line({around.executor, by, around.steady, api, how.token, around.told, dice}, how.session,
          {[this](event it) { talks.take(std::move(it.what)); }, [this] { missed(); },
              [this](std::int64_t at) { learn_time(at); }}),
      owing_(around.steady.make_alarm()) {}

net::awaitable<void> mattermost::inside::listen() {
    if (how.callback_url.empty())
        around.told(severity::warning,
            "Mattermost can not call the bot, for no callback-url is set: /chaos and buttons do not work, mentions and "
            "direct messages do");
    auto introducing = introduce_ourselves();
    co_await std::move(introducing);
    crew::crew aside(around.executor, [told = around.told](const std::string& name, std::exception_ptr why) {
        if (why && !crew::was_stopped(why)) told(severity::error, "Mattermost, " + name + ": " + crew::text_of(why));
    });
    aside.start("names", keeper.run());
    co_await keeper.known_within(patience_for_names);
    aside.start("what was missed", pay_what_is_owed());
    aside.start("whether it is reached", find_out_whether_we_are_reached());
    auto running = line.run();
    co_await std::move(running);
}

/// Nothing is heard before we know ourselves, or we would answer our own messages. A token that is turned away is tried
/// again: it looks the same when the database is down. Source: FACTS 4.
net::awaitable<void> mattermost::inside::introduce_ourselves() {
    crew::backoff wait(after_a_failure(), dice);
    for (bool is_told = false;;) {
        auto asking = api.get("users/me");
        const auto answer = co_await std::move(asking);
        std::string fault;
        const fields in(answer.body, fault);
        us = {in.text("id"), in.text("username"), how.reaction};
        // Whoever waited for our name looks for posts at once, and the first pong is far.
        if (answer.is_ok && answer.said_at) hours.told(answer.said_at->time_since_epoch().count());
        if (answer.is_ok && !us.user.empty()) break;
        if (!std::exchange(is_told, true))
            around.told(severity::error,
                fmt::format("Mattermost does not say who the bot is ({}); it is asked again and again", answer.error));
        co_await clock::sleep_for(around.steady, std::max(wait.next(), answer.retry_after));
    }
    talks.we_are(us);
    seen.we_are(us.user);
    mail.we_are(us.user, us.name);
    line.we_are(us.user);
    known.known.learn_person(us.user, us.name);
}

// ---- what was missed ----

/// From what was read by now; a loss before the last one was made good changes nothing.
void mattermost::inside::missed() {
    if (!owed) owed = talks.marks;
    if (++losses_ > 1) keeper.learn_anew();  // the first is our start
    owing_->ring();
}

void mattermost::inside::learn_time(std::int64_t at) {
    hours.told(at);
    if (!std::exchange(knows_time_, true)) {
        const auto from = begin_at(at);
        talks.marks.heard_until(from);
        if (owed) owed->heard_until(from);
        owing_->ring();
    }
    if (owed) return;
    talks.marks.heard_until(at);
    // What was fetched is old, and need not all have been done yet: for a while a restart begins before it once more.
    if (around.mark.write && around.steady.now() >= settled_) around.mark.write(text_of({us.user, at, talks.ours()}));
}

/// From where on is heard what was said before we started.
std::int64_t mattermost::inside::begin_at(std::int64_t now) {
    const auto text = around.mark.read ? around.mark.read() : std::nullopt;
    auto kept = text ? heard_until_in(*text) : std::nullopt;
    const auto earliest = now - how.session.look_back_most.count();
    const auto hours_since = [now](std::int64_t at) { return (now - at) / 3'600'000; };
    if (text && !kept) {
        around.told(severity::warning,
            fmt::format("Mattermost: how far it was heard can not be read any more; what was said in the last {} h, "
                        "and has no answer, is heard now",
                hours_since(earliest)));
        kept = heard_until{us.user, earliest, {}};
    }
    if (kept && kept->account != us.user) kept.reset();
    const auto last = std::clamp(kept ? kept->at : now, earliest, now);
    if (kept) talks.were_ours(kept->channels);
    if (kept && kept->at < last)
        around.told(severity::warning,
            fmt::format("Mattermost: the bot was away for {} h; only what was said in the last {} h of them is heard",
                hours_since(kept->at), hours_since(last)));
    if (around.mark.write) around.mark.write(text_of({us.user, last, talks.ours()}));
    return last - how.session.look_back.count();
}

/// No fault of ours ends it: what was said while nothing was heard is still to be heard.
net::awaitable<bool> mattermost::inside::fetch_what_was_missed() {
    std::exception_ptr failed;
    try {
        auto paying = catch_up(api, known, *owed, talks.reactions,
            {[this](late_post it) { return talks.take_late(posted{std::move(it.what), std::move(it.channel_type)}); },
                [this](reaction it) { return talks.take_late(std::move(it)); },
                [this](std::vector<channel_facts> all) { return talks.are_ours(std::move(all)); }},
            around.told);
        co_return co_await std::move(paying);
    } catch (...) { failed = std::current_exception(); }
    if (crew::was_stopped(failed)) std::rethrow_exception(failed);
    around.told(severity::error, "Mattermost, what was missed: " + crew::text_of(failed));
    co_return false;
}

net::awaitable<void> mattermost::inside::pay_what_is_owed() {
    crew::backoff wait(after_a_failure(), dice);
    for (;;) {
        while (!owed || !knows_time_) co_await owing_->wait_until(clock::instant::max());
        const auto upon = losses_;
        co_await keeper.known_within(patience_for_names);
        auto fetching = fetch_what_was_missed();
        const bool is_whole = co_await std::move(fetching);
        // Whoever was lost again meanwhile begins anew from where it was lost first: what was read is known by its id.
        if (is_whole && upon == losses_) {
            owed.reset();
            around.desk.hears_again(day::platform::mattermost);
            settled_ = around.steady.now() + how.session.look_back;
            wait.went_well_for(std::chrono::hours(1));
            continue;
        }
        if (!is_whole) around.told(severity::warning, "Mattermost: what was missed could not be fetched yet");
        co_await clock::sleep_for(around.steady, wait.next());
    }
}

// ---- whether we are reached ----

/// Says a command ourselves, in any channel of a team, and sees whether it comes back to us by the web.
net::awaitable<void> mattermost::inside::find_out_whether_we_are_reached() {
    while (reached.is_worth_trying()) {
        auto trying = try_to_be_called();
        co_await std::move(trying);
        const auto pause = reached.was_seen() ? how.look_again_every : how.try_again_every;
        co_await clock::sleep_for(around.steady, pause);
    }
}

net::awaitable<void> mattermost::inside::try_to_be_called() {
    auto asking = known.our_channels();
    const auto channels = co_await std::move(asking);
    if (!channels) co_return;
    const auto place = std::ranges::find_if(*channels, [](const auto& each) { return !each.team.empty(); });
    if (place == channels->end()) co_return;
    json what{{"channel_id", place->id}, {"command", "/chaos help"}};
    const calls_before had_been{reached.calls(), calls.strangers(), calls.by_get()};
    auto trying = api.post("commands/execute", std::move(what));
    const auto answer = co_await std::move(trying);
    tell_reach(answer, had_been);
}

/// Where the command is another program's, people would read in its channel what we say to it: once is enough.
void mattermost::inside::tell_reach(const rest_answer& of, calls_before had_been) {
    const bool is_missing = of.error == "api.command.execute_command.not_found.app_error";
    if (is_missing && !std::exchange(knows_no_command_, true))
        around.told(severity::warning, "Mattermost knows no command /chaos: run chaosday mattermost-setup");
    if (of.is_ok && reached.calls() == had_been.ours) {
        reached.is_not_to_be_tried();
        return around.told(severity::error,
            "Mattermost's command /chaos calls another program, or another copy of the bot: what people say to it "
            "does not come here. Mentions and direct messages do. chaosday mattermost-setup tells where it goes");
    }
    const bool is_turned_down = of.error.starts_with("api.command.execute_command.failed_resp");
    if (is_turned_down && calls.by_get() != had_been.by_get) {
        reached.is_not_to_be_tried();
        return around.told(severity::error,
            "Mattermost calls the bot by GET, so /chaos is turned away; mentions, direct messages and buttons work. "
            "Either the command's method is G: run chaosday mattermost-setup --move; or callback-url is redirected, "
            "such as from http to https: give callback-url its final address, and run chaosday mattermost-setup "
            "--move");
    }
    if (is_turned_down && calls.strangers() != had_been.strangers) {
        reached.is_not_to_be_tried();
        return around.told(severity::error,
            "Mattermost calls the bot, but with a token of a command that the bot does not know: /chaos is turned "
            "away, mentions, direct messages and buttons work. Put the command's token, as chaosday mattermost-setup "
            "tells it, into command-token-file or MATTERMOST_COMMAND_TOKEN, and start the bot again");
    }
    if (of.error.starts_with("api.command.execute_command.failed") && reached.failed())
        around.told(severity::error,
            fmt::format(
                "Mattermost can not call the bot ({}): /chaos and buttons do not work, mentions and direct "
                "messages do. Is callback-url an address that Mattermost's server can reach, and allowed in its "
                "AllowedUntrustedInternalConnections?",
                of.error));
}

}  // namespace bot::chat::mattermost
