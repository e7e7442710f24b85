// What people say to us at Slack and what they hear: an envelope goes to the desk, the acknowledgement leaves in time
// whatever the desk does, the answer goes to the asker alone, by the best way that is still open.
#pragma once

#include "chat/dedupe.hpp"
#include "chat/directory.hpp"
#include "chat/pace.hpp"
#include "chat/pending.hpp"
#include "chat/port.hpp"
#include "chat/slack/ack_slip.hpp"
#include "chat/slack/ack_watch.hpp"
#include "chat/slack/requests.hpp"
#include "chat/slack/web_api.hpp"
#include "crew/crew.hpp"

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>

namespace bot::chat::slack {

struct answer_terms {
    std::chrono::milliseconds in_ack{1'500};       ///< the answer goes with the acknowledgement until then
    std::chrono::milliseconds form_in_ack{2'500};  ///< a form's, too: errors and drafts have no other way
    std::chrono::milliseconds trigger{2'800};      ///< a form can be opened until then
    std::chrono::milliseconds hook{29 * 60'000};   ///< a response URL is good until then …
    int hook_uses = 5;                             ///< … and so often
    std::chrono::milliseconds double_click{2'000};
};

class conversations {
public:
    struct surroundings {
        boost::asio::any_io_executor executor;
        desk::port& desk;
        web_api& api;
        pace& lanes;
        directory& names;
        clock::clock& wall;
        clock::clock& steady;
        teller told;
        /// Who is in a channel, and whether others can not see into it.
        std::function<outcome<channel_members>(day::channel_id)> members;
        std::function<void(const std::string& person)> home_opened;
        std::function<void(const chat::slack::group_changed&)> group_has_changed;
        /// Slack will not have us any more: the code says why.
        std::function<void(const std::string& code)> gone;
    };
    conversations(surroundings around, answer_terms terms);

    /// Whom it takes for itself; known after auth.test.
    void we_are(ourselves us) { us_ = std::move(us); }
    /// Returns at once. What was taken before is acknowledged and not done again.
    void take(envelope&& it, std::shared_ptr<ack_slip> slip);
    /// Answers that are under way leave, for at most so long; what has not left then is cut off, and none is under way
    /// when it returns.
    boost::asio::awaitable<void> finished(std::chrono::milliseconds limit);

private:
    using slip_ref = std::shared_ptr<ack_slip>;
    using pending_ref = std::shared_ptr<pending>;

    boost::asio::awaitable<void> answer(ask_desk it, slip_ref slip);
    boost::asio::awaitable<void> answer_form(ask_for_form it, slip_ref slip);
    boost::asio::awaitable<void> show_anew(day::asker to, way_back back);
    boost::asio::awaitable<api_answer> replace_by_url(std::optional<nlohmann::json> anew, secret url);
    boost::asio::awaitable<api_answer> replace_standing(
        std::optional<nlohmann::json> anew, std::string channel, std::string ts);
    boost::asio::awaitable<void> look_at_channel(std::string channel);
    void tell_of_lost(const lost_channel& it);

    // conversations_marks.cpp: messages that go on the record
    boost::asio::awaitable<void> answer_mark(ask_marked it, slip_ref slip);
    boost::asio::awaitable<desk::answer> asks_first(const ask_marked& it);
    boost::asio::awaitable<bool> opens_choice(speech::form form, const ask_marked& it);
    boost::asio::awaitable<void> keep(ask_marked it, slip_ref slip);
    boost::asio::awaitable<void> keep_by_link(
        day::asker from, desk::wanted_message wanted, way_back back, slip_ref slip);
    boost::asio::awaitable<bool> may_read(day::person_id who, day::channel_id where);
    boost::asio::awaitable<bool> read_marked(ask_marked& it, desk::marked_message& into);
    boost::asio::awaitable<void> find_message(ask_marked& it);

    boost::asio::awaitable<desk::answer> heard(desk::request what);
    pending_ref ask(desk::request what);
    void meet_all_in(const desk::request& what);
    boost::asio::awaitable<void> meet(std::string person);

    bool keeps_form_open(const desk::answer& said, const ask_for_form& it, ack_slip& slip);
    boost::asio::awaitable<bool> open_form(const speech::form form, const way_back back);
    boost::asio::awaitable<void> deliver(desk::answer said, way_back back);
    boost::asio::awaitable<void> say(speech::message what, way_back back);
    boost::asio::awaitable<void> say_one(nlohmann::json post, way_back& back);
    boost::asio::awaitable<bool> say_here(nlohmann::json post, const way_back& back);
    boost::asio::awaitable<void> say_directly(nlohmann::json post, const way_back& back);
    void learn_app(const seen_message& by);
    void learn_from(const envelope& it);

    surroundings around_;
    answer_terms terms_;
    ourselves us_;
    dedupe seen_, clicks_;
    ack_watch acks_;
    crew::crew hands_;
};

}  // namespace bot::chat::slack
