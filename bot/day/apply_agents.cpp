#include "day/apply.hpp"
#include "day/apply_undo.hpp"
#include "day/match.hpp"
#include "day/on_show.hpp"

namespace bot::day {

namespace {

/// Acts whose why is asked for (rule 5).
bool wants_why(act of) {
    return of == act::started || of == act::stopped || of == act::skipped || of == act::change_opened ||
           of == act::drawn_in;
}

struct secret_writer {
    secret_book& book;
    const fact& around;

    // ---- people and the gate ----
    void operator()(const people_set& it) const { remember(it, people_set{std::exchange(book.who, it.who)}); }
    void operator()(const group_followed& it) const {
        book.from[it.what.is.id] = it.what;
        stays(lasting_act::group);
    }
    void operator()(const group_left& it) const {
        book.from.erase(it.group);
        stays(lasting_act::group);
    }
    void operator()(const people_by_group& it) const { book.by_group = it.by; }
    void operator()(const limit_set& it) const {
        write(it.note, act::limit, {}, {}, it.why).limit = it.limit;
        book.limit = it.limit;
    }
    void operator()(const held& it) const {
        write(it.note, act::hold, {}, {}, it.why);
        book.on_hold = hold{around.who, it.why, around.happened};
    }
    void operator()(const hold_lifted& it) const {
        write(it.note, act::hold_lifted, {}, {}, it.why);
        book.on_hold.reset();
    }
    void operator()(const waived& it) const {
        write(it.note, act::waived, it.card, {}, it.why).rule = it.rule;
        book.waivers.emplace(it.card, it.rule);
    }
    void operator()(const wind_down_set& it) const {
        write(it.note, act::wind_down, {}, {}, it.why);
        book.wind_down_at = it.at;
    }

    // ---- cards ----
    void operator()(const card_added& it) const {
        card made;
        made.no = it.card;
        made.plan = it.plan;
        book.cards[it.card] = std::move(made);
        write(it.note, act::added, it.card, {}, {});
    }
    void operator()(const card_changed& it) const {
        remember(it, card_changed{it.card, std::exchange(book.cards[it.card].plan, it.plan)});
    }
    void operator()(const card_readied& it) const { move(it.card, column::ready, it.note, act::readied, {}); }
    void operator()(const card_started& it) const {
        auto& on = move(it.card, column::running, it.note, act::started, it.why);
        run begun;
        begun.started = around.happened;
        begun.by = around.who;
        begun.last_word = around.happened;
        on.runs.push_back(std::move(begun));
        book.faulty.insert(it.card);
        for (const auto rule : it.waived) book.waivers.erase({it.card, rule});
        ask_why(it.note, it.why.empty());
    }
    void operator()(const card_stopped& it) const {
        auto& on = move(it.card, column::rolling_back, it.note, act::stopped, it.why);
        if (on.runs.empty()) return;
        auto& last = on.runs.back();
        last.stopped = around.happened;
        last.stopped_by = around.who;
        last.resolved = it.by;
        ask_why(it.note, it.why.empty() && it.by != resolution::stopped);
    }
    void operator()(const card_rolled_back& it) const {
        const auto& runs = book.cards[it.card].runs;
        const bool by_team = !runs.empty() && runs.back().resolved == resolution::team;
        auto& on = move(
            it.card, by_team ? column::resolved_by_team : column::resolved_by_agents, it.note, act::rolled_back, {});
        book.faulty.erase(it.card);
        if (on.runs.empty()) return;
        on.runs.back().rolled_back = around.happened;
        on.runs.back().rolled_back_by = around.who;
    }
    void operator()(const card_skipped& it) const {
        move(it.card, column::not_run, it.note, act::skipped, it.why);
        ask_why(it.note, it.why.empty());
    }

    // ---- notes ----
    void operator()(const note_written& it) const {
        auto& made = write(it.note, it.message ? act::message : act::written, it.card, it.text, it.why);
        made.link = it.link;
        book.noted_bytes += it.link.size();
        if (it.message) book.kept_messages[*it.message] = it.note;
        if (!it.card) return;
        auto& on = book.cards[*it.card];
        on.last_note = it.note;
        if (!on.runs.empty()) on.runs.back().last_word = around.written;
    }
    void operator()(const note_amended& it) const {
        auto* on = note_of(it.note);
        if (!on) return;
        auto& changed = book.amended[it.note];
        note_amended before{it.note, {}, {}};
        book.noted_bytes += it.text.value_or("").size() + it.why.value_or("").size();
        if (it.text) {
            before.text = std::exchange(on->text, *it.text);
            changed.earlier.push_back(*before.text);
        }
        if (it.why) {
            before.why = std::exchange(on->why, *it.why);
            on->asks_why = it.why->empty() && wants_why(on->of);
            changed.why_given = it.why->empty() ? std::nullopt : std::optional(around.written);
        }
        remember(it, std::move(before));
    }
    void operator()(const note_struck& it) const {
        auto* on = note_of(it.note);
        if (!on) return;
        on->struck = true;
        if (on->of != act::message) return;
        std::erase_if(book.kept_messages, [&](const auto& each) {
            const bool goes = each.second == it.note;
            if (goes) book.marked.erase(each.first);
            return goes;
        });
    }
    void operator()(const message_marked& it) const {
        auto& on = book.marked[it.message];
        if (it.by_reaction)
            on.reactions.insert(around.who);
        else
            on.by_hand = true;
    }
    void operator()(const message_unmarked& it) const {
        const auto on = book.marked.find(it.message);
        if (on != book.marked.end()) on->second.reactions.erase(around.who);
    }

    // ---- changes, sightings, lessons ----
    void operator()(const change_opened& it) const {
        change made;
        made.no = it.no;
        made.what = it.what;
        made.restore = it.restore;
        made.why = it.why;
        made.by = around.who;
        made.opened = around.happened;
        book.noted_bytes += it.restore.size();
        book.changes[it.no] = std::move(made);
        book.open_changes.insert(it.no);
        auto& said = write(it.note, act::change_opened, {}, it.what, it.why);
        said.change = it.no;
        said.asks_why = it.why.empty();
    }
    void operator()(const change_restored& it) const {
        auto& on = book.changes[it.no];
        on.restored = around.happened;
        on.restored_by = around.who;
        book.open_changes.erase(it.no);
        write(it.note, act::change_restored, {}, on.what, {}).change = it.no;
    }
    void operator()(const agent_drawn_in& it) const {
        write(it.note, act::drawn_in, {}, it.agent.id, it.why).asks_why = it.why.empty();
    }
    void operator()(const sighting_tied& it) const {
        const auto before = book.tied.find(it.sighting);
        remember(it, before == book.tied.end() ? agents_fact(sighting_untied{it.sighting})
                                               : agents_fact(sighting_tied{it.sighting, before->second}));
        book.tied[it.sighting] = it.card;
    }
    void operator()(const sighting_untied& it) const { book.tied.erase(it.sighting); }
    void operator()(const lesson_written& it) const {
        remember(it, lesson_withdrawn{static_cast<std::uint32_t>(book.lessons.size())});
        book.lessons.push_back({it.kind, it.text, around.who, it.owner, around.happened});
    }
    void operator()(const lesson_withdrawn& it) const {
        if (it.lesson < book.lessons.size()) book.lessons[it.lesson].withdrawn = true;
    }

    void operator()(const improvement_carried& it) const {
        book.carried.push_back({lesson_kind::improvement, it.text, around.who, {}, around.happened});
    }

    // ---- the whole day ----
    void operator()(const stop_explained& it) const {
        write(it.note, it.real ? act::real : act::stop_all, {}, {}, it.why);
        book.last_act[around.who].final_act = true;
    }
    void operator()(const resume_explained& it) const { write(it.note, act::resumed, {}, {}, it.why); }
    void operator()(const taken_back& it) const {
        if (auto* on = note_of(it.note))
            take_back(book, *on);
        else
            book.last_act.erase(around.who);
    }
    void operator()(const appointment_backed& it) const {
        book.appointments[around.who] = it.whom;
        remember(it, appointment_withdrawn{it.whom});
    }
    void operator()(const appointment_withdrawn&) const { book.appointments.erase(around.who); }
    void operator()(const agents_channel_seen& it) const {
        book.strangers = it.strangers;
        book.channel_private = it.is_private;
        book.channel_unsafe = !it.strangers.empty() || !it.is_private;
    }
    void operator()(const reminded& it) const { book.reminded[{it.kind, it.key, it.of}] = around.happened; }
    void operator()(const agents_reminder_set& it) const {
        const auto before = std::exchange(book.rules[it.kind], reminder_rule{it.off, it.every, it.snoozed_until});
        remember(it, agents_reminder_set{it.kind, before.off, before.every, before.snoozed_until});
    }
    void operator()(const agents_announced& it) const {
        const auto sent = book.outstanding.find(it.id);
        if (sent == book.outstanding.end()) return;
        if (it.offers) put_on_show(book.on_show, {std::move(sent->second), it.where, it.late});
        book.outstanding.erase(sent);
    }
    void operator()(const agents_announcement_dropped& it) const { book.outstanding.erase(it.id); }
    void operator()(const step_ticked& it) const {
        book.ticked.insert(it.step);
        remember(it, step_unticked{it.step});
    }
    void operator()(const step_unticked& it) const { book.ticked.erase(it.step); }
    void operator()(const report_promised& it) const { book.owed.insert({around.happened, it.to, it.format}); }
    void operator()(const report_brought& it) const { book.owed.erase(it.what); }

private:
    /// An act that can not be taken back is an act all the same: the one before it is not one's last any more.
    void stays(lasting_act it) const {
        before_act before;
        before.at = around.written;
        before.lasts = it;
        book.last_act[around.who] = std::move(before);
    }

    /// An act without a note: it becomes one's last all the same.
    void remember(agents_fact done, agents_fact puts_back) const {
        before_act before{{}, around.written, false, book.limit, {}, {}, {}, {}};
        before.unnoted = unnoted_act{std::move(done), std::move(puts_back)};
        book.last_act[around.who] = std::move(before);
    }

    /// None for a number that was never given, which only a damaged record can name.
    note* note_of(note_no which) const {
        return which.value == 0 || which.value > book.notes.size() ? nullptr : &book.notes[which.value - 1];
    }
    void ask_why(note_no which, bool missing) const {
        if (auto* on = note_of(which)) on->asks_why = missing;
    }

    note& write(note_no no, act of, std::optional<card_no> about, std::string text, std::string why) const {
        note made;
        made.no = no;
        made.of = of;
        made.who = around.who;
        made.happened = around.happened;
        made.written = around.written;
        made.card = about;
        made.text = std::move(text);
        made.why = std::move(why);
        before_act before{no, around.written, false, book.limit, book.on_hold, book.waivers, book.wind_down_at, {}};
        // Whose message somebody puts on the record has not acted.
        if (of != act::message) book.last_act[around.who] = std::move(before);
        book.last_activity = around.written;
        book.noted_bytes += made.text.size() + made.why.size();
        book.notes.push_back(std::move(made));
        return book.notes.back();
    }

    card& move(card_no no, column to, note_no as, act of, std::string why) const {
        auto& on = book.cards[no];
        write(as, of, no, {}, std::move(why)).before = on.where;
        on.no = no;
        on.where = to;
        on.last_act = as;
        return on;
    }
};

}  // namespace

void apply(const setup&, secret_book& secret, const fact& around, const agents_fact& happened) {
    std::visit(secret_writer{secret, around}, happened);
}

}  // namespace bot::day
