#include "chat/mattermost/conversations.hpp"

#include "chat/ended_within.hpp"
#include "chat/mattermost/texts.hpp"
#include "day/match.hpp"

namespace bot::chat::mattermost {

namespace net = boost::asio;

namespace {

/// What was missed may be fetched long after it was heard all the same.
constexpr std::chrono::hours remembered{24};
/// Longer words fit into no button, and the answer says without one what is missing.
constexpr std::size_t longest_on_a_button = 1'000;

/// The way of an answer to what somebody asked for; nothing where nobody did.
std::optional<way_back> way_to(const task& it, bool is_direct) {
    const auto* asks = std::get_if<ask_desk>(&it);
    const auto* marks = std::get_if<ask_marked>(&it);
    if (asks == nullptr && marks == nullptr) return std::nullopt;
    const auto& from = asks != nullptr ? asks->what.from : marks->from;
    return way_back{from.who.id, from.where.id, is_direct, from.cause, {}, {}};
}

day::instant at_of(const content& it) {
    if (const auto* said = std::get_if<posted>(&it)) return said->what.at();
    const auto* mark = std::get_if<reaction>(&it);
    return day::instant(std::chrono::milliseconds(mark != nullptr ? mark->at : 0));
}

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
        task_of(it, us_, around_.hours.now()),
        [&](const ask_desk& what) { hands_.start("a command", answer(what, is_direct)); },
        [&](const ask_marked& what) { hands_.start("a mark", answer_mark(what)); },
        [&](const came_ourselves& what) { hands_.start("a channel", look_at_channel(what.channel)); },
        [&](const went_ourselves& what) { went(what); },
        [&](const lost_team&) {
            around_.told(severity::error,
                "Mattermost: the bot was removed from a team. It hears and announces nothing in the team's channels "
                "until it is invited to the team again, and to each of them");
        },
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

net::awaitable<void> conversations::take_late(content it) {
    const auto* said = std::get_if<posted>(&it);
    const auto key = key_of(it);
    auto back = way_to(task_of(it, us_, around_.hours.now()), said != nullptr && said->channel_type == "D");
    if (back && !seen_.has_seen(key)) {
        back->since = around_.steady.now();
        auto looking = around_.back.stands(std::move(*back), at_of(it));
        const bool is_answered = co_await std::move(looking);
        if (is_answered && said != nullptr) marks.read(said->what);
        if (is_answered && seen_.is_first({key}, around_.steady.now())) co_return;
    }
    take(std::move(it));
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
    if (asked->said->open && said_before.size() <= longest_on_a_button)
        asked->said->say.buttons.push_back(texts::open_form(said_before));
    way_back back{from.who.id, from.where.id, is_direct, from.cause, {}, around_.steady.now()};
    auto saying = around_.back.say(std::move(asked->said->say), std::move(back));
    co_await std::move(saying);
}

// ---- messages that are marked ----

net::awaitable<void> conversations::answer_mark(ask_marked it) {
    way_back back{it.from.who.id, it.from.where.id, false, it.from.cause, {}, around_.steady.now()};
    auto reading = around_.seen.read(it.which.id);
    auto marked = co_await std::move(reading);
    if (!marked) {
        auto saying = around_.back.say(chat::texts::unreadable(), std::move(back));
        co_await std::move(saying);
        co_return;
    }
    marked->by_reaction = true;
    desk::request what{it.from, std::move(*marked), {}};
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->answered();
    auto saying = around_.back.say(std::move(asked->said->say), std::move(back));
    co_await std::move(saying);
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
    around_.told(severity::warning, "Mattermost: the channel " + it.id + " was archived");
    const day::channel_id which{day::platform::mattermost, it.id};
    for (auto& each : around_.desk.channel_is_gone(which)) {
        way_back back{each.to.id, it.id, false, "mattermost:gone " + it.id, {}, around_.steady.now()};
        hands_.start("news of a channel", around_.back.say(std::move(each.say), std::move(back)));
    }
}

}  // namespace bot::chat::mattermost
