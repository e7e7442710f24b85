#include "program/log.hpp"

#include <algorithm>
#include <array>
#include <date/date.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace bot::program {

namespace {

namespace levels = spdlog::level;

constexpr std::array<std::pair<std::string_view, levels::level_enum>, 4> named{
    {{"debug", levels::debug}, {"info", levels::info}, {"warning", levels::warn}, {"error", levels::err}}};

std::optional<levels::level_enum> level_named(std::string_view word) {
    const auto* const found = std::ranges::find(named, word, [](const auto& each) { return each.first; });
    return found == named.end() ? std::nullopt : std::optional(found->second);
}

std::string_view name_of(levels::level_enum level) {
    const auto* const found = std::ranges::find(named, level, [](const auto& each) { return each.second; });
    return found == named.end() ? "error" : found->first;
}

levels::level_enum level_of(crew::severity how) {
    switch (how) {
        case crew::severity::debug:
            return levels::debug;
        case crew::severity::info:
            return levels::info;
        case crew::severity::warning:
            return levels::warn;
        case crew::severity::error:
            break;
    }
    return levels::err;
}

class one_line final : public spdlog::formatter {
public:
    explicit one_line(log_form form) : form_(form) {}
    void format(const spdlog::details::log_msg& it, spdlog::memory_buf_t& to) override {
        const std::string_view text(it.payload.data(), it.payload.size());
        const auto line =
            log_line(std::chrono::floor<std::chrono::milliseconds>(it.time), name_of(it.level), text, form_);
        to.append(line.data(), line.data() + line.size());
        to.push_back('\n');
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<one_line>(form_); }

private:
    log_form form_;
};

spdlog::logger& ours() {
    static spdlog::logger log = [] {
        spdlog::logger made("chaosday", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made.set_formatter(std::make_unique<one_line>(log_form::text));
        made.flush_on(levels::trace);
        return made;
    }();
    return log;
}

bool is_part_of_secret(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
           each == '-' || each == '_';
}

/// How many characters at the start of `text` tell what secret follows them; 0: none does.
std::size_t telltale_at(std::string_view text) {
    for (const std::string_view each : {"hooks.slack.com/", "hooks.slack-gov.com/", "xapp-"})
        if (text.starts_with(each)) return each.size();
    // xoxb-, xoxp-, xoxe.xoxp- and their kin, those that are still to come included.
    const bool is_token = text.size() > 5 && text.starts_with("xox") && (text[4] == '-' || text[4] == '.');
    return is_token ? 5 : 0;
}

std::string without_line_ends(std::string_view text) {
    std::string out;
    for (const char each : text) {
        if (each == '\n')
            out += "\\n";
        else
            out += static_cast<unsigned char>(each) < ' ' || each == '\x7f' ? ' ' : each;
    }
    return out;
}

}  // namespace

void open_log(std::string_view level, log_form form) {
    ours().set_formatter(std::make_unique<one_line>(form));
    set_log_level(level);
}

bool set_log_level(std::string_view level) {
    const auto found = level_named(level);
    if (found) ours().set_level(*found);
    return found.has_value();
}

bool is_log_level(std::string_view word) { return level_named(word).has_value(); }

crew::teller log_teller() {
    return [](crew::severity how, const std::string& text) { ours().log(level_of(how), spdlog::string_view_t(text)); };
}

std::string log_line(
    std::chrono::sys_time<std::chrono::milliseconds> at, std::string_view level, std::string_view text, log_form form) {
    const auto time = date::format("%FT%TZ", at);
    const auto told = redacted(text);
    if (form == log_form::text) return fmt::format("{} {:7} {}", time, level, without_line_ends(told));
    const nlohmann::ordered_json line = {{"time", time}, {"level", level}, {"text", told}};
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string redacted(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto skip = telltale_at(text);
        if (skip == 0) {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        out += text.substr(0, skip);
        out += "***";
        const bool is_address = text.starts_with("hooks.");
        while (skip < text.size() &&
               (is_part_of_secret(text[skip]) || text[skip] == '.' || (is_address && text[skip] == '/')))
            ++skip;
        text.remove_prefix(skip);
    }
    return out;
}

}  // namespace bot::program
