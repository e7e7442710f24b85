#include "chat/slack/rich_text.hpp"

#include "chat/slack/limits.hpp"
#include "day/match.hpp"

#include <algorithm>

namespace bot::chat::slack {

using day::match;
namespace {

struct style {
    bool bold = false, italic = false, code = false;
    bool is_plain() const { return !bold && !italic && !code; }
};

void write_style(json_writer& to, const style& how) {
    if (how.is_plain()) return;
    to.name("style").open_object();
    if (how.bold) to.member("bold", true);
    if (how.italic) to.member("italic", true);
    if (how.code) to.member("code", true);
    to.close_object();
}

json_writer& typed(json_writer& to, std::string_view type) { return to.open_object().member("type", type); }

void write_text(json_writer& to, std::string_view said, const style& how = {}) {
    typed(to, "text").member("text", said);
    write_style(to, how);
    to.close_object();
}

void write_time(json_writer& to, const speech::time& it, const style& how) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(it.at).time_since_epoch().count();
    typed(to, "date").name("timestamp").number(seconds);
    to.member("format", "{date_short_pretty} {time}").member("fallback", it.shown);
    write_style(to, how);
    to.close_object();
}

void write_element(json_writer& to, const speech::span& piece, bool strong) {
    const style usual{.bold = strong};
    match(
        piece, [&](const speech::text& it) { write_text(to, it.said, {it.strong || strong, it.emphasis, it.code}); },
        [&](const speech::link& it) {
            typed(to, "link").member("url", it.href).member("text", it.said);
            write_style(to, usual);
            to.close_object();
        },
        [&](const speech::person& it) {
            if (it.who.is_bot()) return write_text(to, "chaosday", usual);
            if (!is_user(it.who.id)) return write_text(to, "@" + it.who.id, usual);
            typed(to, "user").member("user_id", it.who.id).close_object();
        },
        [&](const speech::channel& it) {
            if (!is_id(it.which.id)) return write_text(to, "#" + it.which.id, usual);
            typed(to, "channel").member("channel_id", it.which.id).close_object();
        },
        [&](const speech::time& it) { write_time(to, it, usual); },
        [&](const speech::line_break&) { write_text(to, "\n"); });
}

/// Slack refuses an empty element.
bool is_empty(const speech::span& piece) {
    const auto* text = std::get_if<speech::text>(&piece);
    return text != nullptr && text->said.empty();
}

}  // namespace

bool is_id(std::string_view id) {
    return !id.empty() && id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
}

bool is_user(std::string_view id) { return is_id(id) && (id.front() == 'U' || id.front() == 'W'); }

void write_section(json_writer& to, const speech::line& of, bool strong) {
    typed(to, "rich_text_section").name("elements").open_list();
    for (const auto& piece : of)
        if (!is_empty(piece)) write_element(to, piece, strong);
    if (std::ranges::all_of(of, is_empty)) write_text(to, " ");
    to.close_list().close_object();
}

void write_list(json_writer& to, const std::vector<speech::line>& of, bool ordered, std::size_t first) {
    typed(to, "rich_text_list").member("style", ordered ? "ordered" : "bullet").name("elements").open_list();
    for (const auto& each : of) write_section(to, each);
    to.close_list();
    if (ordered && first > 0) to.name("offset").number(static_cast<std::int64_t>(first));
    to.close_object();
}

void write_code(json_writer& to, std::string_view of) {
    typed(to, "rich_text_preformatted").name("elements").open_list();
    write_text(to, of.empty() ? " " : of);
    to.close_list().close_object();
}

}  // namespace bot::chat::slack
