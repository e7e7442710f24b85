// C95, C98, C108 and the outbox's port: posts that can be found again, edits, pins, topics, members.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

const day::channel_id incidents{day::platform::slack, "CINC"};

struct mail : stage {
    mail() { connects(); }
    day::post_ref posts(const std::string& name, const std::string& text) {
        const auto made = finishes(bot->post(incidents, name, words(text)));
        REQUIRE(made.has_value());
        return *made;
    }
};

}  // namespace

TEST_CASE("C95 one message a second and channel, in order; of waiting edits the newest wins") {
    mail it;
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> went(5);
    for (std::size_t n = 0; n < went.size(); ++n)
        tests::play(it.io, it.bot->post(incidents, "a" + std::to_string(n), words(std::to_string(n))), went[n]);
    it.clock.settle();
    CHECK(it.slack.messages("CINC").size() == 1);
    it.clock.forward(2s);
    CHECK(it.slack.messages("CINC").size() == 3);
    it.clock.forward(2s);
    const auto all = it.slack.messages("CINC");
    REQUIRE(all.size() == 5);
    for (std::size_t n = 0; n < all.size(); ++n) {
        CHECK(it.slack.of.shown(all[n].body) == std::to_string(n));
        if (n > 0) CHECK(all[n].at - all[n - 1].at == 1s);
    }
    const day::post_ref board{incidents, all[0].ts};
    std::vector<std::optional<std::expected<void, chat::failure>>> edited(10);
    for (std::size_t n = 0; n < edited.size(); ++n)
        tests::play(it.io, it.bot->edit(board, "a0", words("board " + std::to_string(n))), edited[n]);
    it.clock.forward(10s);
    CHECK(it.slack.calls_of("chat.update") == 2);  // the first at once, and the last of those that came meanwhile
    CHECK(it.slack.of.shown(it.slack.messages("CINC")[0].body) == "board 9");
    for (const auto& each : edited) CHECK(each.value().has_value());
}

TEST_CASE("C95 nothing that is said waits for edits, also while Slack limits them") {
    mail it;
    std::vector<day::post_ref> standing;
    for (int n = 0; n < 20; ++n) standing.push_back(it.posts("a" + std::to_string(n), "card " + std::to_string(n)));
    it.clock.forward(1min);
    it.slack.faults["chat.update"] = {limits(30)};
    std::vector<std::optional<std::expected<void, chat::failure>>> edited(standing.size());
    for (std::size_t n = 0; n < standing.size(); ++n)
        tests::play(it.io, it.bot->edit(standing[n], "a" + std::to_string(n), words("over")), edited[n]);
    it.clock.settle();
    const auto before = it.clock.now();
    it.posts("b", "stop everything");
    CHECK(it.slack.messages("CINC").back().at == before);
    it.clock.forward(1min);
    for (const auto& each : it.slack.messages("CINC"))
        CHECK(it.slack.of.shown(each.body) == (each.at == before ? "stop everything" : "over"));
    CHECK(it.slack.too_fast == std::vector<std::string>{});
}

TEST_CASE("C95 a limit does not change the order, and other channels go on") {
    mail it;
    it.slack.faults["chat.postMessage"] = {limits(30)};
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> went(3);
    for (std::size_t n = 0; n < went.size(); ++n)
        tests::play(it.io, it.bot->post(incidents, "a", words(std::to_string(n))), went[n]);
    it.clock.forward(1min);
    const auto all = it.slack.messages("CINC");
    REQUIRE(all.size() == 3);
    for (std::size_t n = 0; n < all.size(); ++n) CHECK(it.slack.of.shown(all[n].body) == std::to_string(n));
}

TEST_CASE("a post carries its name, and is found by it on any page") {
    mail it;
    it.slack.page_size = 3;
    const auto since = it.clock.now();
    const auto made = it.posts("day-1-public-4", "kickoff");
    for (int n = 0; n < 10; ++n) it.slack.say("UANNA", "CINC", "chatter");
    const auto found = it.finishes(it.bot->find(incidents, "day-1-public-4", since));
    REQUIRE(found.has_value());
    CHECK(found->value() == made);
    CHECK(it.slack.calls_of("conversations.history") > 2);
    CHECK_FALSE(it.finishes(it.bot->find(incidents, "day-1-public-5", since))->has_value());
    const auto metadata = it.slack.messages("CINC").front().body.at("metadata");
    CHECK(metadata == json{{"event_type", "chaosday_announcement"}, {"event_payload", {{"id", "day-1-public-4"}}}});
}

TEST_CASE("C98 paging stops at a missing and at an empty cursor, and not before") {
    mail it;
    it.slack.page_size = 1;  // members end with "", history without a cursor
    const auto cursors_of = [&](const std::string& method) {
        std::vector<std::string> all;
        for (const auto& each : it.slack.calls)
            if (each.method == method) all.push_back(each.arguments.value("cursor", "none"));
        return all;
    };
    const auto members = it.finishes(it.bot->members({day::platform::slack, "CINC"}));
    REQUIRE(members.has_value());
    CHECK(members->present.size() == 2);
    CHECK_FALSE(members->is_private);
    CHECK_FALSE(members->present.contains({day::platform::slack, world::bot_user}));
    CHECK(cursors_of("conversations.members") == std::vector<std::string>{"none", "1", "2"});
    CHECK(it.finishes(it.bot->members({day::platform::slack, "GAGENTS"}))->is_private);

    for (int n = 0; n < 3; ++n) it.slack.say("UANNA", "CINC", "chatter");
    const auto since = it.clock.now();
    CHECK_FALSE(it.finishes(it.bot->find(incidents, "nowhere", since)).value().has_value());
    CHECK(cursors_of("conversations.history") == std::vector<std::string>{"none", "1", "2"});
    it.slack.page_size = 1'000;
    CHECK_FALSE(it.finishes(it.bot->find(incidents, "nowhere", since)).value().has_value());
    CHECK(cursors_of("conversations.history").size() == 4);
}

TEST_CASE("what may have happened is unknown, and can be looked up") {
    mail it;
    auto done = refuses("internal_error");
    done.happens_first = true;
    it.slack.faults["chat.postMessage"] = {done};
    const auto went = it.finishes(it.bot->post(incidents, "n1", words("kickoff")));
    REQUIRE_FALSE(went.has_value());
    CHECK(went.error().of == chat::failure::kind::unknown);
    CHECK(it.finishes(it.bot->find(incidents, "n1", it.clock.now() - 1min))->has_value());
}

TEST_CASE("what one person is told directly is one lane: answers and announcements, whatever Slack calls the place") {
    mail it;
    const day::person_id anna{day::platform::slack, "UANNA"};
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> went(3);
    for (std::size_t n = 0; n < went.size(); ++n) {
        tests::play(it.io, it.bot->post(anna, "a" + std::to_string(n), words("card " + std::to_string(n))), went[n]);
        it.slack.open_peer()->sends(it.slack.direct_message("UANNA", "status"));
        it.clock.settle();
    }
    it.clock.forward(10s);
    CHECK(it.slack.calls_of("chat.postMessage") == 6);
    CHECK(it.slack.too_fast == std::vector<std::string>{});
}

TEST_CASE("a message to a person goes by direct message and is found there") {
    mail it;
    const day::person_id anna{day::platform::slack, "UANNA"};
    const auto made = it.finishes(it.bot->post(anna, "n2", words("you own card 3")));
    REQUIRE(made.has_value());
    CHECK(made->where.id == "DUANNA");
    CHECK(it.finishes(it.bot->find(anna, "n2", it.clock.now() - 1min))->value() == *made);
    const day::person_id ben{day::platform::slack, "UBEN"};
    CHECK_FALSE(it.finishes(it.bot->find(ben, "n2", it.clock.now() - 1min))->has_value());
}

TEST_CASE("C108 an edit always carries its blocks, and its buttons have new ids") {
    mail it;
    const auto board = it.posts("b", "one");
    const auto edited = [&](const char* said) {
        auto message = words(said);
        message.buttons.push_back({"Start", "start 1", speech::look::plain, std::nullopt});
        CHECK(it.finishes(it.bot->edit(board, "b", std::move(message))).has_value());
        return it.slack.last_call_of("chat.update").arguments;
    };
    const auto before = edited("two"), update = edited("three");
    CHECK(update.at("blocks").size() == 2);
    CHECK(update.at("blocks").at(1).at("block_id") != before.at("blocks").at(1).at("block_id"));
    CHECK(update.at("metadata").at("event_payload").at("id") == "b");
}

TEST_CASE("gone, pinned and unpinned already count as done") {
    mail it;
    const auto post = it.posts("p", "kickoff");
    for (int times = 0; times < 2; ++times) CHECK(it.finishes(it.bot->pin(post)).has_value());
    CHECK(it.slack.messages("CINC").front().is_pinned);
    for (int times = 0; times < 2; ++times) CHECK(it.finishes(it.bot->unpin(post)).has_value());
    for (int times = 0; times < 2; ++times) CHECK(it.finishes(it.bot->remove(post)).has_value());
    CHECK(it.slack.messages("CINC").empty());
}

TEST_CASE("a topic is given back as it was, with its links and mentions, and known again as people read it") {
    mail it;
    auto& topic = it.slack.of.channels.at("CINC").topic;
    const std::string before = "on call: <@UANNA> &amp; <https://a.b|the board>";
    topic = before;
    CHECK(it.finishes(it.bot->topic(incidents)).value() == before);
    const auto ours = it.bot->as_topic("Chaos Day: R&D <5>, see https://a.b/c");
    CHECK(it.finishes(it.bot->set_topic(incidents, ours)).has_value());
    CHECK(topic == "Chaos Day: R&amp;D &lt;5&gt;, see <https://a.b/c>");
    CHECK(it.bot->is_same_topic(it.finishes(it.bot->topic(incidents)).value(), ours));
    CHECK_FALSE(it.bot->is_same_topic(topic, before));
    CHECK(it.finishes(it.bot->set_topic(incidents, before)).has_value());
    CHECK(topic == before);
    CHECK(it.finishes(it.bot->topic({day::platform::slack, "CNONE"})).error().of == chat::failure::kind::barred);
}

TEST_CASE("C102 a topic has 250 characters, whatever bytes they take") {
    mail it;
    const auto many = [](const std::string& one, int times) {
        std::string all;
        for (int n = 0; n < times; ++n) all += one;
        return all;
    };
    CHECK(it.bot->as_topic(many("ä", 250)) == many("ä", 250));
    CHECK(it.bot->as_topic(many("ä", 251)) == many("ä", 249) + "…");
    CHECK(it.bot->as_topic(many("&", 100)) == many("&amp;", 49) + "…");
    for (const auto* one : {"x", "ä", "<", "𝄞"})
        CHECK(it.finishes(it.bot->set_topic(incidents, it.bot->as_topic(many(one, 400)))).has_value());
}

TEST_CASE("C98 in a channel of more messages than are looked through, nobody says that a post is not there") {
    mail it;
    for (int n = 0; n < 50 * 200 + 1; ++n)
        it.slack.of.messages.push_back(
            {"CINC", it.slack.of.next_ts(it.clock.now()), "UBEN", {{"text", "so much to say"}}, it.clock.now()});
    const auto found = it.finishes(it.bot->find(incidents, "n", it.clock.now() - 1min));
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().of == chat::failure::kind::not_sent);
    it.clock.forward(1min);
    const auto file = it.finishes(it.bot->find_upload(incidents, "n", "report.html", it.clock.now() - 1min));
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().of == chat::failure::kind::not_sent);
    it.slack.of.messages.pop_back();
    it.clock.forward(1min);
    CHECK_FALSE(it.finishes(it.bot->find(incidents, "n", it.clock.now() - 1min)).value().has_value());
}

TEST_CASE("names are known from Slack's lists and from what people send") {
    mail it;
    CHECK(it.bot->person("anna")->id == "UANNA");
    CHECK(it.bot->person("Anna")->id == "UANNA");
    CHECK(it.bot->channel("incidents", {})->id == "CINC");
    CHECK_FALSE(it.bot->person("nobody"));
    CHECK(it.bot->name_of({day::platform::slack, "UBEN"}) == "ben");
    CHECK(it.bot->name_of({day::platform::slack, "UX"}) == "UX");
}

TEST_CASE("C95 a burst of sixty posts to one channel arrives in order, one a second, and holds no other channel up") {
    mail it;
    std::vector<std::optional<std::expected<day::post_ref, chat::failure>>> went(60);
    it.slack.faults["chat.postMessage"] = {limits(7)};
    for (std::size_t n = 0; n < went.size(); ++n)
        tests::play(
            it.io, it.bot->post(incidents, "a" + std::to_string(n), words("card " + std::to_string(n))), went[n]);
    std::optional<std::expected<day::post_ref, chat::failure>> elsewhere;
    it.clock.forward(20s);
    tests::play(it.io, it.bot->post(day::channel_id{day::platform::slack, "GAGENTS"}, "b", words("b")), elsewhere);
    it.clock.settle();
    CHECK(elsewhere.has_value());
    it.clock.forward(2min);
    const auto all = it.slack.messages("CINC");
    REQUIRE(all.size() == 60);
    for (std::size_t n = 0; n < all.size(); ++n) {
        CHECK(it.slack.of.shown(all[n].body) == "card " + std::to_string(n));
        if (n > 0) CHECK(all[n].at - all[n - 1].at >= 1s);
    }
}

TEST_CASE("GovSlack: its hosts come from the configuration and from what it sends, and no other is called") {
    stage it;
    it.how.api_url = "https://slack-gov.com/api";
    it.slack.link_url = "wss://wss-primary.slack-gov.com/link/";
    const auto to = it.connects();
    auto slash = it.slack.slash("UANNA", "CINC", "status");
    auto url = slash["payload"]["response_url"].get<std::string>();
    slash["payload"]["response_url"] = "https://hooks.slack-gov.com" + url.substr(url.find("/hooks"));
    it.desk.takes = 2s;
    to->sends(slash);
    it.clock.forward(3s);
    CHECK(it.slack.alone.front().by == "hook");
    std::set<std::string> hosts;
    for (const auto& each : it.slack.dials) hosts.insert(each.host);
    CHECK(hosts == std::set<std::string>{"hooks.slack-gov.com", "slack-gov.com", "wss-primary.slack-gov.com"});
}
