#include "listening.hpp"

namespace bot::speech {

namespace {
day::log_line one(std::string_view words) {
    const auto it = meant<day::write_notes>(words);
    REQUIRE(it.lines.size() == 1);
    return it.lines[0];
}
}  // namespace

TEST_CASE("log takes a card and a time in front of the text, both if they are there") {
    struct {
        const char* words;
        std::uint32_t card;  ///< 0: none
        const char* text;
        bool timed;
    } const cases[] = {
        {"log the queue grows", 0, "the queue grows", false},
        {"log 3 the queue grows", 3, "the queue grows", false},
        {"log #3: the queue grows", 3, "the queue grows", false},
        {"log 10:42 the queue grows", 0, "the queue grows", true},
        {"log 3 10:42 the queue grows", 3, "the queue grows", true},
        {"log card 3 10:42 the queue grows", 3, "the queue grows", true},
        {"log 10:42 #3 the queue grows", 3, "the queue grows", true},
        {"log 10:42 3 servers are gone", 0, "3 servers are gone", true},
        {"log “3 servers” are gone", 0, "“3 servers” are gone", false},
        {"log “the queue grows”", 0, "the queue grows", false},
        {"note 3 it's “fine”", 3, "it's “fine”", false},
        {"log 10:42:30 the queue grows", 0, "the queue grows", true},
        {"log today 10:42 the queue grows", 0, "the queue grows", true},
        {"log 2026–11–24 10:42 the queue grows", 0, "the queue grows", true},
    };
    for (const auto& each : cases) {
        CAPTURE(each.words);
        const auto it = one(each.words);
        CHECK((it.card ? it.card->value : 0) == each.card);
        CHECK(it.text == each.text);
        CHECK(it.at == (each.timed ? std::optional(at(2026, 11, 24, 9, 42)) : std::nullopt));
    }
}

TEST_CASE("several lines are as many notes, with their own cards, times and whys") {
    const auto it = meant<day::write_notes>(
        "log 3 10:30 it begins why: to see\n\n• 10:42 the queue grows\n- #4 odd\n 5 10:45 over\nwhy: they saw it");
    REQUIRE(it.lines.size() == 4);
    CHECK(it.lines[0].why == "to see");
    CHECK(it.lines[0].card->value == 3);
    CHECK_FALSE(it.lines[1].card);
    CHECK(it.lines[1].text == "the queue grows");
    CHECK(it.lines[2].card->value == 4);
    CHECK(it.lines[3].at == at(2026, 11, 24, 9, 45));
    CHECK(it.lines[3].why == "they saw it");
    // A number alone in front is every line's.
    const auto all = meant<day::write_notes>("log 3\n10:30 a\n4 10:31 b\nc");
    REQUIRE(all.lines.size() == 3);
    CHECK(all.lines[0].card->value == 3);
    CHECK(all.lines[1].card->value == 4);
    CHECK(all.lines[2].card->value == 3);
}

TEST_CASE("a time is of today, or of last night, never to come") {
    auto after_midnight = around();
    after_midnight.now = at(2026, 11, 24, 23, 20);  // 00:20 in Berlin
    CHECK(meant<day::write_notes>(parse("log 23:50 late", after_midnight)).lines[0].at == at(2026, 11, 24, 22, 50));
    CHECK(has(remedy("log 10:51 soon"), "10:51 is still to come: it is 10:50 CET."));
    CHECK(has(remedy("log 2026-11-25 10:00 soon"), "still to come"));
    CHECK(has(remedy("log 24:00 text"), "“24:00” is no time of day"));
    CHECK(meant<day::write_notes>("log yesterday 18:00 dusk").lines[0].at == at(2026, 11, 23, 17, 0));
}

TEST_CASE("log across the changes of the clocks") {
    auto spring = around(), autumn = around();
    spring.now = at(2026, 3, 29, 1, 30);  // 03:30 CEST; 02:30 was skipped and is the moment of the jump
    CHECK(meant<day::write_notes>(parse("log 02:30 x", spring)).lines[0].at == at(2026, 3, 29, 1, 0));
    autumn.now = at(2026, 10, 25, 1, 45);  // 02:45 CET, for the second time
    CHECK(meant<day::write_notes>(parse("log 02:30 x", autumn)).lines[0].at == at(2026, 10, 25, 0, 30));
}

TEST_CASE("log without text wants its form, too many lines are refused") {
    CHECK(meant<wants_form>("log").verb == "log");
    CHECK(meant<wants_form>("log 3").given.at("card") == "3");
    std::string lines = "log";
    for (int i = 0; i < 201; ++i) lines += "\nx";
    CHECK(has(remedy(lines), "201 lines at once are too many: send 200 at most."));
}

TEST_CASE("amend, undo") {
    const auto it = meant<day::amend_note>("amend 12 the queue held “4,000” why: counted again");
    CHECK(it.note.value == 12);
    CHECK(it.text == "the queue held “4,000”");
    CHECK(it.why == "counted again");
    CHECK_FALSE(meant<day::amend_note>("amend note 12 why: counted").text);
    CHECK(has(remedy("amend 12"), "Say what the note should say."));
    CHECK(has(remedy("amend the queue"), "Which note?"));
    (void)meant<day::take_back>("undo");
    CHECK(has(remedy("undo 3"), "I can not use “3” with undo."));
}

TEST_CASE("change and restored") {
    const auto it = meant<day::open_change>("change alert at 5 errors restore: back to 20 why: it has to ring");
    CHECK(it.what == "alert at 5 errors");
    CHECK(it.restore == "back to 20");
    CHECK(it.why == "it has to ring");
    CHECK(meant<wants_form>("change alert at 5").given.at("what") == "alert at 5");
    CHECK(meant<wants_form>("change").given.empty());
    CHECK(meant<day::restore_change>("restored 1").change->value == 1);
    CHECK_FALSE(meant<day::restore_change>("restored").change);
}

TEST_CASE("keep takes a link, a card and why") {
    const auto it = meant<wants_message>("keep https://chat.example.org/shop/pl/8kz3m 3 why: the first to notice");
    CHECK(it.link == "https://chat.example.org/shop/pl/8kz3m");
    CHECK(it.card == day::card_no{3});
    CHECK(it.why == "the first to notice");
    CHECK_FALSE(meant<wants_message>("keep https://chat.example.org/shop/pl/8kz3m").card.has_value());
    const auto slack = meant<wants_message>(parse("keep <https://x.slack.com/archives/C1/p17|that one>", on_slack()));
    CHECK(slack.link == "https://x.slack.com/archives/C1/p17");
    CHECK(has(remedy("keep"), "Which message?"));
}

TEST_CASE("drawn-in") {
    const auto it = meant<day::draw_in>("drawn in @bo, why: the certificate");
    CHECK(it.agent == in_room("bo"));
    CHECK(it.why == "the certificate");
    CHECK(meant<day::draw_in>("drawn-in @bo nobody else knew").why == "nobody else knew");
    CHECK(has(remedy("drawn-in why: x"), "Which agent had to help?"));
    CHECK(has(remedy("drawn-in nemo"), "I do not know “nemo”."));
}

TEST_CASE("what the facilitator looks at") {
    const auto it = meant<day::tie_sighting>("tie 2 3", facilitator);
    CHECK(it.sighting.value == 2);
    CHECK(it.card.value == 3);
    CHECK(meant<day::tie_sighting>("tie sighting 2 to card 3", facilitator).card.value == 3);
    CHECK(meant<wants_form>("tie 2", facilitator) == wants_form{"tie", {{"sighting", "2"}}});
    CHECK(meant<wants_form>("tie", facilitator) == wants_form{"tie", {}});
    CHECK(meant<day::ask_is_it_us>("is-it-us login is slow", facilitator).symptom == "login is slow");
    CHECK(meant<day::ask_is_it_us>("is it us", facilitator).symptom.empty());
    CHECK(meant<wants_form>("is-it-us symptom", facilitator) == wants_form{"is-it-us", {}});
    (void)meant<day::ask_load>("load", facilitator);
    (void)meant<day::ask_timeline>("timeline", facilitator);
    (void)meant<day::ask_retro>("retro", facilitator);
    for (const auto* format : {"md", "html", "json", "csv"})
        CHECK(meant<day::ask_export>("export " + std::string(format), facilitator).format == format);
    CHECK(meant<day::ask_export>("export Markdown", facilitator).format == "md");
    CHECK(meant<wants_form>("export", facilitator) == wants_form{"export", {}});
    CHECK(has(remedy("export pdf", facilitator), "“pdf” is no format of mine"));
}

}  // namespace bot::speech
