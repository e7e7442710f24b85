// Where a request meets the disk: nothing leaves before it is durable, and a disk that refuses.
#include "day/due.hpp"
#include "desk/stage.hpp"

using namespace bot;
using namespace std::chrono_literals;
using tests::has;
using tests::stage;

TEST_CASE("an answer waits until its facts are on disk, and so does what was asked meanwhile") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    desk::answer first, second, look;
    const auto one = it.begin("ada", "chaos-agents", desk::said_words{"log the first thing", false}, first);
    const auto two = it.begin("bo", "chaos-agents", desk::said_words{"log the second thing", false}, second);
    const auto three = it.begin("ada", "chaos-agents", desk::said_words{"board", false}, look);
    it.time.settle();
    CHECK(one->text() == "running");
    CHECK(two->text() == "running");
    CHECK(three->text() == "running");
    it.book.sync();
    it.time.settle();
    CHECK(one->text() == "well");
    CHECK(two->text() == "well");
    CHECK(three->text() == "well");
    CHECK(it.day().secret.notes.back().text == "the second thing");
}

TEST_CASE("an answer is foretold while the disk writes; one that comes in its place says that it was not") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    std::string foretold;
    desk::request asked{{tests::person("ada"), tests::channel("chaos-agents"), "a command"},
        desk::said_words{"log a thing", false}, {}};
    asked.foretell = [&](const desk::answer& will) { foretold = speech::plain(will.say); };
    desk::answer got;
    const auto ended = tests::play(it.io, it.at.ask(asked), got);
    it.time.settle();
    REQUIRE(ended->text() == "running");
    CHECK(has(foretold, "On the record"));
    SUBCASE("the disk has it") {
        it.book.sync();
        it.time.settle();
        CHECK(got.was_foretold);
        CHECK(speech::plain(got.say) == foretold);
        SUBCASE("and it is asked for again") {
            foretold.clear();
            const auto once_more = tests::play(it.io, it.at.ask(asked), got);
            it.time.settle();
            CHECK(speech::plain(got.say).contains("On the record"));
            CHECK(foretold.empty());
            CHECK_FALSE(got.was_foretold);
        }
    }
    const auto comes_otherwise = [&] {
        it.time.settle();
        REQUIRE(ended->text() == "well");
        CHECK(got.refused);
        CHECK_FALSE(got.was_foretold);
        CHECK(speech::plain(got.say) != foretold);
    };
    SUBCASE("the disk refuses it") {
        it.book.fail();
        comes_otherwise();
    }
    SUBCASE("the disk hangs") {
        it.book.hang();
        comes_otherwise();
    }
}

TEST_CASE("what is due next is known before the disk has written why, and is waited for from then on") {
    stage it;
    it.kick_off();
    const auto before = it.at.next_event();
    it.book.be_slow();
    desk::answer got;
    const auto asked =
        it.begin("ada", "chaos-agents", desk::said_words{"start 1 why: the stand-ups are over", false}, got);
    it.time.settle();
    const auto next = it.at.next_event();
    REQUIRE(next != before);
    CHECK(next == day::next_due(it.day(), it.time.now()));
    it.book.be_quick();
    it.time.settle();
    const auto facts = it.book.facts().size();
    it.time.run_to(*next);
    CHECK(it.book.facts().size() > facts);
    CHECK(it.at.next_event() > next);
}

TEST_CASE("what one sync wrote of a day is told once, after all who waited for it have their answers") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    desk::answer one, other;
    std::vector<std::string> when_told;
    it.at.on_change([&](day::day_id) {
        when_told.push_back(speech::plain(one.say).substr(0, 13) + "; " + speech::plain(other.say).substr(0, 13));
    });
    const auto asked = it.begin("ada", "chaos-agents", desk::said_words{"log one thing", false}, one);
    const auto also = it.begin("bo", "chaos-agents", desk::said_words{"log another", false}, other);
    it.time.settle();
    CHECK(when_told.empty());
    it.book.sync();
    it.time.settle();
    CHECK(when_told == std::vector<std::string>{"On the record; On the record"});
}

TEST_CASE("nothing is announced before it is on disk") {
    stage it;
    it.kick_off();
    it.time.forward(1min);
    it.book.be_slow();
    const auto before = it.port.sheets.size();
    desk::answer got;
    const auto asked = it.begin("rex", "incidents", desk::said_words{"stop-all", false}, got);
    it.time.settle();
    CHECK(it.port.sheets.size() == before);
    it.book.sync();
    it.time.settle();
    CHECK(it.port.sheets.size() > before);
}

TEST_CASE("a request that is delivered twice is carried out once and gets its first answer") {
    stage it;
    it.kick_off();
    const auto first = it.say("rex", "incidents", "seen the cart is empty", "envelope-1");
    const auto again = it.say("rex", "incidents", "seen the cart is empty", "envelope-1");
    CHECK(first == again);
    CHECK(it.day().open.sightings.size() == 1);
    it.say("rex", "incidents", "seen the cart is empty", "envelope-2");
    CHECK(it.day().open.sightings.size() == 2);
}

TEST_CASE("what is asked for until it is done is asked anew while it was refused, and done once") {
    stage it;
    it.kick_off();
    const auto presses = [&] {
        desk::request asked{
            {tests::person("rex"), tests::channel("incidents"), "a button"}, desk::said_words{"resolved 1", false}, {}};
        asked.until_done = true;
        desk::answer got;
        const auto ended = tests::play(it.io, it.at.ask(std::move(asked)), got);
        it.time.settle();
        REQUIRE(ended->text() == "well");
        return got;
    };
    CHECK(presses().refused);
    it.say("rex", "incidents", "seen the cart is empty");
    const auto done = presses();
    CHECK(done.changed);
    const auto facts = it.book.facts().size();
    CHECK(speech::plain(presses().say) == speech::plain(done.say));
    CHECK(it.book.facts().size() == facts);
}

TEST_CASE("a full disk: changes are refused in words, looking goes on, and nothing unwritten is believed") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    desk::answer got;
    const auto asked = it.begin("ada", "chaos-agents", desk::said_words{"log lost for ever", false}, got);
    it.time.settle();
    it.book.fail();
    it.time.settle();
    CHECK(asked->text() == "well");
    CHECK(got.refused);
    CHECK(speech::plain(got.say) == speech::plain(speech::not_recorded()));
    CHECK(it.book.reloads == 1);
    CHECK(it.at.known().facts == it.book.facts().size());
    CHECK(it.say("ada", "chaos-agents", "log another one") == speech::plain(speech::not_recorded()));
    CHECK(has(it.say("rex", "incidents", "status"), it.day().plan.environment));
    it.book.recover();
    it.book.sync();
    const auto before = it.day().secret.notes.size();
    it.begin("ada", "chaos-agents", desk::said_words{"log at last", false}, got);
    it.time.settle();
    it.book.sync();
    it.time.settle();
    CHECK(it.day().secret.notes.size() == before + 1);
}

TEST_CASE("a request that the disk refused runs when it comes again; one that was answered before keeps its answer") {
    stage it;
    it.kick_off();
    const auto before = it.say("rex", "incidents", "seen the cart is empty", "before");
    it.book.be_slow();
    desk::answer got;
    const auto waiting = it.begin("ada", "chaos-agents", desk::said_words{"log one", false}, got, "while it failed");
    it.time.settle();
    it.book.fail();
    it.time.settle();
    REQUIRE(waiting->text() == "well");
    REQUIRE(got.refused);
    REQUIRE(it.ask("ada", "chaos-agents", desk::said_words{"log two", false}, "while it was full").refused);
    it.book.recover();
    it.book.be_quick();
    CHECK(it.say("rex", "incidents", "seen the cart is empty", "before") == before);
    CHECK(!it.ask("ada", "chaos-agents", desk::said_words{"log one", false}, "while it failed").refused);
    CHECK(!it.ask("ada", "chaos-agents", desk::said_words{"log two", false}, "while it was full").refused);
    CHECK(it.day().secret.notes.back().text == "two");
    CHECK(it.day().open.sightings.size() == 1);
}

TEST_CASE("a disk that can not even be read back: everybody is answered, and nothing is told of what was lost") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    it.book.unreadable = true;
    desk::answer got;
    const auto asked = it.begin("ada", "chaos-agents", desk::said_words{"log lost for ever", false}, got);
    it.time.settle();
    it.book.fail();
    it.time.settle();
    CHECK(asked->text() == "well");
    CHECK(got.refused);
    CHECK(!has(it.say("ada", "chaos-agents", "card 1"), "lost for ever"));
    it.book.unreadable = false;
    it.book.recover();
    it.book.be_quick();
    it.say("ada", "chaos-agents", "card 1");
    CHECK(!it.ask("ada", "chaos-agents", desk::said_words{"log at last", false}).refused);
    CHECK(it.day().secret.notes.back().text == "at last");
    CHECK(it.at.known().facts == it.book.facts().size());
}

TEST_CASE("many who wait for a disk that fails are all told, and the state is reloaded once") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    std::vector<desk::answer> got(20);
    for (auto& each : got) it.begin("ada", "chaos-agents", desk::said_words{"log something", false}, each);
    it.time.settle();
    it.book.fail();
    it.time.settle();
    for (const auto& each : got) CHECK(each.refused);
    CHECK(it.book.reloads == 1);
}

TEST_CASE("a disk that hangs: who asked is told to start nothing, no change is taken, and news comes with the disk") {
    stage it;
    it.kick_off();
    it.time.forward(1min);
    it.book.be_slow();
    const auto sheets = it.port.sheets.size();
    desk::answer stop, look;
    it.begin("rex", "incidents", desk::said_words{"stop-all smoke", false}, stop, "press");
    it.begin("ada", "chaos-agents", desk::said_words{"board", false}, look);
    it.time.settle();
    it.book.hang();
    it.time.settle();
    CHECK(stop.refused);
    CHECK(has(speech::plain(stop.say), "Start nothing because of it"));
    CHECK(speech::plain(look.say) == speech::plain(speech::nothing_to_show_yet()));

    const auto facts = it.book.facts().size();
    CHECK(it.say("ada", "chaos-agents", "log one more") == speech::plain(speech::not_recorded()));
    CHECK(it.say("rex", "incidents", "status") == speech::plain(speech::nothing_to_show_yet()));
    CHECK(speech::plain(it.ask("rex", "incidents", desk::said_words{"stop-all smoke", false}, "press").say) ==
          speech::plain(speech::not_on_disk_yet()));
    it.time.forward(2h);
    CHECK(it.book.facts().size() == facts);
    CHECK(it.port.sheets.size() == sheets);
    CHECK(it.news.empty());

    it.book.be_quick();
    it.time.settle();
    REQUIRE(it.news.size() == 1);
    CHECK(it.news[0].to == tests::person("rex"));
    CHECK(has(speech::plain(it.news[0].say), "is on record now"));
    CHECK(it.port.sheets.size() > sheets);
    CHECK(it.day().open.stopped.has_value());
    const auto again = it.say("rex", "incidents", "stop-all smoke", "press");
    CHECK(has(speech::plain(it.news[0].say), again));
}

TEST_CASE("a disk that hangs and then loses what it had: who was told to wait is told that it does not count") {
    stage it;
    it.kick_off();
    it.book.be_slow();
    desk::answer got;
    it.begin("ada", "chaos-agents", desk::said_words{"log lost for ever", false}, got);
    it.time.settle();
    it.book.hang();
    it.time.settle();
    it.book.fail();
    it.time.settle();
    REQUIRE(it.news.size() == 1);
    CHECK(speech::plain(it.news[0].say) == speech::plain(speech::lost_after_all()));
    CHECK(it.book.reloads == 1);
    CHECK(it.at.known().facts == it.book.facts().size());
}
