// Files: the bytes first, then one post that shows them.
#include "mattermost/stage.hpp"

using namespace tests::mattermost;

namespace {

chat::file report(std::string bytes = "# Storm\n") { return {"my report.md", "The report", std::move(bytes)}; }

std::size_t posts_with_files(stage& it, const std::string& where) {
    const auto all = it.server.messages(where);
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [](const posted& each) { return each.body.contains("file_ids"); }));
}

}  // namespace

TEST_CASE("a file goes to a channel byte for byte, under its name, and one post shows it") {
    stage it;
    it.connects();
    const std::string bytes("# Storm\r\n\0\xff and more", 20);
    const auto made = it.finishes(it.bot->upload(it.place("incidents"), "report", report(bytes)));
    REQUIRE(made.has_value());
    REQUIRE(it.server.of.files.size() == 1);
    CHECK(it.server.of.files[0].at("content") == bytes);
    CHECK(it.server.of.files[0].at("name") == "my report.md");
    const auto post = it.server.messages("incidents").back();
    CHECK(post.id() == made->id);
    CHECK(post.message() == "The report");
    CHECK(post.body.at("file_ids") == json::array({it.server.of.files[0].at("id")}));
    const auto found = it.finishes(it.bot->find(it.place("incidents"), "report", it.clock.now()));
    CHECK(found.value() == *made);
}

TEST_CASE("a file for a person goes to their direct messages") {
    stage it;
    it.connects();
    const auto made = it.finishes(it.bot->upload(it.person("anna"), "", report()));
    REQUIRE(made.has_value());
    CHECK(posts_with_files(it, "anna") == 1);
}

TEST_CASE("the same report for two people at once is two posts") {
    stage it;
    it.connects();
    CHECK(it.finishes(it.bot->upload(it.place("incidents"), "report.md", report())).has_value());
    CHECK(it.finishes(it.bot->upload(it.place("incidents"), "report.md", report())).has_value());
    CHECK(posts_with_files(it, "incidents") == 2);
}

TEST_CASE("a file whose post may stand is looked for, and never shown twice") {
    stage it;
    it.connects();
    auto lost = errs(502, "x.y");
    lost.happens_first = true;
    it.server.faults["POST /posts"].push_back(lost);
    it.server.faults["GET /channels/{}/posts"].push_back(errs(500, "x.y"));
    CHECK(it.finishes(it.bot->upload(it.place("incidents"), "report", report())).has_value());
    CHECK(posts_with_files(it, "incidents") == 1);
    auto unsent = errs(502, "x.y");
    it.server.faults["POST /posts"].push_back(unsent);
    CHECK(it.finishes(it.bot->upload(it.place("agents"), "report", report())).has_value());
    CHECK(posts_with_files(it, "agents") == 1);
}

TEST_CASE("what hinders a file is told, and nothing stands of it") {
    using kind = chat::failure::kind;
    stage it;
    it.connects();
    const auto goes = [&it](chat::file what) {
        const auto made = it.finishes(it.bot->upload(it.place("incidents"), "", std::move(what)));
        REQUIRE_FALSE(made.has_value());
        return made.error().of;
    };
    CHECK(goes(report("")) == kind::refused);
    it.server.faults["POST /files"] = {errs(413, "api.file.upload_file.too_large_detailed.app_error")};
    CHECK(goes(report()) == kind::refused);
    it.server.faults["POST /files"] = {errs(500, "x.y")};
    CHECK(goes(report()) == kind::not_sent);
    it.server.faults["POST /posts"] = {errs(400, "api.post.create_post.can_not_post_to_deleted.error")};
    CHECK(goes(report()) == kind::refused);
    CHECK(posts_with_files(it, "incidents") == 0);
}

TEST_CASE("a file that the server lost leaves no title, and is handed over anew") {
    stage it;
    it.connects();
    fault forgets;
    forgets.status = 201;
    forgets.text = R"({"file_infos":[{"id":"nowherenowherenowherenowhe"}],"client_ids":[]})";
    it.server.faults["POST /files"] = {forgets};
    const auto lost = it.finishes(it.bot->upload(it.place("incidents"), "report", report()));
    REQUIRE_FALSE(lost.has_value());
    CHECK(lost.error().of == chat::failure::kind::not_sent);
    CHECK(it.server.messages("incidents").empty());
    REQUIRE(it.finishes(it.bot->upload(it.place("incidents"), "report", report())).has_value());
    CHECK(posts_with_files(it, "incidents") == 1);
}
