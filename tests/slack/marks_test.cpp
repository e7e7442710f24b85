// Messages that go on the record: what they say when a machine wrote them, who wrote them, and which of them somebody
// may name by a link.
#include "chat/fields.hpp"
#include "chat/slack/mrkdwn.hpp"
#include "chat/slack/requests.hpp"
#include "document_of.hpp"
#include "slack/payloads.hpp"

using namespace tests::slack;
using chat::slack::message_behind;

namespace {

const day::post_ref old_one{{day::platform::slack, "CINC"}, "1764000000.000100"};
constexpr const char* link_to_old_one = "https://example.slack.com/archives/CINC/p1764000000000100";

chat::slack::seen_message seen(const json& message) {
    std::string fault;
    auto it = chat::slack::message_in(chat::fields(tests::document_of(message), fault));
    CHECK(fault.empty());
    return it;
}

const desk::marked_message* mark_in(const desk::request& asked) {
    return std::get_if<desk::marked_message>(&asked.what);
}

/// The marks that were to go on the record, and not only asked about.
std::vector<desk::marked_message> kept(const stage& of) {
    std::vector<desk::marked_message> all;
    for (const auto& each : of.desk.asked)
        if (const auto* mark = mark_in(each); mark != nullptr && !mark->asks_first) all.push_back(*mark);
    return all;
}

/// A desk that wants the message behind the link that was said to it.
void wants_what_is_named(stage& of) {
    of.desk.answers = [](const desk::request& asked) {
        const auto* said = std::get_if<desk::said_words>(&asked.what);
        if (said == nullptr) return desk::answer{words("On the record."), {}, {}, false};
        desk::answer wants{words("this platform knows no links"), {}, {}, false};
        wants.wanted = desk::wanted_message{said->words.substr(said->words.find(' ') + 1), "3", "it began there"};
        return wants;
    };
}

std::string keeps(stage& of, const std::string& link, const std::string& who = "UANNA") {
    return of.slack.say(who, "CINC", "/chaos keep " + link);
}

speech::form choice() {
    speech::form it{"keep", "Put on the record", "Write it down", {}, {}};
    it.fields.push_back({"why", "Why?", {}, {}, speech::field_kind::lines, true, {}});
    return it;
}

}  // namespace

TEST_CASE("what a machine posted says what stands in its blocks, attachments and files") {
    const json section{{"type", "section"}, {"text", {{"type", "mrkdwn"}, {"text", "*db-1* is &lt;down&gt;"}}},
        {"fields", json::array({{{"type", "mrkdwn"}, {"text", "since 09:00"}}})}};
    const json header{{"type", "header"}, {"text", {{"type", "plain_text"}, {"text", "Alert"}}}};
    const json context{{"type", "context"}, {"elements", json::array({{{"type", "mrkdwn"}, {"text", "from eu"}}})}};
    CHECK(seen({{"text", ""}, {"blocks", json::array({header, section, context, {{"type", "divider"}}})}}).text ==
          "Alert\n*db-1* is &lt;down&gt;\nsince 09:00\nfrom eu");
    CHECK(seen({{"text", "Alert"}, {"blocks", json::array({header, section})}}).text == "Alert");
    const json coloured{{"color", "#f00"}, {"fallback", "disk full"}, {"title", "Disk"}, {"text", "full"},
        {"fields", json::array({{{"title", "host"}, {"value", "db-1"}}})}};
    CHECK(seen({{"text", ""}, {"attachments", json::array({coloured})}}).text == "Disk\nfull\nhost: db-1");
    CHECK(seen({{"attachments", json::array({{{"fallback", "disk full"}}})}}).text == "disk full");
    CHECK(seen({{"attachments", json::array({{{"fallback", "[no preview]"}, {"blocks", json::array({section})}}})}})
              .text == "*db-1* is &lt;down&gt;\nsince 09:00");
    CHECK(
        seen({{"text", "see"}, {"files", json::array({{{"name", "a.png"}, {"title", "the graph"}}, {{"name", "b"}}})}})
            .text == "see\nthe graph\nb");
    const json preview{{"from_url", "https://a.b"}, {"title", "A page"}, {"text", "of a stranger"}};
    CHECK(
        seen({{"text", "look at https://a.b"}, {"attachments", json::array({preview})}}).text == "look at https://a.b");
}

TEST_CASE("rich text is read with its mentions, links and lists; nothing that was typed in it becomes markup") {
    const json line{{"type", "rich_text_section"},
        {"elements", json::array({{{"type", "text"}, {"text", "ask "}}, {{"type", "user"}, {"user_id", "UANNA"}},
                         {{"type", "text"}, {"text", " & <@UBEN> "}},
                         {{"type", "link"}, {"url", "https://a.b/c"}, {"text", "graph"}}})}};
    const json list{{"type", "rich_text_list"}, {"elements", json::array({line, line})}};
    const auto it = seen({{"blocks", json::array({{{"type", "rich_text"}, {"elements", json::array({list})}}})}});
    const auto named = [](std::string_view id) { return std::string(id); };
    const std::string once = "ask @UANNA & <@UBEN> graph (https://a.b/c)";
    CHECK(chat::slack::readable(it.text, named, named) == once + "\n" + once);
}

TEST_CASE("blocks and attachments of any shape are read without a fall") {
    for (const auto* strange : {R"({"blocks":"x","attachments":7,"files":{"a":1}})",
             R"({"blocks":[1,null,{"type":"section","text":"x"},{"type":"rich_text","elements":[[]]}]})",
             R"({"attachments":[{"blocks":{}},"x",{"fields":[1]}],"bot_profile":[]})"}) {
        std::string fault;
        chat::slack::message_in(chat::fields(tests::document_of(json::parse(strange)), fault));
        CHECK_FALSE(fault.empty());
    }
}

TEST_CASE("the message of a webhook is kept with what it shows and the name that it goes by") {
    stage it;
    it.connects();
    const json body{{"text", ""}, {"bot_id", "BALERT"}, {"username", "alertmanager"},
        {"attachments", json::array({{{"title", "Disk"}, {"text", "db-1 is full"}}})}};
    const posted alert{"CINC", "1764000000.000100", "", body, {}};
    it.slack.of.messages.push_back(alert);
    it.slack.react("UANNA", alert, "pencil");
    REQUIRE(kept(it).size() == 1);
    CHECK(kept(it)[0].text == "Disk\ndb-1 is full");
    CHECK(kept(it)[0].author.id == "BALERT");
    CHECK(it.bot->name_of({day::platform::slack, "BALERT"}) == "alertmanager (app)");
    CHECK_FALSE(it.bot->person("alertmanager"));
    CHECK(it.slack.calls_of("users.info") == 0);
    it.slack.use_shortcut("UANNA", alert, "put_on_record");
    REQUIRE(kept(it).size() == 2);
    CHECK(kept(it)[1].text == "Disk\ndb-1 is full");
    CHECK(kept(it)[1].author.id == "BALERT");
}

TEST_CASE("an app is no user: it is shown by its id and not mentioned, in blocks and in markup") {
    stage it;
    it.connects();
    const speech::message said{
        {speech::paragraph{{speech::person{{day::platform::slack, "BALERT"}}, speech::text{" and "},
            speech::person{{day::platform::slack, "UANNA"}}, speech::person{{day::platform::slack, "U<b>"}}}}},
        {}};
    REQUIRE(it.finishes(it.bot->post(old_one.where, "n", said)));
    const auto post = it.slack.last_call_of("chat.postMessage").arguments;
    CHECK(post.at("text") == "@BALERT and <@UANNA>@U&lt;b&gt;");
    CHECK(post.at("blocks").dump().find(R"("user_id":"BALERT")") == std::string::npos);
    CHECK(post.at("blocks").dump().find(R"("user_id":"UANNA")") != std::string::npos);
}

TEST_CASE("whoever marked a message, and whoever wrote it, is known by name") {
    stage it;
    it.connects();
    it.slack.of.add_person("UNEW", "nora");
    it.slack.of.add_person("UOLD", "otto");
    it.slack.of.messages.push_back({"CINC", "1764000000.000100", "UOLD", {{"text", "it is down"}}, {}});
    it.slack.react("UNEW", it.slack.of.messages.back(), "pencil");
    it.clock.settle();
    CHECK(it.bot->name_of({day::platform::slack, "UNEW"}) == "nora");
    CHECK(it.bot->name_of({day::platform::slack, "UOLD"}) == "otto");
}

TEST_CASE("a reaction that nobody takes costs no call, and is acknowledged") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{{}, {}, {}, true}; };
    const auto to = it.connects();
    it.slack.of.messages.push_back({"CINC", "1764000000.000100", "UBEN", {{"text", "nice"}}, {}});
    const auto before = it.slack.calls.size();
    it.slack.react("UANNA", it.slack.of.messages.back(), "pencil");
    CHECK(it.slack.calls.size() == before);
    REQUIRE(it.desk.asked.size() == 1);
    CHECK(mark_in(it.desk.asked[0])->asks_first);
    CHECK(mark_in(it.desk.asked[0])->by_reaction);
    CHECK(it.desk.asked[0].from.cause.empty());
    CHECK(to->heard.size() == 1);
}

TEST_CASE("a long message of a channel that the bot is not in is kept by shortcut with its beginning") {
    stage it;
    it.desk.answers = [](const auto&) { return desk::answer{words("choose"), choice(), {}, false}; };
    it.connects();
    const posted far{"CELSEWHERE", "1764000000.000100", "UBEN", {{"text", std::string(2'000, 'x')}}, {}};
    it.slack.use_shortcut("UANNA", far, "put_on_record");
    CHECK(it.slack.forms.at("UANNA").at("private_metadata").get<std::string>().size() <= 3'000);
    it.slack.faults["conversations.history"] = {refuses("not_in_channel")};
    it.desk.answers = [](const auto&) { return desk::answer{words("On the record."), {}, {}, false}; };
    it.slack.submit("UANNA", {});
    REQUIRE(kept(it).size() == 1);
    CHECK(kept(it)[0].text == std::string(997, 'x') + "…");
    CHECK(kept(it)[0].author.id == "UBEN");
}

// ---- by a link ----

TEST_CASE("a permalink names a message of a channel, in a thread too; other links name none") {
    CHECK(message_behind(link_to_old_one) == old_one);
    CHECK(message_behind("<https://example.slack.com/archives/CINC/p1764000000000100|the alert>") == old_one);
    CHECK(message_behind(std::string(link_to_old_one) + "?thread_ts=1763999999.000100&cid=CINC") == old_one);
    for (const auto* other : {"", "https://example.slack.com/archives/CINC", "https://a.b/archives/CINC/p12",
             "https://a.b/archives/CINC/1764000000000100", "https://a.b/archives/DANNA/p1764000000000100",
             "https://a.b/archives/cinc/p1764000000000100", "https://a.b/archives/C/../x/p1764000000000100",
             "https://a.b/archives/CINC/p17640000000001001"})
        CHECK_FALSE_MESSAGE(message_behind(other), other);
}

TEST_CASE("keep and a link puts the message on the record, with its card and why") {
    stage it;
    wants_what_is_named(it);
    it.connects();
    it.slack.of.messages.push_back({"CINC", old_one.id, "UBEN", {{"text", "it is down"}}, {}});
    CHECK(keeps(it, link_to_old_one) == "On the record.");
    REQUIRE(kept(it).size() == 1);
    CHECK(kept(it)[0].message == old_one);
    CHECK(kept(it)[0].text == "it is down");
    CHECK(kept(it)[0].author.id == "UBEN");
    CHECK(kept(it)[0].card == "3");
    CHECK(kept(it)[0].why == "it began there");
    CHECK_FALSE(kept(it)[0].by_reaction);
    CHECK(it.desk.asked.back().from.who.id == "UANNA");
    CHECK(it.desk.asked.back().from.cause == it.desk.asked.front().from.cause + " kept");
}

TEST_CASE("nobody has a message kept, and read to them, that is not theirs to read") {
    stage it;
    wants_what_is_named(it);
    it.slack.of.add_channel("GSECRET", "board-room", {"UBEN"}, true);
    it.slack.of.messages.push_back({"GSECRET", old_one.id, "UBEN", {{"text", "we are sold"}}, {}});
    it.connects();
    const std::string secret = "https://example.slack.com/archives/GSECRET/p1764000000000100";
    CHECK(keeps(it, secret).starts_with("There is no message behind that link"));
    CHECK(it.slack.calls_of("conversations.history") == 0);
    CHECK(keeps(it, "https://example.slack.com/archives/CNONE/p1764000000000100").starts_with("There is no message"));
    CHECK(keeps(it, "https://a.b/c").starts_with("There is no message"));
    CHECK(kept(it).empty());
    CHECK(keeps(it, secret, "UBEN") == "On the record.");
}

TEST_CASE("a public channel is open to members, and to guests who are in it") {
    stage it;
    wants_what_is_named(it);
    it.slack.of.add_person("UGUEST", "gwen");
    it.slack.of.about["UGUEST"] = {{"is_restricted", true}};
    it.slack.of.add_channel("COPEN", "open", {"UBEN"});
    it.slack.of.messages.push_back({"COPEN", old_one.id, "UBEN", {{"text", "it is down"}}, {}});
    it.connects();
    const std::string link = "https://example.slack.com/archives/COPEN/p1764000000000100";
    CHECK(keeps(it, link) == "On the record.");
    CHECK(keeps(it, link, "UGUEST").starts_with("There is no message"));
    it.slack.of.channels.at("COPEN").members.insert("UGUEST");
    CHECK(keeps(it, link, "UGUEST") == "On the record.");
}
