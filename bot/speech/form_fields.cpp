#include "speech/form_fields.hpp"

#include "speech/words.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

constexpr std::size_t longest_label = 75, most_options = 100;  ///< Slack's bounds, and nobody reads further

/// Of a choice only what can be chosen: platforms refuse a form that has chosen anything else.
bool can_stand_in(const field& it, const std::string& value) {
    return it.options.empty() || std::ranges::find(it.options, value, &option::value) != it.options.end();
}

}  // namespace

field one_line(std::string name, std::string label, std::string hint) {
    return {std::move(name), std::move(label), std::move(hint), {}, field_kind::line, false, {}};
}

field some_lines(std::string name, std::string label, std::string hint) {
    return as_kind(one_line(std::move(name), std::move(label), std::move(hint)), field_kind::lines);
}

field one_of(std::string name, std::string label, std::vector<option> options) {
    auto made = one_line(std::move(name), std::move(label));
    if (options.empty()) {
        made.hint = "its number";
        return as_kind(std::move(made), field_kind::number);
    }
    if (options.size() > most_options) options.resize(most_options);
    if (options.size() == 1) made.value = options.front().value;
    made.options = std::move(options);
    return as_kind(std::move(made), field_kind::choice);
}

field asks_why(std::string hint) { return optional(some_lines("why", "Why?", std::move(hint))); }

field as_kind(field it, field_kind kind) {
    it.kind = kind;
    return it;
}

field optional(field it) {
    it.optional = true;
    return it;
}

field filled(field it, std::string value) {
    it.value = std::move(value);
    return it;
}

std::string as_label(std::string_view name) { return shortened(name, longest_label); }

void fill_in(form& made, const given_parts& given) {
    for (auto& each : made.fields)
        if (const auto said = given.find(each.name); said != given.end()) {
            const bool is_the_only_one = each.options.size() == 1;
            if (can_stand_in(each, said->second))
                each.value = said->second;
            else if (is_the_only_one)
                each.value.clear();  // another one was meant: it is not to be chosen by a hasty click
        }
    for (const auto& [name, value] : given)
        if (std::ranges::find(made.fields, name, &field::name) == made.fields.end()) made.given.emplace(name, value);
}

}  // namespace bot::speech
