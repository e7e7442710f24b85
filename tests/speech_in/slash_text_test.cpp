// Command texts as Slack delivers them, one for each trap that clients and escaping are known to set.
#include "listening.hpp"
#include "speech/words.hpp"

namespace bot::speech {

namespace {

struct delivery {
    const char* name;
    const char* text;
    const char* meant;            ///< as people read it
    std::vector<std::string> in;  ///< its words
};

const delivery deliveries[] = {
    {"escaped user", "assign <@U012ABCDEF> review", "assign @U012ABCDEF review", {"assign", "@U012ABCDEF", "review"}},
    {"user with a label", "assign <@U123|steve> review", "assign @steve review", {"assign", "@steve", "review"}},
    {"public channel", "mirror <#C123ABC456|launch-room>", "mirror #launch-room", {"mirror", "#launch-room"}},
    {"private channel", "mirror <#C987654321|>", "mirror #C987654321", {"mirror", "#C987654321"}},
    {"user group", "notify <!subteam^S0614TZR7>", "notify @S0614TZR7", {"notify", "@S0614TZR7"}},
    {"special mention", "notify <!here>", "notify @here", {"notify", "@here"}},
    {"address", "link <https://example.com/a?b=1&amp;c=2>", "link https://example.com/a?b=1&c=2",
        {"link", "https://example.com/a?b=1&c=2"}},
    {"bare domain", "link <http://example.com|example.com>", "link example.com", {"link", "example.com"}},
    {"entities", "note 3 &lt; 4 &amp;&amp; 5 &gt; 4", "note 3 < 4 && 5 > 4",
        {"note", "3", "<", "4", "&&", "5", ">", "4"}},
    {"double escape", "note &amp;lt;tag&amp;gt;", "note &lt;tag&gt;", {"note", "&lt;tag&gt;"}},
    {"smart quotes", "add “Cut release” ‘now’", "add “Cut release” ‘now’", {"add", "Cut release", "now"}},
    {"German quotes, the last straight", "add „Release vorbereiten“ „option b\"",
        "add „Release vorbereiten“ „option b\"", {"add", "Release vorbereiten", "option b"}},
    {"smart dash", "add task —urgent", "add task —urgent", {"add", "task", "—urgent"}},
    {"no-break space", "add\u00A0task", "add\u00A0task", {"add", "task"}},
    {"new line", "add line one\nline two", "add line one\nline two", {"add", "line", "one", "line", "two"}},
    {"emoji", "done :white_check_mark: ✅", "done :white_check_mark: ✅", {"done", ":white_check_mark:", "✅"}},
    {"nothing escaped", "assign @steve in #general", "assign @steve in #general",
        {"assign", "@steve", "in", "#general"}},
    {"runs of blanks", "   show    all   ", "show    all", {"show", "all"}},
    {"empty", "", "", {}},
};

}  // namespace

TEST_CASE("each known trap is read as it was meant") {
    for (const auto& each : deliveries) {
        CAPTURE(each.name);
        const auto said = hear(each.text, day::platform::slack).trimmed();
        CHECK(said.text == each.meant);
        std::vector<std::string> words;
        for (const auto& word : words_of(said)) words.push_back(word.text);
        CHECK(words == each.in);
    }
}

TEST_CASE("each of them is answered, whoever says it") {
    for (const auto& each : deliveries)
        for (const auto as : {day::role::none, day::role::responder, day::role::agent, day::role::facilitator}) {
            CAPTURE(each.name);
            const auto it = parse(each.text, on_slack(as));
            if (!it) CHECK_FALSE(it.error().say.empty());
        }
}

TEST_CASE("the same traps inside real commands") {
    const auto slack = [](std::string_view words, day::role as = agent) { return parse(words, on_slack(as)); };
    SUBCASE("quotes without bars are the pieces of a title") {
        const auto form = meant<wants_form>(slack("add „Release vorbereiten“ „option b\""));
        CHECK(form.verb == "add");
        CHECK(form.given.at("component") == "Release vorbereiten");
        CHECK(form.given.at("failure") == "option b");
    }
    SUBCASE("entities in a title") {
        const auto it = meant<day::add_card>(slack("add A &amp; B | x &lt; 3 | &amp;lt;ok&amp;gt;"));
        CHECK(it.plan.component == "A & B");
        CHECK(it.plan.failure == "x < 3");
        CHECK(it.plan.expected == "&lt;ok&gt;");
    }
    SUBCASE("a mention is a person, without any look-up") {
        CHECK(meant<day::hand_over>(slack("facilitator <@U012ABCDEF>", facilitator)).to ==
              day::person_id{day::platform::slack, "U012ABCDEF"});
        CHECK(meant<day::hand_over>(slack("facilitator <@U123|Steve Smith>", facilitator)).to.id == "U123");
        CHECK(meant<day::draw_in>(slack("drawn-in <@U9|bo> why: certificates")).agent.id == "U9");
    }
    SUBCASE("a group is none") {
        CHECK(has(remedy(slack("facilitator <!subteam^S0614TZR7|@web>", facilitator)), "is a group"));
    }
    SUBCASE("a group whose members nobody knows") {
        CHECK(has(remedy(slack("people agents: <!subteam^S9|@night>", facilitator)),
            "“@night” is a group, and I do not know who is in it"));
    }
    SUBCASE("a group stands for whoever is in it, where people take part") {
        auto ears = on_slack(facilitator);
        const day::group web{{day::platform::slack, "S0614TZR7"}, "web", {{day::platform::slack, "U9"}}};
        ears.group = [&](std::string_view name) {
            return name == "web" || name == "S0614TZR7" ? std::optional(web) : std::nullopt;
        };
        for (const auto* said : {"<!subteam^S0614TZR7|@web>", "<!subteam^S0614TZR7>", "@web", "S0614TZR7"}) {
            CAPTURE(said);
            const auto it =
                meant<day::change_people>(parse("people agents: <@U1|ada> " + std::string(said) + " team: shop", ears));
            CHECK(it.add.size() == 1);
            CHECK(it.follow == day::groups{{web.id, {web, {day::role::agent, "shop"}}}});
            const auto away = meant<day::change_people>(parse("people remove: " + std::string(said), ears));
            CHECK(away.leave == std::set{web.id});
        }
        CHECK(has(remedy(parse("people agents: @web responders: @web", ears)), "named twice"));
        CHECK(has(remedy(parse("facilitator @web", ears)), "“@web” is a group. Name each person."));
    }
    SUBCASE("an address keeps its query") {
        CHECK(meant<day::edit_day>(slack("edit link: <https://example.com/a?b=1&amp;c=2>", facilitator))
                  .plan.procedure_link == "https://example.com/a?b=1&c=2");
        CHECK(meant<day::edit_day>(slack("edit link: <http://example.com|example.com>", facilitator))
                  .plan.procedure_link == "http://example.com");
    }
    SUBCASE("a file name that became an address") {
        CHECK(meant<wants_plan>(slack("plan load <http://week.toml|week.toml>", facilitator)).file == "week.toml");
    }
}

}  // namespace bot::speech
