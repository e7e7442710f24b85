#include "chat/http_date.hpp"

#include <algorithm>

namespace bot::chat {

std::optional<clock::instant> instant_of_date(std::string_view header) {
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec", shape = "aaa, 00 aaa 0000 00:00:00 GMT";
    const auto fits = [](char c, char as) { return as == '0' ? c >= '0' && c <= '9' : as == 'a' || c == as; };
    if (!std::ranges::equal(header, shape, fits)) return std::nullopt;
    const auto number = [header](std::size_t from, std::size_t size) {
        int value = 0;
        for (const char digit : header.substr(from, size)) value = value * 10 + (digit - '0');
        return value;
    };
    const auto month = months.find(header.substr(8, 3));
    if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
    const auto date = std::chrono::year(number(12, 4)) / static_cast<int>(month / 3 + 1) / number(5, 2);
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(number(17, 2)) + std::chrono::minutes(number(20, 2)) +
           std::chrono::seconds(number(23, 2));
}

}  // namespace bot::chat
