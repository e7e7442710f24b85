// Forms: opened within the call that asked for them, filled in, sent.
#include "chat/fields.hpp"
#include "chat/json_text.hpp"
#include "chat/mattermost/call_answers.hpp"
#include "chat/mattermost/door.hpp"
#include "chat/mattermost/texts.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;
using wire::http_response;

namespace {

constexpr std::size_t forms_max = 1'000;

}  // namespace

/// Within the call that brought the trigger, which is good for three seconds. Source: FACTS 8. True where it is surely
/// open; one that only may be is taken when it is sent, and said in words as well.
net::awaitable<bool> door::open(question what, secret trigger, way_back back) {
    if (around_.dialog_url.empty() || trigger.empty()) co_return false;
    const auto number = around_.sealed.of("form", trigger.reveal()).substr(0, 32);
    const auto until = around_.wall.now() + terms_.form;
    const auto dialog = dialog_of(what, {around_.sealed, back.person, back.channel, number, until});
    if (!dialog) co_return false;
    json asked{{"trigger_id", trigger.reveal()}, {"url", around_.dialog_url}, {"dialog", *dialog}};
    auto opening = around_.api.post_now("actions/dialogs/open", std::move(asked));
    const auto answer = co_await std::move(opening);
    if (!answer.is_ok) around_.told(severity::info, "Mattermost opened no form: " + answer.error);
    if (answer.is_ok || answer.may_have_happened) {
        forget_old_forms();
        forms_[number] = {std::move(back), until};
    }
    co_return answer.is_ok;
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
        strange_calls_.say(severity::warning, "a call of a form can not be read: " + body.error());
        co_return turned_away(400);
    }
    auto it = submitted_in(*body, around_.sealed, around_.wall.now());
    if (!it) {
        strange_calls_.say(severity::warning, "a form was sent in that is none of ours: nothing was done");
        co_return answered(json{{"error", it.error()}});
    }
    around_.was_reached();
    std::string fault;
    const fields in(*body, fault);
    if (in.flag("cancelled")) co_return answered_nothing();
    auto& form = form_of(*it);
    if (form.is_busy || form.is_done) co_return answered(json{{"error", texts::sent_already}});
    // The same answers sent again are the same request, after a restart too; others are the form mended.
    const auto values = in.object("submission").as_json();
    const auto cause =
        fmt::format("mattermost:form {} {}", it->number, around_.sealed.of("submission", values).substr(0, 16));
    auto answering = answer_submitted(std::move(*it), cause);
    co_return co_await std::move(answering);
}

net::awaitable<http_response> door::answer_submitted(submitted it, std::string cause) {
    const auto number = it.number;
    auto& form = forms_.at(number);
    form.is_busy = true;
    auto back = form.back;
    back.cause = std::move(cause);
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
