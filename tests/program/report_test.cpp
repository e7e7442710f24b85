// The report from a record on disk: which day, what may be read, where it is written.
#include "program/directory.hpp"
#include "program/programs.hpp"
#include "program/report_png.hpp"
#include "record/disk.hpp"
#include "record/line.hpp"
#include "record/open.hpp"
#include "stage.hpp"
#include "text_of_file.hpp"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace bot::program;
using tests::day::begun, tests::day::end_day, tests::day::reveal, tests::day::start, tests::day::stage;

namespace {

void keep_day(const directory& at, const stage& day) {
    bot::record::disk disk;
    auto opened = bot::record::open(disk, at / "record");
    REQUIRE(opened.has_value());
    std::string lines;
    for (const auto& each : day.history) bot::record::write_line(lines, each);
    REQUIRE(opened->end->open(1).is == bot::record::written::verdict::durable);
    REQUIRE(opened->end->add(lines, 1).is == bot::record::written::verdict::durable);
}
/// A day on disk in which card 1 ("Mail") ran; `more` goes on with it.
void keep(const directory& at, auto more) {
    auto day = begun();
    REQUIRE(day.to("10:00").says("ada", start(1)) == "");
    more(day);
    keep_day(at, day);
}
void keep(const directory& at) {
    keep(at, [](stage&) {});
}

report_options asked(const directory& at, std::string format) {
    report_options with;
    with.record = at / "record";
    with.format = std::move(format);
    with.out = at / "out";
    return with;
}

bool has(const std::filesystem::path& file, std::string_view what) {
    return tests::text_of_file(file).find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("report: before the reveal it has what the public may read, with --reveal everything") {
    const directory at;
    keep(at);
    auto with = asked(at, "md");
    REQUIRE(report(with) == ended_well);
    CHECK(has(at / "out", "# Storm"));
    CHECK_FALSE(has(at / "out", "Mail"));
    with.reveal = true;
    REQUIRE(report(with) == ended_well);
    CHECK(has(at / "out", "Mail fails: nobody cries"));
}

TEST_CASE("report: after the reveal of every card everybody may read everything, and not before") {
    const directory at;
    keep(at, [](stage& day) {
        REQUIRE(day.says("fay", end_day{"late"}) == "");
        REQUIRE(day.says("fay", reveal{}) == "");  // what ran
        for (const std::uint32_t no : {2U, 3U}) REQUIRE(day.says("fay", reveal{bot::day::card_no{no}}) == "");
    });
    REQUIRE(report(asked(at, "html")) == ended_well);
    CHECK(has(at / "out", "What happened"));
    CHECK(has(at / "out", "Mail fails: nobody cries"));
}

TEST_CASE("report: a card that was not run stays a secret, although those that ran are revealed") {
    const directory at;
    keep(at, [](stage& day) {
        REQUIRE(day.says("fay", end_day{"late"}) == "");
        REQUIRE(day.says("fay", reveal{}) == "");
    });
    REQUIRE(report(asked(at, "html")) == ended_well);
    CHECK(has(at / "out", "Mail fails: nobody cries"));
    CHECK_FALSE(has(at / "out", "Search"));
}

TEST_CASE("report: a day without cards is not revealed by that") {
    const directory at;
    auto plan = tests::day::a_quiet_day();
    plan.cards.clear();
    auto day = begun(plan);
    REQUIRE(day.to("10:00").says("ada", tests::day::log_text("we look for another card")) == "");
    keep_day(at, day);
    REQUIRE(report(asked(at, "html")) == ended_well);
    CHECK_FALSE(has(at / "out", "we look for another card"));
}

TEST_CASE("report: the day is named by number or name; another one is a mistake that is told") {
    const directory at;
    keep(at);
    auto with = asked(at, "json");
    for (const auto* day : {"1", "Storm", ""}) {
        with.day = day;
        CHECK_MESSAGE(report(with) == ended_well, day);
    }
    for (const auto* day : {"2", "storm", "-1"}) {
        with.day = day;
        CHECK_MESSAGE(report(with) == wrong_usage, day);
    }
}

TEST_CASE("report: with Markdown the picture is written beside it and linked") {
    const directory at;
    keep(at);
    REQUIRE(report(asked(at, "md")) == ended_well);
    CHECK(has(at / "out", "](<out.svg>)"));
    CHECK(has(at / "out.svg", "<svg class=\"day-picture\""));
    CHECK_FALSE(std::filesystem::exists(at / "out.tmp"));
}

TEST_CASE("report: where nothing can be written or read it says so") {
    const directory at;
    keep(at);
    auto with = asked(at, "csv");
    with.out = at / "no" / "such" / "directory";
    CHECK(report(with) == broken);
    with = asked(at, "csv");
    with.record = at / "nothing-here";
    CHECK(report(with) != ended_well);
}

namespace {

/// Another rsvg-convert, or none, for as long as it is there.
class instead_of_rsvg_convert {
public:
    explicit instead_of_rsvg_convert(const std::string& script) {
        if (!script.empty())
            std::filesystem::permissions(
                bin_.write("rsvg-convert", "#!/bin/sh\n" + script + "\n"), std::filesystem::perms::owner_all);
        ::setenv("PATH", (bin_ / "").c_str(), 1);
    }
    ~instead_of_rsvg_convert() { ::setenv("PATH", before_.c_str(), 1); }
    instead_of_rsvg_convert(const instead_of_rsvg_convert&) = delete;
    instead_of_rsvg_convert& operator=(const instead_of_rsvg_convert&) = delete;

private:
    directory bin_;
    std::string before_ = std::getenv("PATH");
};

}  // namespace

TEST_CASE("report: a PNG is made by rsvg-convert, and goes to a file") {
    const directory at;
    keep(at);
    auto with = asked(at, "png");
    {
        const instead_of_rsvg_convert paints(R"(printf '\211PNG\r\n\032\n of a day' > "$4")");
        REQUIRE(report(with) == ended_well);
    }
    CHECK(tests::text_of_file(at / "out") == "\x89PNG\r\n\x1a\n of a day");
    for (const auto* rest : {"out.svg.tmp", "out.png.tmp"}) CHECK_FALSE(std::filesystem::exists(at / rest));
    with.out.reset();
    CHECK(report(with) == wrong_usage);
}

TEST_CASE("report: an rsvg-convert that fails, makes nothing or is not there is a failure that is told") {
    const directory at;
    keep(at);
    at.write("out", "the picture of before");
    for (const auto* script : {"exit 1", "kill -9 $$", "exit 0", "echo rubbish > \"$4\"", ""}) {
        const instead_of_rsvg_convert fails(script);
        CAPTURE(script);
        CHECK(report(asked(at, "png")) == broken);
        CHECK(tests::text_of_file(at / "out") == "the picture of before");
        for (const auto* rest : {"out.svg.tmp", "out.png.tmp"}) CHECK_FALSE(std::filesystem::exists(at / rest));
    }
}

TEST_CASE("report: an rsvg-convert that never ends is killed, and that is told") {
    const directory at;
    const instead_of_rsvg_convert hangs("/bin/sleep 1000");
    const auto made = write_png("<svg/>", at / "out", std::chrono::milliseconds(50));
    REQUIRE_FALSE(made);
    CHECK(made.error() == "rsvg-convert did not end within 0.05 s and was killed: there is no PNG.");
    for (const auto* rest : {"out", "out.svg.tmp", "out.png.tmp"}) CHECK_FALSE(std::filesystem::exists(at / rest));
}

TEST_CASE("report: people go by the names that the bot has kept beside the record") {
    const directory at;
    keep(at);
    at.write("record/names.json", R"({"people": {"room fay": "Fay Field"}})");
    REQUIRE(report(asked(at, "md")) == ended_well);
    CHECK(has(at / "out", "Fay Field"));
    CHECK_FALSE(has(at / "out", "@fay"));
}

TEST_CASE("import: the cards of a table are a part of a plan that is read without a fault") {
    const directory at;
    import_options with{
        at.write("cards.csv", "component,failure,expected,rollback,owner\nMail,is late,orders queue,remove it,@ada\n"),
        at / "cards.toml"};
    REQUIRE(import_plan(with) == ended_well);
    const auto day = R"(name = "Imported"
environment = "staging"
procedure = "as always"
incident-channel = "#incidents"
agents-channel = "#agents"
zone = "UTC"
[[window]]
date = 2027-03-16
from = "09:30"
until = "16:30"
)" + tests::text_of_file(at / "cards.toml");
    CHECK(check_plan(at.write("day.toml", day)) == ended_well);
    CHECK(import_plan(with) == wrong_usage);  // it is there already
    with.file = at.write("nothing.csv", "colour\nred\n");
    CHECK(import_plan(with) == wrong_config);
}
