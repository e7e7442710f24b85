// What anybody may say.
#include "speech/listeners.hpp"
#include "speech/moments.hpp"

namespace bot::speech::listening {

namespace {

/// A time in front says when it was.
std::optional<day::instant> take_past_time(reading& said) {
    auto left = said.rest;
    const auto word = take_word(left);
    if (begins_quoted(said.rest) || !looks_like_time(word.text)) return std::nullopt;
    said.rest = std::move(left);
    const auto time = time_of_day_in(word.text);
    if (!time) {
        said.wrong("at", "“" + shortened(word.text, 20) + "” is no time of day: write it as 10:42.");
        return std::nullopt;
    }
    auto then = past(std::nullopt, *time, said.around().zone, said.around().now);
    if (then) return *then;
    said.wrong("at", std::move(then.error()));
    return std::nullopt;
}

outcome lesson(reading& said, day::lesson_kind kind) {
    auto text = said.main();
    if (text.empty()) said.lacks("text", "Say what it is.");
    return said.finish(by_anybody(day::write_lesson{kind, std::move(text), {}}));
}

/// The last word, if it is a mention: who is to consider the idea. It is taken away from the text.
std::optional<phrase> take_last_mention(phrase& text) {
    const auto words = words_of(text);
    if (words.size() < 2) return std::nullopt;
    const auto& last = words.back();
    const auto* marked = last.whole_mark();
    const bool person = marked != nullptr && marked->of == mark::kind::person;
    const bool typed = marked == nullptr && last.text.size() > 1 && last.text[0] == '@';
    if ((!person && !typed) || !text.text.ends_with(last.text)) return std::nullopt;
    auto owner = last;
    text = text.slice(0, text.text.size() - last.text.size()).trimmed();
    return owner;
}

}  // namespace

outcome seen(reading& said) {
    const auto at = take_past_time(said);
    auto what = said.main();
    if (what.empty()) said.lacks("what", "Say what you see.");
    return said.finish(by_anybody(day::report_sighting{std::move(what), said.text("team", longest_name), at}));
}

outcome resolved(reading& said) {
    const auto no = said.number("sighting");
    if (!no) said.lacks("sighting", "Which sighting is over? Say the number that the answer to `seen` gave.");
    said.no_more();
    return said.finish(by_anybody(day::resolve_sighting{{no.value_or(0)}}));
}

/// Neither asks anything, unless somebody wants to be asked.
outcome stop_all(reading& said) {
    if (said.names_only("why")) return said.to_form();
    return said.finish(by_anybody(day::stop_all{said.why()}));
}
outcome real(reading& said) {
    if (said.names_only("what")) return said.to_form();
    return said.finish(by_anybody(day::declare_real{said.main()}));
}

outcome learned(reading& said) { return lesson(said, day::lesson_kind::learned); }
outcome improve(reading& said) { return lesson(said, day::lesson_kind::improvement); }

outcome idea(reading& said) {
    auto owner = said.person("owner");
    auto text = said.main_phrase();
    if (!said.says("owner"))
        if (const auto mention = take_last_mention(text))
            if (const auto found = said.people(*mention, "owner"); !found.empty()) owner = found.front();
    if (text.empty()) said.lacks("text", "Say what the idea is.");
    return said.finish(by_anybody(day::write_lesson{day::lesson_kind::idea, unquoted(text).text, owner}));
}

outcome status(reading&) { return asks(day::ask_status{}); }
outcome link(reading&) { return asks(day::ask_link{}); }

outcome help(reading& said) {
    auto words = words_of(said.rest);
    auto asked = words.empty() ? std::string() : words[0].text;
    if (words.size() > 1 && find_verb(keyword(asked + "-" + words[1].text)) != nullptr) asked += "-" + words[1].text;
    return asks(day::ask_help{shortened(asked, 40)});
}

}  // namespace bot::speech::listening
