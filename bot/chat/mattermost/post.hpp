// A post as Mattermost tells of it: in an event (as JSON within JSON), in a page of a channel, by itself. Whatever a
// user can forge in it is kept apart from what the server vouches for: only `user` says who wrote it.
#pragma once

#include "chat/fields.hpp"
#include "day/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace bot::chat::mattermost {

struct post {
    std::string id, user, channel, root, text;
    std::string type;      ///< empty for what people write; "system_…" for what the server says in somebody's name
    std::string original;  ///< set in a copy that keeps what an edited post was before
    std::int64_t created = 0, deleted = 0;  ///< milliseconds, by the server's clock; 0: it was not said
    bool is_of_program = false;             ///< claims to be of a bot or a webhook: so do our own slash answers
    std::string name;                       ///< under which we posted it; anybody could write one
    std::size_t parts = 1;                  ///< of the message that begins with it, as we posted it
    std::string added;                      ///< whom the system post "added to the channel" speaks of
    std::vector<std::string> files;         ///< ids
    bool has_reactions = false;

    day::instant at() const { return day::instant(std::chrono::milliseconds(created)); }
};

/// The property that carries an announcement's name.
inline constexpr const char* name_property = "chaosday";
/// How many posts a message has that takes more than one; in the first of them.
inline constexpr const char* parts_property = "chaosday_parts";
/// The name of a message's post, counted from 0: the first has the message's own.
std::string name_of_part(const std::string& name, std::size_t part);

/// The milliseconds of a member by the server's clock; 0 where it is no time that the record could hold.
std::int64_t time_in(const fields& in, std::string_view name);

post read_post(const fields& in);
/// A post that is a JSON text itself; the error is a short phrase.
std::expected<post, std::string> read_post_text(std::string_view text);

/// Of a list of posts, {"order", "posts"}: those of the order, oldest first.
std::vector<post> read_page(const fields& in);

/// Whether a person wrote it in so many words, and it still stands. Source: FACTS 3 (loops) and 5 (catching up).
bool is_said_by_a_person(const post& it, const std::string& us);

}  // namespace bot::chat::mattermost
