// Buttons: pressed, and used up when they did what they say.
#include "chat/mattermost/call_answers.hpp"
#include "chat/mattermost/door.hpp"
#include "chat/mattermost/texts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;
using wire::http_response;

namespace {

bool has_buttons(const speech::message& it) {
    return !it.buttons.empty() || std::ranges::any_of(it.body, [](const auto& each) {
        const auto* entry = std::get_if<speech::entry>(&each);
        return entry != nullptr && !entry->buttons.empty();
    });
}

}  // namespace

net::awaitable<http_response> door::answer_press(wire::http_request call) {
    const auto body = json_in(call);
    if (!body) {
        strange_calls_.say(severity::warning, "a call of a button can not be read: " + body.error());
        co_return turned_away(400);
    }
    const auto by = press_in(*body);
    const auto it = pressed_in(*body, around_.sealed);
    if (!it || by.user.empty() || by.channel.empty() || by.trigger.empty()) {
        strange_calls_.say(severity::warning, "a call of a button had no seal of ours: nothing was done");
        co_return answered(to_clicker(texts::strange_button));
    }
    around_.was_reached();
    if (auto said = said_at_once(*it, by)) co_return answered(*said);
    around_.names.known.learn_person(by.user, by.user_name);
    auto pressing = it->confirm.empty() ? carry_out(*it, by) : ask_first(*it, by);
    co_return co_await std::move(pressing);
}

/// Each click has a ticket of its own, which works once; a second click in a moment is the same one, meant once; and a
/// button that did its work is used up, whoever presses it.
std::optional<json> door::said_at_once(const pressed& it, const press_call& by) {
    const auto now = around_.steady.now();
    const auto click = by.user + " " + by.post + " " + it.seal;
    const bool is_new = calls_.is_first({name_of(around_.sealed, by.trigger)}, now);
    if (!clicks_.is_first({click}, now)) return json::object();
    const auto stands = it.lasts ? single_use::standing::free : uses_.of(it.seal);
    if (stands == single_use::standing::used_up) return to_clicker(texts::used_up(it.label, it.words));
    if (stands == single_use::standing::under_way) return to_clicker(texts::being_done);
    return is_new ? std::nullopt : std::optional(json::object());
}

net::awaitable<http_response> door::ask_first(pressed it, press_call by) {
    way_back back{by.user, by.channel, false, "mattermost:press " + name_of(around_.sealed, by.trigger), {},
        around_.steady.now()};
    speech::button asks{it.label, it.words, speech::look::danger, it.confirm};
    auto opening = open(std::move(asks), by.trigger, std::move(back));
    if (co_await std::move(opening)) co_return answered(json::object());
    co_return answered(to_clicker(fmt::format("{} If you are sure, say `/chaos {}`.", it.confirm, it.words)));
}

/// A button that is used up has one cause, whoever presses it and how often: the record knows whether it did something,
/// after a restart as before it. The answers to its presses are told apart by their clicks.
net::awaitable<http_response> door::carry_out(pressed it, press_call by) {
    const auto click = "mattermost:press " + name_of(around_.sealed, by.trigger);
    const auto cause = it.lasts ? click : "mattermost:press " + it.seal.substr(0, 32);
    const way_back back{by.user, by.channel, false, click, {}, around_.steady.now()};
    desk::request what{{who(by.user), place(by.channel), cause}, desk::said_words{it.words, false}, {}};
    what.until_done = !it.lasts;
    if (!it.lasts) uses_.begin(it.seal);
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->until(back.since + terms_.in_answer);
    if (!asked->said) {
        hands_.start("a late answer", follow_press(asked, std::move(it), std::move(by), back));
        co_return answered(to_clicker(texts::still_working));
    }
    uses_.end(it.seal, asked->said->changed);
    auto showing = post_after(asked->said->changed, it, by, back);
    const auto anew = co_await std::move(showing);
    auto telling = told_to_clicker(asked, std::move(by), back);
    auto said = co_await std::move(telling);
    if (anew) said["update"] = *anew;
    co_return answered(said);
}

net::awaitable<json> door::told_to_clicker(std::shared_ptr<pending> asked, press_call by, way_back back) {
    if (asked->said->open) {
        auto opening = open(*asked->said->open, by.trigger, back);
        if (co_await std::move(opening)) co_return json::object();
    }
    if (asked->said->say.empty()) co_return json::object();
    // The answer to a click is text alone: one with buttons goes directly.
    if (has_buttons(asked->said->say)) {
        hands_.start("an answer with buttons", follow(asked, std::move(back)));
        co_return to_clicker(texts::answered_directly);
    }
    auto learning = learns_names(asked->said->say, back.since);
    if (!co_await std::move(learning)) {
        hands_.start("a late answer", follow(asked, std::move(back)));
        co_return to_clicker(texts::still_working);
    }
    const auto book = around_.names.book();
    co_return to_clicker(text_of(asked->said->say, around_.mail.how(book, "/chaos ")));
}

net::awaitable<void> door::follow_press(std::shared_ptr<pending> asked, pressed it, press_call by, way_back back) {
    co_await asked->answered();
    uses_.end(it.seal, asked->said->changed);
    auto showing = post_after(asked->said->changed, it, by, back);
    auto anew = co_await std::move(showing);
    if (anew) {
        auto patching = around_.api.put("posts/" + path_part(by.post) + "/patch", std::move(*anew));
        const auto answer = co_await std::move(patching);
        if (!answer.is_ok) around_.told(severity::info, "Mattermost: a used button still shows: " + answer.error);
    }
    auto following = follow(std::move(asked), std::move(back));
    co_await std::move(following);
}

/// What is to stand in place of the message: how things are now, where it shows that; else itself, less the button.
net::awaitable<std::optional<json>> door::post_after(bool changed, pressed it, press_call by, way_back back) {
    if (!changed || it.lasts) co_return std::nullopt;
    const auto less = around_.mail.without_button(
        by.post, it.place, texts::was_pressed(it.label, around_.names.known.person_named(by.user)));
    if (!less || it.again.empty()) co_return less;
    const auto cause = back.cause + " again";
    desk::request what{{who(by.user), place(by.channel), cause}, desk::said_words{it.again, false}, {}};
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->until(back.since + terms_.in_answer);
    if (!asked->said || asked->said->refused || asked->said->open) co_return less;
    auto learning = learns_names(asked->said->say, back.since);
    if (!co_await std::move(learning)) co_return less;
    auto anew = around_.mail.made_anew(by.post, asked->said->say, cause);
    co_return anew ? std::move(anew) : less;
}

}  // namespace bot::chat::mattermost
