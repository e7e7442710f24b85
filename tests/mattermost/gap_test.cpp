// What became of people, marks and channels while nothing was heard: an event that was lost is made good.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

struct gap : stage {
    /// The server dies, this happens, and it is back: what the connection had can not be taken up.
    void misses(const std::function<void()>& what) {
        clock.forward(1min);
        server.dies();
        clock.settle();
        what();
        server.comes_back();
        clock.forward(90s);
        REQUIRE(bot->is_connected());
        REQUIRE(bot->has_caught_up());
    }
    /// The bot itself is switched off meanwhile, long after it has heard all there was.
    void is_away_while(const std::function<void()>& what) {
        clock.forward(11min);
        stops();
        clock.forward(10s);
        bot.reset();
        what();
        connects();
        clock.forward(1min);
    }
    void removes_bot(const std::string& where, const std::string& by) {
        server.of.place(where).members.erase(server.of.bot);
        server.hub.tell(
            "user_removed", {{"channel_id", place(where).id}, {"remover_id", id(by)}}, {server.of.bot, {}, {}});
        clock.forward(5s);
    }
    std::vector<day::person_id> unmarked_by() const {
        std::vector<day::person_id> who;
        for (const auto& each : desk.asked)
            if (std::holds_alternative<desk::unmarked_message>(each.what)) who.push_back(each.from.who);
        return who;
    }
    std::size_t told(const std::string& whom, const std::string& words) {
        const auto all = server.messages(whom);
        return static_cast<std::size_t>(std::ranges::count_if(
            all, [&](const posted& each) { return each.message().find(words) != std::string::npos; }));
    }
};

using lost_channels = std::vector<std::pair<day::channel_id, desk::loss>>;

}  // namespace

TEST_CASE("who was renamed while nothing was heard is known by the new name only, in late words too") {
    gap it;
    it.connects();
    const auto who = it.person("anna");
    std::optional<day::person_id> when_asked;
    it.desk.answers = [&](const desk::request&) {
        when_asked = it.bot->person("anna.b");
        return desk::answer{words("noted"), {}, {}, false};
    };
    it.misses([&] {
        it.server.rename("anna", "anna.b");
        it.server.posting.publish(
            {{"channel_id", it.place("incidents").id}, {"message", "@chaosday seen: ask @anna.b"}}, it.id("ben"));
    });
    CHECK(it.bot->person("anna.b") == who);
    CHECK_FALSE(it.bot->person("anna").has_value());
    CHECK(when_asked == who);
}

TEST_CASE("a mark that was taken back while nothing was heard is taken back, once, and no other") {
    gap it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    const auto slow = it.server.message("incidents", "slow");
    it.server.react("anna", slow, "pencil");
    it.server.react("ben", slow, "pencil");
    it.server.react("ben", slow, "fire");
    const auto react = [&](const std::string& who, const std::string& with, bool added) {
        it.server.posting.react(it.id(who), *it.server.of.find_post(slow.id()), with, added);
    };
    it.misses([&] {
        react("anna", "pencil", false);
        react("ben", "fire", false);
    });
    CHECK(it.unmarked_by() == std::vector{it.person("anna")});
    it.misses([&] { react("ben", "pencil", false); });  // the last one: the post bears none any more
    CHECK(it.unmarked_by() == std::vector{it.person("anna"), it.person("ben")});
    it.misses([&] { react("ben", "fire", true); });
    CHECK(it.unmarked_by().size() == 2);
}

TEST_CASE("whoever facilitates a day in a channel learns that the bot was taken out of it; whoever did it, too") {
    gap it;
    it.connects();
    it.desk.notices.push_back({it.person("anna"), words("I was taken out: invite me again")});
    it.removes_bot("incidents", "ben");
    CHECK(it.desk.lost == lost_channels{{it.place("incidents"), desk::loss::taken_out}});
    CHECK(it.told("anna", "invite me again") == 1);
    CHECK(it.told("ben", "I was taken out of ~incidents") == 1);
    it.removes_bot("agents", "anna");
    CHECK(it.told("anna", "invite me again") == 2);
    CHECK(it.told("anna", "I was taken out of ~agents") == 0);  // it is said already
}

TEST_CASE("a channel that was lost while nothing was heard is told to whoever facilitates a day there, once") {
    gap it;
    it.connects();
    it.desk.notices.push_back({it.person("anna"), words("it is lost")});
    it.misses([&] { it.server.leave("chaosday", "incidents"); });
    CHECK(it.desk.lost == lost_channels{{it.place("incidents"), desk::loss::taken_out}});
    CHECK(it.told("anna", "it is lost") == 1);
    it.misses([&] { it.server.of.place("agents").archived = it.clock.now(); });
    CHECK(it.desk.lost.size() == 2);
    CHECK(it.desk.lost.back() == std::pair(it.place("agents"), desk::loss::archived));
    it.misses([] {});
    CHECK(it.desk.lost.size() == 2);
}

TEST_CASE("a channel of which the server does not say how it was lost is asked for again after the next loss") {
    gap it;
    it.connects();
    it.server.faults["GET /channels/{}"].push_back(html(502));
    it.misses([&] { it.server.leave("chaosday", "incidents"); });
    CHECK(it.desk.lost.empty());
    it.misses([] {});
    CHECK(it.desk.lost.size() == 1);
}

TEST_CASE("with a team all its channels are lost, and whoever facilitates a day there is told of each") {
    gap it;
    it.connects();
    it.server.of.place("incidents").members.erase(it.server.of.bot);
    it.server.of.place("agents").members.erase(it.server.of.bot);
    it.server.hub.tell("leave_team", {{"team_id", it.server.of.team_id}, {"user_id", it.server.of.bot}}, {});
    it.clock.forward(5s);
    CHECK(it.desk.lost.size() == 2);
}

TEST_CASE("a server that limits the upgrade is asked again when it said, and not before") {
    gap it;
    it.server.refuse_upgrades_with.push_back({429, {{"Retry-After", "20"}}, "limit exceeded\n"});
    it.starts();
    it.clock.forward(19s);
    CHECK_FALSE(it.bot->is_connected());
    CHECK(it.server.refuse_upgrades_with.empty());
    it.clock.forward(3s);
    CHECK(it.bot->is_connected());
}

TEST_CASE("a server that falls over when asked for a channel has not said that the bot was taken out of it") {
    gap it;
    it.connects();
    it.server.faults["GET /channels/{}"].push_back(errs(500, "app.channel.get.find.app_error"));
    it.misses([&] { it.server.leave("chaosday", "incidents"); });
    CHECK(it.desk.lost.empty());
    it.misses([] {});
    CHECK(it.desk.lost.size() == 1);
}

TEST_CASE("a fault of ours amid what was missed is told, and what was missed is fetched all the same") {
    gap it;
    it.connects();
    it.desk.cannot_lose = 1;
    it.misses([&] {
        it.server.leave("chaosday", "incidents");
        it.server.posting.publish(
            {{"channel_id", it.place("agents").id}, {"message", "@chaosday seen it"}}, it.id("anna"));
    });
    CHECK(it.times_logged("what was missed: the desk fell over") == 1);
    CHECK(it.desk.asked.size() == 1);
    it.misses([&] {
        it.server.posting.publish(
            {{"channel_id", it.place("agents").id}, {"message", "@chaosday seen more"}}, it.id("anna"));
    });
    CHECK(it.desk.asked.size() == 2);
}

TEST_CASE("a channel that was lost while the bot itself was away is told to whoever facilitates a day there, once") {
    gap it;
    it.connects();
    it.desk.notices.push_back({it.person("anna"), words("it is lost")});
    it.is_away_while([&] { it.server.leave("chaosday", "incidents"); });
    CHECK(it.desk.lost == lost_channels{{it.place("incidents"), desk::loss::taken_out}});
    CHECK(it.told("anna", "it is lost") == 1);
    it.is_away_while([] {});
    CHECK(it.desk.lost.size() == 1);
}

TEST_CASE("what was said is heard before marks are looked for, in whatever channel") {
    gap it;
    it.connects();
    it.clock.forward(1min);
    it.server.faults["GET /posts/{}/reactions"] = {late(9s), late(9s)};
    it.server.dies();
    for (const auto* where : {"incidents", "agents"}) {
        it.server.posting.publish({{"channel_id", it.place(where).id}, {"message", "marked"}}, it.id("anna"));
        it.server.posting.react(it.id("anna"), it.server.of.posts.back(), "pencil", true);
        it.server.posting.publish(
            {{"channel_id", it.place(where).id}, {"message", "@chaosday stop-all fire"}}, it.id("anna"));
    }
    it.server.comes_back();
    it.clock.forward(8s);
    REQUIRE(it.bot->is_connected());
    CHECK_FALSE(it.bot->has_caught_up());
    CHECK(it.desk.asked.size() == 2);
    it.clock.forward(1min);
    CHECK(it.desk.asked.size() == 4);
}

TEST_CASE("a mark that was taken back while the bot itself was away is taken back, once, and no other") {
    gap it;
    it.connects();
    it.server.say("ben", "incidents", "the shop is slow");
    it.server.say("ben", "incidents", "and the cart is empty");
    const auto slow = it.server.message("incidents", "slow"), cart = it.server.message("incidents", "cart");
    it.server.react("anna", slow, "pencil");
    it.server.react("ben", slow, "memo");
    it.server.react("anna", cart, "pencil");
    const auto ref = [&](const posted& of) { return day::post_ref{it.place("incidents"), of.id()}; };
    it.desk.marked = {{ref(slow), {it.person("anna"), it.person("ben")}}, {ref(cart), {it.person("anna")}}};
    const auto unmarked = [&] {
        std::vector<std::pair<day::person_id, day::post_ref>> all;
        for (const auto& each : it.desk.asked)
            if (const auto* what = std::get_if<desk::unmarked_message>(&each.what))
                all.emplace_back(each.from.who, what->message);
        return all;
    };
    it.is_away_while([&] {
        it.server.posting.react(it.id("anna"), *it.server.of.find_post(slow.id()), "pencil", false);
        it.clock.forward(1h);
    });
    REQUIRE(unmarked().size() == 1);
    CHECK(unmarked().front() == std::pair(it.person("anna"), ref(slow)));
    it.desk.marked = {{ref(slow), {it.person("ben")}}, {ref(cart), {it.person("anna")}}};
    it.is_away_while([] {});
    CHECK(unmarked().size() == 1);
}

TEST_CASE("a bot that was away for longer than it looks back says so, and one that was not says nothing") {
    gap it;
    it.connects();
    it.is_away_while([&] { it.clock.set_to(it.clock.now() + 24h * 7); });
    CHECK_FALSE(it.logs("the bot was away for"));
    it.is_away_while([&] { it.clock.set_to(it.clock.now() + 24h * 10); });
    CHECK(it.logs("the bot was away for 240 h; only what was said in the last 192 h"));
}
