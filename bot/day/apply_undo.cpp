#include "day/apply_undo.hpp"

namespace bot::day {

namespace {

struct eraser {
    secret_book& book;

    void take_back(note& it) const {
        it.struck = true;
        it.asks_why = false;
        if (it.card && book.cards.contains(*it.card)) undo_on(book.cards[*it.card], it);
        if (it.change && book.changes.contains(*it.change)) undo_on(book.changes[*it.change], it);
        const auto before = book.last_act.find(it.who);
        if (before == book.last_act.end()) return;
        undo_on_gate(it, before->second);
        book.last_act.erase(before);
    }

    /// Only what this very act changed: somebody else may have changed the rest since.
    void undo_on_gate(const note& it, const before_act& before) const {
        if (it.of == act::limit) book.limit = before.limit;
        if (it.of == act::hold || it.of == act::hold_lifted) book.on_hold = before.on_hold;
        if (it.of == act::wind_down) book.wind_down_at = before.wind_down_at;
        if (it.of == act::waived)
            std::erase_if(book.waivers,
                [&](const auto& each) { return each.first == it.card && !before.waivers.contains(each); });
        if (it.of == act::started)
            for (const auto& each : before.waivers)
                if (each.first == it.card) book.waivers.insert(each);
    }

    void undo_on(card& on, const note& it) const {
        switch (it.of) {
            case act::added:
                book.cards.erase(*it.card);
                return;
            case act::started:
                unstart(on);
                break;
            case act::stopped:
                unstop(on);
                break;
            case act::rolled_back:
                unroll(on);
                break;
            case act::readied:
            case act::skipped:
                break;
            default:
                return;  // a note about a card moves nothing
        }
        on.where = it.before;
    }
    void unstart(card& on) const {
        if (!on.runs.empty()) on.runs.pop_back();
        book.faulty.erase(on.no);
    }
    void unstop(card& on) const {
        if (on.runs.empty()) return;
        on.runs.back().stopped.reset();
        on.runs.back().resolved.reset();
        on.runs.back().stopped_by = {};
    }
    void unroll(card& on) const {
        book.faulty.insert(on.no);
        if (on.runs.empty()) return;
        on.runs.back().rolled_back.reset();
        on.runs.back().rolled_back_by = {};
    }

    void undo_on(change& on, const note& it) const {
        if (it.of == act::change_opened) {
            on.withdrawn = true;
            book.open_changes.erase(on.no);
        } else {
            on.restored.reset();
            on.restored_by = {};
            book.open_changes.insert(on.no);
        }
    }
};

}  // namespace

void take_back(secret_book& book, note& it) { eraser{book}.take_back(it); }

}  // namespace bot::day
