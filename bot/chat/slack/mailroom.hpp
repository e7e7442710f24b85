// What the outbox asks of Slack: posts that can be found again by their name, edits, pins, topics, members. Every
// failure is a value that says whether it may have happened. A message that Slack takes in several posts alone stands
// when all of them do; it goes by the place of the first.
#pragma once

#include "chat/edits.hpp"
#include "chat/fields.hpp"
#include "chat/port.hpp"
#include "chat/slack/web_api.hpp"
#include "crew/latch.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bot::chat::slack {

/// The metadata's type under which posts carry their names. Everybody in the workspace can read it: the name of an
/// announcement is all that is in there.
inline constexpr const char* announcement_event = "chaosday_announcement";

/// The channel's id, or the person's: what is posted there keeps one lane by it, whichever channel a direct message is.
std::string place_of(const destination& where);

class mailroom {
public:
    mailroom(web_api& api, pace& lanes, clock::clock& steady)
        : api_(api), lanes_(lanes), steady_(steady), known_(steady), edits_(lanes, steady, [this](edits::edit it) {
              return send_edit(std::move(it));
          }) {}

    void we_are(std::string user) {
        our_user_ = std::move(user);
        known_.open();
    }
    /// Goes on where an earlier try of this name got stuck.
    outcome<day::post_ref> post(destination where, std::string name, speech::message said);
    /// Nothing, too, where a part of it is missing: posted again, it is completed.
    outcome<std::optional<day::post_ref>> find(destination where, std::string name, day::instant since);
    outcome<void> edit(day::post_ref which, std::string name, speech::message said) {
        return edits_.take(std::move(which), std::move(name), std::move(said));
    }
    outcome<void> remove(day::post_ref which);
    outcome<void> pin(day::post_ref which);
    outcome<void> unpin(day::post_ref which);
    /// With Slack's marks in it: set again, it is what it was.
    outcome<std::string> topic(day::channel_id of);
    outcome<void> set_topic(day::channel_id of, std::string to);
    static std::string as_topic(const std::string& text);
    static bool is_same_topic(const std::string& one, const std::string& other);
    outcome<channel_members> members(day::channel_id of);
    /// No name can go along with a file, and a comment would be read.
    outcome<day::post_ref> upload(destination where, file what);
    outcome<std::optional<day::post_ref>> find_upload(destination where, std::string file_name, day::instant since);

private:
    /// The posts of one message: where, and the ts of each that stands, from the first on.
    struct parts {
        std::string channel;
        std::vector<std::string> ts;
    };
    using telling_apart = std::function<bool(const fields& message)>;
    outcome<std::optional<day::post_ref>> look(destination where, day::instant since, telling_apart is_it);
    outcome<void> send_edit(edits::edit it);
    outcome<parts> parts_of(day::post_ref head, std::string name, bool has_several);
    outcome<void> change(day::post_ref which, nlohmann::json to, bool is_head);
    void remember(const parts& whole);
    outcome<void> simple(std::string method, nlohmann::json what, std::string counts_as_done);
    outcome<std::string> hand_over(file what);
    outcome<day::post_ref> find_file(std::string channel, std::string id);
    outcome<std::string> channel_of(destination where);
    outcome<document> about(std::string channel);

    web_api& api_;
    pace& lanes_;
    clock::clock& steady_;
    crew::latch known_;  ///< who we are
    edits edits_;
    std::string our_user_;
    std::map<std::string, std::string> direct_;  ///< channel of a direct message, by person
    std::map<std::string, parts> begun_;         ///< what stands of a message whose rest is still to come, by its name
    std::map<day::post_ref, parts> several_;     ///< messages of more than one post, by the first
};

}  // namespace bot::chat::slack
