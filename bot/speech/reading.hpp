// One command on its way from words, or from a filled-in form, to a value: its parts by name, read as numbers, people
// and times, and everything that is wrong with them gathered, so that all of it is said at once.
#pragma once

#include "speech/parse.hpp"
#include "speech/verbs.hpp"
#include "speech/words.hpp"

namespace bot::speech {

using outcome = std::expected<heard, misheard>;

inline constexpr std::size_t longest_field = 3'000;  ///< characters of one field of a card or a day
inline constexpr std::size_t longest_name = 150;

/// A person: a mention, a handle that can be looked up, or an id as the platform writes them.
std::optional<day::person_id> person_in(const phrase& said, const hearing& around);
std::optional<day::channel_id> channel_in(const phrase& said, const hearing& around);
/// A group that the platform keeps: a mention, or its name or id.
std::optional<day::group> group_in(const phrase& said, const hearing& around);

/// People, some of them named by a group that they are in.
struct crowd {
    std::vector<day::person_id> who;
    std::vector<day::group> groups;
    bool empty() const { return who.empty() && groups.empty(); }
};

class reading {
public:
    enum class source : std::uint8_t { words, form };

    reading(const verb& of, const hearing& around, phrase rest, std::vector<part> parts, source from = source::words);

    const hearing& around() const { return *around_; }
    bool is_form() const { return from_ == source::form; }

    /// What was said beside the parts. Readers take from it what they understand.
    phrase rest;

    const std::vector<part>& parts() const { return parts_; }
    /// Null when it was not said; an empty one was.
    const phrase* part_named(std::string_view name) const;
    bool says(std::string_view name) const { return part_named(name) != nullptr; }

    /// The text of a part; empty when it was not said.
    std::string text(std::string_view name, std::size_t bound = longest_field);
    /// The free words, or the part that a form has for them; unquoted. Takes them.
    std::string main();
    phrase main_phrase();
    /// Nothing was said but the name of a part, which a form is to ask for: "hold why". Takes it.
    bool names_only(std::string_view part);
    /// The free words and the part `why`, together. Takes them.
    std::string why();
    /// What was taken from the free words is the part `name` from now on: a form that opens shows it.
    void keep(std::string name, std::string text);

    /// A number that stands in front, "card 3" and "#3" too, or in the part `name`. Takes it.
    std::optional<std::uint32_t> number(std::string_view name);
    std::optional<day::card_no> card();
    std::optional<day::minutes> minutes(std::string_view name);
    std::optional<bool> yes(std::string_view name);
    std::optional<day::person_id> person(std::string_view name);
    std::optional<day::channel_id> channel(std::string_view name);
    /// Every person in `said`; faults are `field`'s.
    std::vector<day::person_id> people(const phrase& said, const std::string& field);
    /// The same, where a group stands for whoever is in it.
    crowd everybody(const phrase& said, const std::string& field);

    void wrong(std::string field, std::string what);
    /// Too little was said: a form asks for it where the verb has one; `what` says it where there is none.
    void lacks(std::string field, std::string what);
    /// Whatever is left over could not be used.
    void no_more();
    bool fine() const { return faults_.empty() && lacking_.empty(); }

    /// The command, unless something was wrong or is missing.
    outcome finish(heard made);
    outcome to_form();

private:
    void unknown_person(const phrase& word, const std::string& field);
    outcome all_faults() const;
    std::map<std::string, std::string> as_given() const;

    const verb* of_;
    const hearing* around_;
    std::vector<part> parts_;
    source from_;
    std::vector<std::pair<std::string, std::string>> faults_, lacking_;
};

inline heard by_anybody(day::public_command it) { return day::command(std::move(it)); }
inline heard by_agents(day::agents_command it) { return day::command(std::move(it)); }
inline heard asks(day::public_question it) { return day::question(std::move(it)); }
inline heard agents_ask(day::agents_question it) { return day::question(std::move(it)); }

}  // namespace bot::speech
