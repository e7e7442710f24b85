#include "days/slack_side.hpp"

namespace tests::days {

using namespace std::chrono_literals;

slack_side::slack_side(premises& in) : slack(in.io, in.clock), in_(in) {
    for (const auto& [id, name] : std::initializer_list<std::pair<const char*, const char*>>{
             {"UFAY", "fay"}, {"UADA", "ada"}, {"UBO", "bo"}, {"UREX", "rex"}, {"URIO", "rio"}, {"UUMA", "uma"}})
        slack.of.add_person(id, name);
    slack.of.add_channel("CINC", "incidents", {"UFAY", "UADA", "UBO", "UREX", "URIO"});
    slack.of.add_channel("CNEWS", "company-news", {"UFAY", "UADA", "UBO", "UREX", "URIO", "UUMA"});
    slack.of.add_channel("GAGENTS", "chaos-agents", {"UFAY", "UADA", "UBO"}, true);
    slack.of.channels.at("CINC").topic =
        "Incidents of the shop. Runbook: <https://wiki.example/incidents|wiki/incidents>";
}

bot::chat::port& slack_side::opens(bot::desk::port& desk, bot::crew::teller tell) {
    bot::chat::slack::slack_options how;
    how.app_token = bot::chat::secret("xapp-SECRETAPP");
    how.bot_token = bot::chat::secret("xoxb-SECRETBOT");
    how.api_url = slack.api_url;
    // A day and its retrospective are three weeks, and each ping of them would be played.
    how.session.ping_every = 10min;
    how.session.dead_after = 30min;
    using platform = bot::chat::slack::slack;
    bot_ = std::make_unique<platform>(platform::surroundings{in_.io.get_executor(), in_.clock, in_.clock, desk,
                                          std::move(tell), &slack, [] { return 0.5; }},
        how);
    return *bot_;
}

}  // namespace tests::days
