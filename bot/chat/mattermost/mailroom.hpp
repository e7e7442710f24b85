// What the outbox asks of Mattermost: posts that can be found again by their name, edits, pins, headers, members,
// files. Every failure is a value that says whether it may have happened.
#pragma once

#include "chat/edits.hpp"
#include "chat/mattermost/letters.hpp"
#include "chat/mattermost/server_clock.hpp"

namespace bot::chat::mattermost {

/// A text as a channel's header, which is Markdown: escaped, and as much of it as fits.
std::string header_of(std::string_view text);

class mailroom {
public:
    mailroom(
        rest& api, letters& mail, address_book& known, pace& lanes, const server_clock& hours, clock::clock& steady)
        : api_(api),
          mail_(mail),
          names_(known),
          lanes_(lanes),
          hours_(hours),
          steady_(steady),
          edits_(lanes, steady, [this](edits::edit it) { return send_edit(std::move(it)); }) {}

    outcome<day::post_ref> post(destination where, std::string name, speech::message said);
    outcome<std::optional<day::post_ref>> find(destination where, std::string name, day::instant since);
    outcome<void> edit(day::post_ref which, std::string name, speech::message said) {
        return edits_.take(std::move(which), std::move(name), std::move(said));
    }
    outcome<void> remove(day::post_ref which);
    outcome<void> pin(day::post_ref which);
    outcome<void> unpin(day::post_ref which);
    outcome<std::string> topic(day::channel_id of);
    outcome<void> set_topic(day::channel_id of, std::string to);
    outcome<channel_members> members(day::channel_id of);
    outcome<day::post_ref> upload(destination where, std::string name, file what);

private:
    outcome<void> send_edit(edits::edit it);
    outcome<void> change(day::post_ref which, nlohmann::json to);
    outcome<void> set_pin(day::post_ref which, std::string how);
    boost::asio::awaitable<bool> is_for_nothing(unsigned status, std::string post);
    outcome<document> about(std::string channel);
    outcome<std::string> hand_over(std::string channel, file what);
    outcome<day::post_ref> show_file(std::string channel, std::string id, nlohmann::json shown);
    outcome<day::post_ref> shown_with(std::string channel, std::string id, document made);
    outcome<std::optional<day::post_ref>> find_file(std::string channel, std::string id);

    rest& api_;
    letters& mail_;
    address_book& names_;
    pace& lanes_;
    const server_clock& hours_;
    clock::clock& steady_;
    edits edits_;
};

}  // namespace bot::chat::mattermost
