// What Slack sent once, from files, and what it is read as.
#pragma once

#include "chat/slack/envelope.hpp"
#include "slack/stage.hpp"

#include <fstream>
#include <sstream>

namespace tests::slack {

inline std::string fixture(const std::string& name) {
    std::ifstream in(std::string(CHAOSDAY_SOURCE_DIR) + "/tests/fixtures/slack/" + name);
    REQUIRE(in.is_open());
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}
template <class T>
T read_as(const json& it) {
    const auto frame = chat::slack::read_frame(it.dump());
    const auto* found = std::get_if<chat::slack::envelope>(&frame);
    REQUIRE(found != nullptr);
    const auto* content = std::get_if<T>(&found->what);
    REQUIRE(content != nullptr);
    return *content;
}

}  // namespace tests::slack
