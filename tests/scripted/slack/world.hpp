// What a workspace holds: people, channels, messages with everything that hangs on them, and what single persons were
// shown. It is only remembered here; the scripted Slack fills it by Slack's own methods.
#pragma once

#include "scripted/story.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace tests::slack {

using nlohmann::json;

struct posted {
    std::string channel, ts, author;
    json body;  ///< as it was sent: text, blocks, metadata
    instant at;
    bool is_deleted = false, is_pinned = false;
    int edits = 0;
};

struct channel {
    std::string id, name, topic;
    bool is_private = false;
    std::set<std::string> members;
};

struct user_group {
    std::string handle;
    std::set<std::string> members;
};

class world {
public:
    static constexpr const char* bot_user = "UBOT00001";
    static constexpr const char* bot_id = "BBOT00001";

    std::map<std::string, channel> channels;    ///< by id
    std::map<std::string, std::string> people;  ///< name by id
    std::map<std::string, json> about;          ///< what else Slack says of a person: team_id, is_restricted, deleted …
    std::map<std::string, user_group> groups;   ///< by id
    std::vector<posted> messages;               ///< of all channels and direct messages, in order
    std::vector<happening> story;

    void add_person(const std::string& id, const std::string& name);
    void add_channel(
        const std::string& id, const std::string& name, std::set<std::string> members, bool is_private = false);
    /// A time of its own for each message, in order, made from the clock.
    std::string next_ts(instant now);
    posted* find(const std::string& channel, const std::string& ts);
    /// A message as Slack hands it out: with what it shows, by a user or, where it has a bot_id, by an app.
    static json message(const posted& it);
    /// A topic as Slack keeps it: what was plain is escaped, addresses become links.
    static std::string topic(const std::string& text);
    std::string direct_channel(const std::string& person) const { return "D" + person; }
    bool is_member(const std::string& channel, const std::string& person) const;
    std::string place(const std::string& channel) const;
    std::string name(const std::string& person) const;
    void tell(
        instant at, const std::string& who, const std::string& where, const std::string& what, const std::string& text);
    /// What Slack shows of a text with its escapes: "<@U1|anna>" is @anna, "<#C1|x>" is #x, "<https://…|here>" is here.
    std::string read(const std::string& text) const;
    /// What readers see of a message: its blocks as text, buttons in brackets.
    std::string shown(const json& post) const;

private:
    std::int64_t last_ts_ = 0;
};

}  // namespace tests::slack
