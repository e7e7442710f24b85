#include "fuzz/secrecy.hpp"

#include "day/match.hpp"
#include "day/view.hpp"
#include "fuzz/must.hpp"

#include <algorithm>
#include <iterator>

namespace tests::fuzz {

namespace {

bool holds_secret(std::string_view text) { return text.find(agents_word) != text.npos; }

bool is_said_in(const bot::desk::request& it) {
    const auto in_any = [](const auto& all) {
        return std::ranges::any_of(all, [](const auto& each) { return says_secret(each.second); });
    };
    return bot::day::match(
        it.what, [](const bot::desk::said_words& said) { return says_secret(said.words); },
        [&](const bot::desk::filled_form& form) {
            return says_secret(form.verb) || in_any(form.given) || in_any(form.values);
        },
        [](const bot::desk::came_in&) { return false; },
        [](const bot::desk::marked_message& marked) {
            return says_secret(marked.text) || says_secret(marked.link) || says_secret(marked.card) ||
                   says_secret(marked.why);
        },
        [](const bot::desk::unmarked_message&) { return false; });
}

}  // namespace

bool says_secret(std::string_view typed) {
    std::string letters;
    std::ranges::copy_if(typed, std::back_inserter(letters), [](char c) { return c >= 'a' && c <= 'z'; });
    return holds_secret(letters);
}

bool may_read_secrets(const moment_of_a_day& at, const bot::day::person_id& who) {
    return at.are == secrets::revealed || std::ranges::any_of(at.known.days, [&](const auto& each) {
        const auto as = bot::day::role_of(each.second, who);
        return as == bot::day::role::agent || as == bot::day::role::facilitator;
    });
}

void must_keep_secrets(const moment_of_a_day& at, const bot::desk::request& asked, const bot::desk::answer& told) {
    if (may_read_secrets(at, asked.from.who) || is_said_in(asked)) return;
    const auto read = readable(told);
    must(!holds_secret(read), "nobody but agents reads what agents wrote", read);
}

}  // namespace tests::fuzz
