// Mattermost as a chat platform: events in by WebSocket and by calls of the server, the REST API out. It keeps one
// connection alive, hands what people say to the desk and posts what the outbox asks for; what it could not hear it
// fetches. Tokens are held here and never told.
#pragma once

#include "chat/mattermost/answers.hpp"
#include "chat/mattermost/requests.hpp"
#include "chat/mattermost/session.hpp"
#include "chat/port.hpp"
#include "crew/backoff.hpp"
#include "desk/port.hpp"
#include "wire/dial.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>

namespace bot::chat::mattermost {

struct mattermost_options {
    std::string url;                         ///< "https://chat.example.org"; plain http on this machine only …
    std::vector<std::string> plain_hosts{};  ///< … and to these, where no TLS is wanted
    secret token;                            ///< of the bot account
    std::vector<secret> command_tokens{};    ///< of the slash command, one a team; none: there is no such command
    /// Where the server reaches our listener, "http://chaosday.example.org:8090"; empty: it can not.
    std::string callback_url;
    std::string reaction = "pencil";
    std::string ca_file;                   ///< PEM, trusted besides the system's
    std::optional<wire::proxy> through{};  ///< HTTPS_PROXY
    std::string user_agent = "chaosday";
    session_terms session{};
    answer_terms answers{};
    std::chrono::milliseconds message_apart{100};
    std::chrono::milliseconds request_timeout{10'000};
    std::chrono::milliseconds last_answers{1'000};          ///< answers under way at the end have so long
    std::chrono::milliseconds try_again_every{600'000};     ///< whether we can be called, while we can not
    std::chrono::milliseconds look_again_every{3'600'000};  ///< and whether we still can
};

/// What is wrong with the options, as a sentence; empty when nothing is. No network is asked.
std::string fault_of(const mattermost_options& how);

/// How its server is called, by the bot and by what looks after an installation.
wire::dial_options dialling(const mattermost_options& how);

/// Where it is kept how far was heard, over restarts of the bot: a short text, written every half a minute. Whoever
/// loses it loses what was said while the bot was away, but for the last minutes; whoever has one that can not be read
/// hears once more what was said in the last days and has no answer.
struct kept_mark {
    std::function<std::optional<std::string>()> read;  ///< nothing: there is none
    std::function<void(std::string)> write;
};

class mattermost final : public port {
public:
    /// All of these outlive it. `steady` only passes, `wall` is what people read off.
    struct surroundings {
        boost::asio::any_io_executor executor;
        clock::clock& wall;
        clock::clock& steady;
        desk::port& desk;
        teller told;
        wire::caller* by = nullptr;            ///< null: a dialler of its own, with ca_file
        crew::backoff::chance dice = nullptr;  ///< null: this machine's
        kept_mark mark{};                      ///< without one, each start is a first one
    };

    /// Throws std::invalid_argument with fault_of().
    mattermost(surroundings around, mattermost_options how);
    ~mattermost() override;

    /// Connects and listens until it is cancelled, whatever the server does; then nothing new is taken, what was taken
    /// is answered, the connection is closed, and it returns. It has to have ended before the platform is destroyed.
    boost::asio::awaitable<void> run();

    /// Where the listener has to take POST requests, and what answers them.
    static std::vector<std::string> callback_paths();
    boost::asio::awaitable<wire::http_response> answer(wire::http_request call);

    bool is_connected() const;
    /// Nothing is owed any more: what was said while nothing was heard has been fetched.
    bool has_caught_up() const;
    const ourselves& us() const;

    day::platform which() const override { return day::platform::mattermost; }
    outcome<day::post_ref> post(destination where, std::string name, speech::message said) override;
    outcome<std::optional<day::post_ref>> find(destination where, std::string name, day::instant since) override;
    /// Of several edits that wait for the same message only the newest is sent; each learns how that went.
    outcome<void> edit(day::post_ref which, std::string name, speech::message said) override;
    outcome<void> remove(day::post_ref which) override;
    outcome<void> pin(day::post_ref which) override;
    outcome<void> unpin(day::post_ref which) override;
    outcome<std::string> topic(day::channel_id of) override;
    outcome<void> set_topic(day::channel_id of, std::string to) override;
    std::string as_topic(std::string text) const override;
    outcome<channel_members> members(day::channel_id of) override;
    bool takes_files() const override { return true; }
    outcome<day::post_ref> upload(destination where, std::string name, file what) override;
    std::optional<day::person_id> person(std::string_view handle) const override;
    std::optional<day::channel_id> channel(std::string_view handle, const day::channel_id& near) const override;
    std::string name_of(const day::person_id& who) const override;
    std::string name_of_channel(const day::channel_id& which) const override;

private:
    struct inside;
    std::unique_ptr<inside> it_;
};

}  // namespace bot::chat::mattermost
