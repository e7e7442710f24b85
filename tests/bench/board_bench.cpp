// What 200 open boards cost whoever moves a card, and how soon all of them show it: one bot with its record on a real
// disk, real sockets, the same commands with and without watchers by turns. What counts is how long whoever gives a
// command waits for its answer: of the command that causes a frame, which leaves later, and of one that comes amid the
// frames. Beside it stands what the bot's thread did meanwhile; with nobody watching also after it went through as much
// memory as it sends to a crowd, for that alone makes a command dearer. Run by hand:
//     build/bench/tests/bench/board_bench [DIRECTORY]
#include "bench/crowd_of_watchers.hpp"
#include "chat/room/room.hpp"
#include "clock/system_clock.hpp"
#include "program/house.hpp"
#include "program/messages.hpp"
#include "program/paths.hpp"
#include "program/shelf.hpp"
#include "program/stage_pages.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <ctime>
#include <fmt/format.h>

using namespace bot;
using namespace std::chrono_literals;
namespace net = boost::asio;
using stopwatch = std::chrono::steady_clock;

namespace {

constexpr std::size_t links = 25, links_at_once = 10, pages_each = 8, watchers = links * pages_each;
constexpr int rounds = 9, commands = 40;
constexpr std::size_t a_crowds_frames = 4 << 20;  ///< bytes: 200 boards of about 20 kB
using times = std::vector<double>;                // milliseconds

/// Of each command: until its answer came, and what the bot's thread did meanwhile.
struct costs {
    times took, cpu;
    void add(const costs& more) {
        took.insert(took.end(), more.took.begin(), more.took.end());
        cpu.insert(cpu.end(), more.cpu.begin(), more.cpu.end());
    }
};

double since(stopwatch::time_point then) {
    return std::chrono::duration<double, std::milli>(stopwatch::now() - then).count();
}

/// What this thread has cost the processor, in milliseconds: other programs on the machine do not change it.
double spent() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// As if frames had gone out to a crowd.
void sweep_caches() {
    static std::vector<unsigned char> memory(a_crowds_frames);
    for (auto& each : memory) ++each;
}

double at_rank(times all, double part) {
    std::ranges::sort(all);
    return all.at(static_cast<std::size_t>(static_cast<double>(all.size() - 1) * part));
}

void tell(crew::severity how, const std::string& what) {
    if (how == crew::severity::error) fmt::print(stderr, "{}\n", what);
}

class bench {
public:
    explicit bench(const std::filesystem::path& directory)
        : directory_(directory),
          house_(*program::house::open({io_, time_, steady_, directory / "record", *program::shipped_messages(), plans_,
              {}, "UTC", tell, [](const std::string& why) { fmt::print(stderr, "{}\n", why); }})),
          room_(directory / "room.jsonl", time_) {
        house_->connect(room_);
        pages_.emplace(program::stage_pages::surroundings{
            io_, *house_, time_, wall_, steady_, room_, "UTC", 0, directory / "record", tell});
    }

    void run() {
        net::co_spawn(io_, measure(), [this](std::exception_ptr why) {
            if (why) fmt::print(stderr, "{}\n", crew::text_of(why));
            io_.stop();
        });
        io_.run();
    }

private:
    net::awaitable<void> measure() {
        house_->start();
        co_await begin_day();
        tests::crowd_of_watchers crowd(pages_->port());
        for (int round = 0; round < rounds; ++round) {
            costs without, cold, with, in_between;
            co_await log_lines(without);
            co_await log_lines(cold, sweep_caches);
            co_await fill(crowd);
            co_await log_watched_lines(with, in_between, crowd);
            crowd.leave();
            while (crowd.open() > 0) co_await rest(10ms);
            alone_.add(without);
            against(without, cold, cold_);
            against(without, with, watched_);
            against(without, in_between, amid_);
        }
        report();
    }

    /// What else this machine does changes from round to round: each round has a ratio of its own.
    struct compared {
        costs all, ratios;
    };
    static void against(const costs& alone, const costs& other, compared& to) {
        to.all.add(other);
        to.ratios.add(
            {{at_rank(other.took, .5) / at_rank(alone.took, .5)}, {at_rank(other.cpu, .5) / at_rank(alone.cpu, .5)}});
    }

    void report() const {
        fmt::print(
            "{:<44}{:>10}{:>10}{:>8}{:>18}\n", "", "median", "90 %", "ratio", fmt::format("(of {} rounds)", rounds));
        for (const auto which : {&costs::took, &costs::cpu}) {
            const auto what = which == &costs::took ? "until its answer" : "of the bot's thread";
            fmt::print("a command, in milliseconds {}\n", what);
            line("  nobody watches", alone_.*which, {});
            line("  nobody watches, caches are swept before it", cold_.all.*which, cold_.ratios.*which);
            line(fmt::format("  {} boards are open", watchers), watched_.all.*which, watched_.ratios.*which);
            line("  it comes while the frame before it leaves", amid_.all.*which, amid_.ratios.*which);
        }
        fmt::print("until all {} show it: {:.0f} ms (median), {:.0f} ms (longest)\n", watchers, at_rank(reached_, .5),
            at_rank(reached_, 1));
    }
    static void line(const std::string& what, const times& all, const times& ratios) {
        fmt::print("{:<44}{:>10.3f}{:>10.3f}", what, at_rank(all, .5), at_rank(all, .9));
        if (!ratios.empty())
            fmt::print("{:>8.2f}  ({:.2f} to {:.2f})", at_rank(ratios, .5), at_rank(ratios, 0), at_rank(ratios, 1));
        fmt::print("\n");
    }

    net::awaitable<void> begin_day() {
        co_await say("fay", "plan load single-day");
        co_await say("fay", "people agents: @rex @rio");
        time_.jump_to(house_->desk().known().days.begin()->second.plan.windows.front().opens.at + 1min);
        co_await rest(200ms);
        co_await say("ada", "start 1 why: everybody is here");
    }

    net::awaitable<void> log_line(costs& of) {
        const auto begun = stopwatch::now();
        const auto spent_before = spent();
        co_await say("ada", fmt::format("log 1 \"line {}\"", begun.time_since_epoch().count()));
        of.cpu.push_back(spent() - spent_before);
        of.took.push_back(since(begun));
    }
    net::awaitable<void> log_lines(costs& of, void (*before)() = [] {}) {
        for (int n = 0; n < commands; ++n) {
            before();
            co_await log_line(of);
            co_await rest(40ms);
        }
    }
    /// `amid`: as soon as the first of them shows the line before.
    net::awaitable<void> log_watched_lines(costs& of, costs& amid, tests::crowd_of_watchers& crowd) {
        for (int n = 0; n < commands; ++n) {
            const auto before = crowd.boards();
            const auto begun = stopwatch::now();
            co_await log_line(of);
            while (crowd.boards() == before) co_await net::post(io_, net::use_awaitable);
            co_await log_line(amid);
            while (crowd.boards() < before + watchers) co_await rest(1ms);
            reached_.push_back(since(begun));
            while (crowd.boards() < before + 2 * watchers) co_await rest(1ms);
            co_await rest(40ms);
        }
    }

    net::awaitable<desk::answer> say(std::string who, std::string words) {
        desk::request asked;
        asked.from = {chat::room::person_called(who), chat::room::channel_called(chat::room::agents), ""};
        asked.what = desk::said_words{std::move(words), false};
        auto answer = co_await house_->desk().ask(std::move(asked));
        if (answer.refused) fmt::print(stderr, "refused: {}\n", speech::plain(answer.say));
        co_return answer;
    }

    /// A few links at a time: nobody may have many that wait to be opened.
    net::awaitable<void> fill(tests::crowd_of_watchers& crowd) {
        for (std::size_t n = 0; n < links; n += links_at_once) {
            const auto some = std::min(links_at_once, links - n);
            crowd.arrive(co_await new_tokens(some), pages_each);
            while (crowd.open() < (n + some) * pages_each) co_await rest(10ms);
        }
        co_await rest(500ms);
    }

    net::awaitable<std::vector<std::string>> new_tokens(std::size_t number) {
        std::vector<std::string> tokens;
        for (std::size_t n = 0; n < number; ++n) {
            const auto who = std::string(chat::room::cast.at(n % chat::room::cast.size()).handle);
            const auto link = link_in(co_await say(who, "link"));
            tokens.push_back(link.substr(link.find('#') + 1));
        }
        co_return tokens;
    }
    static std::string link_in(const desk::answer& it) {
        for (const auto& block : it.say.body)
            if (const auto* said = std::get_if<speech::paragraph>(&block))
                for (const auto& span : said->said)
                    if (const auto* link = std::get_if<speech::link>(&span)) return link->href;
        throw std::runtime_error("there is no link: " + speech::plain(it.say));
    }

    net::awaitable<void> rest(std::chrono::milliseconds how_long) { return clock::sleep_for(steady_, how_long); }

    std::filesystem::path directory_;
    net::io_context io_{1};
    clock::steady_clock steady_{io_.get_executor()};
    clock::system_clock wall_{io_.get_executor()};
    clock::rehearsal_clock time_{steady_, std::chrono::sys_days(std::chrono::year(2027) / 3 / 16) + 8h, 1};
    program::plan_shelf plans_{program::plans_directory()};
    std::unique_ptr<program::house> house_;
    chat::room::room room_;
    std::optional<program::stage_pages> pages_;
    costs alone_;
    compared cold_, watched_, amid_;
    times reached_;
};

}  // namespace

int main(int count, char** words) {
    const auto directory = std::filesystem::path(count > 1 ? words[1] : "board_bench.record");
    std::filesystem::remove_all(directory);
    std::filesystem::create_directories(directory);
    bench(directory).run();
    std::filesystem::remove_all(directory);
}
