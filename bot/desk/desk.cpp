#include "desk/desk.hpp"

#include "day/apply.hpp"
#include "day/due.hpp"
#include "day/find.hpp"
#include "day/match.hpp"
#include "desk/agenda.hpp"
#include "desk/listen.hpp"
#include "desk/memory.hpp"
#include "desk/new_roles.hpp"
#include "desk/reply.hpp"
#include "desk/unasked.hpp"
#include "speech/asides.hpp"
#include "speech/status.hpp"

#include <algorithm>
#include <set>

namespace bot::desk {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;

/// With nothing due, the clock is looked at this often all the same.
constexpr auto longest_sleep = 24h;
/// After the disk refused a reminder, time is asked again this soon.
constexpr auto disk_patience = 5s;
/// Should time ever be due and bring nothing, it is looked at again after this: the clock never spins.
constexpr auto empty_handed = 1min;

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

bool came_into_agents_channel(const request& it, const day::chaos_day& day) {
    return std::holds_alternative<came_in>(it.what) && it.from.where == day.plan.agents_channel;
}

}  // namespace

struct desk::inside {
    /// An answer, and the newest fact that it speaks of: it leaves when that is on disk.
    struct outcome {
        answer say;
        std::uint64_t up_to = 0;
        std::optional<day::day_id> changed;
        std::set<day::person_id> new_roles{};  ///< who has another one from now on
        /// Not kept (the disk refused it, or it is a secret): said again, it is asked anew.
        bool may_come_again = false;
        /// Whose agents' channel the answer speaks of: it is given once more after a look at that.
        std::optional<day::day_id> to_look_at{};
    };

    inside(surroundings of, day::state state)
        : around(std::move(of)), known(std::move(state)), bell(around.time.make_alarm()) {
        for (const auto& [id, each] : known.days) look_ahead(id);
    }

    // ---- deciding ----
    outcome carry_out(const request& what);
    outcome carry_out(std::optional<day::day_id> on, const day::command& asked, const day::asker& by);
    std::optional<outcome> personal_link(const viewer& to, const day::question& asked) const;
    outcome answer_only(answer it) const { return {std::move(it), known.facts, std::nullopt}; }
    outcome refused_by_disk() const { return {not_recorded(), known.facts, std::nullopt, {}, true}; }
    static answer not_recorded() { return {speech::not_recorded(), {}, {}, true}; }
    void take_in(day::facts& happened);

    // ---- durability ----
    net::awaitable<bool> durable(std::uint64_t up_to);
    void read_back();
    void tell(day::day_id of) {
        for (const auto& each : told) each(of);
    }

    net::awaitable<void> tell_roles(std::set<day::person_id> whose);

    // ---- time ----
    void look_ahead(day::day_id of, std::optional<day::instant> not_before = std::nullopt);
    net::awaitable<void> let_time_pass();

    surroundings around;
    day::state known;
    std::uint64_t reloads = 0;  ///< how often the disk refused, and the state was read from it again
    memory answers;
    agenda ahead;
    std::unique_ptr<clock::alarm> bell;
    std::vector<std::function<void(day::day_id)>> told, told_of_arrivals;
    link_maker links;
    std::vector<new_roles> told_of_roles;
    std::vector<bearer> bearers;
    look look_at_channel;
};

desk::desk(surroundings around, day::state known)
    : it_(std::make_unique<inside>(std::move(around), std::move(known))) {}
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
        [&](const day::question& it) {
            auto link = personal_link(to, it);
            auto made = link ? std::move(*link) : answer_only(reply(to, it));
            if (speaks_of_channel(it) && !made.say.refused) made.to_look_at = meant.about;
            return made;
        },
        [&](const speech::wants_form& it) { return answer_only(reply(to, it)); },
        [&](const speech::wants_message& it) { return answer_only(reply(to, it)); },
        [&](const speech::misheard& it) { return answer_only(reply(it)); },
        [&](const day::public_refusal& it) { return answer_only(reply(to, day::refusal(it))); });
    const auto* form = std::get_if<filled_form>(&what.what);
    if (form && form->keeps_draft && made.say.refused && made.say.at_field.empty() && !made.may_come_again)
        made.say.open = shown_again(to, *form, made.say.say);
    return made;
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
    const auto decided = day::decide(known, on, asked, by, now, around.rules);
    const auto view_of = [&](std::optional<day::day_id> id) {
        return viewer{by.who, id && known.days.contains(*id) ? &known.days.at(*id) : nullptr, now};
    };
    if (!decided) return answer_only(reply(view_of(on), decided.error()));
    auto happened = *decided;
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
    for (auto& each : happened) {
        each.no = known.facts + 1;
        day::apply(known, each);
    }
    around.book.append(happened);
    look_ahead(happened.front().day);
}

net::awaitable<void> desk::inside::tell_roles(std::set<day::person_id> whose) {
    if (whose.empty()) co_return;
    for (const auto& each : told_of_roles) {
        auto telling = each(whose);
        co_await std::move(telling);
    }
}

// ---- durability

/// False when the disk refused: the state is then what the disk has.
net::awaitable<bool> desk::inside::durable(std::uint64_t up_to) {
    const auto epoch = reloads;
    try {
        co_await around.book.durable(up_to);
        co_return true;
    } catch (const record::not_written&) {
        // The first of those who wait reloads; for the others that is done already.
        if (epoch == reloads) read_back();
        co_return false;
    }
}

void desk::inside::read_back() {
    try {
        known = around.book.reload();
    } catch (const std::runtime_error&) {
        return;  // the journal has told the operator; nothing leaves before it could be read, by whoever asks next
    }
    ++reloads;
    answers.forget_beyond(known.facts);
    ahead.clear();
    for (const auto& [id, each] : known.days) look_ahead(id);
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
    const auto cause = what.from.cause;
    if (const auto* before = it_->answers.find(cause)) {
        auto again = *before;
        if (!co_await it_->durable(again.up_to)) co_return inside::not_recorded();
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
    const auto file = std::exchange(made.say.file, std::nullopt);   // goes its own way, too
    if (!made.may_come_again) it_->answers.keep(cause, {made.say, made.up_to}, it_->around.time.now());
    if (!co_await it_->durable(made.up_to)) co_return inside::not_recorded();
    if (made.changed) it_->tell(*made.changed);
    auto telling = it_->tell_roles(std::move(made.new_roles));
    co_await std::move(telling);
    if (file)
        for (const auto& each : it_->bearers) each(what.from.who, *file);
    co_return std::move(made.say);
}

net::awaitable<speech::message> desk::home(day::person_id of) {
    auto made = home_of(it_->known, of, it_->around.time.now());
    const auto up_to = it_->known.facts;
    if (!co_await it_->durable(up_to)) co_return inside::not_recorded().say;
    co_return made;
}

net::awaitable<bool> desk::take(day::day_id on, day::own_command what) {
    day::asker bot;
    if (const auto found = it_->known.days.find(on); found != it_->known.days.end()) bot.who.on = found->second.plan.on;
    const auto made = it_->carry_out(on, day::command(std::move(what)), bot);
    if (made.say.refused || !co_await it_->durable(made.up_to)) co_return false;
    if (made.changed) it_->tell(*made.changed);
    auto telling = it_->tell_roles(made.new_roles);
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

// ---- time

void desk::inside::look_ahead(day::day_id of, std::optional<day::instant> not_before) {
    auto next = day::next_due(known.days.at(of), around.time.now());
    if (next) next = std::max(*next, not_before.value_or(*next));
    ahead.put(of, next);
    if (next) bell->ring();
}

net::awaitable<void> desk::inside::let_time_pass() {
    const auto now = around.time.now();
    const day::asker bot;
    while (const auto of = ahead.due(now)) {
        const auto made = carry_out(of, day::command(day::own_command(day::tick{})), bot);
        if (made.say.refused || !co_await durable(made.up_to)) {
            co_await clock::sleep_for(around.time, disk_patience);
            co_return;
        }
        look_ahead(*of, made.changed ? std::nullopt : std::optional(now + empty_handed));
        if (made.changed) tell(*made.changed);
    }
}

net::awaitable<void> desk::keep_time() {
    for (;;) {
        co_await it_->let_time_pass();
        const auto rest = it_->around.time.now() + longest_sleep;
        co_await it_->bell->wait_until(std::min(rest, it_->ahead.next().value_or(rest)));
    }
}

// ---- looking

const day::state& desk::known() const { return it_->known; }

net::awaitable<bool> desk::settled() { return it_->durable(it_->known.facts); }

std::optional<day::instant> desk::next_event() const { return it_->ahead.next(); }

void desk::serve_links(link_maker by) { it_->links = std::move(by); }

void desk::on_arrival(std::function<void(day::day_id)> told) { it_->told_of_arrivals.push_back(std::move(told)); }

void desk::on_check(look by) { it_->look_at_channel = std::move(by); }

void desk::on_document(bearer by) { it_->bearers.push_back(std::move(by)); }

void desk::on_new_roles(new_roles told) { it_->told_of_roles.push_back(std::move(told)); }

void desk::on_change(std::function<void(day::day_id)> told) { it_->told.push_back(std::move(told)); }

std::vector<std::pair<std::string, std::string>> desk::verbs_for(day::asker who) const {
    const auto about = listener(it_->around, it_->known).day_of(who);
    return verbs_to_complete(who.who, about ? &it_->known.days.at(*about) : nullptr);
}

std::vector<notice> desk::channel_is_lost(const day::channel_id& which, loss how) const {
    return losing(which, how, it_->known);
}

std::map<day::post_ref, std::set<day::person_id>> desk::marks_that_stand(day::platform on) const {
    return marks_on(on, it_->known);
}

}  // namespace bot::desk
