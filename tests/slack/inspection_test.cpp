// What `chaosday check --online` says of Slack: what works, what is missing and where to mend it, and what is not
// known.
#include "chat/slack/inspection.hpp"

#include "chat/http_date.hpp"
#include "slack/stage.hpp"

using namespace tests::slack;
using chat::remark;

namespace {

struct office : stage {
    office() {
        for (const auto& each : chat::slack::needed_scopes())
            scopes += (scopes.empty() ? "" : ",") + std::string(each.name);
        slack.answer_headers.set("X-OAuth-Scopes", scopes);
        slack.answer_headers.set("Date", "Tue, 24 Nov 2026 09:00:00 GMT");
    }
    std::vector<remark> looks(std::vector<chat::channel_in_use> channels = {}) {
        chat::slack::web_api api(slack, clock,
            {.base = how.api_url, .app_token = how.app_token, .bot_token = how.bot_token, .patience = 1s}, teller());
        return finishes(chat::slack::inspect(api, wall, std::move(channels)));
    }
    std::string scopes;
};

std::string all_of(const std::vector<remark>& remarks, std::optional<remark::kind> only = {}) {
    std::string text;
    for (const auto& each : remarks)
        if (!only || each.is == *only) text += each.subject + ": " + each.text + "\n";
    return text;
}
bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("when all is well each thing that was looked at is named") {
    office it;
    const auto found = it.looks({{"CINC", "Storm", false, {}}, {"GAGENTS", "Storm", true, {"UANNA"}}});
    CHECK(all_of(found, remark::kind::unknown).starts_with("manifest: Slack does not tell"));
    CHECK(std::ranges::count(found, remark::kind::well, &remark::is) + 1 == std::ssize(found));
    for (const auto* each : {"bot token", "app token", "scopes", "clock", "#incidents", "#agents"})
        CHECK_MESSAGE(has(all_of(found), each), each);
    CHECK(it.slack.peers.empty());  // no WebSocket: it would swallow what is meant for the running bot
}

TEST_CASE("each missing scope is named with what will not work, and where to click") {
    office it;
    auto some = it.scopes;
    for (const std::string gone : {"pins:write,", "reactions:read,"}) some.erase(some.find(gone), gone.size());
    it.slack.answer_headers.set("X-OAuth-Scopes", some);
    const auto faults = all_of(it.looks(), remark::kind::fault);
    CHECK(has(faults, "pins:write is missing: the kickoff is not pinned. Add it at https://api.slack.com/apps"));
    CHECK(has(faults, "reactions:read is missing"));
    CHECK(has(faults, "Bot Token Scopes"));
    CHECK(has(faults, "chaosday slack-manifest"));
    CHECK_FALSE(has(faults, "chat:write is missing"));
}

TEST_CASE("where Slack does not tell the scopes, none is called missing") {
    office it;
    it.slack.answer_headers = {{"Date", "Tue, 24 Nov 2026 09:00:00 GMT"}};
    const auto found = it.looks();
    CHECK(all_of(found, remark::kind::fault).empty());
    CHECK(all_of(found, remark::kind::unknown).starts_with("scopes: Slack did not tell"));
}

TEST_CASE("GovSlack's apps are found on its own pages") {
    office it;
    it.how.api_url = "https://slack-gov.com/api";
    it.slack.answer_headers.set("X-OAuth-Scopes", "commands");
    CHECK(has(all_of(it.looks(), remark::kind::fault), "Add it at https://api.slack-gov.com/apps"));
}

TEST_CASE("scopes that are missing are found; an older, wider scope will do") {
    using chat::slack::missing_scopes, chat::slack::needed_scopes;
    office it;
    CHECK(missing_scopes(it.scopes).empty());
    CHECK(missing_scopes("").size() == needed_scopes().size());
    CHECK(missing_scopes("chat:write.public").size() == needed_scopes().size());
    const auto but_one = missing_scopes(it.scopes.substr(it.scopes.find(',') + 1));
    REQUIRE(but_one.size() == 1);
    CHECK(but_one.front().name == "app_mentions:read");
    auto older = it.scopes;
    older.replace(older.find("channels:write.topic"), 20, "channels:manage");
    older.replace(older.find("groups:write.topic"), 18, " groups:write");
    CHECK(missing_scopes(older).empty());
}

TEST_CASE("without a network nobody is told to copy the token anew") {
    for (const auto& trouble : {html(503), fault{.body = {}, .text = "", .headers = {}}, limits(600)}) {
        office it;
        it.slack.faults["auth.test"] = {trouble, trouble, trouble};
        const auto found = it.looks({{"CINC", "Storm", false, {}}});
        REQUIRE(found.size() == 1);
        CHECK(found.front().is == remark::kind::not_reached);
        CHECK(has(found.front().text, "HTTPS_PROXY"));
        CHECK(has(found.front().text, "leave them as they are"));
        CHECK_FALSE(has(found.front().text, "anew"));
    }
    office it;
    it.slack.dials_to_fail = 5;
    const auto found = it.looks();
    REQUIRE(found.size() == 1);
    CHECK(found.front().is == remark::kind::not_reached);
}

TEST_CASE("a token that is no good is told apart from one that could not be tried") {
    office it;
    it.slack.faults["auth.test"] = {refuses("invalid_auth")};
    it.slack.faults["apps.connections.open"] = {refuses("not_allowed_token_type")};
    auto refused = all_of(it.looks(), remark::kind::not_admitted);
    CHECK(has(refused, "invalid_auth. Copy the token anew"));
    CHECK(has(refused, "connections:write"));
    it.slack.faults["apps.connections.open"] = {refuses("ratelimited")};
    const auto found = it.looks();
    CHECK(all_of(found, remark::kind::not_admitted).empty());
    CHECK(has(all_of(found, remark::kind::not_reached), "app token"));
}

TEST_CASE("a clock that does not go with Slack's is told, with how far and which way") {
    office it;
    it.wall.ahead = 5min;
    CHECK(
        has(all_of(it.looks(), remark::kind::fault), "300 s ahead of Slack's: every reminder comes so much too early"));
    it.wall.ahead = -45s;
    CHECK(has(all_of(it.looks(), remark::kind::fault), "45 s behind"));
    it.wall.ahead = 20s;
    CHECK(all_of(it.looks(), remark::kind::fault).empty());
    it.slack.answer_headers.set("Date", "yesterday");
    CHECK_FALSE(has(all_of(it.looks()), "clock"));
}

TEST_CASE("channels: where the bot is not in, where strangers can read, what is public and should not be") {
    office it;
    it.slack.of.add_channel("GOPEN", "open-agents", {"UANNA", "UBEN"});
    const auto faults =
        all_of(it.looks({{"CNONE", "Storm", false, {}}, {"GOPEN", "Storm", true, {"UANNA"}}}), remark::kind::fault);
    CHECK(has(faults, "channel CNONE: of “Storm”: the bot is not in it: invite it there with /invite"));
    CHECK(has(faults, "is public: make it private"));
    CHECK(has(faults, "UBEN can read it without being an agent"));
}

TEST_CASE("Slack's dates are read; what is none is none") {
    using chat::instant_of_date;
    CHECK(instant_of_date("Tue, 24 Nov 2026 09:00:00 GMT") == tests::virtual_clock::some_morning);
    CHECK(instant_of_date("Thu, 01 Jan 1970 00:00:01 GMT") == bot::clock::instant(1s));
    for (const auto* each : {"", "Tue, 24 Nov 2026 09:00:00 CET", "Tue, 31 Feb 2026 09:00:00 GMT",
             "Tue, 24 Noo 2026 09:00:00 GMT", "Tue, 2x Nov 2026 09:00:00 GMT", "24 Nov 2026"})
        CHECK_FALSE(instant_of_date(each));
}
