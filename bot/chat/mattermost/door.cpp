#include "chat/mattermost/door.hpp"

#include "chat/ended_within.hpp"
#include "chat/mattermost/call_answers.hpp"
#include "chat/mattermost/texts.hpp"
#include "crew/within.hpp"

#include <algorithm>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;
using wire::http_response;

door::door(surroundings around, answer_terms terms)
    : around_(std::move(around)),
      terms_(terms),
      clicks_(terms.double_click),
      strange_calls_(around_.told, around_.steady),
      hands_(around_.executor, [told = around_.told](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why)) told(severity::error, "Mattermost, " + name + ": " + crew::text_of(why));
      }) {}

net::awaitable<http_response> door::answer(wire::http_request call) {
    const auto path = call.target.substr(0, call.target.find('?'));
    const bool is_ours = path == command_path || path == button_path || path == dialog_path;
    // Nothing is read of what is no POST: a command of method G has its token in the address. Source: FACTS 6.
    if (is_ours && call.method != "POST") by_get_ += path == command_path ? 1 : 0;
    if (!is_ours || call.method != "POST") co_return nothing_here();
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
    auto read = slash_call_in(call);
    if (!read) {
        strange_calls_.say(severity::warning, "a call of the slash command can not be read: " + read.error());
        co_return turned_away(400);
    }
    if (!is_of_a_command(read->token) || read->trigger.empty()) {
        ++strangers_;
        strange_calls_.say(severity::warning, "a call of the slash command had no token of ours: it was turned away");
        co_return turned_away(401);
    }
    around_.was_reached();
    if (read->user == around_.mail.user()) co_return answered_nothing();  // we try whether we can be called
    around_.names.known.learn_person(read->user, read->user_name);
    for (const auto& each : read->people) around_.names.known.learn_person(each.id, each.name);
    for (const auto& each : read->channels) around_.names.learn_channel(each.id, each.name, read->team);
    auto answering = answer_words(std::move(*read));
    co_return co_await std::move(answering);
}

net::awaitable<http_response> door::answer_words(slash_call it) {
    const auto cause = "mattermost:command " + name_of(around_.sealed, it.trigger);
    way_back back{it.user, it.channel, false, cause, it.response_path, around_.steady.now()};
    auto learning_called = around_.names.learn_called_in(it.words, around_.steady);
    co_await std::move(learning_called);
    desk::request what{{who(it.user), place(it.channel), cause}, desk::said_words{it.words, false}, {}};
    const auto asked = ask(hands_, around_.desk, around_.steady, std::move(what));
    co_await asked->until(back.since + terms_.in_answer);
    if (!asked->said) {
        hands_.start("a late answer", follow(asked, std::move(back)));
        co_return answered(json{{"response_type", "ephemeral"}, {"text", texts::still_working}});
    }
    if (asked->said->open) {
        auto opening = open(*asked->said->open, it.trigger, back);
        if (co_await std::move(opening)) co_return answered_nothing();
    }
    if (asked->said->say.empty()) co_return answered_nothing();
    auto learning = learns_names(asked->said->say, back.since);
    if (!co_await std::move(learning)) {
        hands_.start("a late answer", follow(asked, std::move(back)));
        co_return answered(json{{"response_type", "ephemeral"}, {"text", texts::still_working}});
    }
    const auto said = around_.back.for_asker_only(asked->said->say, cause);
    if (answers::fits(said)) co_return answered(said);
    hands_.start("a long answer", follow(asked, std::move(back)));
    co_return answered(json{{"response_type", "ephemeral"}, {"text", texts::answered_directly}});
}

net::awaitable<bool> door::learns_names(const speech::message& in, clock::instant call_began) {
    const auto left = std::max(call_began + terms_.in_call - around_.steady.now(), std::chrono::milliseconds(0));
    try {
        auto learning = around_.names.learn_for(in);
        co_await crew::within(around_.steady, left, std::move(learning));
    } catch (const boost::system::system_error& error) {
        if (error.code() != net::error::timed_out) throw;
        co_return false;
    }
    co_return true;
}

net::awaitable<void> door::follow(std::shared_ptr<pending> asked, way_back back) {
    co_await asked->answered();
    auto saying = around_.back.say(std::move(asked->said->say), std::move(back));
    co_await std::move(saying);
}

}  // namespace bot::chat::mattermost
