// Traffic of a real server (5.37), byte for byte as it was on the wire, and what is made of each piece of it. How that
// reads is in approved/captures.txt: one piece a line, what it was found to be, and what has to be done about it.
#include "approved.hpp"
#include "chat/mattermost/callbacks.hpp"
#include "chat/mattermost/requests.hpp"
#include "chat/mattermost/rest_answer.hpp"
#include "chat/mattermost/words.hpp"
#include "day/match.hpp"
#include "document_of.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace bot::chat;
using namespace bot::chat::mattermost;
using bot::day::match;
using nlohmann::json;

namespace {

const auto captures = std::filesystem::path(CHAOSDAY_SOURCE_DIR "/tests/fixtures/mattermost");
const ourselves us{"1bkz9egpfjyk8bspicc7qg4ykw", "chaosbot", "fire"};
constexpr const char* alice = "feww5ft3stnczm8yqq9m6jgt9w";
constexpr const char* incidents = "cfc7j6ur9igw3gksb75ff5xoma";
/// Some moments after the last of them.
const auto now = bot::day::instant(std::chrono::milliseconds(1'795'314'700'000));

std::vector<std::filesystem::path> files_in(const char* folder) {
    std::vector<std::filesystem::path> all;
    for (const auto& each : std::filesystem::directory_iterator(captures / folder)) all.push_back(each.path());
    std::ranges::sort(all);
    return all;
}

// ---- in words ----

std::string in_words(const post& it) {
    auto text = fmt::format("post {} of {} in {} at {}", it.id, it.user, it.channel, it.created);
    if (!it.root.empty()) text += ", below " + it.root;
    if (!it.type.empty()) text += ", type " + it.type;
    if (!it.added.empty()) text += ", added " + it.added;
    if (it.is_of_program) text += ", of a program";
    for (const auto& each : it.files) text += ", file " + each;
    return text + ": " + json(it.text).dump();
}

std::string in_words(const content& what) {
    return match(
        what, [](const posted& it) { return in_words(it.what) + ", in a channel of type " + it.channel_type; },
        [](const reaction& it) {
            return fmt::format("{} {} {} in {} on {} at {}", it.user, it.is_added ? "puts" : "takes", it.emoji,
                it.channel, it.post, it.at);
        },
        [](const came& it) { return it.who + " came to " + it.where; },
        [](const went& it) { return it.who + " went from " + it.where + " by " + it.by; },
        [](const came_to_team& it) { return it.who + " came to a team"; },
        [](const went_from_team& it) { return it.who + " went from a team"; },
        [](const channel_changed& it) { return "channel " + it.id + " is " + it.name + " of " + it.team; },
        [](const channel_gone& it) { return "channel " + it.id + " is gone"; },
        [](const person_changed& it) { return it.id + " is " + it.name; },
        [](const person_new& it) { return it.id + " is new"; },
        [](const unheard& it) { return "not heard: " + it.type; },
        [](const misshapen& it) { return "MISSHAPEN " + it.type + ": " + it.why; });
}

std::string in_words(const bot::desk::request& it) {
    const auto what = match(
        it.what, [](const bot::desk::said_words& each) { return json(each.words).dump(); },
        [](const bot::desk::came_in& each) { return "greet " + each.who.id; },
        [](const bot::desk::unmarked_message& each) { return "unmark " + each.message.id; },
        [](const auto&) { return std::string("something else"); });
    return fmt::format("ask the desk for {} in {}: {}", it.from.who.id, it.from.where.id, what);
}

std::string in_words(const task& what) {
    return match(
        what, [](const ask_desk& it) { return in_words(it.what); },
        [](const ask_marked& it) { return "look up " + it.which.id + " for " + it.from.who.id; },
        [](const came_ourselves& it) { return "we came to " + it.channel; },
        [](const went_ourselves& it) { return "we went from " + it.channel + " by " + it.by; },
        [](const joined_team&) { return std::string("learn a team"); },
        [](const lost_team&) { return std::string("we lost a team"); },
        [](const learn_channel& it) { return "learn channel " + it.name; },
        [](const lost_channel& it) { return "lost channel " + it.id; },
        [](const learn_person& it) { return "learn person " + it.id; },
        [](const do_nothing& it) { return it.why.empty() ? std::string("nothing") : "NOTHING, for " + it.why; });
}

std::string in_words(const frame& what) {
    return match(
        what, [](const hello& it) { return fmt::format("{}: hello, connection {}", it.seq, it.connection); },
        [](const reply& it) {
            return fmt::format("reply to {}: {}, {}", it.to, it.is_ok ? "well" : it.error, it.clock);
        },
        [](const event& it) {
            return fmt::format("{}: {}\n        -> {}", it.seq, in_words(it.what), in_words(task_of(it.what, us, now)));
        },
        [](const no_frame& it) { return "NO FRAME: " + it.why; });
}

std::string in_words(const rest_answer& it) {
    const auto why = failure_of(it, "it");
    const auto* kind = why.of == failure::kind::not_sent  ? "not sent"
                       : why.of == failure::kind::refused ? "refused"
                                                          : "unknown";
    auto text = it.is_ok ? fmt::format("{}, well", it.status) : fmt::format("{}, {}: {}", it.status, it.error, kind);
    if (why.retry_after.count() > 0) text += fmt::format(", again in {} s", why.retry_after.count() / 1'000);
    std::string fault;
    const fields in(it.body, fault);
    if (in.has("order"))
        for (const auto& each : read_page(in))
            text += "\n        " + in_words(each) + (each.deleted != 0 ? ", deleted" : "") +
                    (each.original.empty() ? "" : ", kept of an edit");
    else if (in.has("message") && it.is_ok)
        text += "\n        " + in_words(read_post(in));
    return text;
}

// ---- HTTP as it was written down ----

struct written {
    std::string first;
    bot::wire::header_list headers;
    std::string body;
};

written written_in(const std::filesystem::path& file) {
    const auto text = tests::text_of_file(file);
    const auto end = text.find("\n\n");
    written it;
    for (const auto& line : tests::lines_in(text.substr(0, end)))
        if (it.first.empty())
            it.first = line;
        else
            it.headers.add(line.substr(0, line.find(": ")), line.substr(line.find(": ") + 2));
    it.body = text.substr(end + 2);
    if (it.body.ends_with('\n')) it.body.pop_back();
    return it;
}

bot::wire::http_request asked_in(const char* file) {
    auto it = written_in(captures / file);
    const auto blank = it.first.find(' ');
    const auto target = it.first.substr(blank + 1, it.first.rfind(' ') - blank - 1);
    return {it.first.substr(0, blank), target, std::move(it.headers), std::move(it.body)};
}

bot::wire::http_response answer_in(const std::filesystem::path& file) {
    auto it = written_in(file);
    return {static_cast<unsigned>(std::stoul(it.first.substr(9, 3))), std::move(it.headers), std::move(it.body)};
}

}  // namespace

TEST_CASE("every captured frame and answer is read as what it is, and nothing in them is misread") {
    std::string all;
    for (const auto& file : files_in("ws")) {
        all += file.stem().string() + "\n";
        for (const auto& line : tests::lines_in(tests::text_of_file(file)))
            all += "    " + in_words(read_frame(line, us.user)) + "\n";
    }
    for (const auto& file : files_in("rest"))
        all += file.stem().string() + "\n    " + in_words(read_answer(answer_in(file))) + "\n";
    CHECK(all.find("MISSHAPEN") == std::string::npos);
    CHECK(all.find("NO FRAME") == std::string::npos);
    tests::check_approved("mattermost/captures.txt", all);
}

TEST_CASE("whom the server took for mentioned is who is spoken to, but for @all, @channel and @here") {
    std::size_t mentions = 0;
    for (const auto& file : files_in("ws")) {
        const auto name = file.stem().string();
        if (!name.starts_with("posted-mention-") || name == "posted-mention-nonmember") continue;
        CAPTURE(name);
        const auto line = tests::lines_in(tests::text_of_file(file)).at(0);
        const auto mentioned = json::parse(line).at("data").value("mentions", std::string());
        const auto read = read_frame(line, us.user);
        const auto& said = std::get<posted>(std::get<event>(read).what).what.text;
        const bool is_for_all = name.ends_with("-all") || name.ends_with("-channel") || name.ends_with("-here");
        const bool is_for_us = mentioned.find(us.user) != std::string::npos && !is_for_all;
        CHECK(words_to(us.name, said).has_value() == is_for_us);
        mentions += is_for_us ? 1 : 0;
    }
    CHECK(mentions == 3);
}

TEST_CASE("a captured slash command is read to the last sign") {
    const auto call = slash_call_in(asked_in("slash/02-mentions-and-marks.http"));
    REQUIRE(call.has_value());
    CHECK(call->user == alice);
    CHECK(call->user_name == "alice");
    CHECK(call->channel == incidents);
    CHECK(call->channel_name == "incidents");
    CHECK(call->words == "status  now @bob @nobody ~off-topic é&=+%🔥 \"q\"");
    CHECK(call->token.reveal() == "<COMMAND_TOKEN>");
    CHECK(call->trigger.reveal().ends_with("WHVwTGRTOD0="));
    CHECK(call->response_path.reveal() == "/hooks/commands/3s7usiqui38fueowasipwpnpne");
    CHECK(slash_call_in(asked_in("slash/02-no-text.http"))->words == "");
    CHECK_FALSE(slash_call_in(asked_in("slash/03-method-get.http")).has_value());
}

TEST_CASE("captured clicks and forms are read, and none of them is ours without a seal") {
    const auto clicked = json_in(asked_in("actions/01-click.http"));
    REQUIRE(clicked.has_value());
    const auto press = press_in(*clicked);
    CHECK(press.user == alice);
    CHECK(press.user_name == "alice");
    CHECK(press.channel == incidents);
    CHECK(press.post == "ufh3cijiw7g77jeifxp9uodngw");
    CHECK(press.trigger.reveal().ends_with("2R1ROYz0="));
    CHECK(tests::json_of(*clicked).at("context").at("nested") == json::parse(R"({"a":[1,2]})"));
    const auto chosen = json_in(asked_in("actions/01-menu.http"));
    CHECK(tests::json_of(chosen.value()).at("context").contains("selected_option"));
    CHECK(press_in(*json_in(asked_in("actions/03-click-on-ephemeral.http"))).user == alice);
    const auto form = tests::json_of(json_in(asked_in("actions/05-submitted.http")).value());
    CHECK(form.at("type") == "dialog_submission");
    CHECK(form.at("cancelled") == false);
    CHECK(form.at("user_id") == alice);
    CHECK(tests::json_of(json_in(asked_in("actions/05-cancelled.http")).value()).at("cancelled") == true);
}
