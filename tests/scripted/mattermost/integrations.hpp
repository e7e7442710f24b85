// Where the server calls the bot: slash commands, buttons, dialogs; and what comes back by answers, by response URLs
// and by dialogs that are opened (FACTS 6 to 8). Single persons are shown things here, and a test can read them.
#pragma once

#include "scripted/mattermost/posting.hpp"
#include "scripted/mattermost/triggers.hpp"

namespace tests::mattermost {

/// One call of the bot's, from the client that caused it: over when the client has its answer.
struct exchange {
    bool is_over = false;
    unsigned status = 0;    ///< what the client is answered
    std::string complaint;  ///< what the client shows instead of an answer, such as "Action integration error."
    std::string error;      ///< the id that belongs to it
    json body;
    std::unique_ptr<bot::clock::alarm> bell;  ///< rings when it is over

    void complains(unsigned with, const std::string& id, const std::string& why) {
        status = with;
        error = id;
        complaint = why;
    }
    void ends() {
        is_over = true;
        bell->ring();
    }
};

/// What somebody alone was shown.
struct shown_alone {
    std::string person, channel, text, by;  ///< by: "slash", "hook", "button"
    json post;                              ///< with the integrations that its buttons have by a cookie
};

class integrations {
public:
    using callee = std::function<net::awaitable<wire::http_response>(wire::http_request)>;

    integrations(net::io_context& io, virtual_clock& clock, world& of, hub& to, posting& by);
    ~integrations();

    /// Who answers the calls; null: the connection is refused.
    callee calls;
    /// Called before a call leaves and before its answer is taken; true: the bot or the server is no more.
    std::function<bool()> is_cut = [] { return false; };
    std::chrono::milliseconds patience{30'000};
    triggers tickets;
    /// What response URLs begin with: the host that the client of the user has asked for, or forged (FACTS 6).
    std::string seen_as = "http://127.0.0.1:8065";
    std::vector<wire::http_request> asked;  ///< all calls so far
    std::vector<shown_alone> alone;
    std::map<std::string, json> forms;  ///< the dialog that is open, by person: {trigger_id, url, dialog}

    // ---- clients ----
    /// "/chaos …" typed in a channel.
    std::shared_ptr<exchange> types(
        const std::string& person, const std::string& channel, const std::string& text, const std::string& root = {});
    /// A click on the action of a post, or of what this person alone was shown.
    std::shared_ptr<exchange> clicks(const std::string& person, const json& post, const std::string& action);
    std::shared_ptr<exchange> submits(
        const std::string& person, const std::string& channel, const json& dialog, const json& submission);
    std::shared_ptr<exchange> sends_dialog(const std::string& url, const json& submission);

    // ---- the API ----
    wire::http_response open_dialog(const json& asked);
    wire::http_response hook(const std::string& id, const wire::http_request& asked);

    /// Whoever waits for the bot waits no longer.
    void gives_up();
    /// Response URLs are in the database, but what was shown to single persons is not.
    void forgets_forms() { forms.clear(); }

private:
    struct place {
        std::string person, channel, root;
        instant made;
        int uses = 0;
    };
    using reading = std::function<void(exchange&, const wire::http_response&)>;

    /// Nothing is taken by its response URL any more.
    bool is_stale(const place& it) const { return clock_.now() - it.made > std::chrono::minutes(30); }
    std::shared_ptr<exchange> begin() const;
    void call(std::shared_ptr<exchange> of, const std::string& url, wire::http_request what, reading then);
    net::awaitable<void> call_out(std::shared_ptr<exchange> of, wire::http_request what, reading then);
    std::string slash_form(const place& at, const slash_command& it, const std::string& text, const trigger& by);
    void read_command_answer(exchange& of, const place& at, const slash_command& it, const wire::http_response& said);
    void read_click_answer(exchange& of, const place& at, const json& post, const wire::http_response& said);
    std::optional<wire::http_response> show(const place& at, json said, const std::string& by);
    void show_to_one(const place& at, json post, const std::string& by);
    void add_mentions(json& form, const std::string& text) const;
    std::string readable(const std::string& text) const;

    net::io_context& io_;
    virtual_clock& clock_;
    world& of_;
    hub& hub_;
    posting& posting_;
    std::map<std::string, place> hooks_;
    std::unique_ptr<bot::crew::crew> hands_;
};

}  // namespace tests::mattermost
