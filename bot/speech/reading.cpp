#include "speech/reading.hpp"

#include "speech/amounts.hpp"
#include "speech/say.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::speech {

namespace {

std::string shown(const phrase& said) { return "“" + shortened(said.text, shown_of_a_word) + "”"; }

/// Numbers may carry what they are the number of.
bool is_noun(std::string_view word, std::string_view name) {
    return keyword(word) == name || (name == "card" && keyword(word) == "experiment");
}

}  // namespace

reading::reading(const verb& of, const hearing& around, phrase rest_of_words, std::vector<part> parts, source from)
    : rest(std::move(rest_of_words)), of_(&of), around_(&around), parts_(std::move(parts)), from_(from) {}

const phrase* reading::part_named(std::string_view name) const {
    const auto found = std::ranges::find(parts_, name, &part::name);
    return found == parts_.end() ? nullptr : &found->value;
}

std::string reading::text(std::string_view name, std::size_t bound) {
    const auto* said = part_named(name);
    if (said == nullptr) return {};
    if (const auto length = characters(said->text); length > bound)
        wrong(std::string(name), fmt::format("{} is too long: {} characters, at most {} fit.", name, length, bound));
    return said->text;
}

phrase reading::main_phrase() {
    auto said = unquoted(rest);
    rest = {};
    if (const auto* part = part_named(of_->main); part != nullptr && said.empty()) return *part;
    if (!said.empty() && !says(of_->main)) parts_.push_back({std::string(of_->main), said});
    return said;
}

std::string reading::main() { return main_phrase().text; }

bool reading::names_only(std::string_view part) {
    auto left = rest;
    if (begins_quoted(rest) || keyword(take_word(left).text) != part || !left.empty()) return false;
    rest = {};
    return true;
}

std::string reading::why() {
    auto said = unquoted(rest).text;
    rest = {};
    const auto part = text("why");
    if (said.empty()) return part;
    auto whole = part.empty() ? said : said + " " + part;
    keep("why", whole);
    return whole;
}

void reading::keep(std::string name, std::string text) {
    std::erase_if(parts_, [&](const part& each) { return each.name == name; });
    parts_.push_back({std::move(name), {std::move(text), {}}});
}

std::optional<std::uint32_t> reading::number(std::string_view name) {
    if (const auto* said = part_named(name)) {
        const auto found = number_in(said->text);
        if (!found && !said->empty())
            wrong(std::string(name), fmt::format("{} is no number of a {}.", shown(*said), name));
        return found;
    }
    auto left = rest;
    auto word = take_word(left);
    if (is_noun(word.text, name)) word = take_word(left);
    // A number in quotes is text.
    const auto found = begins_quoted(rest) ? std::nullopt : number_in(word.text);
    if (found) {
        rest = std::move(left);
        parts_.push_back({std::string(name), {std::to_string(*found), {}}});
    }
    return found;
}

std::optional<day::card_no> reading::card() {
    const auto found = number("card");
    if (found == 0u) wrong("card", "Cards are counted from 1.");
    return found ? std::optional(day::card_no{*found}) : std::nullopt;
}

std::optional<day::minutes> reading::minutes(std::string_view name) {
    const auto* said = part_named(name);
    if (said == nullptr) return std::nullopt;
    const auto found = minutes_in(said->text);
    if (!found)
        wrong(std::string(name),
            fmt::format("{} is no length of time for {}: write it as 20m or 1h30.", shown(*said), name));
    return found;
}

std::optional<bool> reading::yes(std::string_view name) {
    const auto* said = part_named(name);
    if (said == nullptr) return std::nullopt;
    if (is_form() && said->empty()) return false;  // a box that is not ticked
    const auto found = yes_in(said->text);
    if (!found) wrong(std::string(name), fmt::format("{} is neither yes nor no, for {}.", shown(*said), name));
    return found;
}

std::optional<day::person_id> reading::person(std::string_view name) {
    const auto* said = part_named(name);
    if (said == nullptr) return std::nullopt;
    const auto found = people(*said, std::string(name));
    if (found.size() == 1) return found.front();
    if (found.size() > 1 || said->empty()) wrong(std::string(name), fmt::format("{} is for one person.", name));
    return std::nullopt;
}

std::optional<day::channel_id> reading::channel(std::string_view name) {
    const auto* said = part_named(name);
    if (said == nullptr) return std::nullopt;
    auto found = channel_in(*said, *around_);
    if (!found)
        wrong(std::string(name),
            fmt::format("I do not know the channel {}. Type # and choose it from the list; a private "
                        "channel has to hold the bot.",
                shown(*said)));
    return found;
}

std::vector<day::person_id> reading::people(const phrase& said, const std::string& field) {
    auto found = everybody(said, field);
    for (const auto& each : found.groups) wrong(field, fmt::format("“@{}” is a group. Name each person.", each.name));
    return std::move(found.who);
}

crowd reading::everybody(const phrase& said, const std::string& field) {
    crowd found;
    for (const auto& piece : split(said, ','))
        for (const auto& word : words_of(piece)) {
            if (keyword(word.text) == "and") continue;
            if (const auto who = person_in(word, *around_))
                found.who.push_back(*who);
            else if (auto group = group_in(word, *around_))
                found.groups.push_back(std::move(*group));
            else
                unknown_person(word, field);
        }
    return found;
}

void reading::unknown_person(const phrase& word, const std::string& field) {
    const auto* marked = word.whole_mark();
    if (marked != nullptr && marked->of == mark::kind::group)
        wrong(field, fmt::format("{} is a group, and I do not know who is in it. Name each person; or, if I am to see "
                                 "groups, whoever runs me finds by `chaosday check --online` what I lack for it.",
                         shown(word)));
    else
        wrong(field, fmt::format("I do not know {}. Type @ and choose the person from the list.", shown(word)));
}

void reading::wrong(std::string field, std::string what) { faults_.emplace_back(std::move(field), std::move(what)); }
void reading::lacks(std::string field, std::string what) { lacking_.emplace_back(std::move(field), std::move(what)); }

void reading::no_more() {
    if (rest.empty()) return;
    wrong("", fmt::format("I can not use {} with {}.", shown(rest), of_->name));
}

outcome reading::finish(heard made) {
    if (!faults_.empty()) return all_faults();
    if (lacking_.empty()) return made;
    return of_->has_form && !is_form() ? to_form() : all_faults();
}

outcome reading::to_form() { return wants_form{std::string(of_->name), as_given()}; }

outcome reading::all_faults() const {
    constexpr std::size_t most = 8;
    misheard no;
    std::vector<line> said;
    for (const auto& gathered : {faults_, lacking_})
        for (const auto& [field, what] : gathered) {
            if (said.size() < most) said.push_back(words(what));
            if (is_form()) no.at_field.try_emplace(field.empty() ? std::string(of_->main) : field, what);
        }
    telling told;
    if (said.size() == 1)
        told.adds(paragraph{said.front()});
    else
        told.lists(std::move(said));
    if (!is_form()) told.says("For example: ", typed(of_->example));
    no.say = told;
    return std::unexpected(std::move(no));
}

std::map<std::string, std::string> reading::as_given() const {
    std::map<std::string, std::string> given;
    for (const auto& [name, value] : parts_) {
        const auto* whole = value.whole_mark();
        given[name] = whole != nullptr && whole->of != mark::kind::group ? whole->id : value.text;
    }
    if (const auto said = unquoted(rest); !said.empty() && !of_->main.empty())
        given.try_emplace(std::string(of_->main), said.text);
    return given;
}

}  // namespace bot::speech
