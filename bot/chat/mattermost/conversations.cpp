#include "chat/mattermost/conversations.hpp"

#include "chat/ended_within.hpp"
#include "chat/fields.hpp"
#include "chat/mattermost/texts.hpp"
#include "day/match.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;

namespace {

/// What was missed may be fetched long after it was heard all the same.
constexpr std::chrono::hours remembered{24};

}  // namespace

conversations::conversations(surroundings around)
    : around_(std::move(around)),
      seen_(remembered),
      hands_(around_.executor, [told = around_.told](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why)) told(severity::error, "Mattermost, " + name + ": " + crew::text_of(why));
      }) {}

void conversations::take(content it) {
    const auto* said = std::get_if<posted>(&it);
    if (said != nullptr) marks.read(said->what);
    if (const auto key = key_of(it); !key.empty() && !seen_.is_first({key}, around_.steady.now())) return;
    const bool is_direct = said != nullptr && said->channel_type == "D";
    day::match(
        task_of(it, us_, around_.wall.now()),
        [&](const ask_desk& what) { hands_.start("a command", answer(what, is_direct)); },
        [&](const ask_marked& what) { hands_.start("a mark", answer_mark(what)); },
        [&](const came_ourselves& what) { hands_.start("a channel", look_at_channel(what.channel)); },
        [&](const went_ourselves& what) { went(what); },
        [&](const learn_channel& what) { around_.names.known.learn_channel(what.id, what.name); },
        [&](const lost_channel& what) { lost(what); },
        [&](const learn_person& what) {
            if (what.name.empty()) return hands_.start("a name", learn(what.id));
            around_.names.known.learn_person(what.id, what.name);
        },
        [&](const do_nothing& what) {
            if (!what.why.empty()) around_.told(severity::warning, "Mattermost sent what can not be read: " + what.why);
        });
}

net::awaitable<void> conversations::finished(std::chrono::milliseconds limit) {
    auto ending = ended_within(hands_, around_.steady, limit);
    if (!co_await std::move(ending)) around_.told(severity::warning, "Mattermost: some answers did not leave in time");
}

// ---- asking ----

net::awaitable<void> conversations::answer(ask_desk it, bool is_direct) {
    const auto from = it.what.from;
    if (!around_.names.known.knows_person(from.who.id)) hands_.start("a name", learn(from.who.id));
    const auto* words = std::get_if<desk::said_words>(&it.what.what);
    const auto said_before = words != nullptr ? words->words : std::string();
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(it.what));
    co_await asked->answered();
    // A form needs a click to be opened upon: the answer carries the button for it.
    if (asked->said->open) asked->said->say.buttons.push_back(texts::open_form(said_before));
    way_back back{from.who.id, from.where.id, is_direct, from.cause, {}, around_.steady.now()};
    auto saying = around_.back.say(std::move(asked->said->say), std::move(back));
    co_await std::move(saying);
}

// ---- messages that are marked ----

net::awaitable<void> conversations::answer_mark(ask_marked it) {
    way_back back{it.from.who.id, it.from.where.id, false, it.from.cause, {}, around_.steady.now()};
    auto reading = read_marked(it.which);
    auto marked = co_await std::move(reading);
    if (!marked) {
        auto saying = around_.back.say(chat::texts::unreadable(), std::move(back));
        co_await std::move(saying);
        co_return;
    }
    desk::request what{it.from, std::move(*marked), {}};
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->answered();
    auto saying = around_.back.say(std::move(asked->said->say), std::move(back));
    co_await std::move(saying);
}

net::awaitable<std::optional<desk::marked_message>> conversations::read_marked(day::post_ref which) {
    auto asking = around_.api.get("posts/" + path_part(which.id));
    const auto answer = co_await std::move(asking);
    std::string fault;
    const auto it = read_post(fields(*answer.body, fault));
    if (!answer.is_ok || it.created == 0) co_return std::nullopt;
    const auto author = it.user == us_.user ? std::string() : it.user;
    co_return desk::marked_message{which, {day::platform::mattermost, author}, it.at(), it.text,
        around_.names.link_to(which.id, which.where.id), true};
}

// ---- channels and names ----

net::awaitable<void> conversations::learn(std::string person) { return around_.names.learn_person(std::move(person)); }

net::awaitable<void> conversations::look_at_channel(std::string channel) {
    return around_.names.learn_channel(std::move(channel));
}

/// Whoever took us out is the one who can bring us back, and is told what it means.
void conversations::went(const went_ourselves& it) {
    const auto name = around_.names.known.channel_named(it.channel);
    marks.forget(it.channel);
    around_.told(severity::warning, "Mattermost: the bot was removed from the channel " + it.channel);
    if (it.by.empty() || it.by == us_.user) return;
    way_back back{it.by, it.channel, false, {}, {}, around_.steady.now()};
    hands_.start("a farewell", around_.back.say(texts::removed_from(name), std::move(back)));
}

void conversations::lost(const lost_channel& it) {
    marks.forget(it.id);
    around_.told(severity::info, "Mattermost: the channel " + it.id + " was archived");
}

}  // namespace bot::chat::mattermost
