#include "chat/slack/mrkdwn.hpp"

#include "chat/slack/limits.hpp"
#include "chat/slack/rich_text.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace bot::chat::slack {

using day::match;

namespace {

constexpr std::string_view word_joiner = "\u2060";

/// Whether it begins with a word that calls everybody, or may once the next piece stands behind it.
bool calls_everybody(std::string_view from) {
    for (const std::string_view word : {"@here", "@channel", "@everyone"})
        if (from.starts_with(word) || word.starts_with(from)) return true;
    return false;
}

std::string mrkdwn(const speech::span& piece) {
    return match(
        piece, [](const speech::text& it) { return escaped(it.said); },
        [](const speech::link& it) {
            const auto shown = escaped(it.said), to = escaped(it.href);
            return it.said == it.href ? to : fmt::format("{} ({})", shown, to);
        },
        [](const speech::person& it) {
            if (it.who.is_bot()) return std::string("chaosday");
            return is_user(it.who.id) ? fmt::format("<@{}>", it.who.id) : escaped("@" + it.who.id);
        },
        [](const speech::channel& it) {
            return is_id(it.which.id) ? fmt::format("<#{}>", it.which.id) : escaped("#" + it.which.id);
        },
        [](const speech::time& it) {
            const auto seconds = std::chrono::floor<std::chrono::seconds>(it.at).time_since_epoch().count();
            // The fallback ends at the next >, and a | in it would end the format.
            auto shown = escaped(it.shown);
            for (auto& c : shown)
                if (c == '|' || c == '^') c = '/';
            return fmt::format("<!date^{}^{{date_short_pretty}} {{time}}|{}>", seconds, shown);
        },
        [](const speech::line_break&) { return std::string("\n"); });
}

std::string mrkdwn(const speech::line& pieces) {
    std::string said;
    for (const auto& piece : pieces) said += mrkdwn(piece);
    return said;
}

std::string mrkdwn(const speech::items& list) {
    std::string said;
    for (std::size_t at = 0; at < list.each.size(); ++at) {
        if (at > 0) said += '\n';
        said += (list.ordered ? fmt::format("{}. ", at + 1) : std::string("• ")) + mrkdwn(list.each[at]);
    }
    return said;
}

std::string mrkdwn(const speech::block& it) {
    return match(
        it, [](const speech::paragraph& each) { return mrkdwn(each.said); },
        [](const speech::heading& each) { return mrkdwn(each.said); },
        [](const speech::items& each) { return mrkdwn(each); },
        [](const speech::code_block& each) { return escaped(each.said); },
        [](const speech::divider&) { return std::string(); },
        [](const speech::entry& each) { return mrkdwn(each.said); });
}

/// A cut must not leave half of <@U1> or &amp; behind.
std::string cut_to(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    text = shortened(text, most);
    const auto ellipsis_at = text.size() - std::string_view("…").size();
    for (const auto [opens, closes] : {std::pair('<', '>'), std::pair('&', ';')}) {
        const auto opened = text.rfind(opens);
        if (opened != std::string::npos && text.find(closes, opened) == std::string::npos)
            text.erase(opened, std::min(ellipsis_at, text.size()) - opened);
    }
    return text;
}

// ---- from Slack ----

std::string decoded(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 3> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}}};
    std::string said;
    while (!text.empty()) {
        bool was_entity = false;
        for (const auto& [entity, means] : entities) {
            if (!text.starts_with(entity)) continue;
            said += means;
            text.remove_prefix(entity.size());
            was_entity = true;
            break;
        }
        if (was_entity) continue;
        said += text.front();
        text.remove_prefix(1);
    }
    return said;
}

/// What stands between < and >.
std::string spoken(std::string_view inside, const naming& person, const naming& channel) {
    const auto bar = inside.find('|');
    const auto before = inside.substr(0, bar);
    const auto label = bar == std::string_view::npos ? std::string_view() : inside.substr(bar + 1);
    if (before.starts_with('@')) return "@" + (label.empty() ? person(before.substr(1)) : decoded(label));
    if (before.starts_with('#')) return "#" + (label.empty() ? channel(before.substr(1)) : decoded(label));
    if (before.starts_with('!')) return label.empty() ? "@" + std::string(before.substr(1)) : decoded(label);
    if (label.empty() || label == before) return decoded(before);
    return fmt::format("{} ({})", decoded(label), decoded(before));
}

}  // namespace

std::string escaped(std::string_view typed) {
    const auto is_plain = [](char c) { return c != '&' && c != '<' && c != '>' && c != '@'; };
    if (std::ranges::all_of(typed, is_plain)) return std::string(typed);
    std::string said;
    said.reserve(typed.size());
    for (std::size_t at = 0; at < typed.size(); ++at) {
        switch (typed[at]) {
            case '&':
                said += "&amp;";
                break;
            case '<':
                said += "&lt;";
                break;
            case '>':
                said += "&gt;";
                break;
            case '@':
                said += '@';
                if (calls_everybody(typed.substr(at))) said += word_joiner;
                break;
            default:
                said += typed[at];
        }
    }
    return said;
}

std::string notification(const speech::message& of) {
    std::vector<const speech::block*> all;
    for (const auto& each : of.body) all.push_back(&each);
    return notification(all);
}

std::string notification(std::span<const speech::block* const> of) {
    std::string said;
    for (const auto* each : of) {
        const auto one = mrkdwn(*each);
        if (one.empty()) continue;
        said += (said.empty() ? "" : "\n") + one;
        if (said.size() > 2 * limits::message_text) break;
    }
    return cut_to(std::move(said), limits::message_text);
}

std::string readable(std::string_view from_slack, const naming& person, const naming& channel) {
    std::string said;
    while (!from_slack.empty()) {
        const auto open = from_slack.find('<');
        const auto close = open == std::string_view::npos ? open : from_slack.find('>', open);
        if (close == std::string_view::npos) break;
        said += decoded(from_slack.substr(0, open));
        said += spoken(from_slack.substr(open + 1, close - open - 1), person, channel);
        from_slack.remove_prefix(close + 1);
    }
    return said + decoded(from_slack);
}

}  // namespace bot::chat::slack
