// Command text as people type it -> what they mean. Knows the words, the roles and the clock; knows no card, so that no
// hint can tell of one. Slack's escapes, typographic quotes and dashes, odd blanks are all taken as meant.
#pragma once

#include "day/command.hpp"
#include "day/plan.hpp"
#include "speech/message.hpp"

#include <expected>
#include <functional>
#include <string_view>

namespace bot::speech {

/// What the listener knows beside the words: who speaks, where, when. Nothing of a card.
struct hearing {
    day::role as = day::role::none;
    day::platform on = day::platform::room;
    day::person_id who;
    day::channel_id where;
    day::instant now;
    std::string zone = "UTC";           ///< of the day that is meant, else the configured default
    const day::setup* today = nullptr;  ///< the day that is meant; `edit` and `extend` start from it
    std::function<std::optional<day::person_id>(std::string_view)>
        person;  ///< "@name", without the @, when not escaped
    std::function<std::optional<day::channel_id>(std::string_view)> channel;  ///< "#name", without the #
    std::function<std::optional<day::group>(std::string_view)> group;         ///< by its id, or its name without the @
};

/// The command wants a form: too little was said for it. `verb` as in speech::form.
struct wants_form {
    std::string verb;
    std::map<std::string, std::string> given;
    bool operator==(const wants_form&) const = default;
};

/// A plan file is asked for by name (`plan load FILE`): whoever has the files turns it into a load_plan.
struct wants_plan {
    std::string file;
    bool confirmed = false;
    bool operator==(const wants_plan&) const = default;
};

/// A message is to be put on the record by its link: the platform that it stands on reads it.
struct wants_message {
    std::string link;
    std::optional<day::card_no> card;
    std::string why;
    bool operator==(const wants_message&) const = default;
};

using heard = std::variant<day::command, day::question, wants_form, wants_plan, wants_message>;

/// What could not be understood, with the remedy: a text for the asker alone, and for a form the fields at fault.
struct misheard {
    message say;
    std::map<std::string, std::string> at_field;
    /// The verb is none, or none of the asker's: in another day it might be.
    bool unknown_verb = false;
};

struct verb;
/// The verb with which these words begin, whoever may use it; null where they begin with none.
const verb* verb_said(std::string_view words, day::platform on);

/// The words after `/chaos` or `@chaosday`, at most 40,000 characters; longer is misheard.
std::expected<heard, misheard> parse(std::string_view words, const hearing& around);

/// A filled-in form: `values` by field name, `given` as the form had it.
std::expected<heard, misheard> parse_form(std::string_view verb, const std::map<std::string, std::string>& given,
    const std::map<std::string, std::string>& values, const hearing& around);

}  // namespace bot::speech
