#include "speech/toml_table.hpp"

#include "speech/amounts.hpp"
#include "speech/moments.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace bot::speech {

namespace {

constexpr std::size_t shown_of_a_value = 60;

/// Bytes that are no text, line ends but in texts of several lines, and controls are made harmless.
std::string as_heard(const std::string& written) { return hear(written, day::platform::room).trimmed().text; }

}  // namespace

void note_fault(fault_list& faults, const toml::source_region& where, std::string what) {
    faults.push_back({where.begin.line, where.begin.column, std::move(what)});
}

std::string shown_value(const toml::node& it) {
    std::ostringstream shown;
    if (const auto* text = it.as_string())
        shown << '"' << as_heard(text->get()) << '"';
    else if (it.is_table())
        shown << "a table";
    else if (it.is_array())
        shown << "a list";
    else
        it.visit([&](const auto& value) {
            if constexpr (toml::is_value<decltype(value)>) shown << value.get();
        });
    auto text = shortened(shown.str(), shown_of_a_value);
    std::ranges::replace(text, '\n', ' ');
    return text;
}

const toml::node* toml_table::take(std::string_view key) {
    asked_.emplace(key);
    return of_.get(key);
}

toml::source_region toml_table::where(std::string_view key) const {
    const auto* node = of_.get(key);
    return node == nullptr ? of_.source() : node->source();
}

void toml_table::fault(std::string_view key, std::string what) { note_fault(faults_, where(key), std::move(what)); }

void toml_table::wrong_kind(std::string_view key, const toml::node& is, std::string_view wanted) {
    note_fault(faults_, is.source(), fmt::format("{} = {}: write {}.", key, shown_value(is), wanted));
}

std::string toml_table::text(std::string_view key, std::size_t bound) {
    const auto* node = take(key);
    if (node == nullptr) return {};
    const auto* value = node->as_string();
    if (value == nullptr) {
        wrong_kind(key, *node, "a text in quotes");
        return {};
    }
    auto text = as_heard(value->get());
    if (const auto length = characters(text); length > bound)
        fault(key, fmt::format("{} has {} characters: at most {} fit. Shorten it.", key, length, bound));
    return text;
}

std::string toml_table::needed_text(std::string_view key, std::size_t bound, std::string_view example) {
    auto said = text(key, bound);
    const auto* node = of_.get(key);
    if (said.empty() && (node == nullptr || node->is_string()))
        fault(key, node == nullptr ? fmt::format("{} has no {}: add {}.", called_, key, example)
                                   : fmt::format("{} is empty: write {}.", key, example));
    return said;
}

std::optional<bool> toml_table::yes(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_boolean()) return value->get();
    wrong_kind(key, *node, "true or false, without quotes");
    return std::nullopt;
}

std::optional<std::uint32_t> toml_table::number(std::string_view key, std::uint32_t least, std::uint32_t most) {
    const auto* node = take(key);
    if (node == nullptr) return std::nullopt;
    const auto* value = node->as_integer();
    if (value != nullptr && value->get() >= least && value->get() <= most)
        return static_cast<std::uint32_t>(value->get());
    wrong_kind(key, *node, fmt::format("a whole number from {} to {}", least, most));
    return std::nullopt;
}

std::optional<day::minutes> toml_table::minutes(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_string())
        if (const auto found = minutes_in(value->get())) return found;
    if (const auto* value = node->as_integer(); value != nullptr && value->get() > 0 && value->get() <= 28 * 1'440)
        return day::minutes(value->get());
    wrong_kind(key, *node, "a length of time such as \"20m\" or \"1h30\"");
    return std::nullopt;
}

std::optional<day::minutes> toml_table::time_of_day(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_time()) return day::minutes(value->get().hour * 60 + value->get().minute);
    if (const auto* value = node->as_string())
        if (const auto found = time_of_day_in(value->get())) return found;
    wrong_kind(key, *node, "a time of day such as \"09:30\"");
    return std::nullopt;
}

std::optional<year_month_day> toml_table::date(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_date()) {
        const auto& it = value->get();
        return std::chrono::year(it.year) / std::chrono::month(it.month) / std::chrono::day(it.day);
    }
    if (const auto* value = node->as_string(); value != nullptr && value->get().starts_with("2"))
        if (const auto found = date_in(value->get(), {})) return found;
    wrong_kind(key, *node, "a date such as 2026-11-24");
    return std::nullopt;
}

std::vector<listed_text> toml_table::texts(std::string_view key, std::size_t most, std::size_t bound) {
    const auto* node = take(key);
    if (node == nullptr) return {};
    std::vector<listed_text> found;
    const auto take_one = [&](const toml::node& each) {
        const auto* value = each.as_string();
        if (value == nullptr) return wrong_kind(key, each, "texts in quotes");
        auto text = as_heard(value->get());
        if (text.empty() || characters(text) > bound)
            return note_fault(faults_, each.source(),
                fmt::format("{} holds {}: each has to have 1 to {} characters.", key,
                    text.empty() ? "an empty text" : "a text that is too long", bound));
        found.push_back({std::move(text), each.source()});
    };
    const auto* list = node->as_array();
    if (list == nullptr) {
        take_one(*node);
    } else if (list->size() > most) {
        fault(key, fmt::format("{} holds {}: at most {} fit.", key, list->size(), most));
    } else {
        for (const auto& each : *list) take_one(each);
    }
    return found;
}

std::vector<std::uint32_t> toml_table::numbers(std::string_view key, std::size_t most, std::uint32_t greatest) {
    const auto* node = take(key);
    if (node == nullptr) return {};
    const auto wanted = fmt::format("a list of whole numbers up to {}, such as [7, 1]", greatest);
    const auto* list = node->as_array();
    if (list == nullptr || list->size() > most) {
        wrong_kind(key, *node, wanted);
        return {};
    }
    std::vector<std::uint32_t> found;
    for (const auto& each : *list) {
        const auto* value = each.as_integer();
        if (value != nullptr && value->get() >= 0 && value->get() <= greatest)
            found.push_back(static_cast<std::uint32_t>(value->get()));
        else
            wrong_kind(key, each, wanted);
    }
    return found;
}

const toml::table* toml_table::table(std::string_view key) {
    const auto* node = take(key);
    if (node != nullptr && !node->is_table()) wrong_kind(key, *node, fmt::format("a section [{}]", key));
    return node == nullptr ? nullptr : node->as_table();
}

std::vector<const toml::table*> toml_table::tables(std::string_view key, std::size_t most) {
    const auto* node = take(key);
    if (node == nullptr) return {};
    std::vector<const toml::table*> found;
    const auto* list = node->as_array();
    const auto wanted = fmt::format("sections [[{}]], with two brackets", key);
    if (list == nullptr) {
        wrong_kind(key, *node, wanted);
    } else if (list->size() > most) {
        fault(key, fmt::format("There are {} of [[{}]]: at most {} fit.", list->size(), key, most));
    } else {
        for (const auto& each : *list)
            if (const auto* one = each.as_table())
                found.push_back(one);
            else
                wrong_kind(key, each, wanted);
    }
    return found;
}

void toml_table::refuse_the_rest() {
    const std::vector<std::string_view> known(asked_.begin(), asked_.end());
    for (const auto& [key, value] : of_) {
        if (asked_.contains(key.str())) continue;
        const auto near = nearest(keyword(key.str()), known);
        auto what = fmt::format("{} has no key \"{}\".", called_, shortened(key.str(), 40));
        what +=
            near.empty() ? fmt::format(" It has {}.", fmt::join(known, ", ")) : fmt::format(" Did you mean {}?", near);
        note_fault(faults_, key.source(), std::move(what));
    }
}

}  // namespace bot::speech
