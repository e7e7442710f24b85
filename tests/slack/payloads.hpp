// What Slack sent once, from files, and what it is read as.
#pragma once

#include "chat/slack/envelope.hpp"
#include "slack/stage.hpp"
#include "text_of_file.hpp"

#include <fstream>
#include <sstream>

namespace tests::slack {

inline std::string fixture(const std::string& name) {
    return text_of_file(CHAOSDAY_SOURCE_DIR "/tests/fixtures/slack/" + name);
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
