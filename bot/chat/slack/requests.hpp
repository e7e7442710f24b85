// From an envelope to what has to be done about it, and by which ways the answer may go back. Pure: no socket, no desk.
#pragma once

#include "chat/directory.hpp"
#include "chat/fields.hpp"
#include "chat/slack/envelope.hpp"
#include "chat/slack/modal.hpp"
#include "desk/port.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace bot::chat::slack {

/// Who we are at Slack, and which reaction puts a message on the record.
struct ourselves {
    std::string user, bot, team;
    std::string reaction = "pencil";
};

/// How an answer can reach the asker, and nobody else.
struct way_back {
    enum class by { ack, hook, ephemeral, direct };
    by first = by::ephemeral;
    std::string person, channel;  ///< the channel that was spoken in
    secret response_url, trigger;
    day::instant since;  ///< by the steady clock: what the limits of URL and trigger count from
    /// The message whose button was pressed shows how things stand: these words make it anew, in its place. Of several
    /// posts it is the one with this number, from 0.
    std::string again{};
    std::size_t part = 0;
    std::string standing{};  ///< its ts where Slack keeps it; what one person alone is shown has none
    std::string thread{};    ///< in which it was said, by the ts of its first message
};

struct ask_desk {
    desk::request what;
    way_back back;
};
/// A form was sent in; the answer may be errors at its fields.
struct ask_for_form {
    desk::request what;
    way_back back;
    view_submission sent;
};
/// The message that was marked has to be looked up first.
struct ask_marked {
    day::asker from;
    day::post_ref which;
    std::optional<seen_message> message;  ///< known already from a shortcut's payload
    way_back back;
    std::string card{}, why{};  ///< as an agent's form was filled in
    bool by_reaction = false;
    bool is_cut = false;  ///< `message` has only the beginning of its text: enough where the whole can not be read
};
/// We came into a channel ourselves.
struct came_ourselves {
    std::string channel;
};
/// A channel is lost to us.
struct lost_channel {
    std::string channel;
    desk::loss how;
};
/// Somebody looks at their Home.
struct show_home {
    std::string to;
};
/// A user group is not as it was.
struct look_at_group {
    group_changed which;
};
/// Somebody has another name, or belongs here otherwise than before.
struct know_person {
    profile who;
};
/// Slack will not have us any more; `code` names why.
struct leave_slack {
    std::string code;
};
/// Slack has left events out.
struct tell_of_loss {};
struct do_nothing {
    std::string why;
};

using task = std::variant<ask_desk, ask_for_form, ask_marked, came_ourselves, lost_channel, show_home, look_at_group,
    know_person, leave_slack, tell_of_loss, do_nothing>;

/// What it is now, by Slack's clock and by our steady one.
task task_of(const envelope& it, const ourselves& us, day::instant at_slack, day::instant steady);

/// By these an envelope is known again. Source: FACTS 2.6.
std::vector<std::string> keys_of(const envelope& it);
/// The one of them that a corrected form may have again.
std::string key_of(const view_submission& it);
/// The same button pressed again in a moment; empty where there is none.
std::string double_click_key(const envelope& it);

/// "1503435956.000247", and back; nothing for what is no such time.
std::optional<day::instant> instant_of_ts(std::string_view ts);
std::string ts_of(day::instant when);

/// How somebody belongs to the workspace `ours`.
belonging belonging_of(const profile& user, const std::string& ours);
void learn_user(directory& names, const profile& user, const std::string& ours);

/// What was said to us in a text that mentions us: what stands behind the mention, else what stands before it.
std::string words_to(const std::string& user, std::string_view text);

/// The message that a permalink leads to, ".../archives/CHANNEL/pTS"; nothing for what is no such link, or leads into
/// somebody's direct messages.
std::optional<day::post_ref> message_behind(std::string_view link);

/// The shortcut in a message's menu.
inline constexpr const char* put_on_record = "put_on_record";
/// The shortcut that can be used from anywhere.
inline constexpr const char* stop_everything = "stop_everything";

}  // namespace bot::chat::slack
