// What a room has to tell the operator, one event a line. No command's text, no token, no card ever goes in here at
// info level or above: the log is read by people who must be surprised.
#pragma once

#include <functional>
#include <string>

namespace bot::crew {

enum class severity { debug, info, warning, error };

using teller = std::function<void(severity, const std::string&)>;

}  // namespace bot::crew
