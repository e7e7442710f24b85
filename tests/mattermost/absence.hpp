// The stage with a bot that goes away and comes back, and people who write meanwhile.
#pragma once

#include "mattermost/stage.hpp"

namespace tests::mattermost {

struct absence : stage {
    void goes_away() {
        stops();
        clock.forward(5s);
        bot.reset();
    }
    void comes_back() {
        starts();
        clock.forward(2s);
        REQUIRE(bot->has_caught_up());
    }
    void restarts_bot() {
        goes_away();
        comes_back();
    }
    posted& writes(const std::string& who, const std::string& text, const std::string& where = "incidents") {
        return server.posting.publish({{"channel_id", server.of.place(where).id}, {"message", text}}, id(who));
    }
    /// So often was this asked.
    std::size_t asked_of(const std::string& text) const {
        std::size_t count = 0;
        for (std::size_t at = 0; at < desk.asked.size(); ++at) count += desk.words_of(at) == text ? 1U : 0U;
        return count;
    }
};

}  // namespace tests::mattermost
