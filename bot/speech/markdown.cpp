#include "speech/markdown.hpp"

#include "speech/say.hpp"

#include <algorithm>
#include <cmark-gfm.h>
#include <memory>

namespace bot::speech {

namespace {

/// The private-use plane 15: U+F0000 and up, four bytes each in UTF-8.
constexpr char32_t first_placeholder = 0xF0000, last_placeholder = 0xFFFFD;

struct free_node {
    void operator()(cmark_node* it) const { cmark_node_free(it); }
};
using tree = std::unique_ptr<cmark_node, free_node>;

tree parsed(std::string_view markdown) {
    return tree(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8));
}

/// The value that a placeholder at the head of `text` stands for.
std::optional<std::size_t> placeholder_at(std::string_view text) {
    if (text.size() < 4 || text[0] != '\xF3' || static_cast<unsigned char>(text[1]) < 0xB0) return {};
    char32_t point = 0x3;
    for (std::size_t at = 1; at < 4; ++at) point = (point << 6) | (static_cast<unsigned char>(text[at]) & 0x3F);
    if (point < first_placeholder || point > last_placeholder) return {};
    return point - first_placeholder;
}

bool looks_alike(const text& one, const text& other) {
    return one.strong == other.strong && one.emphasis == other.emphasis && one.code == other.code;
}

void append(line& to, text more) {
    if (auto* last = to.empty() ? nullptr : std::get_if<text>(&to.back()); last && looks_alike(*last, more))
        last->said += more.said;
    else
        to.emplace_back(std::move(more));
}

class reading {
public:
    explicit reading(std::span<const span> values) : values_(values) {}

    void blocks(cmark_node* above, std::vector<block>& to) const {
        for (auto* it = cmark_node_first_child(above); it; it = cmark_node_next(it)) one_block(it, to);
    }

private:
    void one_block(cmark_node* it, std::vector<block>& to) const {
        const auto type = cmark_node_get_type(it);
        if (type == CMARK_NODE_PARAGRAPH) to.emplace_back(paragraph{inlines(it)});
        if (type == CMARK_NODE_HEADING) to.emplace_back(heading{inlines(it)});
        if (type == CMARK_NODE_LIST) to.emplace_back(list(it));
        if (type == CMARK_NODE_CODE_BLOCK) to.emplace_back(code_block{filled(cmark_node_get_literal(it))});
        if (type == CMARK_NODE_THEMATIC_BREAK) to.emplace_back(divider{});
    }

    items list(cmark_node* it) const {
        items made{.each = {}, .ordered = cmark_node_get_list_type(it) == CMARK_ORDERED_LIST};
        for (auto* one = cmark_node_first_child(it); one; one = cmark_node_next(one)) {
            line said;
            for (auto* part = cmark_node_first_child(one); part; part = cmark_node_next(part)) {
                if (!said.empty()) said.emplace_back(line_break{});
                pieces::add(said, inlines(part));
            }
            made.each.push_back(std::move(said));
        }
        return made;
    }

    line inlines(cmark_node* above) const {
        line said;
        each_inline(above, text(), said);
        return said;
    }

    void each_inline(cmark_node* above, const text& look, line& to) const {
        for (auto* it = cmark_node_first_child(above); it; it = cmark_node_next(it)) one_inline(it, look, to);
    }

    void one_inline(cmark_node* it, text look, line& to) const {
        const auto type = cmark_node_get_type(it);
        if (type == CMARK_NODE_TEXT) fill(cmark_node_get_literal(it), look, to);
        if (type == CMARK_NODE_SOFTBREAK) fill(" ", look, to);
        if (type == CMARK_NODE_LINEBREAK) to.emplace_back(line_break{});
        if (type == CMARK_NODE_CODE) look.code = true, fill(cmark_node_get_literal(it), look, to);
        if (type == CMARK_NODE_EMPH) look.emphasis = true, each_inline(it, look, to);
        if (type == CMARK_NODE_STRONG) look.strong = true, each_inline(it, look, to);
        if (type == CMARK_NODE_LINK) to.push_back(as_link(it));
    }

    /// The template says itself where it leads, or one value does: what was typed completes no address that was not one
    /// before.
    span as_link(cmark_node* it) const {
        const std::string to = cmark_node_get_url(it);
        const auto typed = find_placeholder(to);
        const auto head = filled(to.substr(0, typed == 0 ? placeholder(0).size() : typed).c_str());
        const bool leads_somewhere = std::holds_alternative<link>(linked("", head));
        return linked(plain(inlines(it)), leads_somewhere ? filled(to.c_str()) : std::string());
    }

    /// Text with the values put in where their placeholders stand.
    void fill(std::string_view said, const text& look, line& to) const {
        std::size_t from = 0;
        const auto take = [&](std::size_t up_to) {
            if (up_to == from) return;
            auto more = look;
            more.said = said.substr(from, up_to - from);
            append(to, std::move(more));
        };
        for (std::size_t at = 0; at < said.size(); ++at)
            if (const auto which = placeholder_at(said.substr(at)); which && *which < values_.size()) {
                take(at);
                put(values_[*which], look, to);
                from = at + 4;
                at += 3;
            }
        take(said.size());
    }

    static void put(const span& value, const text& look, line& to) {
        if (const auto* it = std::get_if<text>(&value))
            append(to, {it->said, look.strong || it->strong, look.emphasis || it->emphasis, look.code || it->code});
        else if (look.code)
            append(to, {.said = plain(line{value}), .code = true});
        else
            to.push_back(value);
    }

    std::string filled(const char* said) const {
        line made;
        fill(said == nullptr ? "" : said, text(), made);
        return plain(made);
    }

    std::span<const span> values_;
};

std::optional<std::string> unfit(cmark_node* it) {
    const auto type = cmark_node_get_type(it);
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
        return "HTML is not shown in messages: write Markdown instead";
    if (type == CMARK_NODE_IMAGE) return "a picture is not shown in messages: write a link instead";
    if (type == CMARK_NODE_BLOCK_QUOTE) return "a quotation is not shown in messages: write a paragraph instead";
    auto* above = cmark_node_parent(it);
    const bool in_item = above && cmark_node_get_type(above) == CMARK_NODE_ITEM;
    if (in_item && type != CMARK_NODE_PARAGRAPH)
        return "an entry of a list holds text only: write what is inside it as a block of its own";
    return {};
}

std::size_t line_of(cmark_node* it) {
    for (; it; it = cmark_node_parent(it))
        if (const int line = cmark_node_get_start_line(it); line > 0) return static_cast<std::size_t>(line);
    return 0;
}

struct free_iterator {
    void operator()(cmark_iter* it) const { cmark_iter_free(it); }
};

}  // namespace

std::string placeholder(std::size_t which) {
    const auto point =
        first_placeholder + static_cast<char32_t>(std::min<std::size_t>(which, last_placeholder - first_placeholder));
    const auto byte = [&](int shift, char32_t mark) { return static_cast<char>(mark | ((point >> shift) & 0x3F)); };
    return {'\xF3', byte(12, 0x80), byte(6, 0x80), byte(0, 0x80)};
}

std::size_t find_placeholder(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (placeholder_at(text.substr(at))) return at;
    return std::string_view::npos;
}

std::vector<block> read_markdown(std::string_view markdown, std::span<const span> values) {
    std::vector<block> made;
    const auto document = parsed(markdown);
    reading(values).blocks(document.get(), made);
    return made;
}

std::vector<unfit_markdown> unfit_for_messages(std::string_view markdown) {
    std::vector<unfit_markdown> found;
    const auto document = parsed(markdown);
    const std::unique_ptr<cmark_iter, free_iterator> walk(cmark_iter_new(document.get()));
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get()))
        if (auto* it = cmark_iter_get_node(walk.get()); event == CMARK_EVENT_ENTER)
            if (auto what = unfit(it)) found.push_back({line_of(it), *what});
    return found;
}

}  // namespace bot::speech
