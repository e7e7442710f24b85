// Where the server calls us: a slash command, a press, a filled-in dialog. Who calls is proved by the command's token,
// or by the seal of what we gave away; every call is answered in time, and what takes longer follows by another way.
#pragma once

#include "chat/dedupe.hpp"
#include "chat/mattermost/answers.hpp"
#include "chat/mattermost/callbacks.hpp"
#include "chat/mattermost/dialog.hpp"
#include "chat/pending.hpp"
#include "crew/crew.hpp"

#include <map>

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

    /// The answer to a call on one of the three paths; 404 elsewhere, 405 for anything but POST.
    boost::asio::awaitable<wire::http_response> answer(wire::http_request call);
    boost::asio::awaitable<void> finished(std::chrono::milliseconds limit);

private:
    /// What is remembered of a form that was opened.
    struct opened {
        way_back back;
        day::instant until;
        int sent = 0;
        bool is_busy = false, is_done = false;
    };

    boost::asio::awaitable<wire::http_response> answer_command(wire::http_request call);
    boost::asio::awaitable<wire::http_response> answer_press(wire::http_request call);
    boost::asio::awaitable<wire::http_response> answer_form(wire::http_request call);
    boost::asio::awaitable<wire::http_response> answer_submitted(submitted it);
    boost::asio::awaitable<wire::http_response> answer_pressed(pressed it, press_call by, std::string cause);

    boost::asio::awaitable<bool> open(question what, secret trigger, way_back back);
    boost::asio::awaitable<void> follow(std::shared_ptr<pending> asked, way_back back);
    bool is_of_a_command(const secret& token) const;
    opened& form_of(const submitted& it);
    void forget_old_forms();

    surroundings around_;
    answer_terms terms_;
    dedupe calls_, clicks_;
    std::map<std::string, opened> forms_;
    crew::crew hands_;
};

}  // namespace bot::chat::mattermost
