// Posts that are made, changed and taken away, and everybody who hears of it. Whether they may be is for the caller;
// what a post may hold is decided here.
#pragma once

#include "scripted/mattermost/hub.hpp"
#include "scripted/mattermost/shapes.hpp"

namespace tests::mattermost {

class posting {
public:
    posting(world& of, hub& to, bot::clock::clock& by) : of_(of), hub_(to), clock_(by) {}

    static constexpr std::size_t message_limit = 16'383, props_limit = 8'000;  ///< in characters (FACTS 5)

    /// Why a post like this is refused; nothing: it is not.
    static std::optional<wire::http_response> fault_of(const json& message, const json& props);
    /// With the members that its author may set: channel_id, message, root_id, props, type.
    posted& publish(const json& asked, const std::string& author);
    /// A line of the server's own, under the name of whoever caused it.
    void publish_system(const std::string& channel, const std::string& person, const std::string& type,
        const std::string& message, json props);
    /// What is given replaces what was there; all props are replaced, and from_bot is lost with them.
    void change(posted& it, const json& patch);
    void remove(posted& it, const std::string& by);
    void pin(posted& it, bool on);
    void react(const std::string& person, posted& to, const std::string& emoji, bool added);
    /// Shown to one person, stored nowhere (FACTS 3). Returns the post.
    json show_alone(const std::string& person, const json& post);

private:
    bool can_be_shown(const json& file) const;
    void keep_history(const posted& it);
    void touch_root(const posted& reply, instant now);
    void tell_posted(const posted& it);
    void tell_changed(const posted& it, const char* event);
    void tell_story(const posted& it, const char* what);

    world& of_;
    hub& hub_;
    bot::clock::clock& clock_;
};

}  // namespace tests::mattermost
