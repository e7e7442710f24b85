// The rehearsal room as a chat platform: the port of the core over a chat room of our own, kept in a file, watched by
// the pages. All that happens in the room goes through `write`: first the file, then the room, then whoever watches.
#pragma once

#include "chat/port.hpp"
#include "chat/room/chatroom.hpp"
#include "chat/room/diary.hpp"
#include "clock/clock.hpp"

#include <functional>

namespace bot::chat::room {

class room final : public port {
public:
    /// Shows again what `file` holds. `time` is the rehearsal's and outlives the room. Throws as diary does.
    room(std::filesystem::path file, clock::clock& time);

    const chatroom& standing() const { return standing_; }
    const std::string& id() const { return diary_.room_id(); }
    day::instant now() const { return time_.now(); }

    /// The error says why nothing was written, and then nothing has changed.
    std::expected<void, std::string> write(event what);
    /// Something that a request caused, once: does nothing when the cause is known already.
    template <class Event>
    std::expected<void, std::string> write_once(Event what) {
        if (!what.cause.empty() && standing_.has_happened(what.cause)) return {};
        return write(std::move(what));
    }
    /// Told after each event; one watcher, who outlives the room or takes their leave with an empty function.
    void watch(std::function<void()> told) { told_ = std::move(told); }

    day::platform which() const override { return day::platform::room; }
    outcome<day::post_ref> post(destination where, std::string name, speech::message said) override;
    outcome<std::optional<day::post_ref>> find(destination where, std::string name, day::instant since) override;
    outcome<void> edit(day::post_ref which, std::string name, speech::message said) override;
    outcome<void> remove(day::post_ref which) override;
    outcome<void> pin(day::post_ref which) override;
    outcome<void> unpin(day::post_ref which) override;
    outcome<std::string> topic(day::channel_id of) override;
    outcome<void> set_topic(day::channel_id of, std::string to) override;
    outcome<channel_members> members(day::channel_id of) override;
    /// As a post with the text in it: the room has no place for files.
    std::optional<day::person_id> person(std::string_view handle) const override;
    std::optional<day::channel_id> channel(std::string_view handle, const day::channel_id& near) const override;
    std::string name_of(const day::person_id& who) const override;

private:
    std::expected<void, failure> write_for_port(event what);
    std::expected<void, failure> set_pin(const day::post_ref& which, bool on);

    diary diary_;
    clock::clock& time_;
    chatroom standing_;
    std::function<void()> told_;
};

day::person_id person_called(std::string_view handle);
day::channel_id channel_called(std::string_view name);

}  // namespace bot::chat::room
