#include "speech/amounts.hpp"

#include "speech/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace bot::speech {

namespace {

/// The digits at the head of `text`, which are taken away from it.
std::optional<std::uint32_t> take_number(std::string_view& text) {
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    if (digits == 0 || digits > 9) return std::nullopt;
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

/// Minutes in one of the unit that stands at the head of `text` and is taken away; without any: minutes.
std::optional<std::uint32_t> take_unit(std::string_view& text) {
    constexpr auto units = std::to_array<std::pair<std::string_view, std::uint32_t>>(
        {{"hours", 60}, {"hour", 60}, {"hrs", 60}, {"hr", 60}, {"h", 60}, {"minutes", 1}, {"minute", 1}, {"mins", 1},
            {"min", 1}, {"m", 1}, {"days", 1'440}, {"day", 1'440}, {"d", 1'440}});
    const auto letters = std::min(text.find_first_of("0123456789"), text.size());
    const auto word = text.substr(0, letters);
    text.remove_prefix(letters);
    if (word.empty()) return 1;
    for (const auto& [name, each] : units)
        if (word == name) return each;
    return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> number_in(std::string_view word) {
    const auto key = keyword(word);
    std::string_view text = key;
    if (text.starts_with('#')) text.remove_prefix(1);
    const auto number = take_number(text);
    return text.empty() ? number : std::nullopt;
}

std::optional<day::minutes> minutes_in(std::string_view said) {
    constexpr std::uint64_t longest = 28 * 1'440;
    std::string letters;
    for (const auto& word : words_of({std::string(said), {}})) letters += keyword(word.text);
    std::string_view text = letters;
    std::uint64_t total = 0;
    do {
        const auto number = take_number(text);
        const auto unit = take_unit(text);
        if (!number || !unit) return std::nullopt;
        total += std::uint64_t{*number} * *unit;
    } while (!text.empty() && total <= longest);
    if (total == 0 || total > longest) return std::nullopt;
    return day::minutes(static_cast<int>(total));
}

std::optional<bool> yes_in(std::string_view text) {
    const auto key = keyword(text);
    constexpr std::array<std::string_view, 6> yes{"yes", "y", "true", "on", "1", "yep"},
        no{"no", "n", "false", "off", "0", "nope"};
    if (std::ranges::find(yes, key) != yes.end()) return true;
    if (std::ranges::find(no, key) != no.end()) return false;
    return std::nullopt;
}

}  // namespace bot::speech
