// The REST API, version 4, over the world: the part that a bot uses, with the answers and refusals of a real server.
#pragma once

#include "scripted/mattermost/integrations.hpp"

namespace tests::mattermost {

class rest {
public:
    rest(world& of, accounts& by, hub& to, posting& posts, integrations& doors, bot::clock::clock& clock);

    /// "GET /users/me", "PUT /posts/{}/patch": the pattern that a request falls under; empty: none.
    std::string route_of(const wire::http_request& asked) const;
    wire::http_response perform(const wire::http_request& asked);
    /// Posts that were created with a pending_post_id are no longer known by it: the server has been restarted.
    void forgets_pending() { pending_.clear(); }
    /// What the last request has set off and its answer waits for; null for nearly all.
    std::shared_ptr<exchange> set_off() { return std::exchange(set_off_, nullptr); }

private:
    struct asking {
        std::vector<std::string> parts;  ///< what stands in place of each {}
        std::map<std::string, std::string> query;
        std::string text;
        json body;           ///< discarded where it is no JSON
        std::string person;  ///< who asks; empty where nobody needs to be known
        wire::header_list headers{};

        std::string said(const char* name) const;
        std::size_t number(const char* name, std::size_t otherwise) const;
    };
    using method = wire::http_response (rest::*)(const asking&);
    struct route {
        std::string pattern;
        method of;
        bool is_open = false;  ///< needs no token
    };
    static const std::vector<route>& routes();
    const route* find_route(const wire::http_request& asked, std::vector<std::string>& parts) const;

    // people and teams
    wire::http_response me(const asking& by);
    wire::http_response person(const asking& by);
    wire::http_response person_by_name(const asking& by);
    wire::http_response people_by_id(const asking& by);
    wire::http_response people_by_name(const asking& by);
    wire::http_response people(const asking& by);
    wire::http_response my_teams(const asking& by);
    wire::http_response team(const asking& by);
    wire::http_response team_by_name(const asking& by);
    wire::http_response bot(const asking& by);
    wire::http_response ping(const asking& by);
    wire::http_response client_config(const asking& by);

    // channels
    wire::http_response my_channels(const asking& by);
    wire::http_response channel_of(const asking& by);
    wire::http_response channel_by_name(const asking& by);
    wire::http_response members(const asking& by);
    wire::http_response member(const asking& by);
    wire::http_response join(const asking& by);
    wire::http_response leave(const asking& by);
    wire::http_response patch_channel(const asking& by);
    wire::http_response direct(const asking& by);

    // posts
    wire::http_response create_post(const asking& by);
    wire::http_response ephemeral(const asking& by);
    wire::http_response get_post(const asking& by);
    wire::http_response patch_post(const asking& by);
    wire::http_response put_post(const asking& by);
    wire::http_response delete_post(const asking& by);
    wire::http_response pin(const asking& by);
    wire::http_response unpin(const asking& by);
    wire::http_response pin_or_not(const asking& by, bool on);
    wire::http_response thread(const asking& by);
    wire::http_response posts(const asking& by);
    wire::http_response posts_since(const channel& in, std::int64_t since) const;
    wire::http_response posts_beside(const channel& in, const asking& by, bool is_after) const;
    wire::http_response posts_page(const channel& in, const asking& by) const;
    wire::http_response pinned(const asking& by);
    wire::http_response react(const asking& by);
    wire::http_response unreact(const asking& by);
    wire::http_response reactions(const asking& by);
    wire::http_response upload(const asking& by);
    wire::http_response typing(const asking& by);
    std::optional<wire::http_response> fault_of_root(const std::string& root, const channel& in) const;
    std::vector<const posted*> standing(const channel& in) const;

    // commands and dialogs
    wire::http_response create_command(const asking& by);
    wire::http_response list_commands(const asking& by);
    wire::http_response change_command(const asking& by);
    wire::http_response new_command_token(const asking& by);
    wire::http_response delete_command(const asking& by);
    wire::http_response execute(const asking& by);
    wire::http_response open_dialog(const asking& by);
    wire::http_response hook(const asking& by);
    slash_command* find_command(const std::string& id);
    bool is_admin(const asking& by) const { return of_.person(by.person).is_admin; }

    struct pending {
        std::string post;
        instant made;
    };
    world& of_;
    accounts& accounts_;
    hub& hub_;
    posting& posting_;
    integrations& doors_;
    bot::clock::clock& clock_;
    std::map<std::string, pending> pending_;
    std::shared_ptr<exchange> set_off_;
};

}  // namespace tests::mattermost
