#include "speech/moments.hpp"

#include "clock/zones.hpp"
#include "speech/amounts.hpp"
#include "speech/words.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

/// ASCII, with a plain colon.
std::string time_word(std::string_view word) {
    auto key = keyword(word);
    if (const auto wide = key.find("："); wide != std::string::npos)
        key.replace(wide, std::string_view("：").size(), ":");
    return key;
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

/// The words of "date time", where an ISO moment has a T between.
std::pair<std::string, std::string> date_and_time(std::string_view said) {
    auto words = words_of({std::string(said), {}});
    if (words.empty()) return {};
    if (words.size() > 1) return {words[0].text, words[1].text};
    const auto key = keyword(words[0].text);
    if (const auto t = key.find('t'); t == 10 && key.size() > 11) return {key.substr(0, t), key.substr(t + 1)};
    return {"", words[0].text};
}

year_month_day date_of(day::instant at, std::string_view zone) { return clock::to_local(at, zone).date; }

constexpr auto within = hours(12);

std::expected<day::moment, std::string> next_time(day::minutes time_of_day, std::string_view zone, day::instant now) {
    const auto today = date_of(now, zone);
    const auto tomorrow = year_month_day(sys_days(today) + days(1));
    for (const auto date : {today, tomorrow}) {
        const auto found = moment_at(date, time_of_day, zone);
        if (!found || (found->at > now && found->at - now <= within)) return found;
    }
    return std::unexpected(fmt::format("{} has passed. If you mean tomorrow, say “tomorrow {}”.",
        local_text(today, time_of_day).substr(11), local_text(today, time_of_day).substr(11)));
}

}  // namespace

bool looks_like_time(std::string_view word) {
    const auto key = time_word(word);
    const auto colon = key.find(':');
    return (colon == 1 || colon == 2) && all_digits(std::string_view(key).substr(0, colon)) &&
           key.size() >= colon + 3 && is_digit(key[colon + 1]) && is_digit(key[colon + 2]) &&
           (key.size() == colon + 3 || !is_digit(key[colon + 3]));
}

std::optional<day::minutes> time_of_day_in(std::string_view word) {
    if (!looks_like_time(word)) return std::nullopt;
    const auto key = time_word(word);
    const auto colon = key.find(':');
    auto hour = number_of(std::string_view(key).substr(0, colon));
    const auto minute = number_of(std::string_view(key).substr(colon + 1, 2));
    auto tail = std::string_view(key).substr(colon + 3);
    if (tail.size() >= 3 && tail[0] == ':' && all_digits(tail.substr(1, 2)) && number_of(tail.substr(1, 2)) < 60)
        tail.remove_prefix(3);
    const bool am = tail == "am", pm = tail == "pm";
    if ((am || pm) && (hour < 1 || hour > 12)) return std::nullopt;
    if (am && hour == 12) hour = 0;
    if (pm && hour != 12) hour += 12;
    if (!(tail.empty() || am || pm) || hour > 23 || minute > 59) return std::nullopt;
    return day::minutes(hour * 60 + minute);
}

std::optional<year_month_day> date_in(std::string_view word, year_month_day today) {
    const auto key = keyword(word);
    if (key == "today") return today;
    if (key == "tomorrow") return year_month_day(sys_days(today) + days(1));
    if (key == "yesterday") return year_month_day(sys_days(today) - days(1));
    const std::string_view text = key;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (!all_digits(text.substr(0, 4)) || !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8)))
        return std::nullopt;
    const auto date = std::chrono::year(number_of(text.substr(0, 4))) /
                      std::chrono::month(static_cast<unsigned>(number_of(text.substr(5, 2)))) /
                      std::chrono::day(static_cast<unsigned>(number_of(text.substr(8))));
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string local_text(year_month_day date, day::minutes time_of_day) {
    const auto at = sys_days(date) + time_of_day;
    const auto on = year_month_day(std::chrono::floor<days>(at));
    const auto left = (at - sys_days(on)).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", static_cast<int>(on.year()), static_cast<unsigned>(on.month()),
        static_cast<unsigned>(on.day()), left / 60, left % 60);
}

std::expected<day::moment, std::string> moment_at(
    year_month_day date, day::minutes time_of_day, std::string_view zone) {
    auto at = clock::to_instant(date, time_of_day, zone);
    if (!at) return std::unexpected(std::move(at.error()));
    return day::moment{local_text(date, time_of_day), *at};
}

std::expected<day::instant, std::string> past(
    std::optional<year_month_day> date, day::minutes time_of_day, std::string_view zone, day::instant now) {
    const auto today = date_of(now, zone);
    if (date) {
        const auto then = clock::to_instant(*date, time_of_day, zone);
        if (!then || *then <= now) return then;
    } else {
        for (const auto back : {days(0), days(1)}) {
            const auto then = clock::to_instant(year_month_day(sys_days(today) - back), time_of_day, zone);
            if (!then || (*then <= now && now - *then <= (back == days(0) ? hours(25) : hours(within)))) return then;
        }
    }
    const auto shown = local_text(today, time_of_day).substr(11);
    return std::unexpected(fmt::format("{} is still to come: it is {}.", shown, clock::time_text(now, zone)));
}

std::expected<day::moment, std::string> coming(
    std::string_view said, std::string_view zone, day::instant now, std::optional<year_month_day> usual_date) {
    const auto [date_word, time_word] = date_and_time(said);
    const auto time_of_day = time_of_day_in(time_word);
    if (!time_of_day)
        return std::unexpected(fmt::format("“{}” is no time of day: write it as 16:30.", shortened(said, 40)));
    std::optional<year_month_day> date = usual_date;
    if (!date_word.empty()) date = date_in(date_word, date_of(now, zone));
    if (!date_word.empty() && !date)
        return std::unexpected(fmt::format("“{}” is no date: write it as 2026-11-24.", shortened(date_word, 40)));
    if (!date) return next_time(*time_of_day, zone, now);
    auto found = moment_at(*date, *time_of_day, zone);
    if (found && found->at <= now)
        return std::unexpected(fmt::format("{} has passed.", clock::moment_text(found->at, zone)));
    return found;
}

}  // namespace bot::speech
