#include "speech/help.hpp"

#include "speech/say.hpp"
#include "speech/verbs.hpp"
#include "speech/words.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

constexpr std::size_t one_line_each = 14;  ///< more verbs than that are listed by topic: help fits on one screen

std::string_view title_of(topic it) {
    switch (it) {
        case topic::failures:
            return "Something is wrong";
        case topic::experiments:
            return "Experiments";
        case topic::record:
            return "On the record";
        case topic::day:
            return "The day";
        case topic::look:
            return "Look";
        case topic::afterwards:
            return "Afterwards";
    }
    return "";
}

std::string with_shape(const verb& it) {
    return it.shape.empty() ? std::string(it.name) : std::string(it.name) + " " + std::string(it.shape);
}

std::vector<line> each_in_a_line(const std::vector<const verb*>& usable) {
    std::vector<line> lines;
    for (const auto* each : usable) lines.push_back(words(code(with_shape(*each)), ": ", each->line));
    return lines;
}

/// One line a topic, with the verbs that the whole role is about in front.
std::vector<line> by_topic(const std::vector<const verb*>& usable) {
    std::vector<line> lines;
    for (const auto about :
        {topic::failures, topic::experiments, topic::record, topic::day, topic::look, topic::afterwards}) {
        line said = words(strong(title_of(about)), ":");
        for (const auto* each : usable)
            if (each->about == about) {
                said.emplace_back(text{" "});
                said.emplace_back(code(each->name));
            }
        if (said.size() > 2) lines.push_back(std::move(said));
    }
    return lines;
}

constexpr std::string_view seen_or_real =
    "A failure that you see is `seen`. `real` is for production, for safety, or when the facilitator says so; it stops "
    "everything.";

/// Backticks in our own texts mark what can be typed.
line with_code(std::string_view said) {
    line made;
    for (bool inside = false; !said.empty(); inside = !inside) {
        const auto end = said.find('`');
        const auto piece = said.substr(0, end);
        if (inside)
            made.emplace_back(code(piece));
        else if (!piece.empty())
            made.emplace_back(text{std::string(piece)});
        said.remove_prefix(end == std::string_view::npos ? said.size() : end + 1);
    }
    return made;
}

/// For agents and the facilitator there is nothing to hide about each other's verbs.
message not_theirs(const verb& it) {
    const bool agents = it.whose == right::agents_alone;
    return says(
        code(it.name), agents ? " is for the agents of chaos: the facilitator keeps the overview and starts nothing."
                              : " is for the facilitator.");
}

message help_for(const verb& it) {
    telling told;
    told.says(code(with_shape(it)), ": ", it.line, ".");
    if (!it.more.empty()) told.says(with_code(it.more));
    told.says("For example: ", typed(it.example));
    return told;
}

message help_for_all(day::role as, std::optional<day::phase> now) {
    const auto usable = verbs_for(as, now);
    telling told;
    told.says(now ? "What you can say now:" : "No Chaos Day is at hand here. What you can say:");
    told.lists(usable.size() > one_line_each ? by_topic(usable) : each_in_a_line(usable));
    if (now == day::phase::open) told.says(with_code(seen_or_real));
    told.says(
        with_code("`help VERB` tells more, with an example. Quotes group words; parts such as `why: …` may stand "
                  "anywhere."));
    return told;
}

}  // namespace

message help(std::string_view asked, day::role as, std::optional<day::phase> now) {
    if (asked.empty()) return help_for_all(as, now);
    const auto* known = find_verb(keyword(asked));
    if (known != nullptr && may_use(*known, as, now.has_value())) return help_for(*known);
    const bool insider = as == day::role::agent || as == day::role::facilitator;
    return known != nullptr && insider ? not_theirs(*known) : unknown_verb(asked, as, now.has_value());
}

message unknown_verb(std::string_view word, day::role as, bool day_at_hand) {
    telling told;
    told.says("I do not know “", shortened(word, shown_of_a_word), "”.");
    if (const auto* near = nearest_verb(keyword(word), as, day_at_hand))
        told.says("Did you mean ", code(near->name), " (", near->line, ")? For example: ", typed(near->example));
    told.says(typed("help"), " lists what you can say.");
    return told;
}

}  // namespace bot::speech
