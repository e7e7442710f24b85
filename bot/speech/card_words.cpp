#include "speech/card_words.hpp"

#include "speech/names.hpp"

namespace bot::speech {

namespace {

std::string rollback_heading(const day::card_plan& plan) {
    return plan.rollback_estimate ? "To roll it back (about " + lasting(*plan.rollback_estimate) + "):"
                                  : std::string("To roll it back:");
}

std::string_view act_in_words(day::act of) {
    switch (of) {
        case day::act::written:
        case day::act::message:
            return "";
        case day::act::added:
            return "added";
        case day::act::readied:
            return "made ready";
        case day::act::started:
            return "started";
        case day::act::stopped:
            return "stopped";
        case day::act::rolled_back:
            return "rolled back";
        case day::act::skipped:
            return "skipped";
        case day::act::change_opened:
            return "opened";
        case day::act::change_restored:
            return "restored";
        case day::act::drawn_in:
            return "drew in";
        case day::act::limit:
            return "set the limit";
        case day::act::hold:
            return "held all starts";
        case day::act::hold_lifted:
            return "lifted the hold";
        case day::act::waived:
            return "waived a rule for";
        case day::act::stop_all:
            return "stopped everything";
        case day::act::real:
            return "declared a real incident";
        case day::act::resumed:
            return "resumed";
        case day::act::wind_down:
            return "set the wind-down";
    }
    return "";
}

line what_it_is_about(const day::agents_day& of, const day::note& it) {
    if (it.change) return words(" ", change_named(of, *it.change));
    if (it.limit) return words(" to ", *it.limit);
    if (it.rule && it.card) return words(" ", card_named(of, *it.card), " (", name_of(*it.rule), ")");
    if (it.of == day::act::drawn_in) return words(" ", day::person_id{of.plan().on, it.text});
    if (it.card) return words(" ", card_named(of, *it.card));
    return {};
}

}  // namespace

const day::card* card_of(const day::agents_day& of, day::card_no no) {
    const auto found = of.secret().cards.find(no);
    return found == of.secret().cards.end() ? nullptr : &found->second;
}

const day::note* note_of(const day::agents_day& of, day::note_no no) {
    const auto& notes = of.secret().notes;
    return no.value == 0 || no.value > notes.size() ? nullptr : &notes[no.value - 1];
}

line card_named(const day::agents_day& of, day::card_no no) {
    const auto* it = card_of(of, no);
    const auto number = strong(std::to_string(no.value));
    return it ? words("“", number, " ", day::what_breaks(it->plan), "”") : words("card ", number);
}

line cards_named(const day::agents_day& of, const std::vector<day::card_no>& which, std::string_view last) {
    std::vector<line> each;
    for (const auto no : which) each.push_back(card_named(of, no));
    return listed(each, last);
}

line change_named(const day::agents_day& of, day::change_no no) {
    const auto found = of.secret().changes.find(no);
    auto named = words("change ", no);
    if (found != of.secret().changes.end()) pieces::add(named, words(", ", found->second.what));
    return named;
}

void tell_rollback(telling& to, const day::card_plan& plan) {
    if (plan.rollback.empty())
        return void(to.says("No rollback steps are written down for it: put it right as you know how."));
    to.says(rollback_heading(plan)).steps(plan.rollback);
}

void tell_what_is_in(telling& to, const day::agents_day& of) {
    if (of.secret().faulty.empty()) return void(to.says("Nothing of ours is in."));
    for (const auto no : of.secret().faulty)
        if (const auto* it = card_of(of, no)) {
            to.says(
                card_named(of, no), ": ", name_of(it->where), it->plan.owner ? words(", ", *it->plan.owner) : line());
            tell_rollback(to, it->plan);
        }
}

text note_number(const day::note& it) { return emphasis(" (note " + std::to_string(it.no.value) + ")"); }

bool is_free_text(const day::note& it) { return it.of == day::act::written || it.of == day::act::message; }

line note_in_words(const day::agents_day& of, const day::note& it, std::optional<day::card_no> within) {
    line said = words(act_in_words(it.of));
    if (is_free_text(it)) {
        said = it.card && it.card != within ? words(card_named(of, *it.card), ": ") : line();
        pieces::add(said, typed_lines(it.text));
    } else if (!it.card || it.card != within) {
        pieces::add(said, what_it_is_about(of, it));
    } else if (it.rule) {
        pieces::add(said, words(" it (", name_of(*it.rule), ")"));
    }
    if (!it.link.empty()) pieces::add(said, words(" (", linked("message", it.link), ")"));
    if (!it.why.empty()) pieces::add(said, words(" — why: ", it.why));
    const auto& earlier = day::amendments_of(of.secret(), it.no).earlier;
    if (!earlier.empty()) pieces::add(said, words(" (amended; at first: “", earlier.front(), "”)"));
    return said;
}

std::string took(std::chrono::milliseconds span) {
    const auto whole = std::chrono::floor<day::minutes>(span);
    return whole.count() == 0 ? "less than a minute" : lasting(whole);
}

}  // namespace bot::speech
