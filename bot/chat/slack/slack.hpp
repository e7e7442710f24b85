// Slack as a chat platform: Socket Mode in, the Web API out. It keeps its connections alive, hands what people say to
// the desk and posts what the outbox asks for; tokens are held here and never told.
#pragma once

#include "chat/port.hpp"
#include "chat/slack/conversations.hpp"
#include "chat/slack/socket_mode.hpp"
#include "clock/clock.hpp"
#include "crew/backoff.hpp"
#include "desk/port.hpp"
#include "wire/dial.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <string>

namespace bot::chat::slack {

struct slack_options {
    secret app_token;                               ///< xapp-…, for Socket Mode
    secret bot_token;                               ///< xoxb-…, for the Web API
    std::string api_url = "https://slack.com/api";  ///< plain http on this machine only
    std::string reaction = "pencil";                ///< puts a message on the record
    std::string ca_file;                            ///< PEM, trusted besides the system's
    std::optional<wire::proxy> through;             ///< HTTPS_PROXY
    std::string user_agent = "chaosday";
    session_terms session;
    answer_terms answers;
    std::chrono::milliseconds message_apart{1'000};
    std::chrono::milliseconds request_timeout{10'000};
    std::chrono::milliseconds last_answers{1'000};  ///< answers under way at the end have so long
};

/// What is wrong with the tokens, as a sentence; empty when nothing is. No network is asked.
std::string fault_of(const slack_options& how);

class slack final : public port {
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
    };

    /// Throws std::invalid_argument with fault_of() or when api_url is no URL.
    slack(surroundings around, slack_options how);
    ~slack() override;

    /// Connects and listens until it is cancelled; it has to have ended before the platform is destroyed. When it is
    /// cancelled nothing new is taken, what was taken is acknowledged, the
    /// connection is closed, and it returns. Throws unrecoverable when Slack will not have us.
    boost::asio::awaitable<void> run();

    bool is_connected() const;
    socket_mode::headcount connections() const;
    const ourselves& us() const;

    day::platform which() const override { return day::platform::slack; }
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
    bool is_same_topic(const std::string& one, const std::string& other) const override;
    outcome<channel_members> members(day::channel_id of) override;
    bool takes_files() const override { return true; }
    outcome<day::post_ref> upload(destination where, std::string name, file what) override;
    outcome<std::optional<day::post_ref>> find_upload(
        destination where, std::string name, std::string file_name, day::instant since) override;
    boost::asio::awaitable<void> roles_changed(std::set<day::person_id> whose) override;
    void day_changed(day::day_id which) override;
    std::optional<day::person_id> person(std::string_view handle) const override;
    std::optional<day::channel_id> channel(std::string_view handle, const day::channel_id& near) const override;
    std::optional<day::group> group(std::string_view handle) const override;
    std::string name_of(const day::person_id& who) const override;
    std::string name_of_channel(const day::channel_id& which) const override;

private:
    struct inside;
    std::unique_ptr<inside> it_;
};

}  // namespace bot::chat::slack
