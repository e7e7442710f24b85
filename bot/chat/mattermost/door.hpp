// Where the server calls us: a slash command, a press, a filled-in dialog. Who calls is proved by the command's token,
// or by the seal of what we gave away; every call is answered in time, and what takes longer follows by another way.
#pragma once

#include "chat/dedupe.hpp"
#include "chat/mattermost/answers.hpp"
#include "chat/mattermost/callbacks.hpp"
#include "chat/mattermost/dialog.hpp"
#include "chat/mattermost/posts.hpp"
#include "chat/mattermost/single_use.hpp"
#include "chat/pending.hpp"
#include "chat/seldom.hpp"
#include "crew/crew.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

inline constexpr const char* command_path = "/mattermost/command";
inline constexpr const char* button_path = "/mattermost/button";
inline constexpr const char* dialog_path = "/mattermost/form";

class door {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        desk::port& desk;
        rest& api;
        answers& back;
        letters& mail;
        address_book& names;
        const seal& sealed;
        std::vector<secret> command_tokens;  ///< one a team
        std::string dialog_url;
        std::function<void()> was_reached;  ///< told at each call that was the server's
        clock::clock& wall;
        clock::clock& steady;
        teller told;
    };
    door(surroundings around, answer_terms terms);

    /// The answer to a call on one of the three paths; 404 elsewhere, and for anything but POST.
    boost::asio::awaitable<wire::http_response> answer(wire::http_request call);
    boost::asio::awaitable<void> finished(std::chrono::milliseconds limit);
    /// Calls of a command whose token is none of ours, so far.
    std::uint64_t strangers() const { return strangers_; }
    /// Calls on the command's path that were no POST, so far.
    std::uint64_t by_get() const { return by_get_; }

private:
    /// What is remembered of a form that was opened.
    struct opened {
        way_back back;
        day::instant until;
        bool is_busy = false, is_done = false;
    };

    using responding = boost::asio::awaitable<wire::http_response>;

    responding answer_command(wire::http_request call);
    responding answer_words(slash_call it);
    bool is_of_a_command(const secret& token) const;
    /// False when that takes longer than the call may: what it was for has to follow by another way.
    boost::asio::awaitable<bool> learns_names(const speech::message& in, clock::instant call_began);
    boost::asio::awaitable<void> follow(std::shared_ptr<pending> asked, way_back back);

    responding answer_press(wire::http_request call);
    std::optional<nlohmann::json> said_at_once(const pressed& it, const press_call& by);
    responding ask_first(pressed it, press_call by);
    responding carry_out(pressed it, press_call by);
    boost::asio::awaitable<nlohmann::json> told_to_clicker(
        std::shared_ptr<pending> asked, press_call by, way_back back);
    boost::asio::awaitable<void> follow_press(std::shared_ptr<pending> asked, pressed it, press_call by, way_back back);
    boost::asio::awaitable<std::optional<nlohmann::json>> post_after(
        bool changed, pressed it, press_call by, way_back back);

    responding answer_form(wire::http_request call);
    responding answer_submitted(submitted it, std::string cause);
    boost::asio::awaitable<bool> open(question what, secret trigger, way_back back);
    opened& form_of(const submitted& it);
    void forget_old_forms();

    surroundings around_;
    answer_terms terms_;
    dedupe calls_, clicks_;
    single_use uses_;
    std::map<std::string, opened> forms_;
    std::uint64_t strangers_ = 0, by_get_ = 0;
    seldom strange_calls_;
    crew::crew hands_;
};

}  // namespace bot::chat::mattermost
