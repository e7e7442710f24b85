#include "speech/parse.hpp"

#include "speech/help.hpp"
#include "speech/listeners.hpp"
#include "speech/say.hpp"
#include "speech/shown.hpp"

#include <algorithm>
#include <array>

namespace bot::speech {

namespace {

constexpr std::size_t longest_command = 40'000;
/// What a command of that length may take on the way: four bytes a character, or an escape of five for each.
constexpr std::size_t longest_delivery = 5 * longest_command;

misheard no(message say) { return {std::move(say), {}}; }
misheard no_verb(message say) { return {std::move(say), {}, true}; }

misheard too_long() {
    return no(
        says("That is more than 40,000 characters, and nothing of it was done. Send it in pieces, for example with "
             "several ",
            typed("log …"), "."));
}

bool is_insider(day::role as) { return as == day::role::agent || as == day::role::facilitator; }

/// People paste what help shows: "/chaos start 3".
void drop_the_name(phrase& said) {
    const auto first = keyword(first_word(said).text);
    if (first == "/chaos" || first == "@chaosday") take_word(said);
}

/// The verb, which may be two or three words ("stop all", "is it us") or carry its dash in any form; what follows stays
/// in `rest`.
const verb* take_verb(phrase& rest, std::string& as_said) {
    constexpr std::size_t most_words = 3;
    as_said = take_word(rest).text;
    auto key = keyword(as_said);
    if (key.starts_with('/')) key.erase(0, 1);
    const auto* found = find_verb(key);
    if (!begins_longer_verb(key)) return found;
    auto behind = rest;
    for (std::size_t words = 2; words <= most_words && !behind.empty() && begins_longer_verb(key); ++words) {
        key += "-" + keyword(take_word(behind).text);
        if (const auto* longer = find_verb(key)) {
            found = longer;
            rest = behind;
        }
    }
    return found;
}

/// "3" and "#3": a number alone names a card.
bool is_number(std::string_view word) {
    if (word.starts_with('#')) word.remove_prefix(1);
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_greeting(std::string_view word) {
    constexpr std::array<std::string_view, 5> greetings{"", "hi", "hello", "hey", "?"};
    return std::ranges::find(greetings, keyword(word)) != greetings.end();
}

/// Rule 7: for the public, a verb of somebody else is a word like any other. Agents and the facilitator hear whose it
/// is; a facilitator's start goes on, for the core says best why not.
std::optional<misheard> not_theirs(const verb* it, std::string_view as_said, const hearing& around) {
    const bool day_at_hand = around.today != nullptr;
    if (it != nullptr && may_use(*it, around.as, day_at_hand)) return std::nullopt;
    if (it == nullptr || !is_insider(around.as)) return no_verb(unknown_verb(as_said, around.as, day_at_hand));
    if (it->whose == right::agents_alone) return std::nullopt;
    return no_verb(says(code(it->name), " is for the facilitator. ", typed("help"), " lists what you can say."));
}

/// A list of people says `team:` for each group.
bool repeats_parts(const verb& it) { return it.name == "people"; }

/// A form shows what a card holds: a field that comes back empty was emptied. Owners and lengths of time stay.
bool may_be_emptied(const verb& it, std::string_view field) {
    if (it.name == "edit") return field == "link";
    return it.name == "card" && field != "card" && field != "owner" && field != "estimate" && field != "planned";
}

}  // namespace

const verb* verb_said(std::string_view delivered, day::platform on) {
    if (delivered.size() > longest_delivery) return nullptr;
    auto said = hear(delivered, on).trimmed();
    drop_the_name(said);
    std::string as_said;
    return take_verb(said, as_said);
}

std::expected<heard, misheard> parse(std::string_view delivered, const hearing& around) {
    if (delivered.size() > longest_delivery) return std::unexpected(too_long());
    auto said = hear(delivered, around.on).trimmed();
    if (characters(said.text) > longest_command) return std::unexpected(too_long());
    drop_the_name(said);
    std::string as_said;
    const auto* spoken = take_verb(said, as_said);
    if (spoken == nullptr && is_greeting(as_said)) return asks(day::ask_help{});
    if (spoken == nullptr && is_number(as_said) && said.empty() && is_insider(around.as)) {
        spoken = find_verb("card");
        said.text = as_said;
    }
    if (auto refused = not_theirs(spoken, as_said, around)) return std::unexpected(std::move(*refused));
    auto parts = parts_of(said, spoken->parts, repeats_parts(*spoken));
    reading read(*spoken, around, std::move(parts.rest), std::move(parts.parts));
    return listener_for(spoken->name)(read);
}

std::expected<heard, misheard> parse_form(std::string_view name, const std::map<std::string, std::string>& given,
    const std::map<std::string, std::string>& values, const hearing& around) {
    const auto* asked = find_verb(name);
    if (auto refused = not_theirs(asked, name, around)) return std::unexpected(std::move(*refused));
    std::vector<part> parts;
    std::size_t length = 0;
    const auto take = [&](const std::string& field, const std::string& value) {
        length += value.size();
        // Forms deliver what was typed as it was typed: nothing in it is escaped.
        auto said = hear(value, day::platform::room).trimmed();
        const bool known = std::ranges::find(parts, field, &part::name) != parts.end();
        if (!known && (!said.empty() || may_be_emptied(*asked, field))) parts.push_back({field, std::move(said)});
    };
    for (const auto& [field, value] : touched(given, values)) take(field, value);
    for (const auto& [field, value] : given)
        if (!values.contains(field)) take(field, value);
    if (length > longest_delivery) return std::unexpected(too_long());
    reading read(*asked, around, {}, std::move(parts), reading::source::form);
    return listener_for(asked->name)(read);
}

}  // namespace bot::speech
