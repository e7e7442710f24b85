#include "chat/slack/blocks.hpp"

#include "chat/slack/limits.hpp"
#include "chat/slack/mrkdwn.hpp"
#include "chat/slack/rich_text.hpp"
#include "chat/texts.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::slack {

using day::match;
using nlohmann::json;

namespace {

json plain(std::string_view text, std::size_t most) {
    return {{"type", "plain_text"}, {"text", shortened(text.empty() ? " " : text, most)}, {"emoji", false}};
}

json rich_block(json element) {
    auto elements = json::array();
    elements.push_back(std::move(element));
    json made(json::value_t::object);
    made["type"] = "rich_text";
    made["elements"] = std::move(elements);
    return made;
}

/// One block of Slack's, with the bytes of text in it.
struct piece {
    json block;
    std::size_t size = 0;
};
using pieces = std::vector<piece>;

void add_line(pieces& to, const speech::line& of, bool strong = false) {
    const auto add = [&](const speech::line& each, std::size_t size) {
        to.push_back({rich_block(rich_section(each, strong)), size});
    };
    if (const auto size = size_of(of); size <= limits::block_text) return add(of, size);
    for (const auto& each : cut_up(of, limits::block_text)) add(each, size_of(each));
}

/// As many blocks as the list takes; a numbered one goes on counting.
void add_items(pieces& to, const speech::items& list) {
    std::vector<speech::line> some;
    std::size_t size = 0, first = 0;
    const auto flush = [&] {
        if (some.empty()) return;
        to.push_back({rich_block(rich_list(some, list.ordered, first)), size});
        first += some.size();
        some.clear();
        size = 0;
    };
    for (const auto& each : list.each)
        for (const auto& part : cut_up(each, limits::block_text)) {
            if (size + size_of(part) > limits::block_text) flush();
            size += size_of(part);
            some.push_back(part);
        }
    flush();
}

void add_code(pieces& to, std::string_view code) {
    do {
        const auto at = best_cut(code, limits::block_text);
        to.push_back({rich_block(rich_code(code.substr(0, at))), at});
        code.remove_prefix(at);
    } while (!code.empty());
}

void add_buttons(pieces& to, const std::vector<speech::button>& buttons, const std::string& again) {
    for (std::size_t from = 0; from < buttons.size(); from += limits::buttons_a_row) {
        auto row = json::array();
        for (std::size_t at = from; at < std::min(buttons.size(), from + limits::buttons_a_row); ++at)
            if (buttons[at].words.size() <= limits::button_value) row.push_back(button_of(buttons[at], at, again));
        if (!row.empty()) to.push_back({{{"type", "actions"}, {"elements", std::move(row)}}, 0});
    }
}

void add(pieces& to, const speech::block& it, const std::string& again) {
    match(
        it, [&](const speech::paragraph& each) { add_line(to, each.said); },
        [&](const speech::heading& each) { add_line(to, each.said, true); },
        [&](const speech::items& each) { add_items(to, each); },
        [&](const speech::code_block& each) { add_code(to, each.said); },
        [&](const speech::divider&) { to.push_back({{{"type", "divider"}}, 0}); },
        [&](const speech::entry& each) {
            add_line(to, each.said);
            add_buttons(to, each.buttons, again);
        });
}

bool is_row(const json& block) { return block.at("type") == "actions"; }

/// What can be pressed has an id that is new when the content is; the rest has Slack's.
void name_rows(json& blocks) {
    if (std::ranges::none_of(blocks, is_row)) return;
    const auto print = std::hash<json>()(blocks);
    std::size_t number = 0;
    for (auto& each : blocks)
        if (is_row(each)) each["block_id"] = fmt::format("{:016x}-{}", print, number++);
}

/// A button that makes its message anew tells in which post of the message it stands: "say-0/2 board".
void number_buttons(json& blocks, std::size_t part) {
    if (part == 0) return;
    for (auto& block : blocks) {
        if (!is_row(block)) continue;
        for (auto& each : block.at("elements")) {
            auto id = each.at("action_id").get<std::string>();
            if (const auto at = id.find(' '); at != std::string::npos)
                each["action_id"] = id.insert(at, fmt::format("/{}", part));
        }
    }
}

/// The blocks of one post, and those of the message that its notification reads.
struct post {
    json blocks = json::array();
    std::vector<const speech::block*> said;
    std::size_t size = 0;

    bool has_room_for(const pieces& more) const {
        std::size_t bytes = size;
        for (const auto& each : more) bytes += each.size;
        return blocks.size() + more.size() <= limits::blocks_a_message && bytes <= limits::message_blocks_text;
    }
    void take(piece one) {
        blocks.push_back(std::move(one.block));
        size += one.size;
    }
    json done(std::size_t part) {
        number_buttons(blocks, part);
        name_rows(blocks);
        auto text = notification(said);
        json made(json::value_t::object);
        made["text"] = text.empty() ? " " : std::move(text);
        made["blocks"] = std::move(blocks);
        return made;
    }
};

class posting {
public:
    void add(pieces more, const speech::block* of) {
        if (!now_.blocks.empty() && !now_.has_room_for(more)) finish();
        if (of != nullptr) now_.said.push_back(of);
        for (auto& each : more) {
            pieces one;
            one.push_back(std::move(each));
            if (!now_.has_room_for(one)) {  // one block of the message is more than a post holds
                finish();
                if (of != nullptr) now_.said.push_back(of);
            }
            now_.take(std::move(one.front()));
        }
    }
    std::vector<json> done() {
        if (!now_.blocks.empty() || done_.empty()) finish();
        return std::move(done_);
    }

private:
    void finish() {
        done_.push_back(now_.done(done_.size()));
        now_ = {};
    }
    post now_;
    std::vector<json> done_;
};

}  // namespace

std::string words_again(const std::string& action_id) {
    const auto at = action_id.find(' ');
    return at == std::string::npos ? std::string() : action_id.substr(at + 1);
}

std::size_t part_shown(const std::string& action_id) {
    const auto from = action_id.find('/') + 1, to = action_id.find(' ');
    std::size_t part = 0;
    if (from > 0 && to != std::string::npos && from < to)
        std::from_chars(action_id.data() + from, action_id.data() + to, part);
    return part;
}

json button_of(const speech::button& it, std::size_t number, const std::string& again) {
    const auto id = fmt::format("say-{}{}{}", number, again.empty() ? "" : " ", again);
    json made{{"type", "button"}, {"action_id", shortened(id, limits::block_id)},
        {"text", plain(it.label, limits::button_label)}, {"value", it.words}};
    if (it.as == speech::look::primary) made["style"] = "primary";
    if (it.as == speech::look::danger) made["style"] = "danger";
    if (it.confirm)
        made["confirm"] = {{"title", plain("Are you sure?", limits::option_text)},
            {"text", plain(*it.confirm, limits::confirm_text)}, {"confirm", plain(it.label, limits::confirm_button)},
            {"deny", plain("Not now", limits::confirm_button)}};
    return made;
}

namespace {

pieces pieces_of(const speech::block& of) {
    pieces made;
    add(made, of, {});
    return made;
}

/// Whole blocks of the message only: a card without its buttons would be half of it.
void fill_view(json& blocks, const speech::message& of) {
    const auto take = [&](const pieces& some) {
        if (blocks.size() + some.size() >= limits::blocks_a_view) return false;
        for (const auto& each : some) blocks.push_back(each.block);
        return true;
    };
    pieces buttons;
    add_buttons(buttons, of.buttons, {});
    bool is_whole = take(buttons);
    for (std::size_t at = 0; is_whole && at < of.body.size(); ++at) is_whole = take(pieces_of(of.body[at]));
    if (is_whole) return;
    pieces rest;
    add(rest, texts::there_is_more().body.front(), {});
    blocks.push_back(rest.front().block);
}

}  // namespace

json home_of_message(const speech::message& of) {
    auto blocks = json::array();
    fill_view(blocks, of);
    name_rows(blocks);
    return {{"type", "home"}, {"blocks", std::move(blocks)}};
}

std::vector<json> posts_of(const speech::message& of) {
    posting all;
    for (const auto& each : of.body) {
        pieces more;
        add(more, each, of.again);
        all.add(std::move(more), &each);
    }
    pieces buttons;
    add_buttons(buttons, of.buttons, of.again);
    all.add(std::move(buttons), nullptr);
    return all.done();
}

}  // namespace bot::chat::slack
