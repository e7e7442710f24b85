// A Slack that follows a script: the real wire protocol (HTTP, WebSocket) over memory or any transport, the Web API's
// methods over a small world, and every fault that Slack is known for. People act through it (say, press, submit,
// react) and read what they would be shown; a test can also put any frame on the wire.
#pragma once

#include "clock/virtual_clock.hpp"
#include "crew/crew.hpp"
#include "scripted/slack/world.hpp"
#include "wire/dial.hpp"
#include "wire/http_server.hpp"
#include "wire/memory_pipe.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

namespace tests::slack {

namespace net = boost::asio;
namespace wire = bot::wire;

/// The other end of one Socket Mode connection.
struct peer {
    int number = 0;
    std::string target;                                     ///< path and ticket that it was asked for with
    std::vector<std::string> heard;                         ///< texts, acknowledgements mostly
    std::vector<std::pair<wire::frame, std::string>> seen;  ///< control frames
    std::optional<wire::websocket> ws;
    bool is_open = true;
    bool was_closed_well = false;  ///< a close frame came, and no cut
    std::shared_ptr<wire_faults> faults;
    std::weak_ptr<memory_pipe::line> to_the_bot;
    std::unique_ptr<bot::clock::alarm> may_read;
    bool is_paused = false;

    /// A JSON value or any text.
    void sends(const json& it) { sends_text(it.dump()); }
    void sends_text(const std::string& text);
    void pings(const std::string& payload);
    /// Reads on, where the script had it begin without reading.
    void resumes();
    /// The cable is cut: nothing arrives any more, in neither direction, and nobody says so.
    void goes_dead() { faults->is_stuck = true; }
    /// These bytes arrive, whatever they are.
    void drips(std::string_view bytes) const { memory_wire::drip(to_the_bot, bytes); }
    /// The TCP connection is reset.
    void resets();
    /// The acknowledgements of an envelope so far.
    std::vector<json> acks_of(const std::string& envelope) const;
    std::map<std::string, std::vector<json>> acks;  ///< those, by envelope
};

/// The bot hung up while somebody waited for it.
struct bot_is_gone : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a method answers instead of its own answer, once.
struct fault {
    unsigned status = 200;
    json body;  ///< sent as JSON, unless `text` is there
    std::optional<std::string> text;
    wire::header_list headers;
    bool hangs = false;   ///< no answer, ever
    bool resets = false;  ///< the connection is cut when the request was read
    std::chrono::milliseconds after{0};
    bool happens_first = false;  ///< the call is carried out, and then this is answered
};
fault refuses(const std::string& error);
fault limits(std::optional<int> retry_after);
fault html(unsigned status);

struct call {
    std::string method;
    json arguments;
    wire::header_list headers;
    instant at;
};

class scripted_slack final : public wire::caller {
public:
    scripted_slack(net::io_context& io, virtual_clock& clock);
    ~scripted_slack() override;

    world of;
    std::string api_url = "http://127.0.0.1:1/api";
    /// Where the WebSocket is to be found, without the ticket.
    std::string link_url = "ws://127.0.0.1:1/link/";

    // ---- the wire ----
    net::awaitable<wire::transport> dial(wire::address to) override;
    /// Serves a connection that a test made itself (TLS).
    net::awaitable<void> serve(wire::transport over) { return server_.serve(std::move(over), {"127.0.0.1", 1}); }
    /// On a real socket of this machine, besides; the bot finds all of it there.
    void listens();
    std::vector<wire::address> dials;
    int dials_to_fail = 0, dials_to_hang = 0;
    /// What the next connections are like.
    std::size_t bytes_at_once = std::numeric_limits<std::size_t>::max();
    /// A test that plays the server by itself takes the transport and returns true.
    std::function<bool(const wire::address&, wire::transport&)> takes_over;

    // ---- a bot that dies ----
    /// All connections end at once, and nobody is let in until comes_back(). What it had not sent never comes.
    void cuts_off();
    void comes_back() { is_cut_off_ = false; }
    bool is_cut_off() const { return is_cut_off_; }
    /// Cut off at the n-th step from now on. Steps are what can be seen of the bot: a call that comes in, a call that
    /// was carried out and is to be answered, and a text of its own that arrives.
    int steps_until_cut_off = -1;
    int steps = 0;
    /// What was said, called and shown so far, and connections that are over: for tests that run long.
    void forgets();

    // ---- Socket Mode ----
    bool says_hello = true, begins_paused = false, pings_before_hello = false;
    std::optional<int> hello_counts;  ///< how many connections it counts when it says hello
    std::deque<unsigned> refuse_upgrades_with;
    wire::header_list upgrade_headers;
    std::vector<std::shared_ptr<peer>> peers;
    /// The last one that is open.
    std::shared_ptr<peer> open_peer() const;
    std::size_t open_peers() const;
    /// Slack says goodbye on a connection.
    void closes(const std::shared_ptr<peer>& which);
    static json hello(std::optional<int> connections = std::nullopt);
    static json disconnect(const std::string& reason);

    // ---- envelopes: they fill in all that Slack does ----
    std::string next_id(const std::string& prefix) { return prefix + std::to_string(++ids_[prefix]); }
    json slash(const std::string& user, const std::string& channel, const std::string& text);
    json event(const json& inner, const std::string& event_id = {});
    json mention(
        const std::string& user, const std::string& channel, const std::string& text, const std::string& ts = {});
    json direct_message(const std::string& user, const std::string& text);
    json pressed(const std::string& user, const posted& on, const json& button);
    json reaction(const std::string& user, const posted& on, const std::string& name, bool added = true);
    json message_shortcut(const std::string& user, const posted& on, const std::string& callback);
    json joined(const std::string& user, const std::string& channel);
    json submission(const std::string& user, const json& view, const std::map<std::string, std::string>& values);
    static json interactive(const std::string& id, json payload, bool takes_payload = true);

    // ---- people, for whole days; the bot has to be connected ----
    /// "/chaos status", or words with a mention, or a plain message. Returns what this person alone is shown.
    std::string say(const std::string& user, const std::string& channel, const std::string& text);
    /// Presses the button with this label; returns what the person alone is shown.
    std::string press(const std::string& user, const posted& on, const std::string& label);
    /// The same on the newest answer that this person alone was shown and that has such a button.
    std::string press_answer(const std::string& user, const std::string& label);
    bool has_answer(const std::string& user, const std::string& label) const {
        return answer_with(user, label) != nullptr;
    }
    std::string react(const std::string& user, const posted& on, const std::string& name, bool added = true);
    std::string use_shortcut(const std::string& user, const posted& on, const std::string& callback);
    void join(const std::string& user, const std::string& channel);
    /// Sends the form in that is open for this person; returns its errors, or what the person is shown.
    std::string submit(const std::string& user, const std::map<std::string, std::string>& values);
    /// The messages that stand in a channel, or in the direct messages of a person (by their id).
    std::vector<posted> messages(const std::string& where) const;
    std::map<std::string, json> forms;         ///< the view that is open, by person
    std::vector<std::string> bad_payloads;     ///< why Slack would not take a message, a Home or a form
    std::map<std::string, json> homes;         ///< the Home as it was published last, by person
    std::map<std::string, std::string> files;  ///< the bytes that were uploaded, by id
    std::map<std::string, std::string> file_names;
    /// Presses the button with this label on a person's Home, of several the one that says these words; what is
    /// answered comes as a direct message, or as a form.
    std::string press_home(const std::string& user, const std::string& label, const std::string& words = {});
    json pressed_at_home(const std::string& user, const json& button);
    json opens_home(const std::string& user);
    /// Somebody changed who is in a user group; the bot hears of it, if it is connected.
    void changes_group(const std::string& id, std::set<std::string> members);
    json group_event(const std::string& id);
    json global_shortcut(const std::string& user, const std::string& callback);

    // ---- the Web API ----
    std::map<std::string, std::deque<fault>> faults;  ///< by method; "hook" is the response URL
    std::vector<call> calls;
    std::size_t calls_of(const std::string& method) const;
    const call& last_call_of(const std::string& method) const;
    std::vector<std::string> too_fast;  ///< calls for which Slack would have limited the bot
    /// What people alone were shown: {person, channel, text, by}.
    struct shown_alone {
        std::string person, channel, text, by;  ///< by: "ack", "hook", "ephemeral"
        json body;
    };
    std::vector<shown_alone> alone;
    std::size_t page_size = 1000;
    wire::header_list answer_headers;  ///< that every answer has: scopes, Slack's date
    std::string bot_name = "chaosday";

private:
    bool is_cut_off_now();
    net::awaitable<wire::http_response> answer(wire::http_request asked);
    net::awaitable<void> converse(wire::upgrade with);
    net::awaitable<void> read_all(std::shared_ptr<peer> from);
    net::awaitable<void> pump(std::shared_ptr<peer> to);
    void hear(const std::shared_ptr<peer>& from, const std::string& text);
    void watch_pace(const std::string& method, const json& arguments);
    json perform(const std::string& method, const json& arguments);
    json hook(const std::string& token, const json& body);
    void shows_alone(const std::string& person, const std::string& channel, const json& post, const std::string& by);
    json user_payload(const std::string& user) const;
    const shown_alone* answer_with(const std::string& user, const std::string& label) const;
    bool is_to(const std::string& user, const posted& it) const;
    std::string send_and_wait(const json& envelope, const std::string& user, bool waits_for_text);

    // methods.cpp
    json post_message(const json& arguments);
    json post_ephemeral(const json& arguments);
    json update(const json& arguments);
    json remove(const json& arguments);
    json pin(const json& arguments, bool on);
    json history(const json& arguments) const;
    json members(const json& arguments) const;
    json info(const json& arguments) const;
    json set_topic(const json& arguments);
    json invalid_blocks(const std::string& why);
    json open_view(const json& arguments);
    json publish_view(const json& arguments);
    json ask_for_upload(const json& arguments);
    json complete_upload(const json& arguments);
    json list_groups(const json& arguments) const;
    json group_members(const json& arguments) const;
    json list_channels() const;
    json list_people() const;
    json user_object(const std::string& id) const;
    json open_connection();

    net::io_context& io_;
    virtual_clock& clock_;
    wire::http_server server_;
    bot::crew::crew hands_;
    std::map<std::string, std::pair<std::string, std::string>> hooks_;  ///< person and channel by token
    std::map<std::string, int> hook_uses_;
    std::map<std::string, std::deque<instant>> paces_;                    ///< calls of the last minute, by method
    std::map<std::string, instant> last_post_;                            ///< by channel
    std::map<std::string, std::string> triggers_;                         ///< person by trigger
    std::map<std::string, std::pair<std::string, std::string>> slashes_;  ///< person and channel by envelope
    std::shared_ptr<wire_faults> last_faults_;
    std::weak_ptr<memory_pipe::line> last_line_;
    std::vector<std::weak_ptr<memory_pipe::line>> lines_;
    bool is_cut_off_ = false;
    std::map<std::string, int> ids_;
};

}  // namespace tests::slack
