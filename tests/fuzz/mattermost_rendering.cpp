// A message in Mattermost's Markdown, read as Mattermost reads it: what was typed makes no heading, list, picture,
// code, table or link under another name than its own, and calls nobody; however little room there is.
//
// An input: as posts without buttons, as posts with some, as pieces of 64 characters, as pieces of 200; then the words.
#include "chat/cutting.hpp"
#include "chat/mattermost/posts.hpp"
#include "fuzz/must.hpp"
#include "fuzz/twins.hpp"

#include <cmark-gfm-core-extensions.h>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

namespace {

using namespace tests::fuzz;
namespace mattermost = bot::chat::mattermost;

template <auto release>
struct freed {
    void operator()(auto* it) const { release(it); }
};
using tree = std::unique_ptr<cmark_node, freed<cmark_node_free>>;

/// GitHub's flavour is Mattermost's but for its mentions, which are looked for apart.
tree parsed(const std::string& markdown) {
    static const int once = (cmark_gfm_core_extensions_ensure_registered(), 0);
    (void)once;
    const std::unique_ptr<cmark_parser, freed<cmark_parser_free>> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    for (const auto* each : {"table", "strikethrough", "autolink"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(each));
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    return tree(cmark_parser_finish(parser.get()));
}

std::string text_below(cmark_node* of) {
    std::string said;
    for (auto* it = cmark_node_first_child(of); it; it = cmark_node_next(it))
        if (const auto* literal = cmark_node_get_literal(it)) said += literal;
    return said;
}

/// An address that was typed is a link, as everywhere; one that hides behind other words is not to be made.
bool is_bare_address(cmark_node* link) {
    const std::string to = cmark_node_get_url(link), said = text_below(link);
    return to == said || to == "http://" + said || to == "mailto:" + said;
}

/// Whoever is named behind an @ is called.
int mentions_in(std::string_view text) {
    int found = 0;
    for (auto at = text.find('@'); at < text.size(); at = text.find('@', at + 1)) {
        const auto next = at + 1 < text.size() ? text[at + 1] : ' ';
        found += std::isalnum(static_cast<unsigned char>(next)) != 0 || std::string_view("_.-").contains(next);
    }
    return found;
}

/// How many of each kind there are, mentions among them.
std::map<std::string, int> marks_in(const std::string& markdown) {
    std::map<std::string, int> found;
    const auto document = parsed(markdown);
    cmark_consolidate_text_nodes(document.get());
    const std::unique_ptr<cmark_iter, freed<cmark_iter_free>> walk(cmark_iter_new(document.get()));
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
        auto* it = cmark_iter_get_node(walk.get());
        if (event != CMARK_EVENT_ENTER) continue;
        const auto type = cmark_node_get_type(it);
        // Marks of ours may be misread beside a sign that was typed; they do not become more for it.
        const bool is_look = type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH;
        // Mattermost shows tags as the text that they are.
        const bool is_tag = type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK;
        // A long text is cut up, and what was typed may be longer for its escapes: paragraphs mark nothing up.
        const bool is_text = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK ||
                             type == CMARK_NODE_LINEBREAK;
        if (type == CMARK_NODE_TEXT) found["mention"] += mentions_in(cmark_node_get_literal(it));
        if (!is_text && !is_tag && !(type == CMARK_NODE_LINK && is_bare_address(it)))
            ++found[is_look ? "look" : cmark_node_get_type_string(it)];
    }
    return found;
}

/// A message as Mattermost shows it: the texts of its posts and their attachments.
struct showing {
    std::string all;
    int texts = 0;
    bool may_be_cut = false;
};

/// What was cut has this much in one text at least, in bytes.
constexpr std::size_t least_of_a_part = 300;

void add(showing& to, const std::string& text) {
    to.all += text + "\n\n";
    to.may_be_cut |= text.size() >= least_of_a_part;
    ++to.texts;
}

showing as_posts(const bot::speech::message& it, const mattermost::rendering& how) {
    showing made;
    for (const auto& post : mattermost::posts_of(it, {}, how)) {
        add(made, post.at("message").get<std::string>());
        const auto& props = post.at("props");
        if (!props.contains("attachments")) continue;
        for (const auto& each : props.at("attachments")) add(made, each.at("text").get<std::string>());
    }
    return made;
}

showing as_pieces(const bot::speech::message& it, const mattermost::name_book& names, std::size_t room) {
    showing made;
    for (const auto& block : it.body)
        for (const auto& each : mattermost::pieces_of(block, names, room)) {
            must(bot::chat::characters(each) <= room, "a piece is within its room", each);
            add(made, each);
        }
    made.may_be_cut = true;
    return made;
}

/// A long text is cut, and with its escapes elsewhere than calm letters: what is cut looks the same on both sides.
void must_be_alike(const showing& typed, const showing& calm) {
    const auto marks = marks_in(typed.all), of_calm = marks_in(calm.all);
    for (const auto& [kind, count] : marks) {
        const auto as_meant = of_calm.contains(kind) ? of_calm.at(kind) : 0;
        const bool can_go_on = kind == "look" || kind == "code" || kind == "code_block" || kind == "list";
        must(count <= as_meant + (typed.may_be_cut && can_go_on ? typed.texts : 0), "what was typed marks nothing up",
            [&] { return kind + ":\n" + typed.all; });
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const mattermost::seal sealed{bot::chat::secret("token")};
    static const mattermost::name_book names{
        [](const bot::day::person_id&) { return "anna"; }, [](const bot::day::channel_id&) { return "incidents"; }};
    input in(bytes, size);
    const auto form = in.choose(4);
    const auto message = twins_in(in);
    if (form < 2) {
        const mattermost::rendering how{names, {sealed, form == 1 ? "https://bot.example/button" : "", "@chaosday "}};
        must_be_alike(as_posts(message.typed, how), as_posts(message.calm, how));
    } else {
        const std::size_t room = form == 2 ? 64 : 200;
        must_be_alike(as_pieces(message.typed, names, room), as_pieces(message.calm, names, room));
    }
    return 0;
}
