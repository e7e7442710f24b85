// Whether the bot keeps to Slack's pace: so many calls of a method in any minute, by the tiers of the facts (4.1, 4.2),
// and one message a second and channel.
#include "scripted/slack/scripted_slack.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tests::slack {

namespace {

using namespace std::chrono_literals;

std::ptrdiff_t most_in_a_minute(const std::string& method) {
    static const std::map<std::string, std::ptrdiff_t> tiers{{"auth.test", 300}, {"chat.postMessage", 300},
        {"conversations.list", 20}, {"conversations.setTopic", 20}, {"pins.add", 20}, {"pins.remove", 20},
        {"usergroups.list", 20}, {"usergroups.users.list", 20}, {"users.list", 20}, {"chat.delete", 50},
        {"chat.getPermalink", 50}, {"chat.update", 50}, {"conversations.history", 50}, {"conversations.info", 50},
        {"conversations.open", 50}, {"conversations.replies", 50}};
    const auto found = tiers.find(method);
    return found == tiers.end() ? 100 : found->second;
}

}  // namespace

void scripted_slack::watch_pace(const std::string& method, const json& arguments) {
    const auto now = clock_.now();
    auto& before = paces_[method];
    while (!before.empty() && before.front() + 1min <= now) before.pop_front();
    before.push_back(now);
    if (std::ssize(before) > most_in_a_minute(method) && method != "hook" && method != "apps.connections.open")
        too_fast.push_back(fmt::format("{}: {} calls in a minute", method, before.size()));
    if (method != "chat.postMessage") return;
    auto channel = arguments.value("channel", "");
    if (of.people.contains(channel)) channel = of.direct_channel(channel);
    const auto last = last_post_.find(channel);
    if (last != last_post_.end() && now - last->second < 1s) too_fast.push_back("two posts in a second to " + channel);
    last_post_[channel] = now;
}

}  // namespace tests::slack
