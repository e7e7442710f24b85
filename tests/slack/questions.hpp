// Questions of forms, for tests.
#pragma once

#include "speech/message.hpp"

namespace tests::slack {

inline bot::speech::field question(std::string name, std::string label,
    bot::speech::field_kind kind = bot::speech::field_kind::line, std::string value = {},
    std::vector<bot::speech::option> options = {}) {
    bot::speech::field it;
    it.name = std::move(name);
    it.label = std::move(label);
    it.kind = kind;
    it.value = std::move(value);
    it.options = std::move(options);
    return it;
}

}  // namespace tests::slack
