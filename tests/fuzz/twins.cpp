#include "fuzz/twins.hpp"

#include "speech/page.hpp"
#include "speech/runes.hpp"
#include "speech/say.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <array>

namespace tests::fuzz {

namespace speech = bot::speech;
using bot::day::platform;

namespace {

std::string heard(std::string_view said) { return speech::hear(said, platform::room).text; }

const std::string calm_address = "https://x";

/// An address stays one: a template may lead to it.
std::string calmed(std::string_view text) {
    if (std::holds_alternative<speech::link>(speech::linked("x", text))) return calm_address;
    std::string calm;
    for (std::size_t at = 0; at < text.size();) {
        const auto size = speech::rune_at(text, at).size;
        calm += text[at] == ' ' || text[at] == '\n' ? text[at] : 'x';
        at += size;
    }
    return calm;
}

/// A platform's id is one on both sides: there is nothing in it that could mark up.
std::string calmed_name(const std::string& name) {
    const bool is_id =
        std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    return is_id ? name : calmed(name);
}

const speech::vocabulary& names() {
    using kind = speech::name::kind;
    static const speech::vocabulary all{
        {{"title", kind::value, {}}, {"note", kind::value, {}}, {"who", kind::value, {}}, {"where", kind::value, {}},
            {"yes", kind::flag, {}}, {"cards", kind::list, {{"title", kind::value, {}}}}},
        {}};
    return all;
}

void add_template(speech::message& to, std::string_view markdown, const typed_words& words) {
    const auto page = speech::page::read("it", markdown, names());
    if (!page) return;
    speech::values with;
    with.set("title", words.title).set("note", words.note).set("yes", true);
    with.set("who", bot::day::person_id{platform::room, words.name});
    with.set("where", bot::day::channel_id{platform::room, words.name});
    with.set("cards", speech::each_as("title", std::vector<std::string>{words.title, words.note}));
    for (auto& each : page->say(with)) to.body.push_back(std::move(each));
}

}  // namespace

typed_words words_in(input& from) {
    typed_words it;
    it.title = heard(from.until('\f'));
    it.note = heard(from.until('\f'));
    it.name = from.until('\f');
    it.address = heard(from.until('\f'));
    return it;
}

typed_words calmed(const typed_words& it) {
    const auto address = calmed(it.address);  // never the same as a title, which would be no other name for it
    return {calmed(it.title), calmed(it.note), calmed_name(it.name), address == calm_address ? "https://y" : address};
}

extent extent_in(input& from) {
    constexpr std::array all{extent::all, extent::of_template, extent::paragraphs, extent::lists};
    return from.one_of(all);
}

speech::message message_with(extent much, std::string_view markdown, const typed_words& words) {
    const bot::day::person_id who{platform::room, words.name};
    const bot::day::channel_id where{platform::room, words.name};
    const speech::button button{words.title, "card 3 why: " + words.note, speech::look::plain, words.note};
    speech::telling it;
    if (much == extent::all || much == extent::paragraphs)
        it.titled("Card ", speech::strong(words.title), ", by ", who)
            .says(words.title, " in ", where, ": ", speech::emphasis(words.note))
            .says(speech::typed_lines(words.note))
            .says(speech::linked(words.title, words.address), speech::typed(words.note))
            .says(speech::time{{}, words.title}, speech::line_break{}, speech::code(words.title));
    if (much == extent::all || much == extent::lists)
        it.lists({speech::words(words.title), speech::typed_lines(words.note)})
            .steps({words.title, words.note})
            .shows(speech::words("3 ", words.title), {button})
            .offers(button)
            .adds(speech::code_block{words.note});
    speech::message made = it;
    if (much == extent::all || much == extent::of_template) add_template(made, markdown, words);
    return made;
}

twins twins_in(input& from) {
    const auto much = extent_in(from);
    const auto markdown = from.until('\f');
    const auto words = words_in(from);
    return {message_with(much, markdown, words), message_with(much, markdown, calmed(words))};
}

}  // namespace tests::fuzz
