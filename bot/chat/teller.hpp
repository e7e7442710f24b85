// What a platform has to tell the operator.
#pragma once

#include "crew/teller.hpp"

namespace bot::chat {

using crew::severity;
using crew::teller;

}  // namespace bot::chat
