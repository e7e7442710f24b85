#include "wire/http.hpp"

#include <algorithm>
#include <cctype>

namespace bot::wire {

namespace {

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

}  // namespace

bool same_token(std::string_view one, std::string_view other) {
    return std::ranges::equal(
        one, other, [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::optional<std::string_view> header_list::find(std::string_view name) const {
    const auto found = std::ranges::find_if(all_, [&](const header& each) { return same_token(each.name, name); });
    if (found == all_.end()) return std::nullopt;
    return found->value;
}

void header_list::set(std::string name, std::string value) {
    std::erase_if(all_, [&](const header& each) { return same_token(each.name, name); });
    add(std::move(name), std::move(value));
}

bool header_list::is_clean() const {
    return std::ranges::all_of(all_, [](const header& each) {
        return is_token(each.name) && each.value.find_first_of(std::string_view("\r\n\0", 3)) == each.value.npos;
    });
}

}  // namespace bot::wire
