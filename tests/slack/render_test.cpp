// C102, C103 and what a message looks like: within every limit, and nothing that was typed is taken for markup.
#include "chat/slack/blocks.hpp"
#include "chat/slack/limits.hpp"
#include "chat/slack/modal.hpp"
#include "chat/slack/mrkdwn.hpp"
#include "slack/questions.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;
using namespace bot::chat::slack;

namespace {

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        const std::size_t length = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 0;
        if (length == 0 || at + length > text.size()) return false;
        for (std::size_t more = 1; more < length; ++more)
            if ((static_cast<unsigned char>(text[at + more]) & 0xC0U) != 0x80) return false;
        at += length;
    }
    return true;
}
speech::line line(std::string text) { return {speech::text{std::move(text)}}; }

}  // namespace

TEST_CASE("C102 a text is cut at our own limit, at a character") {
    for (const std::string_view piece : {"a", "ü", "€", "🔥"}) {
        std::string text;
        while (text.size() < 200) text += piece;
        for (std::size_t most = 0; most < 60; ++most) {
            const auto cut = bot::chat::shortened(text, most);
            CHECK(cut.size() <= most);
            CHECK(is_utf8(cut));
            const auto at = bot::chat::best_cut(text, std::max<std::size_t>(most, 4));
            CHECK(is_utf8(std::string_view(text).substr(0, at)));
        }
    }
    CHECK(bot::chat::shortened("short", 75) == "short");
    CHECK(bot::chat::shortened("longer than that", 9) == "longer…");
    CHECK(bot::chat::best_cut("one two three", 9) == 8);
}

TEST_CASE("C102 the text of a message stays below 4,000 bytes, with no half entity or mention at its end") {
    for (std::size_t shift = 0; shift < 12; ++shift) {
        speech::message it{{speech::paragraph{line(std::string(shift, 'x'))}}, {}};
        for (int n = 0; n < 700; ++n)
            it.body.emplace_back(
                speech::paragraph{{speech::person{{day::platform::slack, "U12345"}}, speech::text{"&<€>"}}});
        const auto text = notification(it);
        CHECK(text.size() <= limits::message_text);
        CHECK(is_utf8(text));
        CHECK(std::ranges::count(text, '<') == std::ranges::count(text, '>'));
        CHECK(std::ranges::count(text, '&') == std::ranges::count(text, ';'));
    }
}

TEST_CASE("C103 a message of any size is posted within all limits, and nothing of it is lost") {
    speech::message it;
    std::string all;
    for (int n = 0; n < 120; ++n) {
        speech::entry card{
            line("card " + std::to_string(n) + " " + std::string(static_cast<std::size_t>(n) * 40, 'x') + " end"), {}};
        for (int b = 0; b < n % 30; ++b)
            card.buttons.push_back({std::string(100, 'L'), "stop " + std::to_string(b), speech::look::plain, {}});
        it.body.emplace_back(card);
    }
    it.body.emplace_back(speech::items{{line("one"), line(std::string(7'000, 'y')), line("three")}, true});
    it.body.emplace_back(speech::code_block{std::string(10'000, 'z')});
    it.buttons = {{"Go", std::string(2'001, 'w'), speech::look::danger, {}},
        {"Sure", "end", speech::look::danger, std::string(999, 'c')}};
    stage on;
    on.bot = std::make_unique<chat::slack::slack>(on.around(), on.how);
    for (const auto& each : posts_of(it)) {
        const auto post = as_json(each);
        auto body = post;
        body["channel"] = "CINC";
        web_api_options how;
        how.base = on.how.api_url;
        web_api api(on.slack, on.clock, how, on.teller());
        CHECK(on.finishes(api.call("chat.postMessage", body)).ok);  // the scripted Slack checks as Slack does
        CHECK(post.at("blocks").size() == each.blocks_count);
        CHECK(each.blocks_count <= 50);
        CHECK_FALSE(post.at("text").get<std::string>().empty());
        all += on.slack.of.shown(post);
    }
    for (int n = 0; n < 120; ++n) CHECK(all.find("card " + std::to_string(n) + " ") != std::string::npos);
    CHECK(std::ranges::count(all, 'y') >= 7'000);
    CHECK(std::ranges::count(all, 'z') == 10'000);
}

TEST_CASE("an empty message is still one that Slack takes") {
    const auto posts = posts_of({});
    REQUIRE(posts.size() == 1);
    CHECK(posts.front().text == " ");
}

TEST_CASE("nothing that was typed becomes markup, a mention or a link") {
    const std::string typed = "<!channel> @here *bold* _it_ ~no~ `code` <@U1> <https://x|y> &amp; :fire: >quote";
    const speech::message it{{speech::paragraph{line(typed)}}, {}};
    const auto post = as_json(posts_of(it).front());
    const auto& elements = post.at("blocks").at(0).at("elements").at(0).at("elements");
    REQUIRE(elements.size() == 1);
    CHECK(elements.at(0).at("type") == "text");
    CHECK(elements.at(0).at("text") == typed);  // to the byte: a rollback command may be copied from it
    const auto text = post.at("text").get<std::string>();
    CHECK(text.find('<') == std::string::npos);
    CHECK(text.find("@here") == std::string::npos);
    CHECK(text.find("&amp;amp;") != std::string::npos);
}

TEST_CASE("what was typed in pieces calls nobody when they stand together") {
    const speech::message it{{speech::paragraph{{speech::text{"mail @he"}, speech::text{"re, fay@", true}}}}, {}};
    CHECK(notification(it) == "mail @\u2060here, fay@\u2060");
}

TEST_CASE("an id that is none of Slack's becomes no mention of everybody, either") {
    const speech::message it{{speech::paragraph{{speech::person{{day::platform::slack, "here}} by"}},
                                 speech::channel{{day::platform::slack, "C1> <!channel"}}}}},
        {}};
    const auto text = notification(it);
    CHECK(text.find("@here") == std::string::npos);
    CHECK(text.find('<') == std::string::npos);
}

TEST_CASE("people, channels, times, links and marks are elements of their own") {
    const speech::message it{
        {speech::paragraph{{speech::text{"by ", true}, speech::person{{day::platform::slack, "U1"}},
            speech::channel{{day::platform::slack, "C1"}}, speech::link{"board", "https://a.b"},
            speech::time{day::instant(1'764'000'000s), "17:00 CET|^>"}, speech::line_break{},
            speech::text{"rm_x", false, true, true}, speech::person{{day::platform::slack, ""}},
            speech::person{{day::platform::slack, "no id"}}}}},
        {}};
    const auto post = as_json(posts_of(it).front());
    const auto& e = post.at("blocks").at(0).at("elements").at(0).at("elements");
    CHECK(e.at(0).at("style") == json{{"bold", true}});
    CHECK(e.at(1) == json{{"type", "user"}, {"user_id", "U1"}});
    CHECK(e.at(2) == json{{"type", "channel"}, {"channel_id", "C1"}});
    CHECK(e.at(3).at("url") == "https://a.b");
    CHECK(e.at(4).at("timestamp") == 1'764'000'000);
    CHECK(e.at(4).at("fallback") == "17:00 CET|^>");
    CHECK(e.at(6).at("style") == json{{"italic", true}, {"code", true}});
    CHECK(e.at(7).at("text") == "chaosday");
    CHECK(e.at(8).at("text") == "@no id");
    const auto text = post.at("text").get<std::string>();
    CHECK(text.find("<@U1><#C1>") != std::string::npos);
    CHECK(text.find("<!date^1764000000^{date_short_pretty} {time}|17:00 CET//&gt;>") != std::string::npos);
}

TEST_CASE(
    "buttons have ids that come from the content alone: the same message has the same, an edited one has others") {
    const auto blocks = [](const std::string& said, const std::string& to_press) {
        auto message = words(said);
        message.buttons.push_back({"Press", to_press, speech::look::plain, std::nullopt});
        return as_json(posts_of(message).front()).at("blocks");
    };
    const auto ids = [&](const std::string& said, const std::string& to_press) {
        return blocks(said, to_press).at(1).at("block_id");
    };
    CHECK(ids("a", "start 1") == ids("a", "start 1"));
    CHECK(ids("a", "start 1") != ids("b", "start 1"));
    CHECK(ids("a", "start 1") != ids("a", "start 2"));
    CHECK_FALSE(blocks("a", "start 1").at(0).contains("block_id"));  // Slack's own are new each time
}

TEST_CASE("C103 a form stays within a modal's limits, or is said in words instead") {
    speech::form form{"add", std::string(60, 't'), std::string(60, 's'), {{"card", "7"}}, {}};
    for (int n = 0; n < 20; ++n)
        form.fields.push_back(question("f" + std::to_string(n), std::string(3'000, 'l'), speech::field_kind::line,
            std::string(n < 19 ? 3'000 : 3'001, 'v')));
    form.fields.push_back(question(
        "team", "Team", speech::field_kind::choice, "", {{std::string(80, 'o'), "too long a value to be chosen"}}));
    const auto view = view_of(form, "C1");
    REQUIRE(view);
    CHECK(view->at("title").at("text").get<std::string>().size() <= 24);
    CHECK(view->at("submit").at("text").get<std::string>().size() <= 24);
    int asked = 0;
    for (const auto& each : view->at("blocks")) {
        if (each.at("type") != "input") continue;
        ++asked;
        CHECK(each.at("label").at("text").get<std::string>().size() <= 2'000);
        CHECK(each.at("element").value("initial_value", "").size() <= 3'000);
    }
    CHECK(asked == 20);  // half of a longer text would be sent back as the whole: it is not asked for
    CHECK(view->dump().find("is longer than a field of a form can be") != std::string::npos);
    CHECK(view->at("blocks").back().at("element").at("type") == "plain_text_input");
    form.given["text"] = std::string(4'000, 'g');
    CHECK_FALSE(view_of(form, "C1"));
    form.given.clear();
    form.fields.clear();
    CHECK_FALSE(view_of(form, "C1"));
}

TEST_CASE("C103 what a field holds is counted in characters, as it is typed, not in bytes") {
    std::string whole;
    for (int n = 0; n < 3'000; ++n) whole += "混";
    const speech::form form{"card", "Card", "Send", {}, {question("alert", "Alert", speech::field_kind::lines, whole)}};
    CHECK(view_of(form, "C1")->at("blocks").at(0).at("element").at("initial_value") == whole);
}

TEST_CASE("each kind of question has its control, filled with what is known") {
    using speech::field_kind;
    const auto control = [](field_kind kind, std::string value, std::vector<speech::option> options = {}) {
        speech::form form{"v", "V", "S", {}, {question("x", "X", kind, std::move(value), std::move(options))}};
        return view_of(form, "C1")->at("blocks").at(0).at("element");
    };
    CHECK(control(field_kind::lines, "a").at("multiline") == true);
    CHECK(control(field_kind::number, "7").at("initial_value") == "7");
    CHECK_FALSE(control(field_kind::number, "x").contains("initial_value"));
    CHECK(control(field_kind::person, "U1").at("initial_user") == "U1");
    CHECK(!control(field_kind::person, "@anna").contains("initial_user"));
    CHECK(control(field_kind::people, "U1 U2 @ben").at("initial_users") == json::array({"U1", "U2"}));
    CHECK(control(field_kind::toggle, "yes").contains("initial_options"));
    CHECK(control(field_kind::date, "2026-11-24").at("initial_date") == "2026-11-24");
    CHECK_FALSE(control(field_kind::date, "soon").contains("initial_date"));
    CHECK(control(field_kind::time, "10:42").at("initial_time") == "10:42");
    const auto choice = control(field_kind::choice, "b", {{"a", "A"}, {"b", "B"}});
    CHECK(choice.at("initial_option") == choice.at("options").at(1));
}

TEST_CASE("a text from Slack reads as people read it, decoded once") {
    const auto person = [](std::string_view id) { return id == "U1" ? std::string("anna") : std::string(id); };
    const auto channel = [](std::string_view id) { return id == "C1" ? std::string("ops") : std::string(id); };
    const auto read = [&](std::string_view text) { return readable(text, person, channel); };
    CHECK(read("<@U1> and <@U2|ben> in <#C1> and <#C2|dev> and <#C3|>") == "@anna and @ben in #ops and #dev and #C3");
    CHECK(
        read("see <https://a.b/?x=1&amp;y=2> or <https://a.b|a.b>") == "see https://a.b/?x=1&y=2 or a.b (https://a.b)");
    CHECK(read("<!here> &amp;lt; 3 &lt; 4 < open") == "@here &lt; 3 < 4 < open");
}

TEST_CASE("words to us stand behind the mention, or before it") {
    CHECK(words_to("UB", "<@UB> start 3 ") == "start 3");
    CHECK(words_to("UB", "hey <@UB|bot>: status") == ": status");
    CHECK(words_to("UB", "status <@UB>") == "status");
    CHECK(words_to("UB", "<@UBX> status") == "<@UBX> status");
    CHECK(words_to("UB", "start 3") == "start 3");
    CHECK(words_to("", "<@> x") == "<@> x");
}

TEST_CASE("Slack's times become instants, and back") {
    CHECK(*instant_of_ts("1764000000.000100") == day::instant(1'764'000'000s));
    CHECK(*instant_of_ts("1764000000.123456") == day::instant(1'764'000'000'123ms));
    CHECK(*instant_of_ts("1764000000") == day::instant(1'764'000'000s));
    for (const auto* each : {"", "x", "-1.0", "99999999999999999999.0", "1a.0"}) CHECK_FALSE(instant_of_ts(each));
    CHECK(ts_of(day::instant(1'764'000'000'123ms)) == "1764000000.123000");
}
