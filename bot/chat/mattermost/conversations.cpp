#include "chat/mattermost/conversations.hpp"

#include "chat/ended_within.hpp"
#include "chat/fields.hpp"
#include "chat/mattermost/texts.hpp"
#include "day/book.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <iterator>

namespace bot::chat::mattermost {

namespace net = boost::asio;

namespace {

/// What was missed may be fetched long after it was heard all the same; the record knows it for as long.
constexpr std::chrono::hours remembered = day::causes_kept_for;
/// Longer words fit into no button, and the answer says without one what is missing.
constexpr std::size_t longest_on_a_button = 1'000;

/// Whatever becomes of it, whoever waits behind it goes on.
struct opens_at_the_end {
    crew::latch& it;
    explicit opens_at_the_end(crew::latch& of) : it(of) {}
    ~opens_at_the_end() { it.open(); }
    opens_at_the_end(const opens_at_the_end&) = delete;
    opens_at_the_end& operator=(const opens_at_the_end&) = delete;
};

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

/// Marks that a process before us heard of are as known as those that we hear of.
void conversations::we_are(ourselves us) {
    us_ = std::move(us);
    for (const auto& [message, whose] : around_.desk.marks_that_stand(day::platform::mattermost))
        for (const auto& who : whose) reactions.heard({true, who.id, message.id, us_.reaction, message.where.id, 0});
}

void conversations::take(content it) {
    const auto* said = std::get_if<posted>(&it);
    if (said != nullptr) marks.read(said->what);
    if (const auto key = key_of(it); !key.empty() && !seen_.is_first({key}, around_.steady.now())) return;
    const bool is_direct = said != nullptr && said->channel_type == "D";
    const auto has_to_be_done = task_of(it, us_, around_.hours.now());
    if (const auto* mark = std::get_if<reaction>(&it); mark && !std::holds_alternative<do_nothing>(has_to_be_done))
        reactions.heard(*mark);
    day::match(
        has_to_be_done, [&](const ask_desk& what) { hands_.start("a command", answer(what, is_direct)); },
        [&](const ask_marked& what) { hands_.start("a mark", answer_mark(what)); },
        [&](const came_ourselves& what) {
            ours_.insert(what.channel);
            hands_.start("a channel", look_at_channel(what.channel));
            around_.desk.came_into({day::platform::mattermost, what.channel});
        },
        [&](const went_ourselves& what) { went(what); }, [&](const joined_team&) { around_.keeper.learn_anew(); },
        [&](const lost_team&) {
            around_.told(severity::error,
                "Mattermost: the bot was removed from a team. It hears and announces nothing in the team's channels "
                "until it is invited to the team again, and to each of them");
            hands_.start("our channels", look_where_we_are());
        },
        [&](const learn_channel& what) { around_.names.learn_channel(what.id, what.name, what.team); },
        [&](const lost_channel& what) { lost(what.id, desk::loss::archived); },
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
    auto asking = ask_in_turn(std::move(it.what), said_before);
    const auto asked = co_await std::move(asking);
    co_await asked->answered();
    // A form needs a click to be opened upon: the answer carries the button for it.
    if (asked->said->open && said_before.size() <= longest_on_a_button)
        asked->said->say.buttons.push_back(texts::open_form(said_before));
    way_back back{from.who.id, from.where.id, is_direct, from.cause, {}, around_.steady.now()};
    auto saying = around_.back.say(std::move(asked->said->say), std::move(back));
    co_await std::move(saying);
}

/// One person's words are asked in their order, also where it has to be found out first whom they call.
net::awaitable<std::shared_ptr<pending>> conversations::ask_in_turn(desk::request what, std::string words) {
    const auto person = what.from.who.id;
    const auto mine = std::make_shared<crew::latch>(around_.steady);
    const auto before = std::exchange(said_last_[person], mine);
    const opens_at_the_end turn(*mine);
    if (before) co_await before->opened();
    auto learning = around_.names.learn_called_in(std::move(words), around_.steady);
    co_await std::move(learning);
    auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    if (said_last_[person] == mine) said_last_.erase(person);
    co_return asked;
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
    const auto told = lost(it.channel, desk::loss::taken_out);
    if (it.by.empty() || it.by == us_.user || told.contains(it.by)) return;
    way_back back{it.by, it.channel, false, {}, {}, around_.steady.now()};
    auto farewell = texts::removed_from({day::platform::mattermost, it.channel});
    hands_.start("a farewell", around_.back.say(std::move(farewell), std::move(back)));
}

std::set<std::string> conversations::lost(const std::string& channel, desk::loss how) {
    ours_.erase(channel);
    marks.forget(channel);
    const bool is_archived = how == desk::loss::archived;
    around_.told(severity::warning, is_archived ? "Mattermost: the channel " + channel + " was archived"
                                                : "Mattermost: the bot was removed from the channel " + channel);
    std::set<std::string> who;
    for (auto& each : around_.desk.channel_is_lost({day::platform::mattermost, channel}, how)) {
        who.insert(each.to.id);
        // Lost and got back, it may be lost again, and that is other news.
        way_back back{each.to.id, channel, false, {}, {}, around_.steady.now()};
        hands_.start("news of a channel", around_.back.say(std::move(each.say), std::move(back)));
    }
    return who;
}

net::awaitable<void> conversations::look_where_we_are() {
    auto asking = around_.names.our_channels();
    auto all = co_await std::move(asking);
    if (!all) co_return;
    auto comparing = are_ours(std::move(*all));
    co_await std::move(comparing);
}

net::awaitable<void> conversations::are_ours(std::vector<channel_facts> all) {
    std::set<std::string> now;
    for (const auto& each : all)
        if (each.type == "O" || each.type == "P") now.insert(each.id);
    std::vector<std::string> missing;
    std::ranges::set_difference(ours_, now, std::back_inserter(missing));
    ours_.merge(now);
    for (auto& each : missing) {
        auto finding_out = find_out_how_lost(std::move(each));
        co_await std::move(finding_out);
    }
}

/// Of an archived one the server tells us if it is open to all, and else that it is forbidden, as it is outside.
net::awaitable<void> conversations::find_out_how_lost(std::string channel) {
    auto asking = around_.api.get("channels/" + path_part(channel));
    const auto answer = co_await std::move(asking);
    const bool is_told = answer.is_ok || answer.is_gone() || answer.is_forbidden();
    if (!is_told) co_return;                  // it is looked for again after the next loss
    if (!ours_.contains(channel)) co_return;  // an event was faster
    std::string fault;
    const bool is_archived = answer.is_ok && fields(answer.body, fault).number("delete_at").value_or(0) != 0;
    lost(channel, is_archived ? desk::loss::archived : desk::loss::taken_out);
}

}  // namespace bot::chat::mattermost
