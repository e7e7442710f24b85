// How the house ends: whoever was promised something has it, as far as the disk gives it.
#include "program/house.hpp"

#include "clock/virtual_clock.hpp"
#include "desk/paper_port.hpp"
#include "play.hpp"
#include "program/directory.hpp"
#include "program/messages.hpp"
#include "program/shelf.hpp"
#include "text_of_file.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <sys/resource.h>

using namespace std::chrono_literals;
namespace day = bot::day;

namespace {

/// The evening before the shipped single day.
constexpr day::instant evening_before = std::chrono::sys_days(std::chrono::year(2027) / 3 / 15) + 20h;

/// While it stands nothing can be written to any file, as on a disk that is full.
class no_room {
public:
    no_room() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~no_room() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    no_room(const no_room&) = delete;
    no_room& operator=(const no_room&) = delete;

private:
    rlimit before_{};
};

/// The rooms as they are wired, on a disk that works when it is told to, with one platform on paper.
struct house_on_a_slow_disk {
    bot::program::directory where;
    boost::asio::io_context io{1}, disk{1};
    tests::virtual_clock clock{io, evening_before};
    tests::paper_port port{clock};
    bot::program::plan_shelf plans{bot::program::in_source("config/days")};
    std::vector<std::string> log;
    std::unique_ptr<bot::program::house> house = opened();

    house_on_a_slow_disk() {
        house->connect(port);
        house->start();
        clock.settle();
    }
    std::unique_ptr<bot::program::house> opened() {
        bot::program::house::ground ground{io, clock, clock, where / "record",
            *bot::program::read_messages(bot::program::in_source("config/messages"), {}), plans, {}, "UTC",
            [this](bot::crew::severity how_bad, const std::string& what) {
                if (how_bad != bot::crew::severity::info) log.push_back(what);
            },
            [](const std::string& why) { FAIL(why); }, bot::record::workers{disk.get_executor(), disk.get_executor()}};
        return std::move(*bot::program::house::open(std::move(ground)));
    }
    void let_the_disk_work() {
        for (std::size_t done = 1; done != 0;) {
            clock.settle();
            disk.restart();
            done = disk.poll();
        }
    }
    /// Fay loads a plan, and is told that nobody knows yet what becomes of that.
    void asks_while_the_disk_hangs() {
        bot::desk::request asked;
        asked.from = {fay, {day::platform::room, "chaos-agents"}, "once"};
        asked.what = bot::desk::said_words{"plan load single-day", false};
        bot::desk::answer got;
        const auto asking = tests::play(io, house->desk().ask(std::move(asked)), got);
        clock.forward(10s);
        REQUIRE(asking->text() == "well");
        REQUIRE(bot::speech::plain(got.say).contains("you hear from me when it is known"));
    }
    std::shared_ptr<tests::outcome> stop() {
        auto ending = tests::play(io, house->stop());
        clock.forward(3s);  // what can not go on without the disk is given up
        return ending;
    }
    std::string heard() const {
        const auto all = port.texts(fay);
        return all.empty() ? "" : all.back();
    }
    const day::person_id fay{day::platform::room, "fay"};
};

}  // namespace

TEST_CASE_FIXTURE(
    house_on_a_slow_disk, "a disk that comes back while the bot ends: who was told to wait hears of it yet") {
    asks_while_the_disk_hangs();
    const auto ending = stop();
    CHECK(ending->text() == "running");
    CHECK(heard().empty());
    let_the_disk_work();
    CHECK(ending->text() == "well");
    CHECK(heard().contains("is on record now"));
}

TEST_CASE_FIXTURE(house_on_a_slow_disk,
    "a disk that comes back full while the bot ends: who was told to wait hears "
    "that, and what else is to be kept is kept") {
    asks_while_the_disk_hangs();
    house->kept().write(where / "heard.json", "until now", "much is lost");
    const auto ending = stop();
    {
        const no_room here;
        disk.restart();
        disk.poll_one();
    }
    clock.settle();
    CHECK(heard().contains("was not written down"));
    let_the_disk_work();
    CHECK(ending->text() == "well");
    CHECK(tests::text_of_file(where / "heard.json") == "until now");
}
