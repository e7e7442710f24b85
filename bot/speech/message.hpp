// A message as the bot means it, before a platform gives it its own form: blocks of plain spans, with values (people,
// channels, times, what somebody typed) kept apart from markup, so that no title can inject anything.
#pragma once

#include "day/ids.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace bot::speech {

struct text {
    std::string said;  ///< as it is to be read; a renderer escapes it
    bool strong = false, emphasis = false, code = false;
    bool operator==(const text&) const = default;
};
struct link {
    std::string said, href;
    bool operator==(const link&) const = default;
};
struct person {
    day::person_id who;
    bool operator==(const person&) const = default;
};
struct channel {
    day::channel_id which;
    bool operator==(const channel&) const = default;
};
/// `shown` is the time in the day's zone with its name ("14:30 CET"); platforms that can show each reader their own.
struct time {
    day::instant at;
    std::string shown;
    bool operator==(const time&) const = default;
};
struct line_break {
    bool operator==(const line_break&) const = default;
};

using span = std::variant<text, link, person, channel, time, line_break>;
using line = std::vector<span>;

enum class look : std::uint8_t { plain, primary, danger };

/// A button says `words` for whoever presses it, as if they had typed them after /chaos. With `confirm` the platform
/// asks first.
struct button {
    std::string label, words;
    look as = look::plain;
    std::optional<std::string> confirm;
    /// May be pressed again and again; any other is used up where what it says was done.
    bool lasts = false;
    bool operator==(const button&) const = default;
};

struct paragraph {
    line said;
    bool operator==(const paragraph&) const = default;
};
struct heading {
    line said;
    bool operator==(const heading&) const = default;
};
struct items {
    std::vector<line> each;
    bool ordered = false;
    bool operator==(const items&) const = default;
};
struct code_block {
    std::string said;
    bool operator==(const code_block&) const = default;
};
struct divider {
    bool operator==(const divider&) const = default;
};
/// One entry of a board or list, with the buttons that belong to it.
struct entry {
    line said;
    std::vector<button> buttons;
    bool operator==(const entry&) const = default;
};

using block = std::variant<paragraph, heading, items, code_block, divider, entry>;

struct message {
    std::vector<block> body;
    std::vector<button> buttons;
    /// The words that make this message anew, where it shows how things stand ("board"): after one of its buttons was
    /// pressed, a platform that can puts the new one in its place.
    std::string again{};
    bool operator==(const message&) const = default;
    bool empty() const { return body.empty(); }
};

struct option {
    std::string value, label;
    bool operator==(const option&) const = default;
};

enum class field_kind : std::uint8_t { line, lines, number, choice, person, people, toggle, date, time };

/// One question of a form; its name is the name of the command's part ("why", "rollback").
struct field {
    std::string name, label, hint, value;
    field_kind kind = field_kind::line;
    bool optional = false;
    std::vector<option> options;
    bool operator==(const field&) const = default;
};

/// A form asks for what a command lacks; filled in, it is the same command. `verb` names the command, `given` holds
/// what was already said (the card's number) and comes back with the form.
struct form {
    std::string verb, title, submit;
    std::map<std::string, std::string> given;
    std::vector<field> fields;
    message note{};  ///< stands above the questions: why it is asked once more
    bool operator==(const form&) const = default;
};

/// The message as plain text, for a terminal, a notification, or a screen reader.
std::string plain(const message& it);

}  // namespace bot::speech
