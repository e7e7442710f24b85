#include "speech/asides.hpp"

#include <fmt/format.h>

namespace bot::speech {

namespace {

paragraph sentence(std::string said) { return {{text{std::move(said)}}}; }

/// `how` it was lost, what has become of what I say there, and what to do.
message channel_lost(const day::setup& of, const day::channel_id& which, std::string_view how, std::string_view becomes,
    std::string_view cure) {
    const bool is_agents = which == of.agents_channel, is_incident = which == of.incident_channel;
    const auto what = [&](std::string_view whom, std::string_view which_words) {
        return text{fmt::format("what I say to {} {}{}", whom, becomes, which_words)};
    };
    message it;
    it.body.emplace_back(paragraph{{channel{which}, text{std::string(how)},
        text{is_agents     ? "the agents' channel"
             : is_incident ? "the incident channel"
                           : "the stakeholders' channel"},
        text{fmt::format(" of “{}”. The day goes on, and ", of.name)},
        is_agents ? what("the agents", ": reminders, wind-down, stop-all.")
        : is_incident
            ? what("everybody",
                  ": kickoff, stop-all, a real incident, the end. Failures can be reported to me directly only.")
            : what("the stakeholders", ".")}});
    it.body.emplace_back(paragraph{{text{std::string(cure)},
        text{is_agents     ? "edit agents: …"
             : is_incident ? "edit incident: …"
                           : "edit stakeholders: …",
            false, false, true},
        text{". Until then tell people yourself."}}});
    return it;
}

}  // namespace

message said_in_the_open() {
    message it;
    it.body.emplace_back(
        sentence("That was typed where everybody reads it, so I did not run it. Please delete your message, then say "
                 "it again in the agents' channel, by slash command, or to me directly."));
    return it;
}

message said_in_the_open(const message& why_not) {
    message it;
    it.body.emplace_back(
        sentence("That was typed where everybody reads it, and I did not understand it. If it tells anything of an "
                 "experiment, please delete your message, then say it again in the agents' channel, by slash command, "
                 "or to me directly."));
    it.body.insert(it.body.end(), why_not.body.begin(), why_not.body.end());
    it.buttons = why_not.buttons;
    return it;
}

message said_too_late(std::string_view words, std::string_view when) {
    message it;
    it.body.emplace_back(
        paragraph{{text{fmt::format("At {} you said ", when)}, text{std::string(words), false, false, true},
            text{", while I could not hear you. I have not done it, for things may have changed since. If you still "
                 "want it, say it again."}}});
    it.buttons.push_back({"Do it now", std::string(words), look::plain, std::nullopt});
    return it;
}

message channel_archived(const day::setup& of, const day::channel_id& which) {
    return channel_lost(of, which, " was archived, and is ", "is read by nobody",
        "Unarchive the channel, and see that I am still in it; or give the day another one: ");
}

message taken_out_of(const day::setup& of, const day::channel_id& which) {
    return channel_lost(of, which, " does not let me in: I am not in it, or not any more, and it is ", "waits",
        "Invite me into the channel: what still holds then is said, within a day. Or give the day another one: ");
}

message not_looked_at(message checked) {
    checked.body.emplace_back(
        sentence("I could not look who is in the agents' channel just now: what I say of it is what I saw last. I keep "
                 "trying, and you hear of it when it is not as it should be."));
    return checked;
}

message not_by_reaction() {
    message it;
    it.body.emplace_back(sentence(
        "Everybody in this channel sees your reaction, and it tells what an agent looks at, so nothing was "
        "written down. Please take it back, and put the message on the record by its own menu, or by its link: "
        "keep LINK, in the agents' channel or to me directly."));
    return it;
}

message not_by_link() {
    message it;
    it.body.emplace_back(
        sentence("I can not read a message by its link here, so nothing was written down. Put it on the record by the "
                 "message's own menu, or say log with its time and words."));
    return it;
}

message no_plan_for_you() {
    message it;
    it.body.emplace_back(
        sentence("I have no plan of that name for you. A plan file is loaded by the facilitator or an agent whom it "
                 "names, or by somebody whom the operator of this bot lists in may-create; what is to be mended in it, "
                 "chaosday plan check FILE tells where the file lies. Without a file: new."));
    return it;
}

message no_plan_file(std::string_view name, std::string_view why) {
    message it;
    it.body.emplace_back(sentence(fmt::format("I can not read the plan “{}”: {}", name, why)));
    return it;
}

message plan_faults(std::string_view name, const std::vector<plan_fault>& faults) {
    constexpr std::size_t shown = 10;
    message it;
    it.body.emplace_back(sentence(fmt::format("The plan “{}” has {} to mend; nothing was changed.", name,
        faults.size() == 1 ? std::string("one thing") : fmt::format("{} things", faults.size()))));
    items list;
    for (const auto& each : faults) {
        if (list.each.size() == shown) {
            list.each.push_back({text{fmt::format("… and {} more", faults.size() - shown)}});
            break;
        }
        list.each.push_back({text{fmt::format("line {}, column {}: {}", each.line, each.column, each.what)}});
    }
    it.body.emplace_back(std::move(list));
    return it;
}

}  // namespace bot::speech
