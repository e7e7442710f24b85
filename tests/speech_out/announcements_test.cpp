#include "approved.hpp"
#include "speech_out/samples.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

namespace bot::speech {

namespace {

/// With the words of each button, which plain text leaves out.
std::string shown(const message& it) {
    auto said = plain(it);
    for (const auto& each : it.buttons) said += "\n  [" + each.label + "] says " + each.words;
    return said;
}

std::string all_shown(const phrasebook& book, const std::vector<sample>& samples) {
    std::string all;
    for (const auto& [label, it] : samples) all += "==== " + label + "\n" + shown(book.say(it)) + "\n\n";
    return all;
}

const day::public_news& public_news_of(const sample& it) { return std::get<day::for_everyone>(it.it.to).news; }

}  // namespace

TEST_CASE("every announcement for everyone reads as approved") {
    tests::check_approved("speech_out/announcements-public.txt", all_shown(shipped_phrasebook(), public_samples()));
}

TEST_CASE("every announcement for agents reads as approved") {
    tests::check_approved("speech_out/announcements-agents.txt", all_shown(shipped_phrasebook(), agents_samples()));
}

TEST_CASE("the samples hold every kind of news") {
    std::set<std::size_t> everyones, agents;
    for (const auto& each : public_samples()) everyones.insert(public_news_of(each).index());
    for (const auto& each : agents_samples()) agents.insert(agents_news_of(each).index());
    CHECK(everyones.size() == std::variant_size_v<day::public_news>);
    CHECK(agents.size() == std::variant_size_v<day::agents_news>);
    CHECK(phrasebook::kinds().size() == everyones.size() + agents.size() + 2);  // and the topic, and what is late
}

TEST_CASE("the topic of the channel is one plain line") {
    const auto book = shipped_phrasebook();
    CHECK(book.topic(std::get<day::for_everyone>(public_sample(day::kickoff{}).to).frame) ==
          "Chaos Day in staging until 17:00 CET: treat failures there as if production were on fire, report them here");
    auto night = sample_public_frame();
    night.between_windows = true;
    CHECK(book.topic(night) ==
          "Chaos Day in staging: over for now, it resumes Tue 24 Nov 2026 at 09:30 CET. Until then "
          "a failure there is an ordinary one");
}

TEST_CASE("the kickoff says where, how and in which channel, and has its two buttons") {
    const auto said = shipped_phrasebook().say(public_sample(day::kickoff{}));
    const auto text = plain(said);
    for (const auto* part :
        {"staging", "The procedure: the incident runbook. The whole procedure (https://wiki.example/incidents).",
            "#incidents", "@fay", "17:00 CET"})
        CHECK_MESSAGE(text.contains(part), part);
    REQUIRE(said.buttons.size() == 2);
    CHECK(said.buttons[0].words == "seen");
    CHECK(said.buttons[1].words == "stop-all");
    CHECK(said.buttons[1].as == look::danger);
    CHECK_FALSE(said.buttons[1].confirm.has_value());
}

TEST_CASE("a procedure of several sentences stays text, with one full stop, and its link is a few words") {
    auto it = public_sample(day::kickoff{});
    auto& frame = std::get<day::for_everyone>(it.to).frame;
    frame.procedure = "Page the owning team. Keep a timeline.";
    const auto book = shipped_phrasebook();
    const auto with_link = plain(book.say(it));
    CHECK_MESSAGE(with_link.contains("Page the owning team. Keep a timeline. The whole procedure (https"), with_link);
    CHECK_FALSE(with_link.contains(".."));
    frame.procedure_link.clear();
    const auto without = plain(book.say(it));
    CHECK_MESSAGE(without.contains("The procedure: Page the owning team. Keep a timeline.\n"), without);
    CHECK_FALSE(without.contains("whole procedure"));
}

TEST_CASE("what everybody reads never speaks of cards, experiments or their number") {
    const auto book = shipped_phrasebook();
    for (const auto& each : public_samples()) {
        if (std::holds_alternative<day::cards_revealed>(public_news_of(each))) continue;
        const auto text = plain(book.say(each.it));
        for (const auto* word : {"experiment", "Experiment", "card ", "cards", "limit", "agent", "board"})
            CHECK_MESSAGE(!text.contains(word), each.label << " says \"" << std::string(word) << "\"");
    }
}

TEST_CASE("times are spans in the day's zone, with their date when it is another one") {
    const auto said = shipped_phrasebook().say(public_sample(day::over_for_today{at_berlin(25, 9, 30)}));
    const auto& first = std::get<paragraph>(said.body.at(0)).said;
    const auto found = std::ranges::find_if(first, [](const span& each) { return std::holds_alternative<time>(each); });
    REQUIRE(found != first.end());
    CHECK(std::get<time>(*found).shown == "Wed 25 Nov 2026 09:30 CET");
    CHECK(std::get<time>(*found).at == at_berlin(25, 9, 30));
}

}  // namespace bot::speech
