// The desk as chat platforms and pages see it: one way in for commands, buttons, forms, reactions and what a platform
// notices by itself. An answer comes back when the facts it speaks of are on disk.
#pragma once

#include "day/command.hpp"
#include "speech/message.hpp"

#include <boost/asio/awaitable.hpp>
#include <expected>
#include <functional>
#include <optional>
#include <variant>

namespace bot::desk {

/// Words after the command's name, a mention or in a direct message; a button says its words the same way.
struct said_words {
    std::string words;
    /// Typed openly in a channel (a mention), where others read it: an agents' verb there is not run (rule 7).
    bool in_the_open = false;
};
struct filled_form {
    std::string verb;
    std::map<std::string, std::string> given, values;
    /// The platform can show the form once more, with what was filled in and a note: it is given one when the rules
    /// refuse.
    bool keeps_draft = false;
};
/// A person came into the channel `from.where`.
struct came_in {
    day::person_id who;
};
/// A message of a channel was marked for the record, or the mark was taken away. A reaction is meant so in the channels
/// of a day that goes on, and is just a reaction elsewhere; a shortcut is meant wherever it is used.
struct marked_message {
    day::post_ref message;
    day::person_id author;
    day::instant at;
    std::string text, link;
    bool by_reaction = false;
    /// Only asked, and nothing is recorded. Of a shortcut whether there is more to say about it first: agents get a
    /// form back, anybody else nothing. Of a reaction whether it is taken, before the message is read: else it is
    /// refused.
    bool asks_first = false;
    std::string card{}, why{};  ///< as that form was filled in
};
struct unmarked_message {
    day::post_ref message;
};

struct answer;

struct request {
    day::asker from;
    std::variant<said_words, filled_form, came_in, marked_message, unmarked_message> what;
    /// When it was said, where that differs from now (a late message after a lost connection).
    std::optional<day::instant> said_at;
    /// The day that is meant, where a page shows one day and its place says nothing; else the place tells.
    std::optional<day::day_id> about = std::nullopt;
    /// Its cause is of something that is done once, however often it is asked for: what changed nothing is asked anew.
    bool until_done = false;
    /// Shown what will be answered once that is on disk, to make its form ready meanwhile; told to nobody before the
    /// answer comes. It may come otherwise (the disk refused), and it is not foretold everywhere: answer::was_foretold.
    std::function<void(const answer&)> foretell{};
};

/// A message that somebody wants on the record, named by its link only. The platform asks again with the whole of it
/// (marked_message), if it is one that the asker could read themselves.
struct wanted_message {
    std::string link, card, why;
};

/// Goes back to the asker alone. With a form, the platform opens it where it can, else shows `say`.
struct answer {
    speech::message say;  ///< empty: nothing to say (a greeting goes its own way)
    std::optional<speech::form> open;
    std::map<std::string, std::string> at_field;  ///< errors of a filled-in form; empty: it may close
    bool refused = false;
    /// To be looked for; a platform that knows no links shows `say`.
    std::optional<wanted_message> wanted = std::nullopt;
    bool changed = false;       ///< the day is another one for it
    bool was_foretold = false;  ///< it is the one that request::foretell was shown
};

/// Why somebody gets no link to a page of their own.
enum class no_link : std::uint8_t {
    no_page,  ///< there is none, or none for them
    too_many  ///< links that wait to be opened
};

/// For one person, without their having asked.
struct notice {
    day::person_id to;
    speech::message say;
};

/// How a channel was lost: to everybody, or to the bot alone.
enum class loss : std::uint8_t { archived, taken_out };

class port {
public:
    virtual ~port() = default;
    virtual boost::asio::awaitable<answer> ask(request what) = 0;
    /// What this person's own page shows, by their role in the day that they would mean in a direct message: nothing
    /// that is not on disk. A desk without such pages says nothing.
    virtual boost::asio::awaitable<speech::message> home(day::person_id of);
    /// What somebody in this place may type next, for completion: verbs of their role only, never a card.
    virtual std::vector<std::pair<std::string, std::string>> verbs_for(day::asker who) const = 0;
    /// The platform looked who is in a group: days that take their people from it have others from now on. False when a
    /// day could not take them in (the disk refused, or they are too many): it goes on with those it had.
    virtual boost::asio::awaitable<bool> group_seen(day::group is);
    /// A channel is lost to us: what whoever facilitates a day in it has to know; told once, until the bot comes into
    /// it or hears its platform again.
    virtual std::vector<notice> channel_is_lost(const day::channel_id&, loss) { return {}; }
    /// The bot itself came into a channel: what waits to be said there is said, and who is in it is looked at.
    virtual void came_into(const day::channel_id&) {}
    /// Nothing was heard of a platform for a while: whoever came into a channel meanwhile was not noticed.
    virtual void hears_again(day::platform) {}
    /// Messages that are on the record of a day that goes on for somebody's reaction, and whose: one that is there no
    /// more was taken back while nobody listened.
    virtual std::map<day::post_ref, std::set<day::person_id>> marks_that_stand(day::platform) const { return {}; }
};

inline boost::asio::awaitable<speech::message> port::home(day::person_id) { co_return speech::message{}; }
inline boost::asio::awaitable<bool> port::group_seen(day::group) { co_return true; }

}  // namespace bot::desk
