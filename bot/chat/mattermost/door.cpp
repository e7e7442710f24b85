#include "chat/mattermost/door.hpp"

#include "chat/ended_within.hpp"
#include "chat/fields.hpp"
#include "chat/mattermost/texts.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;
using wire::http_response;

namespace {

/// A ticket is a secret; what is made of it is not, and names the request.
std::string name_of(const seal& by, const secret& trigger) {
    return trigger.empty() ? std::string() : by.of("trigger", trigger.reveal()).substr(0, 32);
}

constexpr std::size_t forms_max = 1'000;

/// Any other status than 200 is an error to the person who waits. Source: FACTS 6.
http_response answered(const json& said) {
    return {200, {{"Content-Type", "application/json"}}, said.dump(-1, ' ', false, json::error_handler_t::replace)};
}
/// As plain text this shows nothing, and is no error.
http_response answered_nothing() { return {200, {{"Content-Type", "text/plain; charset=utf-8"}}, ""}; }

http_response turned_away(unsigned status) {
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, "This can not be called so.\n"};
}

json to_clicker(const std::string& text) { return {{"ephemeral_text", text}, {"skip_slack_parsing", true}}; }

bool has_buttons(const speech::message& it) {
    return !it.buttons.empty() || std::ranges::any_of(it.body, [](const auto& each) {
        const auto* entry = std::get_if<speech::entry>(&each);
        return entry != nullptr && !entry->buttons.empty();
    });
}

day::channel_id place(const std::string& channel) { return {day::platform::mattermost, channel}; }
day::person_id who(const std::string& person) { return {day::platform::mattermost, person}; }

}  // namespace

door::door(surroundings around, answer_terms terms)
    : around_(std::move(around)),
      terms_(terms),
      clicks_(terms.double_click),
      hands_(around_.executor, [told = around_.told](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why)) told(severity::error, "Mattermost, " + name + ": " + crew::text_of(why));
      }) {}

net::awaitable<http_response> door::answer(wire::http_request call) {
    const auto path = call.target.substr(0, call.target.find('?'));
    const bool is_ours = path == command_path || path == button_path || path == dialog_path;
    if (!is_ours) co_return turned_away(404);
    if (call.method != "POST") co_return turned_away(405);
    auto answering = path == command_path  ? answer_command(std::move(call))
                     : path == button_path ? answer_press(std::move(call))
                                           : answer_form(std::move(call));
    co_return co_await std::move(answering);
}

net::awaitable<void> door::finished(std::chrono::milliseconds limit) {
    auto ending = ended_within(hands_, around_.steady, limit);
    if (!co_await std::move(ending))
        around_.told(severity::warning, "Mattermost: some answers to calls did not leave in time");
}

// ---- slash commands ----

bool door::is_of_a_command(const secret& token) const {
    bool is_known = false;
    for (const auto& each : around_.command_tokens)  // all of them, so that the time tells nothing
        is_known |= !each.empty() && same_secret(each.reveal(), token.reveal());
    return is_known;
}

net::awaitable<http_response> door::answer_command(wire::http_request call) {
    const auto read = slash_call_in(call);
    if (!read) {
        around_.told(severity::warning, "a call of the slash command can not be read: " + read.error());
        co_return turned_away(400);
    }
    if (!is_of_a_command(read->token) || read->trigger.empty()) {
        around_.told(severity::warning, "a call of the slash command had no token of ours: it was turned away");
        co_return turned_away(401);
    }
    around_.was_reached();
    if (read->user == around_.mail.user()) co_return answered_nothing();  // we try whether we can be called
    around_.names.known.learn_person(read->user, read->user_name);
    const auto cause = "mattermost:command " + name_of(around_.sealed, read->trigger);
    way_back back{read->user, read->channel, false, cause, read->response_path, around_.steady.now()};
    desk::request what{{who(read->user), place(read->channel), cause}, desk::said_words{read->words, false}, {}};
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->until(back.since + terms_.in_answer);
    if (!asked->said) {
        hands_.start("a late answer", follow(asked, std::move(back)));
        co_return answered(json{{"response_type", "ephemeral"}, {"text", texts::still_working}});
    }
    if (asked->said->open) {
        auto opening = open(*asked->said->open, read->trigger, back);
        if (co_await std::move(opening)) co_return answered_nothing();
    }
    if (asked->said->say.empty()) co_return answered_nothing();
    auto saying = around_.back.for_asker_only(asked->said->say);
    const auto said = co_await std::move(saying);
    co_return answered(said);
}

net::awaitable<void> door::follow(std::shared_ptr<pending> asked, way_back back) {
    co_await asked->answered();
    auto saying = around_.back.say(std::move(asked->said->say), std::move(back));
    co_await std::move(saying);
}

// ---- buttons ----

net::awaitable<http_response> door::answer_press(wire::http_request call) {
    const auto body = json_in(call);
    if (!body) {
        around_.told(severity::warning, "a call of a button can not be read: " + body.error());
        co_return turned_away(400);
    }
    const auto by = press_in(*body);
    const auto it = pressed_in(body->value("context", json::object()), around_.sealed);
    if (!it || by.user.empty() || by.channel.empty() || by.trigger.empty()) {
        around_.told(severity::warning, "a call of a button had no seal of ours: nothing was done");
        co_return answered(to_clicker(texts::strange_button));
    }
    around_.was_reached();
    // Each click has a ticket of its own, which works once; and a second click in a moment is the same one, meant once.
    const auto number = name_of(around_.sealed, by.trigger);
    const auto now = around_.steady.now();
    const auto click = by.user + " " + by.post + " " + it->words + " " + it->label;
    if (!calls_.is_first({number}, now) || !clicks_.is_first({click}, now)) co_return answered(json::object());
    around_.names.known.learn_person(by.user, by.user_name);
    auto pressing = answer_pressed(*it, by, "mattermost:press " + number);
    co_return co_await std::move(pressing);
}

net::awaitable<http_response> door::answer_pressed(pressed it, press_call by, std::string cause) {
    way_back back{by.user, by.channel, false, cause, {}, around_.steady.now()};
    if (!it.confirm.empty()) {
        speech::button asks{it.label, it.words, speech::look::danger, it.confirm};
        auto opening = open(std::move(asks), by.trigger, back);
        if (co_await std::move(opening)) co_return answered(json::object());
        co_return answered(to_clicker(fmt::format("{} If you are sure, say `/chaos {}`.", it.confirm, it.words)));
    }
    desk::request what{{who(by.user), place(by.channel), cause}, desk::said_words{it.words, false}, {}};
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->until(back.since + terms_.in_answer);
    if (!asked->said) {
        hands_.start("a late answer", follow(asked, std::move(back)));
        co_return answered(to_clicker(texts::still_working));
    }
    if (asked->said->open) {
        auto opening = open(*asked->said->open, by.trigger, back);
        if (co_await std::move(opening)) co_return answered(json::object());
    }
    if (asked->said->say.empty()) co_return answered(json::object());
    // The answer to a click is text alone: one with buttons goes directly.
    if (has_buttons(asked->said->say)) {
        hands_.start("an answer with buttons", follow(asked, std::move(back)));
        co_return answered(to_clicker(texts::answered_directly));
    }
    auto learning = around_.names.learn_for(asked->said->say);
    co_await std::move(learning);
    const auto book = around_.names.book();
    co_return answered(to_clicker(text_of(asked->said->say, around_.mail.how(book, "/chaos "))));
}

// ---- forms ----

/// Within the call that brought the trigger, which is good for three seconds. Source: FACTS 8.
net::awaitable<bool> door::open(question what, secret trigger, way_back back) {
    if (around_.dialog_url.empty() || trigger.empty()) co_return false;
    const auto number = around_.sealed.of("form", trigger.reveal()).substr(0, 32);
    const auto until = around_.wall.now() + terms_.form;
    const auto dialog = dialog_of(what, {around_.sealed, back.person, back.channel, number, until});
    if (!dialog) co_return false;
    json asked{{"trigger_id", trigger.reveal()}, {"url", around_.dialog_url}, {"dialog", *dialog}};
    auto opening = around_.api.post("actions/dialogs/open", std::move(asked));
    const auto answer = co_await std::move(opening);
    if (!answer.is_ok && !answer.may_have_happened) {
        around_.told(severity::info, "Mattermost opened no form: " + answer.error);
        co_return false;
    }
    forget_old_forms();
    forms_[number] = {std::move(back), until};
    co_return true;
}

void door::forget_old_forms() {
    const auto now = around_.wall.now();
    std::erase_if(forms_, [now](const auto& each) { return each.second.until < now; });
    while (forms_.size() >= forms_max)
        forms_.erase(std::ranges::min_element(forms_, {}, [](const auto& each) { return each.second.until; }));
}

/// One that was opened before a restart is taken as well: its seal is as good.
door::opened& door::form_of(const submitted& it) {
    const auto found = forms_.find(it.number);
    if (found != forms_.end()) return found->second;
    forget_old_forms();
    way_back back{it.person, it.channel, false, {}, {}, around_.steady.now()};
    return forms_[it.number] = {std::move(back), around_.wall.now() + terms_.form};
}

net::awaitable<http_response> door::answer_form(wire::http_request call) {
    const auto body = json_in(call);
    if (!body) {
        around_.told(severity::warning, "a call of a form can not be read: " + body.error());
        co_return turned_away(400);
    }
    auto it = submitted_in(*body, around_.sealed, around_.wall.now());
    if (!it) {
        around_.told(severity::warning, "a form was sent in that is none of ours: nothing was done");
        co_return answered(json{{"error", it.error()}});
    }
    around_.was_reached();
    std::string fault;
    if (fields(*body, fault).flag("cancelled")) co_return answered_nothing();
    auto& form = form_of(*it);
    if (form.is_busy || form.is_done) co_return answered(json{{"error", texts::sent_already}});
    auto answering = answer_submitted(std::move(*it));
    co_return co_await std::move(answering);
}

net::awaitable<http_response> door::answer_submitted(submitted it) {
    const auto number = it.number;
    auto& form = forms_.at(number);
    form.is_busy = true;
    auto back = form.back;
    back.cause = fmt::format("mattermost:form {} {}", number, ++form.sent);
    desk::request what{{who(it.person), place(it.channel), back.cause}, {}, {}};
    day::match(it.what, [&](const auto& each) { what.what = each; });
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->until(around_.steady.now() + terms_.in_form);
    const bool has_errors = asked->said && !asked->said->at_field.empty();
    if (const auto kept = forms_.find(number); kept != forms_.end()) {
        kept->second.is_busy = false;
        kept->second.is_done = !has_errors;
    }
    if (has_errors) co_return answered(errors_at(asked->said->at_field, it));
    hands_.start("the answer to a form", follow(asked, std::move(back)));
    co_return answered_nothing();
}

}  // namespace bot::chat::mattermost
