#include "fuzz/secrecy.hpp"

#include "day/match.hpp"
#include "day/view.hpp"
#include "fuzz/must.hpp"

#include <algorithm>

namespace tests::fuzz {

namespace {

bool holds_secret(std::string_view text) { return text.find(agents_word) != text.npos; }

/// An answer may give back what its asker said.
bool says_secret(const bot::desk::request& it) {
    const auto in_any = [](const auto& all) {
        return std::ranges::any_of(all, [](const auto& each) { return holds_secret(each.second); });
    };
    return bot::day::match(
        it.what, [](const bot::desk::said_words& said) { return holds_secret(said.words); },
        [&](const bot::desk::filled_form& form) {
            return holds_secret(form.verb) || in_any(form.given) || in_any(form.values);
        },
        [](const bot::desk::came_in&) { return false; },
        [](const bot::desk::marked_message& marked) {
            return holds_secret(marked.text) || holds_secret(marked.link) || holds_secret(marked.card) ||
                   holds_secret(marked.why);
        },
        [](const bot::desk::unmarked_message&) { return false; });
}

}  // namespace

bool may_read_secrets(const moment_of_a_day& at, const bot::day::person_id& who) {
    return at.are == secrets::revealed || std::ranges::any_of(at.known.days, [&](const auto& each) {
        const auto as = bot::day::role_of(each.second, who);
        return as == bot::day::role::agent || as == bot::day::role::facilitator;
    });
}

void must_keep_secrets(const moment_of_a_day& at, const bot::desk::request& asked, const bot::desk::answer& told) {
    if (may_read_secrets(at, asked.from.who) || says_secret(asked)) return;
    const auto read = readable(told);
    must(!holds_secret(read), "nobody but agents reads what agents wrote", read);
}

}  // namespace tests::fuzz
