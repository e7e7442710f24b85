#include "chat/room/reception.hpp"
#include "clock/rehearsal_clock.hpp"
#include "clock/steady_clock.hpp"
#include "clock/system_clock.hpp"
#include "program/casting.hpp"
#include "program/ending.hpp"
#include "program/house.hpp"
#include "program/log.hpp"
#include "program/messages.hpp"
#include "program/not_opened.hpp"
#include "program/paths.hpp"
#include "program/print_day.hpp"
#include "program/rehearsal_plan.hpp"
#include "program/stage_pages.hpp"

#include <boost/asio/co_spawn.hpp>
#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;

/// A rehearsal begins so long before the first window opens: time to look around and to kick off.
constexpr auto head_start = 15min;

/// A directory of its own, gone when the rehearsal ends, unless one was named.
class stage_directory {
public:
    explicit stage_directory(const std::optional<std::filesystem::path>& named)
        : path_(named.value_or("")), keep_(named) {
        if (keep_) return;
        auto pattern = (std::filesystem::temp_directory_path() / "chaosday-rehearsal-XXXXXX").string();
        if (!::mkdtemp(pattern.data()))
            throw std::system_error(errno, std::generic_category(), "make a directory for the rehearsal");
        path_ = pattern;
    }
    ~stage_directory() {
        std::error_code ignored;
        if (!keep_) std::filesystem::remove_all(path_, ignored);
    }
    stage_directory(const stage_directory&) = delete;
    stage_directory& operator=(const stage_directory&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    bool keep_;
};

/// The facilitator loads the plan, as they would by hand. What stands against it, if anything does.
net::awaitable<std::optional<std::string>> refusal_of_plan(desk::desk& at) {
    if (!at.known().days.empty()) co_return std::nullopt;
    desk::request loading;
    loading.from.who = chat::room::person_called("fay");
    loading.from.where = chat::room::channel_called(chat::room::agents);
    loading.what = desk::said_words{"plan load rehearsal", false};
    const auto answered = co_await at.ask(std::move(loading));
    co_return answered.refused ? std::optional(speech::plain(answered.say)) : std::nullopt;
}

day::instant beginning(const day::day_plan& plan, const day::state& known) {
    const auto opens = plan.day.windows.front().opens.at - head_start;
    return std::max(opens, known.latest);
}

/// The name of a day that was played here from another plan.
std::optional<std::string> other_day_in(const day::state& known, const day::day_plan& plan) {
    if (known.days.empty()) return std::nullopt;
    for (const auto& [id, each] : known.days)
        if (each.plan.name == plan.day.name) return std::nullopt;
    return known.days.begin()->second.plan.name;
}

net::awaitable<void> play(house& in, stage_pages& page, ending& end) {
    in.start();
    if (const auto refusal = co_await refusal_of_plan(in.desk())) {
        fmt::print(stderr, "The plan can not be played. {}\n", *refusal);
        end.want(wrong_config);
    } else {
        fmt::print("The rehearsal room is at http://127.0.0.1:{}/\nEnd it with Ctrl-C.\n", page.port());
        std::fflush(stdout);
    }
    co_await end.wanted();
    end.begin();
    co_await page.stop();
    co_await in.stop();
    end.finish();
}

/// The pages, once their port is ours; where another program has it, or where there are no page files, what the program
/// ends with, which has been told to stderr.
std::expected<std::unique_ptr<stage_pages>, exit_code> open_pages(stage_pages::surroundings around) {
    const auto port = around.port;
    try {
        return std::make_unique<stage_pages>(std::move(around));
    } catch (const boost::system::system_error& failure) {
        if (failure.code() != net::error::address_in_use) throw;
    } catch (const web::page_files_missing& missing) {
        fmt::print(stderr, "{}\n", missing.what());
        return std::unexpected(wrong_config);
    }
    fmt::print(stderr,
        "Port {} is taken, perhaps by another rehearsal: end that, or name another port by --port (0: any that is "
        "free).\n",
        port);
    return std::unexpected(wrong_usage);
}

void tell_who_plays(const std::vector<std::string>& notes) {
    if (!notes.empty()) fmt::print(stderr, "In the rehearsal room:\n");
    for (const auto& each : notes) fmt::print(stderr, "  {}\n", each);
}

}  // namespace

int rehearse(const rehearse_options& with) {
    const auto written = read_rehearsal_plan(with.plan);
    auto words = shipped_messages();
    if (!written || !words) return wrong_config;
    if (with.print) return print_day(*written, *words);
    const auto played = cast_for(*written);
    tell_who_plays(played.notes);
    const auto& plan = played.plan;

    const auto tell = log_teller();
    const stage_directory stage(with.directory);
    net::io_context io(1);
    ending end(io);
    clock::system_clock wall(io.get_executor());
    clock::steady_clock steady(io.get_executor());
    clock::rehearsal_clock time(steady, plan.day.windows.front().opens.at - head_start, with.speed);
    rehearsal_shelf plans(with.plan);
    house::ground ground{io, time, steady, stage.path() / "record", std::move(*words), plans, {}, plan.day.zone, tell,
        [&](const std::string& why) {
            tell(crew::severity::error, why);
            end.want(broken);
        }};
    auto opened = house::open(std::move(ground));
    if (!opened) return tell_not_opened(opened.error());
    auto& in = **opened;
    if (const auto other = other_day_in(in.desk().known(), plan)) {
        fmt::print(stderr,
            "{} holds the rehearsal of “{}”, and not of “{}”. Name that plan to go on with it, or another --dir.\n",
            stage.path().string(), *other, plan.day.name);
        return wrong_config;
    }
    time.jump_to(beginning(plan, in.desk().known()));
    chat::room::room room(stage.path() / "room.jsonl", time);
    in.connect(room);
    const auto page =
        open_pages({io, in, time, wall, steady, room, plan.day.zone, with.port, stage.path() / "record", tell});
    if (!page) return page.error();
    net::co_spawn(io, play(in, **page, end), [&](std::exception_ptr why) {
        if (!why) return;
        tell(crew::severity::error, crew::text_of(why));
        end.want(broken);
        io.stop();
    });
    io.run();
    return end.code();
}

}  // namespace bot::program
