// Files go in three steps, and the post that shows them is found.
#include "slack/stage.hpp"

using namespace tests::slack;

namespace {

const day::channel_id incidents{day::platform::slack, "CINC"};

chat::file report(std::string bytes = "# Storm\n") { return {"report.md", "The report", std::move(bytes)}; }

}  // namespace

TEST_CASE("a file goes to a channel in three steps, byte for byte") {
    stage it;
    it.connects();
    const std::string bytes("# Storm\r\n\0\xff and more", 20);
    const auto made = it.finishes(it.bot->upload(incidents, "7-agents-3/report", report(bytes)));
    REQUIRE(made.has_value());
    CHECK(it.slack.files.at("F1") == bytes);
    CHECK(it.slack.messages("CINC").back().ts == made->id);
    const auto& asked = it.slack.last_call_of("files.getUploadURLExternal");
    CHECK(asked.headers["Content-Type"] == "application/x-www-form-urlencoded");
    CHECK(asked.arguments.at("length") == std::to_string(bytes.size()));
    const auto& shown = it.slack.last_call_of("files.completeUploadExternal").arguments;
    CHECK(shown.at("channel_id") == "CINC");
    CHECK_FALSE(shown.contains("initial_comment"));
    CHECK(shown.at("files").at(0).at("title") == "The report");
    CHECK_FALSE(it.says("/upload/"));
}

TEST_CASE("a file for a person goes to their direct messages") {
    stage it;
    it.connects();
    const auto made = it.finishes(it.bot->upload(day::person_id{day::platform::slack, "UANNA"}, "", report()));
    REQUIRE(made.has_value());
    CHECK(made->where.id == "DUANNA");
}

TEST_CASE("what hinders a file is told, and whether it may stand after all") {
    using kind = chat::failure::kind;
    stage it;
    it.connects();
    const auto goes = [&it](chat::file what) {
        const auto made = it.finishes(it.bot->upload(incidents, "", std::move(what)));
        REQUIRE_FALSE(made.has_value());
        return made.error().of;
    };
    CHECK(goes(report("")) == kind::refused);
    it.slack.faults["files.getUploadURLExternal"] = {refuses("missing_scope")};
    CHECK(goes(report()) == kind::barred);
    it.slack.faults["files.completeUploadExternal"] = {refuses("internal_error")};
    CHECK(goes(report()) == kind::unknown);
    it.slack.faults["files.completeUploadExternal"] = {refuses("not_in_channel")};
    CHECK(goes(report()) == kind::barred);
    it.slack.faults["conversations.history"] = std::deque<fault>(5, refuses("channel_not_found"));
    CHECK(goes(report()) == kind::unknown);
}

TEST_CASE("a file of unknown fate is found by what it is called, among the bot's own and not the older ones") {
    stage it;
    it.connects();
    const auto before = it.clock.now();
    const auto look = [&](std::string file, day::instant since) {
        const auto found = it.finishes(it.bot->find_upload(incidents, "", std::move(file), since));
        REQUIRE(found.has_value());
        return *found;
    };
    CHECK_FALSE(look("report.md", before));
    const auto made = it.finishes(it.bot->upload(incidents, "", report()));
    REQUIRE(made.has_value());
    CHECK(look("report.md", before) == *made);
    CHECK_FALSE(look("other.md", before));
    CHECK_FALSE(look("report.md", it.clock.now() + 1h));
}
