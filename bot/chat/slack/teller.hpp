// What Slack's room has to tell the operator, one event a line. No text of a command, no secret, ever goes in here.
#pragma once

#include <functional>
#include <string>

namespace bot::chat::slack {

enum class severity { info, warning, error };

using teller = std::function<void(severity, const std::string&)>;

}  // namespace bot::chat::slack
