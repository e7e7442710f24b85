// What Slack refuses of blocks and views, as far as it says so: the limits of its reference, checked on the whole of
// what was sent.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tests::slack {

/// Why Slack would not take this message; empty when it would.
std::string message_fault(const nlohmann::json& post);
/// The same for a modal or a Home.
std::string view_fault(const nlohmann::json& view);

}  // namespace tests::slack
