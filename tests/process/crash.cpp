// kill -9 at random moments under load, again and again on one directory, fifty times each: nothing that was answered
// is missing, nothing is done or announced twice, nothing that was shown is gone, and the record opens each time.
//     crash CHAOSDAY ROUNDS [SEED]
#include "clock/steady_clock.hpp"
#include "process/crowd.hpp"
#include "process/ledger.hpp"
#include "process/program.hpp"
#include "record/disk.hpp"
#include "record/verify.hpp"
#include "text_of_file.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

namespace {

using namespace tests;
using namespace std::chrono_literals;
using stopwatch = std::chrono::steady_clock;

std::int64_t milliseconds_since(stopwatch::time_point then) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(stopwatch::now() - then).count();
}

/// The shipped single day, but on every day of two months, three hours each, and with impatient reminders: there is
/// always something to announce.
std::string busy_plan() {
    const auto shipped = text_of_file(CHAOSDAY_SOURCE_DIR "/config/days/single-day.toml");
    const auto windows = shipped.find("[[window]]"), people = shipped.find("[[team]]");
    std::string made = shipped.substr(0, windows);
    for (int n = 0; n < 60; ++n)
        made += fmt::format(
            "[[window]]\ndate = 2027-{:02}-{:02}\nfrom = \"09:00\"\nlast-start = \"11:15\"\nwind-down = \"11:30\"\n"
            "until = \"12:00\"\n",
            n < 30 ? 4 : 5, n % 30 + 1);
    made +=
        "[reminders]\nneutral-every = \"30m\"\nquiet-card = \"2m\"\nasked-again = \"2m\"\nteam-load = 1\n"
        "all-quiet = \"3m\"\ncountdown = [60, 45, 30, 20, 15, 10, 5]\nnotice-days = [7, 1]\n\n";
    return made + shipped.substr(people);
}

/// What all rehearsals came to.
struct tally {
    const stopwatch::time_point began = stopwatch::now();
    int kills = 0;
    std::size_t receipts = 0, outstanding = 0, answers = 0, facts = 0, announcements = 0;
    std::map<std::string, std::size_t> recorded;  ///< by verb
    std::vector<std::int64_t> startups;
    std::vector<std::string> misses;

    /// A run in which nothing was at stake shows nothing. So many rounds bring every promise up.
    void demand_something(int rounds) {
        if (receipts == 0 || facts == 0 || announcements == 0)
            misses.emplace_back("nothing happened that could be lost");
        if (rounds < 200) return;
        for (const auto& each : ledger::never_recorded(recorded))
            misses.push_back(fmt::format("no answer to \"{}\" promised a record", each));
    }

    void tell() {
        std::size_t promised = 0;
        for (const auto& [verb, times] : recorded) promised += times;
        std::ranges::sort(startups);
        const auto at = [&](std::size_t percent) {
            return startups.empty() ? 0 : startups[std::min(startups.size() - 1, startups.size() * percent / 100)];
        };
        fmt::print(
            "kills                          {:>8}\nreceipts                       {:>8}\n"
            "unanswered at the kill         {:>8}\nanswers in the room            {:>8}\n"
            "  that promised a record       {:>8}\nfacts on record                {:>8}\n"
            "announcements                  {:>8}\nstart-up, median and worst     {:>5} ms, {} ms\n"
            "seconds in all                 {:>8}\nmissing, doubled or damaged    {:>8}\n",
            kills, receipts, outstanding, answers, promised, facts, announcements, at(50), at(100),
            milliseconds_since(began) / 1000, misses.size());
        for (const auto& [verb, times] : recorded) fmt::print("{:>38}  {}\n", times, verb);
        for (const auto& each : misses) fmt::print("{}\n", each);
    }
};

/// One directory, and all that befalls it.
class rehearsal {
public:
    rehearsal(std::string binary, int rounds, unsigned seed, tally& all)
        : binary_(std::move(binary)), rounds_(rounds), all_(all), people_(io_, steady_, dialler_, seed, wrong()) {
        auto pattern = (std::filesystem::temp_directory_path() / "chaosday-crash-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no directory");
        directory_ = pattern;
        std::ofstream(directory_ / "plan.toml") << busy_plan();
        ledger_.emplace(directory_, wrong());
    }
    ~rehearsal() {
        people_.leave();
        runs_until([this] { return people_.is_gone(); }, 5s);
        std::error_code ignored;
        if (misses_.empty()) std::filesystem::remove_all(directory_, ignored);
    }
    rehearsal(const rehearsal&) = delete;
    rehearsal& operator=(const rehearsal&) = delete;

    void play() {
        for (round_ = 1; round_ <= rounds_ && misses_.size() < 20; ++round_) {
            if (round_ % 10 == 0) kill_at_the_start();
            kill_under_load();
        }
        if (misses_.empty()) look_at_it_whole();
        count_up();
    }

private:
    ledger::complaint wrong() {
        return [this](const std::string& what) { misses_.push_back(fmt::format("round {}: {}", round_, what)); };
    }

    std::unique_ptr<program> start() {
        return std::make_unique<program>(std::vector<std::string>{
            binary_, "rehearse", directory_ / "plan.toml", "--dir", directory_, "--port", "0", "--speed", "60"});
    }
    /// Returns when people can come in.
    bool is_open(program& bot) {
        const auto began = stopwatch::now();
        const bool opens = bot.says("Ctrl-C.");
        all_.startups.push_back(milliseconds_since(began));
        if (!opens) wrong()("it does not start: " + bot.complained());
        return opens;
    }
    template <class Condition>
    bool runs_until(const Condition& it_is_so, std::chrono::milliseconds limit) {
        const auto until = stopwatch::now() + limit;
        if (io_.stopped()) io_.restart();
        bool is_so = it_is_so();
        for (; !is_so && stopwatch::now() < until; is_so = it_is_so())
            if (io_.run_one_until(until) == 0) io_.restart();
        return is_so;
    }

    void kill_at_the_start() {
        const auto bot = start();
        bot->ends(std::chrono::milliseconds(people_.dice()() % 60));
        bot->kill();
        ++all_.kills;
        read_the_ledger();
    }

    void kill_under_load() {
        const auto bot = start();
        if (!is_open(*bot)) return;
        people_.call(static_cast<std::uint16_t>(port_in(bot->said())), 12);
        if (!runs_until([this] { return people_.is_here(); }, 20s)) return wrong()("not everybody came in");
        const std::chrono::milliseconds load(5 + people_.dice()() % 146);
        const auto half = load / 2;
        runs_until([] { return false; }, half);
        if (round_ % 2 == 0) people_.turn_clock({{"change", "jump"}});
        runs_until([] { return false; }, load - half);
        all_.outstanding += people_.outstanding();
        bot->kill();
        ++all_.kills;
        if (!runs_until([this] { return people_.is_gone(); }, 20s)) return wrong()("a page hangs");
        complaints_ += bot->complained();
        read_the_ledger();
    }

    void read_the_ledger() {
        ledger_->read();
        for (const auto& each : people_.take_receipts()) {
            ++all_.receipts;
            if (each.settled) ledger_->holds(each.cause, each.text);
        }
    }

    /// Once more, in peace: what was asked is answered, what is due is announced, and everything is shown as before.
    void look_at_it_whole() {
        const auto bot = start();
        if (!is_open(*bot)) return;
        const auto port = port_in(bot->said());
        people_.call(port, 0);
        const auto all_answered = [this] { return people_.is_here() && people_.outstanding() == 0; };
        if (!runs_until(all_answered, 20s)) wrong()("what was asked is not answered after the last start");
        // A last moment may fall before the clock stands, and its facts be on their way to the disk: what is said after
        // it is answered after it.
        people_.turn_clock({{"change", "pause"}});
        if (!runs_until([this] { return people_.see_clock_paused(); }, 20s)) wrong()("the clock does not stand still");
        people_.say_last_word();
        if (!runs_until(all_answered, 20s)) wrong()("the last word is not answered");
        if (!runs_until([this] { return overdue() == 0; }, 20s))
            wrong()(fmt::format("{} announcements are due and do not come", overdue()));
        compare_all_that_was_shown(port);
        bot->signal(SIGTERM);
        if (bot->ends(5s) != 0) wrong()("SIGTERM does not end it within 5 s: " + bot->complained());
        runs_until([this] { return people_.is_gone(); }, 5s);
        read_the_ledger();
        bot::record::disk disk;
        const auto looked = bot::record::verify(disk, directory_ / "record");
        if (!looked || !looked->is_sound() || looked->facts != ledger_->facts())
            wrong()(looked ? text_of(*looked, directory_ / "record") : looked.error().text);
    }

    std::size_t overdue() {
        bot::record::disk disk;
        const auto known = bot::record::read_state(disk, directory_ / "record");
        if (!known) return 1;
        std::size_t all = 0;
        for (const auto& [id, day] : known->days)
            for (const auto* book : {&day.open.outstanding, &day.secret.outstanding})
                for (const auto& [one, it] : *book) all += it.not_before <= known->latest ? 1U : 0U;
        return all;
    }

    /// A page that has never been here is shown what the others have seen, in the same words and order, and the same
    /// board. Buttons may still be on their way to all of them: it is the same in the end.
    void compare_all_that_was_shown(std::uint16_t port) {
        std::set<std::string> done;
        for (const auto& each : people_.pages()) {
            if (!done.insert(each->as()).second) continue;
            page fresh(steady_, each->as(), "fresh");
            fresh.on_wrong = wrong();
            bool over = false;
            net::co_spawn(io_, fresh.converse(dialler_, port), [&](std::exception_ptr) { over = true; });
            if (!runs_until([&] { return fresh.is_welcome() && fresh.events() == each->events(); }, 20s))
                wrong()(each->as() + " is shown another story than before");
            if (!runs_until([&] { return !fresh.board().empty() && fresh.board() == each->board(); }, 20s))
                wrong()(each->as() + " has a board that is not the newest: " + each->board());
            fresh.leave();
            runs_until([&] { return over; }, 5s);
        }
    }

    void count_up() {
        all_.answers += ledger_->answers();
        for (const auto& [verb, times] : ledger_->recorded()) all_.recorded[verb] += times;
        all_.facts += ledger_->facts();
        all_.announcements += ledger_->announcements();
        all_.misses.insert(all_.misses.end(), misses_.begin(), misses_.end());
        if (!misses_.empty()) fmt::print("The directory is kept: {}\n{}", directory_.string(), complaints_);
    }

    const std::string binary_;
    const int rounds_;
    tally& all_;
    int round_ = 0;
    std::vector<std::string> misses_;
    std::string complaints_;
    std::filesystem::path directory_;
    net::io_context io_{1};
    bot::clock::steady_clock steady_{io_.get_executor()};
    bot::wire::dialler dialler_{steady_, {}};
    std::optional<ledger> ledger_;
    crowd people_;
};

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        fmt::print(stderr, "crash CHAOSDAY ROUNDS [SEED]\n");
        return 2;
    }
    const auto seed = count > 3 ? static_cast<unsigned>(std::stoul(words[3])) : std::random_device()();
    fmt::print("seed {}\n", seed);
    tally all;
    constexpr int at_most = 50;  // each start reads what was said: what is said goes on growing
    const int rounds = std::stoi(words[2]);
    for (int left = rounds, no = 0; left > 0 && all.misses.empty(); left -= at_most, ++no)
        rehearsal(words[1], std::min(left, at_most), seed + static_cast<unsigned>(no), all).play();
    all.demand_something(rounds);
    all.tell();
    return all.misses.empty() ? 0 : 1;
}
