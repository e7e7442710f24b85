// A bot that the scripted server calls, and that answers what the test says: for tests of the calls.
#pragma once

#include "scripted/mattermost/client.hpp"

namespace tests::mattermost {

using answer_of = bot::wire::http_response;

struct called : client {
    json command = makes_command();
    const bot::wire::http_request& asked() const { return server.bridge.asked.back(); }
    std::map<std::string, std::string> form() const { return query_of("?" + asked().body); }
    const shown_alone& shown() const { return server.bridge.alone.back(); }

    json button(const std::string& id, const std::string& name) {
        const json action{{"id", id}, {"name", name}, {"type", "button"},
            {"integration", {{"url", "http://127.0.0.1:9191/act"}, {"context", {{"do", "ack"}, {"n", {1, 2}}}}}}};
        const json attachment{{"text", "x"}, {"actions", json::array({action})}};
        return {{"attachments", json::array({attachment})}};
    }
    json post_with_button(const std::string& id = "ack") {
        answer(201, "POST", "posts", {{"channel_id", incidents}, {"message", "m"}, {"props", button(id, "Ack")}});
        return server.of.posts.back().body;
    }
    std::shared_ptr<exchange> clicks(const std::string& who, const json& post, const std::string& action = "ack") {
        const auto it = server.bridge.clicks(who, post, action);
        clock.settle();
        return it;
    }
};

}  // namespace tests::mattermost
