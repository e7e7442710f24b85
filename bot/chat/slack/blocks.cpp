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

/// Words on something to press: never empty, or Slack refuses them.
void write_plain(json_writer& to, std::string_view name, std::string_view text, std::size_t most) {
    to.name(name).open_object().member("type", "plain_text");
    to.member("text", shortened(text.empty() ? " " : text, most)).member("emoji", false).close_object();
}

void write_confirm(json_writer& to, const speech::button& it) {
    to.name("confirm").open_object();
    write_plain(to, "title", "Are you sure?", limits::option_text);
    write_plain(to, "text", *it.confirm, limits::confirm_text);
    write_plain(to, "confirm", it.label, limits::confirm_button);
    write_plain(to, "deny", "Not now", limits::confirm_button);
    to.close_object();
}

/// A button that makes its message anew tells in which post of the message it stands: "say-0/2 board".
std::string action_id(std::size_t number, std::size_t part, const std::string& again) {
    const auto place = again.empty() || part == 0 ? std::string() : fmt::format("/{}", part);
    return shortened(fmt::format("say-{}{}{}{}", number, place, again.empty() ? "" : " ", again), limits::block_id);
}

void write_button(json_writer& to, const speech::button& it, std::string_view id) {
    to.open_object().member("type", "button").member("action_id", id);
    write_plain(to, "text", it.label, limits::button_label);
    to.member("value", it.words);
    if (it.as == speech::look::primary) to.member("style", "primary");
    if (it.as == speech::look::danger) to.member("style", "danger");
    if (it.confirm) write_confirm(to, it);
    to.close_object();
}

/// A button, and which of its list it is.
struct numbered {
    std::size_t number;
    const speech::button* it;
};

/// One block of Slack's: JSON, or a row of buttons, which is written when it is known in which post it stands.
struct piece {
    std::string block;
    std::size_t size = 0;  ///< bytes of text in it
    std::vector<numbered> row{};

    bool is_row() const { return !row.empty(); }
};
using pieces = std::vector<piece>;

template <class Write>
piece rich_piece(std::size_t size, Write write) {
    json_writer it;
    it.open_object().member("type", "rich_text").name("elements").open_list();
    write(it);
    it.close_list().close_object();
    return {it.take(), size};
}

void add_line(pieces& to, const speech::line& of, bool strong = false) {
    const auto add = [&](const speech::line& each, std::size_t size) {
        to.push_back(rich_piece(size, [&](json_writer& it) { write_section(it, each, strong); }));
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
        to.push_back(rich_piece(size, [&](json_writer& it) { write_list(it, some, list.ordered, first); }));
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
        to.push_back(rich_piece(at, [&](json_writer& it) { write_code(it, code.substr(0, at)); }));
        code.remove_prefix(at);
    } while (!code.empty());
}

void add_buttons(pieces& to, const std::vector<speech::button>& buttons) {
    for (std::size_t from = 0; from < buttons.size(); from += limits::buttons_a_row) {
        piece row;
        for (std::size_t at = from; at < std::min(buttons.size(), from + limits::buttons_a_row); ++at)
            if (buttons[at].words.size() <= limits::button_value) row.row.push_back({at, &buttons[at]});
        if (row.is_row()) to.push_back(std::move(row));
    }
}

void add(pieces& to, const speech::block& it) {
    match(
        it, [&](const speech::paragraph& each) { add_line(to, each.said); },
        [&](const speech::heading& each) { add_line(to, each.said, true); },
        [&](const speech::items& each) { add_items(to, each); },
        [&](const speech::code_block& each) { add_code(to, each.said); },
        [&](const speech::divider&) { to.push_back({R"({"type":"divider"})"}); },
        [&](const speech::entry& each) {
            add_line(to, each.said);
            add_buttons(to, each.buttons);
        });
}

/// Its end is left open, for its id.
std::string row_begun(const std::vector<numbered>& row, std::size_t part, const std::string& again) {
    json_writer it;
    it.open_object().member("type", "actions").name("elements").open_list();
    for (const auto& each : row) write_button(it, *each.it, action_id(each.number, part, again));
    it.close_list();
    return it.take();
}

/// What can be pressed has an id that is new when the content is; the rest has Slack's.
std::string written(pieces all, std::size_t part, const std::string& again) {
    std::string content;
    if (std::ranges::any_of(all, &piece::is_row))
        for (auto& each : all) {
            if (each.is_row()) each.block = row_begun(each.row, part, again);
            content += each.block;
        }
    const auto print = std::hash<std::string>()(content);
    json_writer it;
    it.open_list();
    std::size_t number = 0;
    for (const auto& each : all) {
        it.json(each.block);
        if (each.is_row()) it.member("block_id", fmt::format("{:016x}-{}", print, number++)).close_object();
    }
    it.close_list();
    return it.take();
}

/// A post in the making, with the blocks of the message that its notification reads.
struct draft {
    pieces all;
    std::vector<const speech::block*> said;
    std::size_t size = 0;

    bool has_room_for(std::span<const piece> more) const {
        std::size_t bytes = size;
        for (const auto& each : more) bytes += each.size;
        return all.size() + more.size() <= limits::blocks_a_message && bytes <= limits::message_blocks_text;
    }
    void take(piece one) {
        size += one.size;
        all.push_back(std::move(one));
    }
    post done(std::size_t part, const std::string& again) {
        auto text = notification(said);
        const auto blocks = all.size();
        return {text.empty() ? " " : std::move(text), written(std::move(all), part, again), blocks};
    }
};

class posting {
public:
    explicit posting(std::string again) : again_(std::move(again)) {}

    void add(pieces more, const speech::block* of) {
        if (!now_.all.empty() && !now_.has_room_for(more)) finish();
        if (of != nullptr) now_.said.push_back(of);
        for (auto& each : more) {
            if (!now_.has_room_for({&each, 1})) {  // one block of the message is more than a post holds
                finish();
                if (of != nullptr) now_.said.push_back(of);
            }
            now_.take(std::move(each));
        }
    }
    std::vector<post> done() {
        if (!now_.all.empty() || done_.empty()) finish();
        return std::move(done_);
    }

private:
    void finish() {
        done_.push_back(now_.done(done_.size(), again_));
        now_ = {};
    }
    std::string again_;
    draft now_;
    std::vector<post> done_;
};

/// Whole blocks of the message only: a card without its buttons would be half of it.
pieces pieces_of_view(const speech::message& of) {
    pieces all;
    const auto take = [&](pieces some) {
        if (all.size() + some.size() >= limits::blocks_a_view) return false;
        std::ranges::move(some, std::back_inserter(all));
        return true;
    };
    pieces buttons;
    add_buttons(buttons, of.buttons);
    bool is_whole = take(std::move(buttons));
    for (std::size_t at = 0; is_whole && at < of.body.size(); ++at) {
        pieces more;
        add(more, of.body[at]);
        is_whole = take(std::move(more));
    }
    if (!is_whole) add(all, texts::there_is_more().body.front());
    return all;
}

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

json as_json(const post& it) { return {{"text", it.text}, {"blocks", json::parse(it.blocks)}}; }

std::string home_of_message(const speech::message& of) {
    return R"({"type":"home","blocks":)" + written(pieces_of_view(of), 0, {}) + '}';
}

std::vector<post> posts_of(const speech::message& of) {
    posting all(of.again);
    for (const auto& each : of.body) {
        pieces more;
        add(more, each);
        all.add(std::move(more), &each);
    }
    pieces buttons;
    add_buttons(buttons, of.buttons);
    all.add(std::move(buttons), nullptr);
    return all.done();
}

}  // namespace bot::chat::slack
