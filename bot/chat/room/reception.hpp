// Takes what people do on their pages: chat goes into the room, what is for the bot goes to the desk, and its answer
// comes back into the room where the asker alone sees it. A request that is said again is not done again.
#pragma once

#include "chat/room/page_words.hpp"
#include "chat/room/room.hpp"
#include "desk/port.hpp"

namespace bot::chat::room {

/// What the page is told about its own request; answers and posts come to it as events.
struct receipt {
    std::string id;
    std::string refused;  ///< why it was not done, for the person; empty: it was
    std::optional<speech::form> open;
    std::map<std::string, std::string> at_field;
};

class reception {
public:
    /// Both outlive the reception.
    reception(room& of, desk::port& asked) : room_(of), desk_(asked) {}

    /// Returns when it is done and what it brought about is written down.
    boost::asio::awaitable<receipt> take(std::string who, page_request what);
    void mark_read(const std::string& who, const page_read& what);
    std::vector<std::pair<std::string, std::string>> verbs(const std::string& who, const std::string& where) const;

private:
    struct asked;
    boost::asio::awaitable<receipt> take_one(std::string who, page_say what);
    boost::asio::awaitable<receipt> take_one(std::string who, page_press what);
    boost::asio::awaitable<receipt> take_one(std::string who, page_fill what);
    boost::asio::awaitable<receipt> take_one(std::string who, page_react what);
    boost::asio::awaitable<receipt> take_one(std::string who, page_keep what);
    boost::asio::awaitable<receipt> take_one(std::string who, page_remove what);
    boost::asio::awaitable<receipt> take_one(std::string who, page_join what);

    boost::asio::awaitable<receipt> ask(asked what);
    std::expected<void, std::string> write_answer(const asked& to, speech::message said);
    receipt post(const asked& by, const std::string& text);
    desk::marked_message marked(const struct post& which) const;

    room& room_;
    desk::port& desk_;
};

}  // namespace bot::chat::room
