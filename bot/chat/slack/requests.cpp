#include "chat/slack/requests.hpp"

#include "chat/slack/blocks.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace bot::chat::slack {

using day::match;
using day::platform;

namespace {

/// An event this much older than now was said then, and not now: it waited for a connection.
constexpr std::chrono::seconds late{60};

/// What somebody says with a file, back into the channel, or of themselves is said all the same. Other kinds are an
/// edit of what was said before, or what Slack itself tells.
bool is_said(const message_event& it) {
    return it.subtype.empty() || it.subtype == "file_share" || it.subtype == "thread_broadcast" ||
           it.subtype == "me_message";
}

bool is_from_nobody(const task& it) {
    return match(
        it, [](const ask_desk& asks) { return asks.what.from.who.id.empty(); },
        [](const ask_for_form& asks) { return asks.what.from.who.id.empty(); },
        [](const ask_marked& asks) { return asks.from.who.id.empty(); }, [](const auto&) { return false; });
}

struct mapping {
    const envelope& of;
    const ourselves& us;
    day::instant at_slack, steady;

    day::asker asker(const std::string& person, const std::string& channel) const {
        const auto& cause = of.event.empty() ? of.id : of.event;
        return {{platform::slack, person}, {platform::slack, channel}, "slack:" + cause};
    }
    way_back back(way_back::by by, const std::string& person, const std::string& channel) const {
        const bool nowhere = channel.empty() && by == way_back::by::ephemeral;  // a Home, a shortcut from anywhere
        return {nowhere ? way_back::by::direct : by, person, channel, {}, {}, steady};
    }
    std::optional<day::instant> said_at(const std::string& ts) const {
        const auto at = instant_of_ts(ts);
        return at && *at + late < at_slack ? at : std::nullopt;
    }
    bool is_us(const std::string& person) const { return !person.empty() && person == us.user; }

    task operator()(const slash_command& it) const {
        auto ways = back(way_back::by::ack, it.from.id, it.where.id);
        ways.response_url = it.response_url;
        ways.trigger = it.trigger;
        return ask_desk{{asker(it.from.id, it.where.id), desk::said_words{it.words, false}, {}}, std::move(ways)};
    }
    task operator()(const block_actions& it) const {
        const auto is_button = [](const press& each) { return each.kind == "button" && !each.value.empty(); };
        const auto pressed = std::ranges::find_if(it.presses, is_button);
        if (pressed == it.presses.end()) return do_nothing{"a control that is not ours"};
        const auto by = it.response_url.empty() ? way_back::by::ephemeral : way_back::by::hook;
        auto ways = back(by, it.from.id, it.where.id);
        ways.response_url = it.response_url;
        ways.trigger = it.trigger;
        if (it.on_ephemeral || it.where.id.starts_with('D')) {  // whatever others read as well is not theirs to change
            ways.again = words_again(pressed->action);
            ways.part = part_shown(pressed->action);
        }
        if (!it.on_ephemeral) ways.standing = it.message_ts;
        return ask_desk{{asker(it.from.id, it.where.id), desk::said_words{pressed->value, false}, {}}, std::move(ways)};
    }
    task operator()(const view_submission& it) const {
        auto form = filled_in(it);
        if (!form) return do_nothing{"a form that is not ours"};
        if (!it.installed_team.empty() && !us.team.empty() && it.installed_team != us.team)
            return do_nothing{"a form of another workspace's installation"};
        auto ways = back(way_back::by::ephemeral, it.from.id, form->where);
        if (!it.response_urls.empty()) {
            ways.first = way_back::by::hook;
            ways.response_url = it.response_urls.front();
        }
        if (form->form.verb == keep_form) return kept(it, form->form, std::move(ways));
        form->form.keeps_draft = true;
        return ask_for_form{{asker(it.from.id, form->where), std::move(form->form), {}}, std::move(ways), it};
    }
    /// The message that an agent chose, with what they have to say about it.
    task kept(const view_submission& it, const desk::filled_form& form, way_back ways) const {
        const auto part = [](const std::map<std::string, std::string>& of, const char* name) {
            const auto found = of.find(name);
            return found == of.end() ? std::string() : found->second;
        };
        const auto channel = part(form.given, "channel"), text = part(form.given, "text");
        ask_marked made{asker(it.from.id, channel), {{platform::slack, channel}, part(form.given, "ts")}, {},
            std::move(ways), part(form.values, "card"), part(form.values, "why")};
        if (!text.empty()) made.message = seen_message{text, part(form.given, "author"), {}};
        made.is_cut = !part(form.given, "cut").empty();
        return made;
    }
    task operator()(const view_closed&) const { return do_nothing{"a form was closed"}; }
    /// From anywhere: there is no channel, so that the answer goes directly.
    task from_anywhere(const shortcut& it) const {
        if (it.callback != stop_everything) return do_nothing{"a shortcut that is not ours"};
        auto ways = back(way_back::by::direct, it.from.id, {});
        ways.trigger = it.trigger;
        return ask_desk{{asker(it.from.id, {}), desk::said_words{"stop-all", false}, {}}, std::move(ways)};
    }
    task operator()(const shortcut& it) const {
        if (it.message_ts.empty()) return from_anywhere(it);
        if (it.callback != put_on_record) return do_nothing{"a shortcut that is not ours"};
        const auto by = it.response_url.empty() ? way_back::by::ephemeral : way_back::by::hook;
        auto ways = back(by, it.from.id, it.where.id);
        ways.response_url = it.response_url;
        ways.trigger = it.trigger;
        if (it.thread_ts != it.message_ts) ways.thread = it.thread_ts;
        return ask_marked{asker(it.from.id, it.where.id), {{platform::slack, it.where.id}, it.message_ts}, it.message,
            std::move(ways)};
    }
    task operator()(const app_mention& it) const {
        if (is_us(it.from) || (!it.bot.empty() && it.bot == us.bot)) return do_nothing{"our own message"};
        auto ways = back(way_back::by::ephemeral, it.from, it.where);
        ways.thread = it.thread_ts;
        return ask_desk{{asker(it.from, it.where), desk::said_words{words_to(us.user, it.text), true}, said_at(it.ts)},
            std::move(ways)};
    }
    /// In a channel a mention comes as an event of its own; what else is said there is none of our business.
    task operator()(const message_event& it) const {
        if (it.channel_type != "im") return do_nothing{"a message in a channel"};
        if (is_us(it.from) || !it.bot.empty() || it.from.empty()) return do_nothing{"a bot's message"};
        if (!is_said(it)) return do_nothing{"a message of the kind " + it.subtype.substr(0, 50)};
        auto ways = back(way_back::by::direct, it.from, it.where);
        ways.thread = it.thread_ts;
        return ask_desk{{asker(it.from, it.where), desk::said_words{words_to(us.user, it.text), false}, said_at(it.ts)},
            std::move(ways)};
    }
    task operator()(const member_joined& it) const {
        if (is_us(it.who)) return came_ourselves{it.where};
        return ask_desk{{asker(it.who, it.where), desk::came_in{{platform::slack, it.who}}, {}},
            back(way_back::by::ephemeral, it.who, it.where)};
    }
    task operator()(const channel_lost& it) const {
        return lost_channel{it.where, it.is_archived ? desk::loss::archived : desk::loss::taken_out};
    }
    task operator()(const reaction_event& it) const {
        if (is_us(it.who)) return do_nothing{"our own reaction"};
        if (!is_mark(it.name) || it.where.empty() || it.ts.empty()) return do_nothing{"another reaction"};
        const day::post_ref which{{platform::slack, it.where}, it.ts};
        auto ways = back(way_back::by::ephemeral, it.who, it.where);
        if (it.is_added) return ask_marked{asker(it.who, it.where), which, {}, std::move(ways), {}, {}, true};
        return ask_desk{{asker(it.who, it.where), desk::unmarked_message{which}, {}}, std::move(ways)};
    }
    task operator()(const app_opened& it) const {
        if (!it.at_home || it.who.empty()) return do_nothing{"its messages were opened"};
        return show_home{it.who};
    }
    task operator()(const group_changed& it) const { return look_at_group{it}; }
    task operator()(const profile& it) const { return know_person{it}; }
    task operator()(const installation_gone& it) const {
        const bool is_ours = of.team.empty() || us.team.empty() || of.team == us.team;
        if (!is_ours) return do_nothing{"the end of another workspace's installation"};
        return leave_slack{it.code};
    }
    task operator()(const events_held_back&) const { return tell_of_loss{}; }
    task operator()(const unheard& it) const { return do_nothing{"something of the type " + it.type}; }
    task operator()(const misshapen& it) const { return do_nothing{fmt::format("{}: {}", it.type, it.why)}; }

    /// Slack knows the memo by two names.
    bool is_mark(const std::string& name) const {
        return name == us.reaction || (us.reaction == "pencil" && name == "memo");
    }
};

}  // namespace

task task_of(const envelope& it, const ourselves& us, day::instant at_slack, day::instant steady) {
    auto made = std::visit(mapping{it, us, at_slack, steady}, it.what);
    // A workflow or a webhook is nobody; and nobody's id would be the bot's own.
    if (is_from_nobody(made)) return do_nothing{"from nobody"};
    return made;
}

std::vector<std::string> keys_of(const envelope& it) {
    std::vector<std::string> keys{"envelope " + it.id};
    if (!it.event.empty()) keys.push_back("event " + it.event);
    const auto message = [&keys](const std::string& channel, const std::string& ts) {
        if (!ts.empty()) keys.push_back("message " + channel + " " + ts);
    };
    if (const auto* mention = std::get_if<app_mention>(&it.what)) message(mention->where, mention->ts);
    // A channel's message is not ours to hear; its mention, with the same ts, is.
    if (const auto* said = std::get_if<message_event>(&it.what);
        said != nullptr && said->channel_type == "im" && is_said(*said))
        message(said->where, said->ts);
    if (const auto* form = std::get_if<view_submission>(&it.what)) keys.push_back(key_of(*form));
    return keys;
}

std::string key_of(const view_submission& it) { return it.hash.empty() ? "" : "view " + it.view + " " + it.hash; }

std::string double_click_key(const envelope& it) {
    const auto* actions = std::get_if<block_actions>(&it.what);
    if (actions == nullptr || actions->presses.empty()) return {};
    const auto& on = actions->message_ts.empty() ? actions->view : actions->message_ts;  // a Home is no message
    if (on.empty()) return {};
    const auto& press = actions->presses.front();
    return fmt::format("click {} {} {} {} {}", actions->from.id, actions->where.id, on, press.block, press.action);
}

std::optional<day::instant> instant_of_ts(std::string_view ts) {
    const auto dot = ts.find('.');
    const auto whole = ts.substr(0, dot);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
    if (error != std::errc() || end != whole.data() + whole.size() || seconds < 0 || seconds > 99'999'999'999)
        return std::nullopt;
    int millis = 0;
    if (dot != std::string_view::npos) {
        auto fraction = std::string(ts.substr(dot + 1, 3));
        fraction.resize(3, '0');
        std::from_chars(fraction.data(), fraction.data() + fraction.size(), millis);
    }
    return day::instant(std::chrono::seconds(seconds)) + std::chrono::milliseconds(millis);
}

std::string ts_of(day::instant when) {
    const auto since = when.time_since_epoch().count();
    return fmt::format("{}.{:03}000", since / 1000, since % 1000);
}

std::optional<day::post_ref> message_behind(std::string_view link) {
    constexpr std::string_view way = "/archives/", digits = "0123456789";
    constexpr std::size_t digits_of_seconds = 10, digits_of_ts = 16;
    const auto at = link.find(way);
    if (at == std::string_view::npos) return std::nullopt;
    const auto rest = link.substr(at + way.size());
    const auto slash = rest.find('/');
    const auto channel = rest.substr(0, slash);
    const bool is_channel = (channel.starts_with('C') || channel.starts_with('G')) &&
                            channel.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
    if (!is_channel || slash == std::string_view::npos || !rest.substr(slash).starts_with("/p")) return std::nullopt;
    auto ts = rest.substr(slash + 2);
    ts = ts.substr(0, ts.find_first_not_of(digits));
    if (ts.size() != digits_of_ts) return std::nullopt;
    return day::post_ref{{platform::slack, std::string(channel)},
        fmt::format("{}.{}", ts.substr(0, digits_of_seconds), ts.substr(digits_of_seconds))};
}

belonging belonging_of(const profile& user, const std::string& ours) {
    if (user.is_gone) return belonging::gone;
    if (user.is_stranger || (!user.team.empty() && !ours.empty() && user.team != ours)) return belonging::elsewhere;
    return user.is_guest ? belonging::guest : belonging::member;
}

void learn_user(directory& names, const profile& user, const std::string& ours) {
    names.learn_person(user.id, user.name, belonging_of(user, ours), user.chosen);
}

std::string words_to(const std::string& user, std::string_view text) {
    const auto trimmed = [](std::string_view it) {
        const auto first = it.find_first_not_of(" \t\r\n"), last = it.find_last_not_of(" \t\r\n");
        return first == std::string_view::npos ? std::string() : std::string(it.substr(first, last - first + 1));
    };
    const auto at = text.find("<@" + user);
    const auto after = at == std::string_view::npos ? at : at + 2 + user.size();
    if (user.empty() || at == std::string_view::npos || after >= text.size()) return trimmed(text);
    if (text[after] != '>' && text[after] != '|') return trimmed(text);
    const auto end = text.find('>', after);
    if (end == std::string_view::npos) return trimmed(text);
    auto words = trimmed(text.substr(end + 1));
    return words.empty() ? trimmed(text.substr(0, at)) : words;
}

}  // namespace bot::chat::slack
