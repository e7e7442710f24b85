#include "desk/desk.hpp"

#include "day/apply.hpp"
#include "day/find.hpp"
#include "day/match.hpp"
#include "desk/inside.hpp"
#include "desk/new_roles.hpp"
#include "desk/unasked.hpp"
#include "speech/asides.hpp"
#include "speech/status.hpp"

#include <algorithm>

namespace bot::desk {

namespace net = boost::asio;

namespace {

/// What a platform notices by itself, without anybody having spoken to the bot.
bool is_noticed(const request& it) {
    const auto* marked = std::get_if<marked_message>(&it.what);
    return std::holds_alternative<came_in>(it.what) || std::holds_alternative<unmarked_message>(it.what) ||
           (marked && marked->by_reaction);
}

/// Nothing is said of it, and nothing has to be done for it.
answer not_ours() {
    answer made;
    made.refused = true;
    return made;
}

bool speaks_of_channel(const day::question& it) {
    const auto* agents = std::get_if<day::agents_question>(&it);
    return agents && std::holds_alternative<day::ask_check>(*agents);
}

const day::ask_export* report_in(const day::question& it) {
    const auto* agents = std::get_if<day::agents_question>(&it);
    return agents ? std::get_if<day::ask_export>(agents) : nullptr;
}

bool came_into_agents_channel(const request& it, const day::chaos_day& day) {
    return std::holds_alternative<came_in>(it.what) && it.from.where == day.plan.agents_channel;
}

}  // namespace

desk::desk(surroundings around, day::state known)
    : it_(std::make_shared<inside>(std::move(around), std::move(known))) {}
desk::~desk() = default;

// ---- deciding

desk::inside::outcome desk::inside::carry_out(const request& what) {
    auto meant = listener(around, known).listen(what);
    const auto find = [&]() -> const day::chaos_day* { return meant.about ? &known.days.at(*meant.about) : nullptr; };
    const viewer to{what.from.who, find(), around.time.now(), around.names.shown()};
    if (const auto* marked = std::get_if<marked_message>(&what.what); marked && marked->asks_first) {
        if (!marked->by_reaction) return answer_only(reply_with_keeping(to));
        if (std::holds_alternative<day::command>(meant.what)) return answer_only(answer{});
    }
    auto made = day::match(
        meant.what, [&](const day::command& it) { return carry_out(meant.about, it, what.from); },
        [&](const day::question& it) { return answer_to(to, it, what.from); },
        [&](const speech::wants_form& it) { return answer_only(reply(to, it)); },
        [&](const speech::wants_message& it) { return answer_only(reply(to, it)); },
        [&](const speech::misheard& it) { return answer_only(reply(it)); },
        [&](const day::public_refusal& it) { return answer_only(reply(to, day::refusal(it))); });
    const auto* form = std::get_if<filled_form>(&what.what);
    if (form && form->keeps_draft && made.say.refused && made.say.at_field.empty() && !made.may_come_again)
        made.say.open = shown_again(to, *form, made.say.say);
    return made;
}

/// Asked anew it does no harm, and it may be long. A report comes as a file besides, which is promised once: that is on
/// the record before anybody is told.
desk::inside::outcome desk::inside::answer_to(const viewer& to, const day::question& it, const day::asker& by) {
    auto link = personal_link(to, it);
    auto made = link ? std::move(*link) : answer_only(reply(to, it));
    made.may_come_again = true;
    if (made.say.refused) return made;
    if (speaks_of_channel(it)) made.to_look_at = to.about->id;
    const auto* wanted = report_in(it);
    if (!wanted) return made;
    day::own_command promise = day::promise_report{to.who, wanted->format};
    auto promised = carry_out(to.about->id, day::command(std::move(promise)), by);
    if (!promised.say.refused) promised.say = std::move(made.say);
    return promised;
}

std::optional<desk::inside::outcome> desk::inside::personal_link(const viewer& to, const day::question& asked) const {
    const auto* anybodys = std::get_if<day::public_question>(&asked);
    if (!anybodys || !std::holds_alternative<day::ask_link>(*anybodys) || !to.about || !links) return std::nullopt;
    const auto url = links(to.about->id, to.who);
    if (!url && url.error() == no_link::no_page) return std::nullopt;
    answer made;
    made.say = url ? speech::personal_link(to.about->plan.name, *url) : speech::too_many_links();
    made.refused = !url;
    return outcome{std::move(made), known.facts, std::nullopt, {}, true};
}

desk::inside::outcome desk::inside::carry_out(
    std::optional<day::day_id> on, const day::command& asked, const day::asker& by) {
    const auto now = around.time.now();
    auto decided = day::decide(known, on, asked, by, now, around.rules);
    const auto view_of = [&](std::optional<day::day_id> id) {
        return viewer{by.who, id && known.days.contains(*id) ? &known.days.at(*id) : nullptr, now};
    };
    if (!decided) return answer_only(reply(view_of(on), decided.error()));
    auto happened = std::move(*decided);
    if (!happened.empty() && !around.book.writable()) return refused_by_disk();
    const auto about = happened.empty() ? on : std::optional(happened.front().day);
    const bool may_move = std::ranges::any_of(happened, moves_roles);
    const auto before = may_move ? roles_in(known, about) : day::people();
    take_in(happened);
    outcome made{reply(view_of(about), asked, happened), known.facts, happened.empty() ? std::nullopt : about};
    made.say.changed = made.changed.has_value();
    if (may_move) made.new_roles = differing(before, roles_in(known, about));
    return made;
}

void desk::inside::take_in(day::facts& happened) {
    if (happened.empty()) return;
    const bool is_disk_idle = kept == known.facts;
    for (auto& each : happened) {
        each.no = known.facts + 1;
        day::apply(known, each);
    }
    around.book.append(happened);
    unlooked.insert(happened.front().day);
    if (is_disk_idle) look_ahead_unheard();  // it works now, and nobody waits for this
}

net::awaitable<void> desk::inside::tell_change(std::optional<day::day_id> of, std::set<day::person_id> new_roles) {
    if (of) tell(*of);
    if (new_roles.empty()) co_return;
    tell_all();  // who is shown their new role is shown the day as it is now, at one go
    for (const auto& each : told_of_roles) {
        auto telling = each(new_roles);
        co_await std::move(telling);
    }
}

// ---- durability

/// False when the disk refused: the state is then what the disk has.
net::awaitable<bool> desk::inside::durable(std::uint64_t up_to) {
    const auto epoch = reloads;
    try {
        co_await around.book.durable(up_to);
        kept = std::max(kept, up_to);
        look_ahead_for_all();
        co_return true;
    } catch (const record::not_written&) {
        read_back_once(epoch);
        co_return false;
    }
}

/// The same, for as long as somebody can be kept waiting.
net::awaitable<desk::inside::fate> desk::inside::durable_in_time(std::uint64_t up_to) {
    const auto epoch = reloads;
    try {
        const bool is_kept = co_await around.book.durable_in_time(up_to);
        if (is_kept) kept = std::max(kept, up_to);
        look_ahead_for_all();
        co_return is_kept ? fate::kept : fate::open;
    } catch (const record::not_written&) {
        read_back_once(epoch);
        co_return fate::lost;
    }
}

/// Its asker was told that nobody knows yet.
net::awaitable<void> desk::inside::tell_when_known(outcome made, day::person_id asker) {
    const bool is_kept = co_await durable(made.up_to);
    if (is_kept) {
        auto telling = tell_change(made.changed, std::move(made.new_roles));
        co_await std::move(telling);
    }
    const auto news = is_kept ? speech::on_record_after_all(made.say.say) : speech::lost_after_all();
    for (const auto& each : messengers) each({asker, news});
}

void desk::inside::read_back() {
    try {
        known = around.book.reload();
    } catch (const std::runtime_error&) {
        return;  // the journal has told the operator; nothing leaves before it could be read, by whoever asks next
    }
    kept = known.facts;
    ++reloads;
    answers.forget_beyond(known.facts);
    ahead.clear();
    unlooked.clear();
    for (const auto& [id, each] : known.days) look_ahead(id);
    look_ahead_for_all();
}

net::awaitable<answer> desk::ask(request what) {
    if (is_noticed(what)) {
        const auto* day = day::day_going_on_in(it_->known, what.from.where);
        if (!day) co_return not_ours();  // some other channel is nobody's business
        if (came_into_agents_channel(what, *day)) {
            for (const auto& each : it_->told_of_arrivals) each(day->id);
            co_return answer{};
        }
    }
    const auto& cause = what.from.cause;
    if (const auto* before = it_->answers.find(cause, what.from.who)) {
        auto again = *before;
        const auto fate = co_await it_->durable_in_time(again.up_to);
        if (fate == inside::fate::lost) co_return inside::not_recorded();
        if (fate == inside::fate::open) co_return inside::not_known_yet(again.say.changed);
        co_return std::move(again.say);
    }
    auto made = it_->carry_out(what);
    if (made.to_look_at && it_->look_at_channel) {
        auto looking = it_->look_at_channel(*made.to_look_at);
        const bool seen = co_await std::move(looking);
        made = it_->carry_out(what);
        if (!seen) made.say.say = speech::not_looked_at(std::move(made.say.say));
    }
    if (std::holds_alternative<came_in>(what.what)) made.say = {};  // a greeting goes its own way
    const bool is_open = what.until_done && !made.changed;
    if (!made.may_come_again && !is_open)
        it_->answers.keep(cause, {what.from.who, made.say, made.up_to}, it_->around.time.now());
    if (what.foretell) {
        what.foretell(made.say);
        made.say.was_foretold = true;
    }
    const auto fate = co_await it_->durable_in_time(made.up_to);
    if (fate == inside::fate::lost) co_return inside::not_recorded();
    if (fate == inside::fate::open) {
        const bool is_change = made.changed.has_value();
        if (is_change) it_->late.start("what became of it", it_->tell_when_known(std::move(made), what.from.who));
        co_return inside::not_known_yet(is_change);
    }
    auto telling = it_->tell_change(made.changed, std::move(made.new_roles));
    co_await std::move(telling);
    co_return std::move(made.say);
}

net::awaitable<speech::message> desk::home(day::person_id of) {
    auto made = home_of(it_->known, of, it_->around.time.now());
    const auto fate = co_await it_->durable_in_time(it_->known.facts);
    if (fate == inside::fate::lost) co_return inside::not_recorded().say;
    if (fate == inside::fate::open) co_return inside::not_known_yet(false).say;
    co_return made;
}

net::awaitable<bool> desk::take(day::day_id on, day::own_command what) {
    day::asker bot;
    if (const auto found = it_->known.days.find(on); found != it_->known.days.end()) bot.who.on = found->second.plan.on;
    const auto made = it_->carry_out(on, day::command(std::move(what)), bot);
    if (made.say.refused || !co_await it_->durable(made.up_to)) co_return false;
    auto telling = it_->tell_change(made.changed, made.new_roles);
    co_await std::move(telling);
    co_return true;
}

net::awaitable<bool> desk::group_seen(day::group is) {
    std::vector<day::day_id> followers;
    for (const auto& [id, each] : it_->known.days)
        if (each.secret.from.contains(is.id)) followers.push_back(id);
    bool all = true;
    for (const auto of : followers) {
        day::own_command seen = day::see_group{is};
        auto taking = take(of, std::move(seen));
        if (!co_await std::move(taking)) all = false;
    }
    co_return all;
}

}  // namespace bot::desk
