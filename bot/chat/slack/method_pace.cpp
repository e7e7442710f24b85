#include "chat/slack/method_pace.hpp"

#include <algorithm>
#include <array>

namespace bot::chat::slack {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t tier_2 = 20, tier_3 = 50, tier_4 = 100, several_hundred = 300;

struct tier {
    std::string_view method;
    std::size_t calls;
};
constexpr std::array tiers{
    tier{"auth.test", several_hundred},
    tier{"chat.delete", tier_3},
    tier{"chat.getPermalink", tier_3},
    tier{"chat.postEphemeral", tier_4},
    tier{"chat.postMessage", several_hundred},
    tier{"chat.update", tier_3},
    tier{"conversations.history", tier_3},
    tier{"conversations.info", tier_3},
    tier{"conversations.members", tier_4},
    tier{"conversations.open", tier_3},
    tier{"conversations.replies", tier_3},
    tier{"files.completeUploadExternal", tier_4},
    tier{"files.getUploadURLExternal", tier_4},
    tier{"users.info", tier_4},
    tier{"views.open", tier_4},
    tier{"views.publish", tier_4},
};

}  // namespace

std::size_t calls_a_minute(std::string_view method) {
    const auto found = std::ranges::find(tiers, method, &tier::method);
    return found == tiers.end() ? tier_2 : found->calls;  // the rest, and what we do not know, is slow
}

clock::instant method_pace::next(const std::string& method, clock::instant now) const {
    const auto found = turns_.find(method);
    const auto most = calls_a_minute(method);
    if (found == turns_.end() || found->second.size() < most) return now;
    return std::max(now, found->second[found->second.size() - most] + 1min);
}

std::optional<clock::instant> method_pace::take_turn(
    const std::string& method, clock::instant now, std::chrono::milliseconds patience) {
    const auto at = next(method, now);
    if (at - now > patience) return std::nullopt;
    auto& turns = turns_[method];
    while (!turns.empty() && turns.front() + 1min <= now) turns.pop_front();
    turns.push_back(at);
    return at;
}

}  // namespace bot::chat::slack
