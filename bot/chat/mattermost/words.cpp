#include "chat/mattermost/words.hpp"

#include <algorithm>

namespace bot::chat::mattermost {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_of_name(char c) {
    const char it = lower(c);
    return (it >= 'a' && it <= 'z') || (it >= '0' && it <= '9') || it == '-' || it == '_' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::string trimmed(std::string_view it) {
    const auto first = it.find_first_not_of(" \t\r\n"), last = it.find_last_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string() : std::string(it.substr(first, last - first + 1));
}

bool is_named_at(std::string_view text, std::size_t at, std::string_view name) {
    if (name.empty() || text.size() - at <= name.size()) return false;
    const auto there = text.substr(at + 1, name.size());
    if (!std::ranges::equal(there, name, [](char one, char other) { return lower(one) == lower(other); })) return false;
    if (at > 0 && (is_of_name(text[at - 1]) || text[at - 1] == '.')) return false;  // an address
    auto rest = text.substr(at + 1 + name.size());
    if (rest.empty()) return true;
    // A full stop ends the sentence, or goes on with the name.
    if (rest.front() == '.') return rest.size() == 1 || !is_of_name(rest[1]);
    return !is_of_name(rest.front());
}

/// Behind the code that begins at `at`; where nothing closes it, it is no code.
std::size_t behind_code(std::string_view text, std::size_t at) {
    const auto opened = std::min(text.find_first_not_of('`', at), text.size());
    const auto fence = text.substr(at, opened - at);
    const auto closed = text.find(fence, opened);
    return closed == std::string_view::npos ? opened : closed + fence.size();
}

std::size_t mention_of(std::string_view name, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '`') {
            at = behind_code(text, at);
            continue;
        }
        if (text[at] == '@' && is_named_at(text, at, name)) return at;
        ++at;
    }
    return std::string_view::npos;
}

}  // namespace

std::optional<std::string> words_to(std::string_view name, std::string_view text) {
    const auto at = mention_of(name, text);
    if (at == std::string_view::npos) return std::nullopt;
    auto behind = text.substr(at + 1 + name.size());
    while (!behind.empty() && (behind.front() == ':' || behind.front() == ',')) behind.remove_prefix(1);
    auto words = trimmed(behind);
    return words.find_first_not_of(".!?)") == std::string::npos ? trimmed(text.substr(0, at)) : words;
}

std::set<std::string> called_in(std::string_view text) {
    std::set<std::string> all;
    for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        if (at > 0 && is_of_name(text[at - 1])) continue;  // an address
        const auto behind = text.substr(at + 1);
        const auto end = std::ranges::find_if_not(behind, [](char c) { return is_of_name(c) || c == '.'; });
        std::string name(behind.begin(), end);
        while (name.ends_with('.')) name.pop_back();  // of the sentence
        std::ranges::transform(name, name.begin(), lower);
        const bool is_everybody = name == "all" || name == "channel" || name == "here";
        if (!name.empty() && !is_everybody) all.insert(std::move(name));
    }
    return all;
}

std::string words_directly_to(std::string_view name, std::string_view text) {
    auto words = trimmed(text);
    if (!words.starts_with('@')) return words;
    return words_to(name, words).value_or(words);
}

}  // namespace bot::chat::mattermost
