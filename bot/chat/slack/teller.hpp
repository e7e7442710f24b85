// What Slack's room has to tell the operator.
#pragma once

#include "crew/teller.hpp"

namespace bot::chat::slack {

using crew::severity;
using crew::teller;

}  // namespace bot::chat::slack
