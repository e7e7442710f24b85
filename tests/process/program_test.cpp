// The program from outside: how it ends, and what it says to what is wrong.
#include "process/bench.hpp"
#include "text_of_file.hpp"

#include <csignal>

using namespace tests;

namespace {

int ended(program& it) { return it.ends(20s).value_or(-1); }

/// A rehearsal that kept two notes, ended well.
void make_record_in(const scratch& here) {
    program bot(rehearse_in(here / "day"));
    REQUIRE(bot.says("Ctrl-C."));
    guest fay("fay", port_in(bot.said()));
    for (const auto* each : {"/chaos log first", "/chaos log second"})
        CHECK(fay.say("chaos-agents", each).starts_with("On the record as note"));
    bot.signal(SIGTERM);
    REQUIRE(ended(bot) == 0);
}

/// A letter in the middle of the record is another one.
void damage_record_in(const scratch& here) {
    const auto file = here / "day/record/journal-000001.jsonl";
    auto text = text_of_file(file);
    const auto at = text.find("first");
    REQUIRE(at != std::string::npos);
    text[at] = 'F';
    write_to(file, text);
}

}  // namespace

TEST_CASE("every command has help, and the exit codes are in it") {
    for (const auto* each : {"", "run", "rehearse", "check", "plan", "verify"}) {
        CAPTURE(each);
        std::vector<std::string> words{chaosday};
        if (*each) words.emplace_back(each);
        words.emplace_back("--help");
        program help(words);
        CHECK(ended(help) == 0);
        CHECK(help.said().find("chaosday") != std::string::npos);
        CHECK(help.complained().empty());
    }
    program help({chaosday, "--help"});
    CHECK(ended(help) == 0);
    CHECK(help.said().find("5  another chaosday has the record") != std::string::npos);
    program wrong({chaosday, "rehaerse"});
    CHECK(ended(wrong) == 2);
    CHECK(wrong.complained().find("rehearse") != std::string::npos);
}

TEST_CASE("SIGTERM and SIGINT end a rehearsal within five seconds, its pages open, and what was said is there again") {
    scratch here;
    for (const int signal : {SIGTERM, SIGINT}) {
        program bot(rehearse_in(here / "day"));
        REQUIRE(bot.says("Ctrl-C."));
        guest fay("fay", port_in(bot.said()));
        const auto note = "by signal " + std::to_string(signal);
        const auto answer = fay.say("chaos-agents", "/chaos log " + note);
        CHECK_MESSAGE(answer.starts_with("On the record as note"), answer);
        bot.signal(signal);
        CHECK(bot.ends(5s) == 0);
        CHECK(text_of_file(here / "day/record/journal-000001.jsonl").find(note) != std::string::npos);
        program verify({chaosday, "verify", here / "day/record"});
        CHECK(ended(verify) == 0);
    }
}

TEST_CASE("a rehearsal without a directory leaves none behind") {
    scratch here;
    program bot({chaosday, "rehearse", "--port", "0"}, {{"TMPDIR", here.text()}});
    REQUIRE(bot.says("Ctrl-C."));
    CHECK(!std::filesystem::is_empty(here / ""));
    bot.signal(SIGTERM);
    CHECK(ended(bot) == 0);
    CHECK(std::filesystem::is_empty(here / ""));
}

TEST_CASE("a second process on the same directory ends with 5 and names the first; the first goes on") {
    scratch here;
    program first(rehearse_in(here / "day"));
    REQUIRE(first.says("Ctrl-C."));
    program second(rehearse_in(here / "day"));
    CHECK(ended(second) == 5);
    CHECK(second.complained().find("process " + std::to_string(first.id())) != std::string::npos);
    guest fay("fay", port_in(first.said()));
    CHECK(fay.say("chaos-agents", "/chaos log still here").starts_with("On the record as note"));
    first.kill();
    program third(rehearse_in(here / "day"));
    CHECK(third.says("Ctrl-C."));
}

TEST_CASE(
    "a damaged record stops the start with 4, the place and the remedy; verify tells more, repair saves the rest") {
    scratch here;
    make_record_in(here);
    damage_record_in(here);
    const auto before = text_of_file(here / "day/record/journal-000001.jsonl");

    program start(rehearse_in(here / "day"));
    CHECK(ended(start) == 4);
    CHECK(start.complained().find("journal-000001.jsonl, line ") != std::string::npos);
    CHECK(start.complained().find("chaosday verify --repair ") != std::string::npos);

    program verify({chaosday, "verify", here / "day/record"});
    CHECK(ended(verify) == 4);
    CHECK(verify.said().find("journal-000001.jsonl, line ") != std::string::npos);

    program repair({chaosday, "verify", "--repair", here / "day/record"});
    CHECK(ended(repair) == 0);
    CHECK(text_of_file(here / "day/record/journal-000001.jsonl") == before);
    const auto saved = here / "day/record-repaired";
    CHECK(text_of_file(saved / "journal-000001.jsonl").find("second") != std::string::npos);
    program again({chaosday, "verify", saved});
    CHECK(ended(again) == 0);

    std::filesystem::remove_all(here / "day/record");
    std::filesystem::rename(saved, here / "day/record");
    program repaired(rehearse_in(here / "day"));
    CHECK(repaired.says("Ctrl-C."));
}

TEST_CASE("the shipped plans can be read the evening before: every window begins and ends, and then it is over") {
    struct plan {
        const char* file;
        std::vector<const char*> said;
    };
    const plan all[] = {
        {"mini-event", {"Tue 9 Mar 2027 13:30 CET"}},
        {"single-day", {"Tue 16 Mar 2027 09:30 CET"}},
        {"week",
            {"Mon 12 Apr 2027 10:00 CEST", "resumes Tue 13 Apr 2027 09:30 CEST", "resumes Wed 14 Apr 2027 09:30 CEST",
                "resumes Thu 15 Apr 2027 13:00 CEST", "resumes Fri 16 Apr 2027 09:30 CEST"}},
    };
    for (const auto& each : all) {
        CAPTURE(each.file);
        program print(
            {chaosday, "rehearse", std::string(CHAOSDAY_SOURCE_DIR "/config/days/") + each.file + ".toml", "--print"});
        CHECK(ended(print) == 0);
        CHECK(print.complained().empty());
        for (const auto* part : each.said) CHECK_MESSAGE(print.said().find(part) != std::string::npos, part);
        CHECK(print.said().find("From now on a failure in ") != std::string::npos);
    }
}
