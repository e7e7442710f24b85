#include "chat/slack/conversations.hpp"

#include "chat/ended_within.hpp"
#include "chat/fields.hpp"
#include "chat/slack/ack.hpp"
#include "chat/slack/blocks.hpp"
#include "chat/slack/rich_text.hpp"
#include "chat/texts.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

/// What would have been shown in the form that is closed by now: why it was not taken, at which field, and what was
/// filled in, to be copied.
speech::message with_draft(desk::answer said, const view_submission& sent) {
    auto all = std::move(said.say);
    if (!said.open && said.at_field.empty()) return all;
    std::map<std::string, std::string> labels;
    if (said.open)
        for (const auto& each : said.open->fields) labels[each.name] = each.label;
    const auto lead = [&labels](const std::string& name) {
        const auto label = labels.contains(name) ? labels.at(name) : name;
        return label + (label.ends_with('?') ? " " : ": ");
    };
    for (const auto& [field, error] : said.at_field)
        all.body.emplace_back(speech::paragraph{{speech::text{lead(field) + error}}});
    std::string typed;
    for (const auto& [name, value] : sent.values)
        if (!value.empty()) typed += (typed.empty() ? "" : "\n") + lead(name) + value;
    if (typed.empty()) return all;
    all.body.emplace_back(texts::form_has_closed());
    all.body.emplace_back(speech::code_block{std::move(typed)});
    return all;
}

/// Only one of them fits, and none where a form is to be opened or a message looked for.
std::vector<post> posts_for_ack(const desk::answer& said) {
    if (said.open || said.wanted || said.say.empty()) return {};
    return posts_of(said.say);
}

crew::on_end telling_of_faults(const teller& told) {
    return [told](const std::string& name, std::exception_ptr why) {
        if (why && !crew::was_stopped(why)) told(severity::error, "Slack, " + name + ": " + crew::text_of(why));
    };
}

}  // namespace

conversations::conversations(surroundings around, answer_terms terms)
    : around_(std::move(around)),
      terms_(terms),
      clicks_(terms.double_click),
      acks_(around_.executor, around_.steady, telling_of_faults(around_.told)),
      hands_(around_.executor, telling_of_faults(around_.told)) {}

void conversations::take(envelope&& it, slip_ref slip) {
    const auto now = around_.steady.now();
    if (!seen_.is_first(keys_of(it), now)) {
        around_.told(severity::info, "Slack: " + it.id + " was delivered again");
        return;  // the slip acknowledges it
    }
    if (const auto click = double_click_key(it); !click.empty() && !clicks_.is_first({click}, now)) return;
    learn_from(it);
    day::match(
        task_of(it, us_, around_.api.time_at_slack().value_or(around_.wall.now()), now),
        [&](ask_desk&& what) { hands_.start("a command", answer(std::move(what), slip)); },
        [&](ask_for_form&& what) { hands_.start("a form", answer_form(std::move(what), slip)); },
        [&](ask_marked&& what) { hands_.start("a mark", answer_mark(std::move(what), slip)); },
        [&](const came_ourselves& what) {
            hands_.start("a channel", look_at_channel(what.channel));
            around_.desk.came_into({day::platform::slack, what.channel});
        },
        [&](const lost_channel& what) { tell_of_lost(what); },
        [&](const show_home& what) { around_.home_opened(what.to); },
        [&](const look_at_group& what) { around_.group_has_changed(what.which); },
        [&](const know_person& what) { learn_user(around_.names, what.who, us_.team); },
        [&](const leave_slack& what) { around_.gone(what.code); },
        [&](const tell_of_loss&) {
            around_.told(severity::warning,
                "Slack leaves events out (app_rate_limited): more happened in an hour than it tells an app; "
                "commands and buttons still come");
        },
        [&](const do_nothing& what) { around_.told(severity::info, "Slack: " + it.id + " is " + what.why); });
}

net::awaitable<void> conversations::finished(std::chrono::milliseconds limit) {
    auto ending = ended_within(hands_, around_.steady, limit);
    if (!co_await std::move(ending)) around_.told(severity::warning, "Slack: some answers did not leave in time");
    auto resting = acks_.rest();
    co_await std::move(resting);
}

// ---- asking ----

/// A desk that failed has answered that something went wrong.
net::awaitable<desk::answer> conversations::heard(desk::request what) {
    std::exception_ptr failed;
    try {
        auto asking = around_.desk.ask(std::move(what));
        co_return co_await std::move(asking);
    } catch (...) { failed = std::current_exception(); }
    if (crew::was_stopped(failed)) std::rethrow_exception(failed);
    around_.told(severity::error, "Slack, the desk: " + crew::text_of(failed));
    co_return failed_answer();
}

/// Who waits for it may stop waiting; it goes on.
conversations::pending_ref conversations::ask(desk::request what) {
    return chat::ask(hands_, around_.desk, around_.steady, std::move(what));
}

net::awaitable<void> conversations::answer(ask_desk it, slip_ref slip) {
    meet_all_in(it.what);
    acks_.put(slip, it.back.since + terms_.in_ack);
    const auto from = it.what.from;
    const bool by_ack = it.back.first == way_back::by::ack && slip->takes_payload();
    std::vector<post> ready;
    if (by_ack) it.what.foretell = [&ready](const desk::answer& will) { ready = posts_for_ack(will); };
    auto hearing = heard(std::move(it.what));
    auto said = co_await std::move(hearing);
    if (by_ack && !slip->is_given()) {
        if (!said.was_foretold) ready = posts_for_ack(said);
        if (ready.size() == 1 && slip->give(ready.front())) co_return;
    }
    if (!slip->is_given()) slip->give();
    if (said.wanted) {
        auto keeping = keep_by_link(from, std::move(*said.wanted), std::move(it.back), slip);
        co_await std::move(keeping);
        co_return;
    }
    const bool is_stale = !it.back.again.empty() && !said.refused && !said.open;
    auto delivering = deliver(std::move(said), it.back);
    co_await std::move(delivering);
    if (!is_stale) co_return;
    auto showing = show_anew(from, std::move(it.back));
    co_await std::move(showing);
}

net::awaitable<void> conversations::answer_form(ask_for_form it, slip_ref slip) {
    const auto asked = ask(std::move(it.what));
    co_await asked->until(it.back.since + terms_.form_in_ack);
    if (asked->said && keeps_form_open(*asked->said, it, *slip)) co_return;
    if (!slip->is_given()) slip->give();  // which closes the form
    co_await asked->answered();
    auto saying = say(with_draft(std::move(*asked->said), it.sent), std::move(it.back));
    co_await std::move(saying);
}

/// With errors at its fields, or as it is to be looked at once more; where that is too long, with the reason alone.
bool conversations::keeps_form_open(const desk::answer& said, const ask_for_form& it, ack_slip& slip) {
    auto errors = errors_at(said.at_field, it.sent);
    const auto next = said.open ? view_of(*said.open, it.back.channel) : std::nullopt;
    if (errors.empty() && next && slip.give(view_update(*next))) return true;
    if (errors.empty() && said.open && !said.say.empty())
        errors = errors_at({{"", posts_of(said.say).front().text}}, it.sent);
    if (errors.empty() || !slip.give(view_errors(errors))) return false;
    seen_.forget(key_of(it.sent));  // Slack may send the corrected form under the same hash
    return true;
}

/// The message with the button has changed: it is replaced by how things stand now. Of several posts that is one; the
/// others are out of reach, and what is pressed there is judged by how things stand.
net::awaitable<void> conversations::show_anew(day::asker to, way_back back) {
    if (back.standing.empty() && around_.steady.now() >= back.since + terms_.hook) co_return;
    to.cause += " again";
    const auto asked = ask({std::move(to), desk::said_words{back.again, false}, {}});
    co_await asked->answered();
    if (asked->said->refused || asked->said->say.empty()) co_return;
    const auto posts = posts_of(asked->said->say);
    auto anew = back.part < posts.size() ? std::optional(as_json(posts[back.part])) : std::nullopt;
    auto replacing = back.standing.empty() ? replace_by_url(std::move(anew), back.response_url)
                                           : replace_standing(std::move(anew), back.channel, back.standing);
    const auto answer = co_await std::move(replacing);
    if (!answer.ok) around_.told(severity::info, "Slack: a message could not be shown anew: " + why_of(answer));
}

/// Gone where there is nothing more for it to show.
net::awaitable<api_answer> conversations::replace_by_url(std::optional<json> anew, secret url) {
    json what = anew ? for_asker_only(std::move(*anew)) : json::object();
    what[anew ? "replace_original" : "delete_original"] = true;
    return around_.api.respond(std::move(url), std::move(what));
}

net::awaitable<api_answer> conversations::replace_standing(
    std::optional<json> anew, std::string channel, std::string ts) {
    json what = anew ? std::move(*anew) : json::object();
    what["channel"] = std::move(channel);
    what["ts"] = std::move(ts);
    return around_.api.call(anew ? "chat.update" : "chat.delete", std::move(what));
}

// ---- channels that are lost ----

/// Whoever facilitates a day there can bring us back.
void conversations::tell_of_lost(const lost_channel& it) {
    for (auto& each : around_.desk.channel_is_lost({day::platform::slack, it.channel}, it.how)) {
        way_back directly{way_back::by::direct, each.to.id, {}, {}, {}, around_.steady.now()};
        hands_.start("news of a channel", say(std::move(each.say), std::move(directly)));
    }
}

// ---- learning names ----

/// Reports call by their names whoever is in them.
void conversations::meet_all_in(const desk::request& what) {
    const auto* came = std::get_if<desk::came_in>(&what.what);
    const auto* marked = std::get_if<desk::marked_message>(&what.what);
    for (const auto& id :
        {what.from.who.id, came != nullptr ? came->who.id : "", marked != nullptr ? marked->author.id : ""})
        if (is_user(id) && !around_.names.knows_person(id)) hands_.start("a name", meet(id));
}

net::awaitable<void> conversations::meet(std::string person) {
    json who{{"user", person}};
    auto asking = around_.api.call("users.info", std::move(who));
    const auto answer = co_await std::move(asking);
    std::string fault;
    learn_user(around_.names, profile_in(fields(answer.body, fault).object("user")), us_.team);
}

net::awaitable<void> conversations::look_at_channel(std::string channel) {
    json which{{"channel", channel}};
    auto asking = around_.api.call("conversations.info", std::move(which));
    const auto answer = co_await std::move(asking);
    std::string fault;
    around_.names.learn_channel(channel, fields(answer.body, fault).object("channel").text("name"));
}

/// A webhook is in no list of people: its messages say what it is called.
void conversations::learn_app(const seen_message& by) {
    if (!by.author_name.empty()) around_.names.learn_person(by.author, by.author_name, belonging::app);
}

void conversations::learn_from(const envelope& it) {
    const auto learn = [this](const named& person, const named& where) {
        const bool is_strange = !person.team.empty() && !us_.team.empty() && person.team != us_.team;
        if (is_strange)
            around_.names.learn_person(person.id, person.name, belonging::elsewhere);
        else
            around_.names.learn_person(person.id, person.name);
        // What Slack writes where it does not want to tell the name.
        const bool is_name = where.name != "directmessage" && where.name != "privategroup";
        if (is_name && !where.name.starts_with("mpdm-")) around_.names.learn_channel(where.id, where.name);
    };
    if (const auto* slash = std::get_if<slash_command>(&it.what)) learn(slash->from, slash->where);
    if (const auto* click = std::get_if<block_actions>(&it.what)) learn(click->from, click->where);
    if (const auto* form = std::get_if<view_submission>(&it.what)) learn(form->from, {});
    if (const auto* menu = std::get_if<shortcut>(&it.what)) learn(menu->from, menu->where);
}

}  // namespace bot::chat::slack
