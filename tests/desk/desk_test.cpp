// Where a request meets the core: who means which day, who is answered what.
#include "desk/stage.hpp"

using namespace bot;
using namespace std::chrono_literals;
using tests::has;
using tests::stage;

TEST_CASE("a plan becomes a day by one command") {
    stage it;
    CHECK(it.day().open.now == day::phase::planned);
    CHECK(it.day().open.facilitator == tests::person("fay"));
    CHECK(it.day().secret.cards.size() == 6);
    CHECK(it.book.facts().size() == it.at.known().facts);
}

TEST_CASE("an agents' command in a mention where everybody reads is not run, and its author is told privately") {
    stage it;
    it.kick_off();
    const auto openly = it.ask("ada", "incidents", desk::said_words{"start 1", true});
    CHECK(openly.refused);
    CHECK(has(speech::plain(openly.say), "delete"));
    CHECK(it.day().secret.faulty.empty());
    CHECK(has(speech::plain(it.ask("rex", "incidents", desk::said_words{"status", true}).say), "pre-production"));
    CHECK(!it.ask("ada", "chaos-agents", desk::said_words{"start 1 why: now", true}).refused);
    CHECK(it.day().secret.faulty.size() == 1);
}

TEST_CASE(
    "words in the open that nobody understands may have been meant for agents: whoever knows is told to delete them") {
    stage it;
    it.kick_off();
    const auto openly = [&](const std::string& who, const std::string& where, const std::string& words) {
        return speech::plain(it.ask(who, where, desk::said_words{words, true}).say);
    };
    CHECK(has(openly("ada", "incidents", "strat 3"), "delete"));
    CHECK(has(openly("ada", "incidents", "strat 3"), "start"));
    CHECK(has(openly("fay", "incidents", "waive 3 limitt why: harmless"), "delete"));
    CHECK(has(openly("ada", "random", "strat 3"), "delete"));
    CHECK(!has(openly("ada", "chaos-agents", "strat 3"), "delete"));
    CHECK(!has(openly("rex", "incidents", "strat 3"), "delete"));
    CHECK(!has(openly("ada", "incidents", "status"), "delete"));
}

TEST_CASE("an agent of one day who speaks of it in another day's channel is told to delete it, too") {
    stage it;
    it.plan_another();
    const auto openly = speech::plain(it.ask("ada", "ops", desk::said_words{"start 1", true}).say);
    CHECK_MESSAGE(has(openly, "delete"), openly);
    CHECK(!has(speech::plain(it.ask("rex", "ops", desk::said_words{"start 1", true}).say), "delete"));
}

TEST_CASE("while the next day is planned in the same channels, the retrospective of the last one goes on") {
    stage it;
    it.kick_off();
    it.say("fay", "chaos-agents", "end");
    it.say("fay", "chaos-agents", "clone \"Next\" date: 2027-05-04");
    REQUIRE(it.at.known().days.size() == 2);
    CHECK(has(it.say("fay", "chaos-agents", "status"), "Next"));
    CHECK(has(it.say("fay", "chaos-agents", "retro"), "Autumn storm"));
    CHECK(has(it.say("fay", "@fay", "timeline"), "Autumn storm"));
    it.say("rex", "incidents", "learned the runbook is old");
    CHECK(it.day().secret.lessons.size() == 1);
    it.say("ada", "chaos-agents", "add Cache | forgets | slower");
    CHECK(it.at.known().days.rbegin()->second.secret.cards.size() == 7);
    it.say("fay", "chaos-agents", "close");
    CHECK(it.day().open.now == day::phase::closed);
}

TEST_CASE("with several days to choose from, an agents' verb is asked about, not misunderstood") {
    stage it;
    it.plan_another("@ada");
    const auto asked = it.say("ada", "@ada", "board");
    CHECK_MESSAGE(has(asked, "Several days could be meant"), asked);
    CHECK(has(asked, "Autumn storm"));
    CHECK(has(asked, "Another day"));
    CHECK(has(it.say("ada", "@ada", "new \"A\" date: nonsense"), "nonsense"));
}

TEST_CASE("whoever takes part in several days stops the one that is open from anywhere, and is not asked which") {
    stage it;
    it.plan_another("@ada");
    it.kick_off();
    REQUIRE(it.day().open.now == day::phase::open);
    for (const std::string where : {"@ada", "", "random"}) {
        CAPTURE(where);
        CHECK(has(it.say("ada", where, "stop-all it hurts"), "stop"));
        CHECK(it.day().open.stopped.has_value());
        it.say("fay", "chaos-agents", "resume yes why: false alarm");
        CHECK_FALSE(it.day().open.stopped.has_value());
    }
    CHECK(has(it.say("ada", "@ada", "board"), "Several days could be meant"));
}

TEST_CASE("whoever takes part in the next day only stops the open one all the same") {
    stage it;
    it.plan_another("@zed");
    it.kick_off();
    it.say("zed", "@zed", "stop-all it hurts");
    CHECK(it.day().open.stopped.has_value());
    it.say("fay", "chaos-agents", "resume yes why: false alarm");
    CHECK(it.ask("zed", "ops", desk::said_words{"stop-all it hurts", false}).refused);
    CHECK_FALSE(it.day().open.stopped.has_value());
}

TEST_CASE("last week's day, not closed yet, keeps nobody from stopping this week's from anywhere") {
    stage it;
    it.plan_another("@ada");
    it.kick_off();
    it.say("fay", "chaos-agents", "end");
    const auto& other = it.at.known().days.rbegin()->second;
    it.time.run_to(other.plan.windows.front().opens.at);
    REQUIRE(other.open.now == day::phase::open);
    it.say("ada", "@ada", "seen the shop is slow");
    CHECK(other.open.sightings.size() == 1);
    it.say("ada", "@ada", "stop-all it hurts");
    CHECK(other.open.stopped.has_value());
    CHECK(it.day().open.now == day::phase::ended);
}

TEST_CASE("a responder who tries agents' verbs is answered alike, whether there is such a card or not") {
    stage it;
    it.kick_off();
    it.say("ada", "chaos-agents", "start 1 why: now");
    for (const std::string verb : {"start", "stop", "rolled-back", "skip", "log", "board", "is-it-us", "reveal"}) {
        const auto known = it.say("rex", "incidents", verb + " 1");
        CHECK(known == it.say("rex", "incidents", verb + " 1"));
        const auto unknown = it.say("rex", "incidents", verb + " 9");
        CHECK_MESSAGE(known == unknown, verb);
        for (const auto* secret : {"@ada", "@bo", "card", "limit"}) CHECK_MESSAGE(!has(known, secret), known);
    }
}

TEST_CASE("whoever hands over is answered, and is an agent from then on") {
    stage it;
    it.kick_off();
    const auto answered = it.say("fay", "chaos-agents", "facilitator @rex");
    CHECK_MESSAGE(has(answered, "@fay knows what is planned, and is an agent of chaos now"), answered);
    CHECK(it.day().open.facilitator == tests::person("rex"));
    CHECK(has(it.say("fay", "chaos-agents", "status"), "places taken"));
    const auto refused = it.say("fay", "chaos-agents", "limit 3");
    CHECK_MESSAGE(has(refused, "limit is for the facilitator"), refused);
    CHECK(has(it.say("rex", "chaos-agents", "status"), "places taken"));
}

TEST_CASE("who opens a day to everybody is told what that means, and who closes it, too") {
    stage it;
    it.kick_off();
    const auto opened = it.say("fay", "chaos-agents", "edit open: yes");
    CHECK_MESSAGE(has(opened, "its cards are secret no more"), opened);
    CHECK(has(it.say("rex", "incidents", "status"), "places taken"));
    CHECK(!has(it.say("fay", "chaos-agents", "edit env: the moon"), "secret"));
    const auto shut = it.say("fay", "chaos-agents", "edit open: no");
    CHECK_MESSAGE(has(shut, "Its cards are secret from now on"), shut);
    CHECK(!has(it.say("rex", "incidents", "status"), "places taken"));
}

TEST_CASE("too little said opens a form, and the form is the same command") {
    stage it;
    it.kick_off();
    const auto asked = it.ask("ada", "chaos-agents", desk::said_words{"start", false});
    REQUIRE(asked.open.has_value());
    CHECK(asked.open->verb == "start");
    const auto done = it.ask(
        "ada", "chaos-agents", desk::filled_form{"start", asked.open->given, {{"card", "1"}, {"why", "the plan"}}});
    CHECK_MESSAGE(!done.refused, speech::plain(done.say));
    CHECK(it.day().secret.faulty.size() == 1);
}

TEST_CASE("completion offers the verbs of one's role") {
    stage it;
    it.kick_off();
    const auto offers = [&](const std::string& who, std::string_view verb) {
        for (const auto& [name, line] : it.at.verbs_for({tests::person(who), tests::channel("incidents"), {}}))
            if (name == verb) return true;
        return false;
    };
    CHECK(offers("ada", "start"));
    CHECK(!offers("fay", "start"));
    CHECK(offers("fay", "end"));
    CHECK(!offers("rex", "end"));
    CHECK(offers("rex", "seen"));
    CHECK(!offers("rex", "board"));
}

TEST_CASE("a message that was marked is on the record with its own time and author, until the mark goes") {
    stage it;
    it.kick_off();
    const day::post_ref message{tests::channel("incidents"), "17"};
    const auto said_at = it.time.now() - 5min;
    it.ask("rex", "incidents",
        desk::marked_message{message, tests::person("rio"), said_at, "the cart is empty", "link", true});
    REQUIRE(it.day().secret.notes.back().text == "the cart is empty");
    CHECK(it.day().secret.notes.back().who == tests::person("rio"));
    CHECK(it.day().secret.notes.back().happened == said_at);
    using marks = std::map<day::post_ref, std::set<day::person_id>>;
    CHECK(it.at.marks_that_stand(day::platform::room) == marks{{message, {tests::person("rex")}}});
    CHECK(it.at.marks_that_stand(day::platform::slack).empty());
    it.ask("rex", "incidents", desk::unmarked_message{message});
    CHECK(it.day().secret.notes.back().struck);
    CHECK(it.at.marks_that_stand(day::platform::room).empty());
}

TEST_CASE("a reaction, or a join, in a channel of no day is nobody's business, and is answered nothing") {
    stage it;
    it.kick_off();
    const auto notes = it.day().secret.notes.size();
    desk::marked_message mark{
        {tests::channel("random"), "17"}, tests::person("rio"), it.time.now(), "lunch?", "", true};
    CHECK(it.ask("ada", "random", mark).say.empty());
    CHECK(it.ask("zoe", "random", mark).say.empty());
    CHECK(it.ask("zoe", "random", desk::unmarked_message{mark.message}).say.empty());
    CHECK(it.ask("ada", "random", desk::came_in{tests::person("ada")}).say.empty());
    CHECK(it.day().secret.notes.size() == notes);
    CHECK(it.day().open.greeted.empty());
    mark.by_reaction = false;
    CHECK(!it.ask("ada", "random", mark).refused);
    CHECK(it.day().secret.notes.size() == notes + 1);
}

TEST_CASE("whoever joins the channel of a day that is closed, or joins while the disk is full, hears nothing") {
    stage it;
    it.kick_off();
    it.book.be_full();
    CHECK(it.ask("zoe", "incidents", desk::came_in{tests::person("zoe")}).say.empty());
    CHECK(it.day().open.greeted.empty());
    it.book.recover();
    it.say("fay", "chaos-agents", "end");
    it.say("fay", "chaos-agents", "close");
    REQUIRE(it.day().open.now == day::phase::closed);
    CHECK(it.ask("zoe", "incidents", desk::came_in{tests::person("zoe")}).say.empty());
}

TEST_CASE("loading a plan again shows the difference and asks") {
    stage it;
    it.say("fay", "chaos-agents", "limit 4");
    const auto asked = it.say("fay", "chaos-agents", "plan load single-day");
    CHECK(has(asked, "limit"));
    CHECK(it.day().secret.limit == 4);
    CHECK(has(asked, "limit: 4 → 2"));
    it.say("fay", "chaos-agents", "plan load single-day yes");
    CHECK(it.day().secret.limit == 2);
    CHECK(it.at.known().days.size() == 1);
}

TEST_CASE("a day that nobody knows of is refused with what to do") {
    stage it("");
    CHECK(!it.say("rex", "incidents", "status").empty());
    CHECK(it.ask("rex", "incidents", desk::said_words{"seen something odd", false}).refused);
    CHECK(has(it.say("rex", "incidents", "plan load nowhere"), "no plan of that name for you"));
}

TEST_CASE("an agent's reaction in the incident channel puts nothing on the record, and its author is told privately") {
    stage it;
    it.kick_off();
    const auto notes = it.day().secret.notes.size();
    const auto mark = [&](const std::string& where) {
        return desk::marked_message{{tests::channel(where), "17"}, tests::person("rio"), it.time.now(), "hm", "", true};
    };
    const auto told = it.ask("ada", "incidents", mark("incidents"));
    CHECK(told.refused);
    CHECK(has(speech::plain(told.say), "take it back"));
    CHECK(has(speech::plain(told.say), "menu"));
    CHECK(it.day().secret.notes.size() == notes);
    CHECK(it.ask("ada", "incidents", desk::unmarked_message{mark("incidents").message}).say.empty());
    CHECK_FALSE(it.ask("ada", "chaos-agents", mark("chaos-agents")).refused);
    CHECK(it.day().secret.notes.size() == notes + 1);
    for (const auto* who : {"fay", "rex", "sam"}) CHECK_FALSE(it.ask(who, "incidents", mark("incidents")).refused);
    CHECK(it.day().secret.notes.size() == notes + 2);
}

TEST_CASE("whether a reaction is taken can be asked before its message is read, and nothing is recorded") {
    stage it;
    it.kick_off();
    const auto notes = it.day().secret.notes.size();
    const auto asks = [&](const std::string& who, const std::string& where) {
        desk::marked_message mark{{tests::channel(where), "17"}, {}, it.time.now(), "", "", true};
        mark.asks_first = true;
        return it.ask(who, where, mark);
    };
    CHECK(asks("rio", "random").refused);
    CHECK(asks("rio", "random").say.empty());
    const auto told = asks("ada", "incidents");
    CHECK(told.refused);
    CHECK(has(speech::plain(told.say), "take it back"));
    for (const auto& [who, where] : {std::pair("ada", "chaos-agents"), std::pair("rex", "incidents")}) {
        const auto taken = asks(who, where);
        CHECK_FALSE(taken.refused);
        CHECK(taken.say.empty());
        CHECK_FALSE(taken.open);
    }
    CHECK(it.day().secret.notes.size() == notes);
}

TEST_CASE("a plan that is loaded again is compared old beside new, and says when secrecy goes") {
    class changing final : public desk::shelf {
    public:
        std::expected<std::string, std::string> read(std::string_view) override { return text; }
        std::string text = tests::text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/single-day.toml");
    };
    changing plans;
    stage it(plans);
    const auto original = plans.text;
    const auto load = [&](const std::string& added) {
        plans.text = added + original;
        return it.say("fay", "chaos-agents", "plan load it");
    };
    const auto open = load("open = true\n");
    CHECK_MESSAGE(has(open, "open day: no → yes"), open);
    CHECK(has(open, "Secrecy goes"));
    CHECK_FALSE(has(load(""), "Secrecy goes"));
    it.say("fay", "chaos-agents", "edit env: the moon");
    it.say("fay", "chaos-agents", "people agents: @cleo team: web");
    it.say("fay", "chaos-agents", "extend 17:30");
    it.say("ada", "chaos-agents", "add Printer | fails | nobody cries");
    const auto more = load("");
    CHECK_MESSAGE(has(more, "environment: the moon → pre-production"), more);
    CHECK_MESSAGE(has(more, "@cleo: agent of chaos (web) → takes no part"), more);
    CHECK_MESSAGE(has(more, "window 1: "), more);
    CHECK_MESSAGE(has(more, "Printer fails"), more);
    CHECK(has(more, "is not in the file"));
    CHECK(has(more, "plan load FILE yes"));
    it.say("fay", "chaos-agents", "facilitator @gus");
    CHECK(has(it.say("gus", "chaos-agents", "plan load it"), "@gus facilitates, though the file names @fay"));
}

TEST_CASE("a plan file is nobody's business but those whom it names, whatever is in it") {
    class one final : public desk::shelf {
    public:
        std::expected<std::string, std::string> read(std::string_view name) override {
            if (name == "it") return text;
            return std::unexpected("There are: secret-storm.");
        }
        std::string text;
    };
    one plans;
    const auto heard = [&](const std::string& who, const std::string& file, const std::string& text) {
        plans.text = text;
        stage it("", day::state{}, &plans);
        const auto said = it.say(who, "@" + who, "plan load " + file);
        return it.at.known().days.empty() ? said : "a day of " + it.day().open.facilitator.id;
    };
    const auto good = tests::text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/single-day.toml");
    const auto bad = "limitt = 3\n" + good;
    auto nameless = good;
    nameless.erase(nameless.find("facilitator = "),
        nameless.find('\n', nameless.find("facilitator = ")) - nameless.find("facilitator = "));
    auto of_others = good;  // people whom this platform does not know: nobody here is named, and much is at fault
    for (auto at = of_others.find('@'); at != std::string::npos; at = of_others.find('@', at + 1))
        of_others.insert(at + 1, "elsewhere-");
    const auto nothing = heard("rex", "nowhere", good);
    CHECK(has(nothing, "no plan of that name for you"));
    CHECK_FALSE(has(nothing, "secret-storm"));
    for (const auto* who : {"rex", "zoe"})
        for (const auto& text : {good, bad, nameless, of_others, std::string("no = toml =")})
            CHECK(heard(who, "it", text) == nothing);
    CHECK(heard("fay", "it", good) == "a day of fay");
    CHECK(has(heard("fay", "it", bad), "limitt"));
    CHECK(heard("ada", "it", good) == "a day of fay");
    CHECK(heard("ada", "it", nameless) == "a day of ada");
}
