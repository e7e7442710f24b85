#include "chat/room/reception.hpp"

#include <algorithm>
#include <array>

namespace bot::chat::room {

namespace net = boost::asio;

/// One request on its way to the desk.
struct reception::asked {
    std::string who, where, id;
    std::string shown;  ///< what the answer says it answers
    decltype(desk::request::what) what;

    /// Two people may name their requests alike.
    std::string cause() const { return who + "/" + id; }
};

namespace {

constexpr std::array<std::string_view, 6> reactions{"pencil", "eyes", "check", "thumbs", "fire", "thanks"};
constexpr std::string_view command = "/chaos", mention = "@chaosday";
constexpr std::string_view on_the_record = "pencil";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// What follows the bot's name, if the text begins with it.
std::optional<std::string> words_after(std::string_view name, std::string_view text) {
    if (!text.starts_with(name)) return std::nullopt;
    const auto rest = text.substr(name.size());
    if (!rest.empty() && trimmed(rest.substr(0, 1)) == rest.substr(0, 1)) return std::nullopt;
    return std::string(trimmed(rest));
}

bool is_direct(std::string_view where) { return where.starts_with('@'); }

receipt refused(const std::string& id, std::string why) { return {id, std::move(why), {}, {}}; }
/// What was asked is done; only its answer can not be shown where answers are.
receipt answered_elsewhere(const std::string& id, const std::string& why, const speech::message& said) {
    return refused(id, "The room could not keep the answer: " + why + ". It is this: " + speech::plain(said));
}
receipt written(const std::string& id, const std::expected<void, std::string>& how) {
    return how ? receipt{id, {}, {}, {}} : refused(id, "The room could not keep that: " + how.error() + ".");
}

}  // namespace

net::awaitable<receipt> reception::take(std::string who, page_request what) {
    const auto id = std::visit([](const auto& it) { return it.id; }, what);
    const auto where = std::visit([](const auto& it) { return it.where; }, what);
    const auto is_joining = std::holds_alternative<page_join>(what);
    if (!may_read(who, where)) co_return refused(id, "There is no such place for you in this room.");
    if (!is_joining && !room_.standing().is_member(who, where)) co_return refused(id, "Join the channel first.");
    co_return co_await std::visit(
        [&](auto&& it) { return take_one(std::move(who), std::forward<decltype(it)>(it)); }, std::move(what));
}

net::awaitable<receipt> reception::take_one(std::string who, page_say what) {
    const std::string text(trimmed(what.text));
    asked request{std::move(who), what.where, what.id, text, {}};
    if (text.empty()) co_return receipt{what.id, {}, {}, {}};
    const auto slashed = words_after(command, text), mentioned = words_after(mention, text);
    const auto in_the_open = !slashed && !is_direct(what.where);
    if (in_the_open || is_direct(what.where)) {
        auto said = post(request, text);
        if (!said.refused.empty() || (in_the_open && !mentioned)) co_return said;
    }
    request.what = desk::said_words{slashed.value_or(mentioned.value_or(text)), in_the_open};
    co_return co_await ask(std::move(request));
}

net::awaitable<receipt> reception::take_one(std::string who, page_press what) {
    desk::said_words words{what.words, false};
    asked request{std::move(who), what.where, what.id, "/chaos " + what.words, std::move(words)};
    co_return co_await ask(std::move(request));
}

net::awaitable<receipt> reception::take_one(std::string who, page_fill what) {
    desk::filled_form form{what.verb, std::move(what.given), std::move(what.values)};
    asked request{std::move(who), what.where, what.id, "/chaos " + what.verb, std::move(form)};
    co_return co_await ask(std::move(request));
}

net::awaitable<receipt> reception::take_one(std::string who, page_react what) {
    const auto* which = room_.standing().find(what.where, what.post);
    if (!which) co_return refused(what.id, "That message is gone.");
    if (std::ranges::find(reactions, what.with) == reactions.end())
        co_return refused(what.id, "The room has no such reaction.");
    const auto stands = which->reactions.contains({who, what.with});
    asked request{who, what.where, what.id, "the reaction to a message", {}};
    if (what.on) {
        auto mark = marked(*which);
        mark.by_reaction = true;
        request.what = std::move(mark);
    } else
        request.what = desk::unmarked_message{{channel_called(what.where), what.post}};
    if (stands != what.on)
        if (const auto kept = room_.write(reacted{what.where, what.post, who, what.with, what.on}); !kept)
            co_return written(what.id, kept);
    if (what.with != on_the_record) co_return receipt{what.id, {}, {}, {}};
    co_return co_await ask(std::move(request));
}

net::awaitable<receipt> reception::take_one(std::string who, page_keep what) {
    const auto* which = room_.standing().find(what.where, what.post);
    if (!which) co_return refused(what.id, "That message is gone.");
    asked request{std::move(who), what.where, what.id, "put a message on the record", marked(*which)};
    co_return co_await ask(std::move(request));
}

net::awaitable<receipt> reception::take_one(std::string who, page_remove what) {
    const auto* which = room_.standing().find(what.where, what.post);
    if (!which) co_return receipt{what.id, {}, {}, {}};
    if (which->first.by != who) co_return refused(what.id, "Only its author can delete a message.");
    co_return written(what.id, room_.write(removed{what.where, what.post}));
}

net::awaitable<receipt> reception::take_one(std::string who, page_join what) {
    if (room_.standing().is_member(who, what.where)) co_return receipt{what.id, {}, {}, {}};
    const auto kept = room_.write(joined{what.where, who, room_.now()});
    if (!kept) co_return written(what.id, kept);
    desk::came_in news{person_called(who)};
    asked request{std::move(who), what.where, what.id, "", std::move(news)};
    co_return co_await ask(std::move(request));
}

net::awaitable<receipt> reception::ask(asked what) {
    receipt back{what.id, {}, {}, {}};
    if (room_.standing().has_happened(what.cause() + "/answer")) co_return back;
    desk::request request{{person_called(what.who), channel_called(what.where), what.cause()}, what.what, {}};
    auto answer = co_await desk_.ask(std::move(request));
    back.open = std::move(answer.open);
    back.at_field = std::move(answer.at_field);
    // A form says by itself what it wants, and shows what is wrong where it is wrong.
    if (back.open || !back.at_field.empty() || answer.say.empty()) co_return back;
    if (const auto kept = write_answer(what, answer.say); !kept)
        co_return answered_elsewhere(what.id, kept.error(), answer.say);
    co_return back;
}

std::expected<void, std::string> reception::write_answer(const asked& to, speech::message said) {
    const auto cause = to.cause() + "/answer";
    const auto& standing = room_.standing();
    if (is_direct(to.where))
        return room_.write_once(
            posted{to.where, standing.next_post_id(to.where), "", room_.now(), "", std::move(said), "", cause});
    return room_.write_once(
        answered{to.who, to.where, standing.next_answer_id(to.who), room_.now(), to.shown, std::move(said), cause});
}

receipt reception::post(const asked& by, const std::string& text) {
    const auto id = room_.standing().next_post_id(by.where);
    return written(by.id, room_.write_once(posted{by.where, id, by.who, room_.now(), text, {}, "", by.cause()}));
}

desk::marked_message reception::marked(const struct post& which) const {
    const auto& first = which.first;
    return {{channel_called(first.where), first.id}, person_called(first.by), first.at,
        first.by.empty() ? speech::plain(which.said) : first.typed, "#" + first.where + "-" + first.id};
}

void reception::mark_read(const std::string& who, const page_read& what) {
    const auto& standing = room_.standing();
    if (!may_read(who, what.where) || standing.has_read(who, what.where, what.post)) return;
    if (!standing.find(what.where, what.post)) return;
    // A mark that is lost costs a second look at what was read already.
    static_cast<void>(room_.write(read_up_to{what.where, who, what.post}));
}

std::vector<std::pair<std::string, std::string>> reception::verbs(
    const std::string& who, const std::string& where) const {
    if (!may_read(who, where)) return {};
    return desk_.verbs_for({person_called(who), channel_called(where), ""});
}

}  // namespace bot::chat::room
