// Somebody deletes the kickoff, which is pinned and has buttons: the day ends as any other, and the channel gets its
// header back.
#include "days/mattermost_workplace.hpp"

#include <doctest/doctest.h>

using namespace tests;
using namespace tests::days;

TEST_CASE("A kickoff that somebody deleted keeps no channel from getting its header back, and is edited no more") {
    mattermost_workplace in("2026-11-24 08:00");
    const std::string before = in.server.of.place("incidents").header;
    in.say("UFAY", "GAGENTS",
        "/chaos new “Small storm” env: staging procedure: x incident: <#CINC|incidents> agents: "
        "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-11-24 from: 09:00 last-start: 09:30 wind-down: 10:00 "
        "until: 11:00 notices: 0");
    in.say("UFAY", "GAGENTS", "/chaos people agents: <@UADA|ada> agents: <@UBO|bo>");
    in.at("09:05");
    const auto kickoff = in.message("CINC", "staging");
    REQUIRE(kickoff.is_pinned());
    REQUIRE(in.server.of.place("incidents").header != before);
    in.server.posting.remove(*in.server.of.find_post(kickoff.id()), in.server.of.person("fay").id);
    in.at("09:10");
    in.say("UFAY", "GAGENTS", "/chaos extend 12:00 why: it is late");  // its words are others now
    in.at("09:20");
    in.say("UFAY", "GAGENTS", "/chaos end");
    in.at("09:40");
    CHECK(in.server.of.place("incidents").header == before);
    const auto edits = in.server.calls_of("PUT /posts/{}/patch"), pins = in.server.calls_of("POST /posts/{}/unpin");
    in.at("10:40");
    CHECK(in.server.calls_of("PUT /posts/{}/patch") == edits);
    CHECK(in.server.calls_of("POST /posts/{}/unpin") == pins);
}
