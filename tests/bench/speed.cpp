// How fast the bot is, beside the floor: the least that anything can do which keeps its word. The real program on a
// real disk, Slack's real protocol on loopback, the two by turns. Prints one table; ends with 0 also when targets are
// missed, for they depend on the machine, and with 1 when nothing could be measured.
//     speed CHAOSDAY FLOOR DIRECTORY [--quick]
#include "bench/figures.hpp"
#include "bench/load.hpp"
#include "bench/notes.hpp"
#include "bench/subject.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>
#include <map>
#include <unistd.h>

namespace {

using namespace tests::bench;
namespace fs = std::filesystem;
using std::chrono::system_clock;

struct scale {
    std::size_t rounds = 9, one = 2'000, slow = 250, fast = 2'000, busy = 10'000, starts = 9;
    std::size_t warm = 200;
};
constexpr scale quick{5, 500, 50, 500, 3'000, 5, 200};

/// What a disk does in one second it does not in the next: the two take turns of so many.
constexpr std::size_t one_at_a_turn = 100;

/// Where Debian has the certificates of all authorities in one file.
constexpr const char* all_authorities = "/etc/ssl/certs/ca-certificates.crt";

bot::day::instant now() { return std::chrono::floor<std::chrono::milliseconds>(system_clock::now()); }

/// The figures of the rounds, by name, of one and of the other.
class series {
public:
    void add(const std::string& name, double one, double other) {
        auto& [ones, others, ratios] = all_[name];
        ones.push_back(one);
        others.push_back(other);
        ratios.push_back(one / other);
    }
    figure of(const std::string& name, const std::string& unit = "us") const {
        const auto& [ones, others, ratios] = all_.at(name);
        return {name, unit, at_rank(ones, .5), at_rank(others, .5), at_rank(ratios, .5)};
    }
    double worst_of_one(const std::string& name) const { return at_rank(std::get<0>(all_.at(name)), 1); }

private:
    std::map<std::string, std::tuple<std::vector<double>, std::vector<double>, std::vector<double>>> all_;
};

class bench {
public:
    bench(std::string bot, std::string floor, fs::path directory, scale how)
        : bot_(std::move(bot)), floor_(std::move(floor)), at_(std::move(directory)), how_(how) {}

    void run() {
        fmt::print("{}{} rounds, by turns, medians; a day of 30 cards and 500 notes is loaded\n",
            surroundings_of(at_.string()), how_.rounds);
        const auto begun = std::chrono::steady_clock::now();
        print_head("floor");
        loads();
        starts();
        memory();
        growth();
        fmt::print("\n{} targets are missed. It took {:.0f} s.\n", misses(all_),
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    }

private:
    using subject_ref = std::unique_ptr<subject>;

    void tell(figure it) {
        print(it);
        all_.push_back(std::move(it));
    }

    /// A directory with such a past; each call gives a fresh copy of it.
    fs::path home_with(const past& what) {
        const auto name = fmt::format("past-{}-{}-{}-{}", what.open_days, what.cards, what.notes, what.facts);
        if (!fs::exists(at_ / name)) {
            fs::create_directories(at_ / name);
            write_past(subject::record_in(at_ / name), what, now());
        }
        const auto home = at_ / fmt::format("home-{}", ++homes_);
        fs::copy(at_ / name, home, fs::copy_options::recursive);
        ::sync();  // or whoever syncs next, often the floor or the next bot, waits for this too
        return home;
    }
    subject_ref bot_with(const past& what) { return ready(subject::bot(io_, {bot_}, home_with(what)), notes_in(what)); }
    subject_ref a_floor() {
        return ready(subject::floor(io_, floor_, at_ / fmt::format("home-{}", ++homes_)), notes_in({}));
    }
    subject_ref ready(subject_ref it, const std::vector<saying>& say) {
        it->slack.say(say, noted);
        serve_until(io_, [&] { return it->slack.connections() > 0; }, "a connection");
        measure(io_, it->slack, one_at_a_time{}, how_.warm);
        return it;
    }
    void ends(subject_ref it) { it->end(); }

    // ---- under load ----
    void loads() {
        for (std::size_t round = 0; round < how_.rounds; ++round) {
            auto bot = bot_with({}), floor = a_floor();
            add("one at a time", by_turns(*bot, *floor));
            add("50 a second", one_after_the_other(*bot, *floor, open_loop{50}, how_.slow));
            add("500 a second", one_after_the_other(*bot, *floor, open_loop{500}, how_.fast));
            add("64 under way", one_after_the_other(*bot, *floor, closed_loop{64}, how_.busy));
            ends(std::move(bot));
            ends(std::move(floor));
        }
        for (const auto* how : {"one at a time", "50 a second", "500 a second", "64 under way"}) tell_latencies(how);
        tell(ratio_held_to(rounds_.of("64 under way, commands a second", ""), bound::at_least, .5));
        tell(rounds_.of("one at a time, CPU a command"));
        tell(held_to(rounds_.of("64 under way, CPU a command"), bound::at_most, 35));
        tell(held_to({"64 under way, the generator's own share", "%", 100 * own_share_}, bound::at_most, 50));
    }

    struct costs {
        tally all;
        double cpu = 0;  ///< seconds
        void add(const costs& more) {
            all.add(more.all);
            cpu += more.cpu;
        }
        double cpu_a_command() const { return 1e6 * cpu / static_cast<double>(all.answers.size()); }
    };
    using pair = std::pair<costs, costs>;  ///< of the one that is measured, and of the one beside it

    costs measured(subject& of, const load& how, std::size_t number) {
        const auto before = of.cpu();
        auto all = measure(io_, of.slack, how, number);
        return {std::move(all), of.cpu() - before};
    }
    pair one_after_the_other(subject& one, subject& other, const load& how, std::size_t number) {
        auto first = measured(one, how, number);
        return {std::move(first), measured(other, how, number)};
    }
    pair by_turns(subject& one, subject& other) {
        pair both;
        for (std::size_t n = 0; n < how_.one; n += one_at_a_turn) {
            const auto [first, second] = one_after_the_other(one, other, one_at_a_time{}, one_at_a_turn);
            both.first.add(first);
            both.second.add(second);
        }
        return both;
    }

    void add(const std::string& name, const pair& both) {
        const auto& [one, other] = both;
        const auto add = [&](const char* what, auto value) {
            rounds_.add(fmt::format("{}, {}", name, what), value(one), value(other));
        };
        const auto of = [](latencies (tally::*which)() const, double latencies::* part) {
            return [=](const costs& it) { return (it.all.*which)().*part; };
        };
        add("ack p50", of(&tally::ack, &latencies::p50));
        add("ack p99", of(&tally::ack, &latencies::p99));
        add("answer p50", of(&tally::answer, &latencies::p50));
        add("answer p90", of(&tally::answer, &latencies::p90));
        add("answer p99", of(&tally::answer, &latencies::p99));
        add("answer max", of(&tally::answer, &latencies::max));
        add("commands a second", [](const costs& it) { return it.all.a_second(); });
        add("CPU a command", [](const costs& it) { return it.cpu_a_command(); });
        own_share_ = std::max({own_share_, one.all.own_share(), other.all.own_share()});
    }

    void tell_latencies(const std::string& how) {
        const bool is_strict = how == "one at a time";
        for (const auto* each : {"ack p50", "ack p99", "answer p50", "answer p90", "answer p99", "answer max"}) {
            auto it = rounds_.of(fmt::format("{}, {}", how, each));
            if (is_strict && each == std::string_view("answer p50")) it = ratio_held_to(it, bound::at_most, 1.15);
            if (is_strict && each == std::string_view("answer p99")) it = ratio_held_to(it, bound::at_most, 1.3);
            tell(std::move(it));
        }
    }

    // ---- starts ----
    void starts() {
        const past much{1, 30, 500, 100'000};
        series times;
        for (std::size_t n = 0; n < how_.starts; ++n) {
            const auto floor =
                first_answer(subject::floor(io_, floor_, at_ / fmt::format("home-{}", ++homes_)), notes_in({}), noted);
            const auto empty_home = at_ / fmt::format("home-{}", ++homes_);
            times.add("start to first answer, empty record",
                first_answer(subject::bot(io_, {bot_}, empty_home), {{"UADA", "CINC0", "status"}}, ""), floor);
            times.add("start to first answer, 100,000 facts",
                first_answer(subject::bot(io_, {bot_}, home_with(much)), notes_in(much), noted), floor);
        }
        tell(held_to(times.of("start to first answer, empty record", "ms"), bound::at_most, 20));
        tell(held_to(times.of("start to first answer, 100,000 facts", "ms"), bound::at_most, 1'000));
    }
    double first_answer(subject_ref it, const std::vector<saying>& say, const std::string& promised) {
        it->slack.say(say, promised);
        it->slack.on_connection = [&] { it->slack.send_one(); };
        serve_until(io_, [&] { return it->slack.answered > 0; }, "the first answer");
        const auto took = it->since_start();
        if (it->slack.refused > 0) throw std::runtime_error("refused: " + it->slack.first_refusal);
        it->slack.on_connection = [] {};
        it->end();
        return took;
    }

    // ---- memory ----
    void memory() {
        series resident;
        for (std::size_t round = 0; round < how_.rounds; ++round) {
            // Both have the bundle in memory.
            auto bot = ready(subject::bot(io_, {bot_}, home_with({}), all_authorities), notes_in({}));
            ::setenv("SSL_CERT_FILE", all_authorities, 1);
            auto floor = a_floor();
            ::unsetenv("SSL_CERT_FILE");
            serve_until(io_, [&] { return bot->slack.connections() == 2; }, "the bot's second connection");
            constexpr double megabyte = 1 << 20;
            resident.add("idle, resident", bot->resident() / megabyte, floor->resident() / megabyte);
            ends(std::move(bot));
            ends(std::move(floor));
        }
        tell(ratio_held_to(resident.of("idle, resident", "MB"), bound::at_most, 2.5));
        tell(held_to({"memory a note beside its text", "B", bytes_a_note(now())}, bound::at_most, 300));
    }

    // ---- what must not grow ----
    void growth() {
        compare({1, 30, 0, 100'000}, {1, 30, 0, 0}, "100,000 facts on record beside 100", 1.1);
        compare({25, 40, 20, 0}, {1, 40, 20, 0}, "25 open days of 40 cards beside one", 1.05);
    }
    void compare(const past& much, const past& little, const std::string& what, double limit) {
        series both;
        for (std::size_t round = 0; round < how_.rounds; ++round) {
            auto one = bot_with(much), other = bot_with(little);
            const auto [more, less] = by_turns(*one, *other);
            both.add("p50", more.all.answer().p50, less.all.answer().p50);
            both.add("CPU", more.cpu_a_command(), less.cpu_a_command());
            ends(std::move(one));
            ends(std::move(other));
        }
        for (const auto* each : {"p50", "CPU"}) {
            auto it = both.of(each);
            it.what = fmt::format("{}, {}", what, each);
            tell(ratio_held_to(std::move(it), bound::at_most, limit));
        }
    }

    std::string bot_, floor_;
    fs::path at_;
    scale how_;
    net::io_context io_{1};
    int homes_ = 0;
    series rounds_;
    double own_share_ = 0;
    std::vector<figure> all_;
};

}  // namespace

int main(int count, char** words) {
    const bool is_quick = count == 5 && std::string_view(words[4]) == "--quick";
    if (count != 4 && !is_quick) {
        std::fputs("speed CHAOSDAY FLOOR DIRECTORY [--quick]\n", stderr);
        return 2;
    }
    ::unsetenv("SSL_CERT_FILE");  // nobody's day starts with one, unless this shell was told to
    try {
        bench(words[1], words[2], words[3], is_quick ? quick : scale{}).run();
    } catch (const std::exception& wrong) {
        fmt::print(stderr, "speed: {}\n", wrong.what());
        return 1;
    }
    return 0;
}
