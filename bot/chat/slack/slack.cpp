#include "chat/slack/slack.hpp"

#include "chat/fields.hpp"
#include "chat/slack/homes.hpp"
#include "chat/slack/mailroom.hpp"
#include "chat/slack/user_groups.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

constexpr int pages_max = 50;
constexpr std::chrono::hours names_anew_every{24};
constexpr std::chrono::milliseconds page_again_after{30'000}, page_again_at_most{900'000};
constexpr int most_failures = 20;

wire::dial_options dialling(const slack_options& how) {
    wire::dial_options options;
    options.ca_file = how.ca_file;
    options.through = how.through;
    return options;
}

web_api_options calling(const slack_options& how) {
    web_api_options options;
    options.base = how.api_url;
    options.app_token = how.app_token;
    options.bot_token = how.bot_token;
    options.user_agent = how.user_agent;
    options.timeout = how.request_timeout;
    return options;
}

slack_options checked(slack_options how) {
    if (auto fault = fault_of(how); !fault.empty()) throw std::invalid_argument(fault);
    return how;
}

crew::backoff_terms after_failed_start() {
    using std::chrono::milliseconds;
    return {milliseconds(1'000), 2, milliseconds(60'000), milliseconds(60'000)};
}

}  // namespace

std::string fault_of(const slack_options& how) {
    const auto& app = how.app_token.reveal();
    const auto& bot = how.bot_token.reveal();
    if (app.empty()) return "Slack's app token is missing: set SLACK_APP_TOKEN to the token that begins with xapp-";
    if (app.starts_with("xoxb-"))
        return "Slack's app token is a bot token (not_allowed_token_type): SLACK_APP_TOKEN begins with xapp-, "
               "SLACK_BOT_TOKEN with xoxb-";
    if (!app.starts_with("xapp-")) return "Slack's app token has to begin with xapp-";
    if (bot.empty()) return "Slack's bot token is missing: set SLACK_BOT_TOKEN to the token that begins with xoxb-";
    if (!bot.starts_with("xoxb-")) return "Slack's bot token has to begin with xoxb-";
    const auto blank_in = [](const std::string& token) { return token.find_first_of(" \t\r\n") != std::string::npos; };
    if (blank_in(app) || blank_in(bot)) return "a token of Slack's has a blank or a line break in it";
    return {};
}

struct slack::inside {
    inside(surroundings of, slack_options options)
        : around(std::move(of)),
          how(std::move(options)),
          own_dialler(around.by == nullptr ? std::make_unique<wire::dialler>(around.steady, dialling(how)) : nullptr),
          by(around.by == nullptr ? *own_dialler : *around.by),
          dice(around.dice ? around.dice : crew::fair_dice()),
          api(by, around.steady, calling(how), around.told),
          lanes(around.steady, how.message_apart),
          mail(api, lanes, around.steady),
          homes({around.executor, around.desk, api, around.steady, around.told}),
          groups({around.executor, around.desk, api, around.steady, around.told}),
          talks({around.executor, around.desk, api, lanes, names, around.wall, around.steady, around.told,
                    [this](day::channel_id of) { return mail.members(std::move(of)); },
                    [this](const std::string& person) { homes.opened(person); },
                    [this](const group_changed& it) { groups.changed(it); },
                    [this](const std::string& code) { socket.give_up(code); }},
              how.answers),
          socket({around.executor, by, around.wall, around.steady, api, around.told, dice,
                     [this] {
                         groups.look_at_all();
                         around.desk.hears_again(day::platform::slack);
                     }},
              how.session,
              [this](envelope&& it, std::shared_ptr<ack_slip> slip) { talks.take(std::move(it), std::move(slip)); }) {}

    surroundings around;
    slack_options how;
    std::unique_ptr<wire::dialler> own_dialler;
    wire::caller& by;
    crew::backoff::chance dice;
    web_api api;
    pace lanes;
    directory names;
    mailroom mail;
    homes_on_show homes;
    user_groups groups;
    conversations talks;
    socket_mode socket;
    ourselves us;

    net::awaitable<void> introduce_ourselves();
    net::awaitable<void> keep_names();
    net::awaitable<void> learn_names();
    net::awaitable<void> learn_pages(std::string method, std::string list, json what);
    net::awaitable<void> listen();
};

slack::slack(surroundings around, slack_options how)
    : it_(std::make_unique<inside>(std::move(around), checked(std::move(how)))) {}
slack::~slack() = default;

bool slack::is_connected() const { return it_->socket.is_connected(); }
socket_mode::headcount slack::connections() const { return it_->socket.connections(); }
outcome<day::post_ref> slack::upload(destination where, std::string, file what) {
    return it_->mail.upload(std::move(where), std::move(what));
}
outcome<std::optional<day::post_ref>> slack::find_upload(
    destination where, std::string, std::string file_name, day::instant since) {
    return it_->mail.find_upload(std::move(where), std::move(file_name), since);
}
net::awaitable<void> slack::roles_changed(std::set<day::person_id> whose) {
    std::set<std::string> people;
    for (const auto& each : whose)
        if (each.on == day::platform::slack) people.insert(each.id);
    return it_->homes.show_anew(std::move(people));
}
void slack::day_changed(day::day_id) { it_->homes.look_again(); }
const ourselves& slack::us() const { return it_->us; }

net::awaitable<void> slack::run() {
    std::exception_ptr why;
    try {
        auto listening = it_->listen();
        co_await std::move(listening);
    } catch (...) { why = std::current_exception(); }
    co_await net::this_coro::reset_cancellation_state(net::disable_cancellation());
    auto goodbye = it_->socket.say_goodbye();
    co_await std::move(goodbye);
    auto rest = it_->talks.finished(it_->how.last_answers);
    co_await std::move(rest);
    auto shown = it_->homes.stop();
    co_await std::move(shown);
    auto seen = it_->groups.stop();
    co_await std::move(seen);
    if (why && !crew::was_stopped(why)) std::rethrow_exception(why);
}

net::awaitable<void> slack::inside::listen() {
    auto introducing = introduce_ourselves();
    co_await std::move(introducing);
    crew::crew aside(around.executor, [told = around.told](const std::string& name, std::exception_ptr why) {
        if (why && !crew::was_stopped(why)) told(severity::warning, "Slack, " + name + ": " + crew::text_of(why));
    });
    aside.start("names", keep_names());
    auto running = socket.run();
    co_await std::move(running);
}

/// Nothing is heard before we know ourselves, or we would answer our own messages.
net::awaitable<void> slack::inside::introduce_ourselves() {
    crew::backoff wait(after_failed_start(), dice);
    for (;;) {
        auto asking = api.call("auth.test", json::object());
        const auto answer = co_await std::move(asking);
        if (answer.ok) {
            std::string fault;
            const fields in(answer.body, fault);
            us = {in.text("user_id"), in.text("bot_id"), in.text("team_id"), how.reaction};
            talks.we_are(us);
            mail.we_are(us.user);
            groups.we_are(us.user);
            names.learn_person(us.user, in.text("user"));
            co_return;
        }
        if (is_unrecoverable(answer.error)) throw unrecoverable(answer.error);
        co_await clock::sleep_for(around.steady, std::max(wait.next(), answer.retry_after));
    }
}

/// Names change, people come and are deactivated; what cannot be had now may be had later. Nobody waits for it: ids
/// always work, and names are learned from what people send too.
net::awaitable<void> slack::inside::keep_names() {
    for (;;) {
        auto learning = learn_names();
        co_await std::move(learning);
        co_await clock::sleep_for(around.steady, names_anew_every);
    }
}

net::awaitable<void> slack::inside::learn_names() {
    json all{{"types", "public_channel,private_channel"}, {"exclude_archived", "true"}, {"limit", 200}};
    auto channels = learn_pages("conversations.list", "channels", std::move(all));
    co_await std::move(channels);
    json some{{"limit", 200}};
    auto people = learn_pages("users.list", "members", std::move(some));
    co_await std::move(people);
}

net::awaitable<void> slack::inside::learn_pages(std::string method, std::string list, json what) {
    std::chrono::milliseconds wait = page_again_after;
    int failures = 0;
    for (int pages = 0; pages < pages_max;) {
        auto asking = api.call(method, what);
        const auto answer = co_await std::move(asking);
        if (!answer.ok) {
            const bool is_in_vain = failure_of(answer, method).is_turned_down() || ++failures > most_failures;
            if (is_in_vain) co_return;  // a scope is missing; or it is left for the next day
            co_await clock::sleep_for(around.steady, std::max(wait, answer.retry_after));
            wait = std::min(2 * wait, page_again_at_most);
            continue;
        }
        ++pages;
        wait = page_again_after;
        std::string fault;
        fields(answer.body, fault).each_of(list, [&](const fields& each) {
            if (list == "channels")
                names.learn_channel(each.text("id"), each.text("name"));
            else
                learn_user(names, profile_in(each), us.team);
        });
        const auto cursor = next_cursor(answer);
        if (cursor.empty()) co_return;
        what["cursor"] = cursor;
    }
    around.told(severity::warning,
        fmt::format("{} of Slack goes on beyond {} pages: whom or what it lists there is known once it is used", method,
            pages_max));
}

outcome<day::post_ref> slack::post(destination where, std::string name, speech::message said) {
    return it_->mail.post(std::move(where), std::move(name), std::move(said));
}
outcome<std::optional<day::post_ref>> slack::find(destination where, std::string name, day::instant since) {
    return it_->mail.find(std::move(where), std::move(name), since);
}
outcome<void> slack::edit(day::post_ref which, std::string name, speech::message said) {
    return it_->mail.edit(std::move(which), std::move(name), std::move(said));
}
outcome<void> slack::remove(day::post_ref which) { return it_->mail.remove(std::move(which)); }
outcome<void> slack::pin(day::post_ref which) { return it_->mail.pin(std::move(which)); }
outcome<void> slack::unpin(day::post_ref which) { return it_->mail.unpin(std::move(which)); }
outcome<std::string> slack::topic(day::channel_id of) { return it_->mail.topic(std::move(of)); }
outcome<void> slack::set_topic(day::channel_id of, std::string to) {
    return it_->mail.set_topic(std::move(of), std::move(to));
}
outcome<channel_members> slack::members(day::channel_id of) { return it_->mail.members(std::move(of)); }

std::optional<day::person_id> slack::person(std::string_view handle) const {
    const auto id = it_->names.person(handle);
    return id ? std::optional(day::person_id{day::platform::slack, *id}) : std::nullopt;
}
std::optional<day::channel_id> slack::channel(std::string_view handle, const day::channel_id&) const {
    const auto id = it_->names.channel(handle);
    return id ? std::optional(day::channel_id{day::platform::slack, *id}) : std::nullopt;
}
std::optional<day::group> slack::group(std::string_view handle) const { return it_->groups.find(handle); }
std::string slack::name_of(const day::person_id& who) const { return it_->names.person_shown(who.id); }
std::string slack::as_topic(std::string text) const { return mailroom::as_topic(text); }
bool slack::is_same_topic(const std::string& one, const std::string& other) const {
    return mailroom::is_same_topic(one, other);
}
std::string slack::name_of_channel(const day::channel_id& which) const { return it_->names.channel_named(which.id); }

}  // namespace bot::chat::slack
