// A small day on Mattermost, in its window, with a card that runs since 09:05.
#pragma once

#include "days/mattermost_workplace.hpp"

#include <string>

namespace tests::days {

struct small_day : mattermost_workplace {
    /// `hours` as they are typed behind the date: "last-start: 09:30 wind-down: 10:00 until: 11:00".
    explicit small_day(const std::string& hours) : mattermost_workplace("2026-11-24 08:00") {
        say("UFAY", "GAGENTS",
            "/chaos new “Small storm” env: staging procedure: x incident: <#CINC|incidents> agents: "
            "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-11-24 from: 09:00 " +
                hours + " notices: 0");
        say("UFAY", "GAGENTS", "/chaos people agents: <@UADA|ada> agents: <@UBO|bo> responders: <@UREX|rex>");
        say("UADA", "GAGENTS",
            "/chaos add Mail service | answers late | orders queue up rollback: take the delay off estimate: 5m owner: "
            "<@UADA|ada> planned: 80m");
        say("UADA", "GAGENTS", "/chaos ready 1");
        at("09:05");
        say("UADA", "GAGENTS", "/chaos start 1 why: now");
    }
};

}  // namespace tests::days
