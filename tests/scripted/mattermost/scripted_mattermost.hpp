// A Mattermost that follows a script: the real wire protocol (HTTP, WebSocket) over memory or any transport, the API
// over a small world, the calls to the bot, and every fault that the real one is known for. People act through it
// (say, press, submit, react) and read what they would be shown; a test can also put any frame on the wire.
#pragma once

#include "scripted/mattermost/http_line.hpp"
#include "scripted/mattermost/rate_limit.hpp"
#include "scripted/mattermost/rest.hpp"
#include "wire/dial.hpp"

#include <stdexcept>

namespace tests::mattermost {

/// The bot or the server went away while somebody waited.
struct nobody_answers : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a route answers instead of its own answer, once.
struct fault {
    unsigned status = 200;
    std::string text;
    wire::header_list headers;
    bool hangs = false;           ///< no answer, ever
    bool resets = false;          ///< the connection ends when the request was read
    bool happens_first = false;   ///< the call is carried out, and then this is answered
    bool answers_itself = false;  ///< only late or cut short, but its own answer
    std::chrono::milliseconds after{0};
    std::optional<std::size_t> cut_after;  ///< so many bytes of the answer leave
};
/// An error of the API.
fault errs(unsigned status, const std::string& id);
fault limits(int retry_after);
/// What a proxy in between says.
fault html(unsigned status);
fault late(std::chrono::milliseconds after);

struct call {
    std::string route, target;
    json body;
    wire::header_list headers;
    instant at;
};

class scripted_mattermost final : public wire::caller {
public:
    static constexpr const char* bot_token = "secretbottokensecretbottok";
    static constexpr const char* admin_token = "secretadmintokensecretadmi";

    scripted_mattermost(net::io_context& io, virtual_clock& clock);
    ~scripted_mattermost() override;

    world of;
    accounts tokens{of};
    std::string url = "http://127.0.0.1:8065";

private:  // in between, for they are built upon each other
    net::io_context& io_;
    virtual_clock& clock_;

public:
    mattermost::hub hub;
    mattermost::posting posting;
    integrations bridge;
    mattermost::rest rest;

    // ---- the wire ----
    net::awaitable<wire::transport> dial(wire::address to) override;
    /// Serves a connection that a test made itself (TLS).
    net::awaitable<void> serve(wire::transport over, std::shared_ptr<wire_faults> faults = {});
    std::vector<wire::address> dials;
    int dials_to_fail = 0, dials_to_hang = 0;
    /// What the next connections are like.
    std::size_t bytes_at_once = std::numeric_limits<std::size_t>::max();
    std::deque<wire::http_response> refuse_upgrades_with;

    // ---- the API ----
    std::map<std::string, std::deque<fault>> faults;  ///< by route, such as "POST /posts"
    std::optional<rate_limit> limit;
    std::chrono::milliseconds database_takes{0};
    std::vector<call> calls;
    std::size_t calls_of(const std::string& route) const;
    const call& last_call_of(const std::string& route) const;

    // ---- ends ----
    /// The bot dies: what it had not sent never comes, and nobody is let in until comes_back().
    void cuts_off();
    /// The server dies, as by SIGKILL: FIN on all connections, then nobody listens until comes_back(). What is in the
    /// database stays; what is only in memory is lost.
    void dies();
    void comes_back() { is_away_ = false; }
    void restarts();
    bool is_away() const { return is_away_; }
    /// Ends at the n-th step from now on. Steps are what can be seen of the bot: a call that comes in, one that was
    /// carried out and is to be answered, a text on its socket, a call to it, and the answer to that.
    int steps_until_end = -1;
    int steps = 0;
    std::function<void()> end = [this] { cuts_off(); };

    /// What was said, called and shown so far, and connections that are over: for tests that run long.
    void forgets();

    // ---- people; by their names and the channels' names ----
    /// "/chaos status", words with a mention, plain words; with a person's own name as the place: to the bot directly.
    /// Returns what this person alone is shown. Throws nobody_answers when the client would show an error.
    std::string say(const std::string& who, const std::string& where, const std::string& text);
    std::string press(const std::string& who, const json& post, const std::string& label);
    /// The button with this label on the newest answer that this person alone was shown.
    std::string press_answer(const std::string& who, const std::string& label);
    bool has_answer(const std::string& who, const std::string& label) const;
    /// Sends the form in that is open for this person; returns its errors, or what the person is shown.
    std::string submit(const std::string& who, const std::map<std::string, std::string>& values);
    void react(const std::string& who, const posted& to, const std::string& emoji, bool added = true);
    void join(const std::string& who, const std::string& where);
    void leave(const std::string& who, const std::string& where);
    void archive(const std::string& where);
    void rename(const std::string& who, const std::string& to);
    void disable_bot();
    void enable_bot() { of.person(of.bot).is_active = true; }
    /// What stands in a channel, or in the direct channel of a person.
    std::vector<posted> messages(const std::string& where);
    /// The newest of them with these words; throws when there is none.
    posted message(const std::string& where, const std::string& with, const std::string& and_with = {});
    /// "https://…/chaos/pl/ID", as "Copy Link" gives it.
    std::string link_to(const posted& it) const;

private:
    struct mark {
        std::size_t alone, posts;
    };
    bool is_cut_now();
    net::awaitable<std::optional<wire::http_response>> answer(
        const wire::http_request& asked, std::optional<std::size_t>& cut);
    net::awaitable<void> go_over(wire::http_request asked, http_line& line, std::shared_ptr<wire_faults> faults);
    wire::http_response perform(const wire::http_request& asked);
    static net::awaitable<wire::http_response> wait_for(std::shared_ptr<exchange> of);
    std::string wait_for(const std::string& who, const std::shared_ptr<exchange>& of, mark since);
    mark now() const { return {bridge.alone.size(), of.posts.size()}; }
    std::string shown_to(const std::string& who, mark since);
    json submission_of(const json& dialog, const std::map<std::string, std::string>& values) const;
    std::optional<json> answer_with(const std::string& who, const std::string& label) const;

    std::vector<std::weak_ptr<memory_pipe::line>> lines_to_us_, lines_to_them_;
    bool is_away_ = false;
    bot::crew::crew hands_;
};

}  // namespace tests::mattermost
