// Small files that are kept over restarts, and told of once where they can not be.
#include "program/kept_files.hpp"

#include "program/directory.hpp"
#include "text_of_file.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>
#include <memory>
#include <vector>

using namespace bot::program;

namespace {

struct desk_drawer {
    directory where;
    boost::asio::io_context io{1}, disk{1};
    std::vector<std::string> told;
    kept_files files{io.get_executor(), disk.get_executor(),
        [this](bot::crew::severity, const std::string& text) { told.push_back(text); }};

    void write(const std::string& name, const std::string& text) { files.write(where / name, text, "much is lost"); }
    /// All that can happen, but for the disk.
    void settle() {
        io.restart();
        while (io.poll() != 0) {}
    }
    void let_the_disk_work() {
        for (std::size_t done = 1; done != 0;) {
            settle();
            disk.restart();
            done = disk.poll();
        }
    }
};

}  // namespace

TEST_CASE_FIXTURE(desk_drawer, "a kept file is replaced as a whole, by the newest text that waits, for the bot alone") {
    write("heard.json", "one");
    settle();
    CHECK_FALSE(std::filesystem::exists(where / "heard.json"));  // the disk is waited for elsewhere
    write("heard.json", "two");
    write("heard.json", "three");
    write("names.json", "Anna");
    let_the_disk_work();
    CHECK(tests::text_of_file(where / "heard.json") == "three");
    CHECK(tests::text_of_file(where / "names.json") == "Anna");
    CHECK_FALSE(std::filesystem::exists(where / "heard.json.tmp"));
    const auto may = std::filesystem::status(where / "heard.json").permissions();
    CHECK((may & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK(told.empty());
}

TEST_CASE_FIXTURE(desk_drawer, "what can not be kept is told once, until it can be again") {
    const auto keep = [&](const std::string& text) {
        write("record/heard.json", text);
        let_the_disk_work();
    };
    keep("one");  // there is no such directory
    keep("two");
    REQUIRE(told.size() == 1);
    CHECK(told[0].starts_with("much is lost: "));
    std::filesystem::create_directories(where / "record");
    keep("three");
    CHECK(tests::text_of_file(where / "record/heard.json") == "three");
    std::filesystem::remove_all(where / "record");
    keep("four");
    CHECK(told.size() == 2);
}

TEST_CASE_FIXTURE(desk_drawer, "whoever asks hears whether what they wrote, or what was newer, is kept") {
    std::vector<bool> heard;
    const auto done = [&](bool is_kept) { heard.push_back(is_kept); };
    files.write(where / "heard.json", "one", "much is lost", done);
    settle();
    files.write(where / "heard.json", "two", "much is lost", done);
    files.write(where / "heard.json", "three", "much is lost", done);
    CHECK(heard.empty());
    let_the_disk_work();
    CHECK(heard == std::vector{true, true, true});
    files.write(where / "nowhere/heard.json", "four", "much is lost", done);
    let_the_disk_work();
    CHECK(heard == std::vector{true, true, true, false});
}

TEST_CASE_FIXTURE(desk_drawer, "the end waits until what is to be kept is kept") {
    bool is_finished = false;
    write("heard.json", "one");
    boost::asio::co_spawn(io, files.finished(), [&](std::exception_ptr) { is_finished = true; });
    settle();
    CHECK_FALSE(is_finished);
    let_the_disk_work();
    CHECK(is_finished);
}

TEST_CASE(
    "whoever goes away while the disk works leaves what was begun, and nobody is called who may be gone as well") {
    const directory where;
    boost::asio::io_context io{1};
    auto disk = std::make_unique<boost::asio::io_context>(1);
    int called = 0;
    auto files = std::make_unique<kept_files>(
        io.get_executor(), disk->get_executor(), [&](bot::crew::severity, const std::string&) { ++called; });
    files->write(where / "heard.json", "one", "much is lost", [&](bool) { ++called; });
    files->write(where / "nowhere/heard.json", "one", "much is lost", [&](bool) { ++called; });
    io.poll();
    SUBCASE("before the disk has done it") {
        files.reset();
        disk->poll();
    }
    SUBCASE("when its thread is gone, but nobody has heard of it yet") {
        disk->poll();
        disk.reset();
        files.reset();
    }
    io.restart();
    io.poll();
    CHECK(tests::text_of_file(where / "heard.json") == "one");
    CHECK(called == 0);
}
