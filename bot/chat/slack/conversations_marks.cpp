// Messages that go on the record: marked by a reaction, chosen by a shortcut, or named by their link. Each is read
// where it stands, together with its own link.
#include "chat/fields.hpp"
#include "chat/slack/conversations.hpp"
#include "chat/slack/limits.hpp"
#include "chat/slack/mrkdwn.hpp"
#include "chat/texts.hpp"

#include <nlohmann/json.hpp>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

/// As much of a text goes along with a form: JSON may double it, and the form keeps other things too.
constexpr std::size_t text_in_form = limits::metadata / 3;

}  // namespace

/// Whether the mark would be taken is asked first: most reactions are none of ours, and each look at Slack counts.
/// Slack sends again what is not acknowledged: so that is done when it is on disk, or when Slack waits no longer.
net::awaitable<void> conversations::answer_mark(ask_marked it, slip_ref slip) {
    acks_.put(slip, it.back.since + terms_.in_ack);
    if (it.message) learn_app(*it.message);
    auto asking = asks_first(it);
    auto first = co_await std::move(asking);
    bool is_done = first.refused;
    if (first.refused) {
        auto saying = say(std::move(first.say), it.back);
        co_await std::move(saying);
    } else if (first.open) {
        auto opening = opens_choice(std::move(*first.open), it);
        is_done = co_await std::move(opening);
    }
    if (!is_done) {
        auto keeping = keep(std::move(it), slip);
        co_await std::move(keeping);
    }
    if (!slip->is_given()) slip->give();
}

/// Of a reaction whether it is taken at all; of a shortcut whether there is more to say about the message. A filled-in
/// form has said it.
net::awaitable<desk::answer> conversations::asks_first(const ask_marked& it) {
    if (!it.by_reaction && it.back.trigger.empty()) co_return desk::answer{};
    desk::marked_message marked;
    marked.message = it.which;
    marked.by_reaction = it.by_reaction;
    marked.asks_first = true;
    auto from = it.from;
    from.cause.clear();  // it is no answer to the request yet
    const auto asked = ask({std::move(from), std::move(marked), {}});
    co_await asked->answered();
    co_return std::move(*asked->said);
}

/// Whether an agent was given a form about it; before anything else, for a form has to be opened at once.
net::awaitable<bool> conversations::opens_choice(speech::form form, const ask_marked& it) {
    form.given = {{"channel", it.which.where.id}, {"ts", it.which.id}};
    if (it.message) {
        form.given["text"] = shortened(it.message->text, text_in_form);
        form.given["author"] = it.message->author;
        if (it.message->text.size() > text_in_form) form.given["cut"] = "yes";
    }
    auto opening = open_form(std::move(form), it.back);
    co_return co_await std::move(opening);
}

net::awaitable<void> conversations::keep(ask_marked it, slip_ref slip) {
    desk::marked_message marked;
    auto reading = read_marked(it, marked);
    if (!co_await std::move(reading)) {
        auto saying = say(texts::unreadable(), std::move(it.back));
        co_await std::move(saying);
        co_return;
    }
    marked.by_reaction = it.by_reaction;
    marked.card = it.card;
    marked.why = it.why;
    desk::request what{it.from, std::move(marked), {}};
    meet_all_in(what);
    const auto asked = ask(std::move(what));
    co_await asked->answered();
    if (!slip->is_given()) slip->give();
    auto saying = say(std::move(asked->said->say), std::move(it.back));
    co_await std::move(saying);
}

net::awaitable<bool> conversations::read_marked(ask_marked& it, desk::marked_message& into) {
    if (!it.message || it.is_cut) {
        auto finding = find_message(it);
        co_await std::move(finding);
    }
    const auto at = instant_of_ts(it.which.id);
    if (!it.message || !at) co_return false;
    const auto person = [this](std::string_view id) { return around_.names.person_named(id); };
    const auto channel = [this](std::string_view id) { return around_.names.channel_named(id); };
    const auto author = it.message->author == us_.user ? std::string() : it.message->author;
    into = {it.which, {day::platform::slack, author}, *at, readable(it.message->text, person, channel), {}};
    json where{{"channel", it.which.where.id}, {"message_ts", it.which.id}};
    auto asking = around_.api.call("chat.getPermalink", std::move(where));
    const auto link = co_await std::move(asking);
    std::string fault;
    if (link.ok) into.link = fields(link.body, fault).text("permalink");
    co_return true;
}

/// In the channel itself, else among the replies of a thread.
net::awaitable<void> conversations::find_message(ask_marked& it) {
    const auto& ts = it.which.id;
    bool is_found = false;
    for (const auto* method : {"conversations.history", "conversations.replies"}) {
        json what{{"channel", it.which.where.id}, {"latest", ts}, {"oldest", ts}, {"inclusive", "true"}, {"limit", 1}};
        if (std::string_view(method) == "conversations.replies") what["ts"] = ts;
        auto asking = around_.api.call(method, std::move(what));
        const auto answer = co_await std::move(asking);
        std::string fault;
        fields(answer.body, fault).each_of("messages", [&](const fields& each) {
            if (each.text("ts") != ts) return;
            is_found = true;
            it.message = message_in(each);
        });
        if (is_found) learn_app(*it.message);
        if (is_found || !answer.ok) co_return;
    }
}

// ---- by its link ----

net::awaitable<void> conversations::keep_by_link(
    day::asker from, desk::wanted_message wanted, way_back back, slip_ref slip) {
    const auto which = message_behind(wanted.link);
    bool may_read_it = false;
    if (which) {
        auto asking = may_read(from.who, which->where);
        may_read_it = co_await std::move(asking);
    }
    if (!may_read_it) {
        auto saying = say(texts::not_to_be_kept(), std::move(back));
        co_await std::move(saying);
        co_return;
    }
    from.cause += from.cause.empty() ? "" : " kept";
    ask_marked it{std::move(from), *which, {}, std::move(back), std::move(wanted.card), std::move(wanted.why)};
    auto keeping = keep(std::move(it), std::move(slip));
    co_await std::move(keeping);
}

/// Whoever names a message has to be able to read it themselves: else the bot would read to people what is not theirs.
/// A public channel is open to every member, and to no guest who was not asked in.
net::awaitable<bool> conversations::may_read(day::person_id who, day::channel_id where) {
    auto asking = around_.members(std::move(where));
    const auto known = co_await std::move(asking);
    if (!known) co_return false;
    if (known->present.contains(who)) co_return true;
    if (known->is_private) co_return false;
    // Asked anew: of whom only the name was learned it is not known that they are no guest.
    auto meeting = meet(who.id);
    co_await std::move(meeting);
    co_return around_.names.belongs(who.id) == belonging::member;
}

}  // namespace bot::chat::slack
