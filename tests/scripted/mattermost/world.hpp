// What a Mattermost holds: a team with its people, channels and posts, and what was said in the sight of whom. It is
// the database: it outlives a restart of the server.
#pragma once

#include "clock/clock.hpp"
#include "scripted/mattermost/ids.hpp"
#include "scripted/story.hpp"

#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace tests::mattermost {

struct user {
    std::string id, name;
    bool is_bot = false, is_admin = false, is_active = true;
    instant since, changed;
    std::string team{};
};

struct channel {
    std::string id, name, display_name, header;
    char type = 'O';  ///< O public, P private, D direct
    std::set<std::string> members;
    instant since, changed;
    std::optional<instant> archived;
    instant last_post{};
    std::string team{};  ///< a direct one is of none
};

struct team {
    std::string id, name;
    bool has_bot = true;
};

/// A post as it is kept: with the integrations behind its buttons, which clients never get.
struct posted {
    json body;
    int edits = 0;

    // References, for each of them is asked of every post there is.
    const std::string& text(const char* name) const { return body.at(name).get_ref<const std::string&>(); }
    const std::string& id() const { return text("id"); }
    const std::string& channel() const { return text("channel_id"); }
    const std::string& author() const { return text("user_id"); }
    const std::string& message() const { return text("message"); }
    std::int64_t number(const char* name) const { return body.at(name).get<std::int64_t>(); }
    bool is_deleted() const { return number("delete_at") != 0; }
    bool is_pinned() const { return body.at("is_pinned").get<bool>(); }
    /// Takes part in no thread, is no system message and stands.
    bool is_words() const { return !is_deleted() && text("original_id").empty() && text("type").empty(); }
};

struct slash_command {
    std::string id, token, trigger, url, method;
    json body;
};

std::int64_t millis(instant when);

class world {
public:
    explicit world(instant now);

    std::string team_id, team_name = "chaos";  ///< where everybody and everything is that is not said to be elsewhere
    std::vector<team> other_teams;
    std::string bot, bot_name = "chaosday";
    std::map<std::string, user> people;       ///< by id, the bot among them
    std::map<std::string, channel> channels;  ///< by id
    std::deque<posted> posts;                 ///< in order; references to them stay good
    std::vector<json> reactions;
    std::vector<json> files;
    std::vector<slash_command> commands;
    std::vector<happening> story;
    id_maker ids;
    /// What went wrong in the script or in the server itself; a test that leaves something here has found a mistake.
    std::vector<std::string> trouble;
    /// For the server's coroutines: their failures are noted, being stopped is none.
    std::function<void(const std::string&, std::exception_ptr)> noting();

    /// Returns the id.
    std::string add_person(const std::string& name, bool is_admin = false);
    /// Returns the id; who and what is in it is moved there.
    std::string add_team(const std::string& name, bool with_bot = true);
    /// Its members by name; the bot is one of them unless it is left out.
    std::string add_channel(
        const std::string& name, const std::set<std::string>& members, bool is_private = false, bool with_bot = true);

    /// By name or id. Throws for one that is not there: the script has a typo.
    user& person(const std::string& name);
    const user& person(const std::string& name) const;
    /// By name or id; a person's name is their direct channel with the bot.
    channel& place(const std::string& name);
    channel& direct(const std::string& one, const std::string& other);
    /// The latest time of anything, made different for each post, as a database does.
    instant next_time(instant now);

    user* find_person(const std::string& id);
    user* find_name(const std::string& name);
    channel* find_channel(const std::string& id);
    posted* find_post(const std::string& id);
    bool is_member(const std::string& channel, const std::string& person) const;

    // ---- as readers see it ----
    std::string name(const std::string& person) const;
    std::string place_name(const std::string& channel) const;
    /// A post, or an answer that has `text` instead of a message: words, attachments, and buttons in brackets.
    std::string shown(const json& post) const;
    void tell(
        instant at, const std::string& who, const std::string& where, const std::string& what, const std::string& text);

private:
    instant last_;
};

}  // namespace tests::mattermost
