// Answers on their way back to one person, and to nobody else: by the response path of a slash command as long as that
// is good, else by direct message. A bot can not show somebody something in a channel by itself (FACTS 5), and what can
// not be said privately is not said at all.
#pragma once

#include "chat/mattermost/letters.hpp"
#include "chat/mattermost/server_clock.hpp"
#include "desk/port.hpp"

namespace bot::chat::mattermost {

/// How an answer can reach the asker.
struct way_back {
    std::string person, channel;  ///< where it was asked
    bool is_direct = false;       ///< that is a direct message
    std::string cause;            ///< names the sending, so that one repeated is one post
    secret response_path;
    day::instant since;  ///< by the steady clock: what the limit of the path counts from
};

struct answer_terms {
    std::chrono::milliseconds in_answer{2'500};   ///< a callback is answered with it until then: forms open in 3 s
    std::chrono::milliseconds in_call{15'000};    ///< whatever else it waits for: the server gives up after 30 s
    std::chrono::milliseconds in_form{20'000};    ///< a form waits so long for what was wrong in it
    std::chrono::milliseconds path{29 * 60'000};  ///< a response path is good until then
    std::chrono::milliseconds form{60 * 60'000};  ///< a form may be open so long
    std::chrono::milliseconds double_click{2'000};
    int tries = 6;  ///< of an answer by direct message, longer and longer apart
};

class answers {
public:
    answers(rest& api, letters& mail, address_book& known, const server_clock& hours, clock::clock& steady,
        answer_terms terms, teller told)
        : api_(api),
          mail_(mail),
          names_(known),
          hours_(hours),
          steady_(steady),
          terms_(terms),
          told_(std::move(told)) {}

    boost::asio::awaitable<void> say(speech::message what, way_back back);

    /// As an answer to a slash command, and to its response path, with the names that are known by now. The cause is
    /// what its buttons are told by.
    nlohmann::json for_asker_only(const speech::message& what, const std::string& cause) const;

    /// Whether the server reads it to its end.
    static bool fits(const nlohmann::json& for_asker);

    /// Whether the answer was given directly, by us or by a process before us. Who does not say counts as no.
    boost::asio::awaitable<bool> stands(way_back back, day::instant asked);

private:
    boost::asio::awaitable<bool> say_by_path(speech::message what, secret path, std::string cause);
    boost::asio::awaitable<void> say_directly(speech::message what, way_back back);
    /// With `may_stand_since`, by the server's clock, it is looked for first.
    boost::asio::awaitable<std::optional<failure>> try_directly(
        speech::message what, way_back back, std::string name, std::optional<day::instant> may_stand_since);
    outcome<std::string> channel_to(way_back back);

    rest& api_;
    letters& mail_;
    address_book& names_;
    const server_clock& hours_;
    clock::clock& steady_;
    answer_terms terms_;
    teller told_;
    std::uint64_t made_ = 0;
};

}  // namespace bot::chat::mattermost
