#include "chat/slack/seen_message.hpp"

#include "chat/fields.hpp"
#include "chat/slack/mrkdwn.hpp"

#include <fmt/format.h>

namespace bot::chat::slack {

namespace {

/// Texts one below the other; what is empty takes no line.
class lines {
public:
    void add(std::string_view text) {
        if (text.empty()) return;
        all_ += all_.empty() ? "" : "\n";
        all_ += text;
    }
    bool is_empty() const { return all_.empty(); }
    const std::string& text() const { return all_; }

private:
    std::string all_;
};

std::string link_in(const fields& element) {
    const auto label = element.text("text"), url = element.text("url");
    return label.empty() ? fmt::format("<{}>", escaped(url)) : fmt::format("<{}|{}>", escaped(url), escaped(label));
}

/// What stands in one line of rich text. Source: FACTS 5.
std::string inline_text(const fields& element) {
    const auto type = element.text("type");
    if (type == "text") return escaped(element.text("text"));
    if (type == "link") return link_in(element);
    if (type == "user") return fmt::format("<@{}>", element.text("user_id"));
    if (type == "channel") return fmt::format("<#{}>", element.text("channel_id"));
    if (type == "emoji") return fmt::format(":{}:", element.text("name"));
    if (type == "date") return escaped(element.text("fallback"));
    return {};
}

/// Sections, lists, quotes and code: each a line, or several within.
void add_rich_text(const fields& of, lines& to) {
    std::string line;
    of.each_of("elements", [&](const fields& each) {
        if (each.has("elements"))
            add_rich_text(each, to);
        else
            line += inline_text(each);
    });
    to.add(line);
}

void add_block(const fields& block, lines& to) {
    const auto type = block.text("type");
    if (type == "section" || type == "header") to.add(block.object("text").text("text"));
    if (type == "section") block.each_of("fields", [&](const fields& each) { to.add(each.text("text")); });
    if (type == "context") block.each_of("elements", [&](const fields& each) { to.add(each.text("text")); });
    if (type == "markdown") to.add(block.text("text"));
    if (type == "image") to.add(escaped(block.text("alt_text")));
    if (type == "rich_text") add_rich_text(block, to);
}

void add_blocks(const fields& of, lines& to) {
    of.each_of("blocks", [&](const fields& each) { add_block(each, to); });
}

/// The fallback says the same once more, for who can not show the rest.
void add_attachment(const fields& it, lines& to) {
    const bool is_preview = it.has("from_url") || it.has("original_url");
    if (is_preview) return;
    lines whole;
    for (const auto* part : {"pretext", "title", "text"}) whole.add(it.text(part));
    it.each_of("fields", [&](const fields& each) {
        const auto title = each.text("title"), value = each.text("value");
        whole.add(title.empty() || value.empty() ? title + value : title + ": " + value);
    });
    add_blocks(it, whole);
    if (whole.is_empty()) whole.add(it.text("fallback"));
    to.add(whole.text());
}

std::string first_of(const std::string& one, const std::string& other) { return one.empty() ? other : one; }

}  // namespace

seen_message message_in(const fields& message) {
    lines all;
    all.add(message.text("text"));
    if (all.is_empty()) add_blocks(message, all);  // beside blocks the text says what they say
    message.each_of("attachments", [&](const fields& each) { add_attachment(each, all); });
    message.each_of(
        "files", [&](const fields& each) { all.add(escaped(first_of(each.text("title"), each.text("name")))); });
    const auto user = message.text("user");
    if (!user.empty()) return {all.text(), user, {}};
    return {all.text(), message.text("bot_id"),
        first_of(message.text("username"), message.object("bot_profile").text("name"))};
}

}  // namespace bot::chat::slack
