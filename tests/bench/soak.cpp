// The bot as a process in real time, at fifty commands a second, while its connections are rotated and cut: whether all
// that is said is answered and on record, what is announced comes once and at its time, and nothing grows but the
// record. Prints one table; ends with 1 on a miss.
//     soak CHAOSDAY DIRECTORY [MINUTES]
#include "bench/figures.hpp"
#include "bench/load.hpp"
#include "bench/past.hpp"
#include "bench/subject.hpp"
#include "record/disk.hpp"
#include "record/open.hpp"
#include "wire/http_client.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>
#include <set>

namespace {

using namespace tests::bench;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int a_second = 50, one_note_in = 20;
/// By then the day has as many notes as fit.
constexpr int most_minutes = 120;
constexpr std::size_t a_minute = a_second * 60;
/// What people were answered lately is kept for a quarter of an hour: until then memory may grow.
constexpr int warm_minutes = 16;
constexpr double bytes_a_note = 700, bytes_may_differ = 4 << 20;
/// Calls of Slack's API keep their connections for a while; those that can not wait have some of their own.
const std::size_t most_calling = 2 * bot::wire::http_client_options{}.connections;

/// What comes again and again, each as often as it may at most: to everybody, and to the facilitator while a card is
/// rolled back.
struct reminders {
    std::string_view what, where;
    std::chrono::minutes every;
};
constexpr reminders neutral{"neutral", "CINC0", 30min}, rollback{"slow-rollback", "UFAY", 5min};

struct holdings {
    double resident = 0;
    std::size_t descriptors = 0;  ///< beside connections to Slack
    std::size_t calling = 0, threads = 0, files = 0;
};

class soak {
public:
    soak(const std::string& binary, fs::path home, int minutes)
        : home_(std::move(home)), minutes_(minutes), warm_(std::clamp(minutes / 2, 1, warm_minutes)), cut_(io_) {
        fmt::print("{}", surroundings_of(home_.string()));
        write_past(record(), {}, std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
        notes_before_ = notes_on_record();
        bot_ = subject::bot(io_, {binary}, home_);
        const auto first = first_sayings();
        bot_->slack.say(first, "");
        serve_until(io_, [&] { return bot_->slack.connections() == 2; }, "both connections");
        measure(io_, bot_->slack, one_at_a_time{}, first.size());
        bot_->slack.say(sayings(), "");
    }

    bool run() {
        fmt::print("{:>6} {:>13} {:>12} {:>8} {:>8} {:>6} {:>9} {:>9} {:>9}\n", "minute", "resident, MB", "descriptors",
            "calling", "threads", "files", "p50, us", "p99, us", "max, us");
        for (int minute = 1; minute <= minutes_; ++minute) one_minute(minute);
        look_at_growth();
        look_at_announcements();
        for (const auto& each : {neutral, rollback}) look_at_reminders(each);
        bot_->end();
        look_at_record();
        if (!bot_->complained().empty()) fmt::print("it said:\n{}", bot_->complained().substr(0, 2'000));
        if (bot_->complained().contains(" error ")) misses_.push_back("it met an error of its own");
        for (const auto& each : misses_) fmt::print("MISSED {}\n", each);
        return misses_.empty();
    }

private:
    fs::path record() const { return subject::record_in(home_); }

    static std::vector<saying> first_sayings() {
        std::vector<saying> all{{"UADA", agents_channel(0), "stop 1 by team why: seen"}};
        for (const auto& each : {neutral, rollback})
            all.push_back(
                {"UFAY", agents_channel(0), fmt::format("remind {} every {}m", each.what, each.every.count())});
        return all;
    }
    /// Questions of everybody, and a note by turns.
    static std::vector<saying> sayings() {
        std::vector<saying> all;
        for (std::size_t n = 0; n < 30 * one_note_in; ++n) {
            const auto card = n / one_note_in + 1;
            const std::string who = n % 3 == 0 ? "UADA" : n % 3 == 1 ? "UBO" : "UFAY";
            const auto words = n % one_note_in == 0 ? fmt::format("log {} the queue holds ######## orders", card)
                               : n % 3 == 0         ? fmt::format("card {}", card)
                               : n % 3 == 1         ? std::string("status")
                                                    : std::string("help log");
            all.push_back({who, agents_channel(0), words});
        }
        return all;
    }

    void one_minute(int minute) {
        auto& slack = bot_->slack;
        if (minute % 3 == 0) slack.asks_to_reconnect();
        if (minute % 3 == 1) cut_in(37s);
        const auto took = measure(io_, slack, open_loop{a_second}, a_minute).answer();
        if (minute == warm_) begun_ = look();
        if (minute > 3 && minute % 5 != 0 && minute != minutes_) return;
        const auto now = look();
        fmt::print("{:>6} {:>13.1f} {:>12} {:>8} {:>8} {:>6} {:>9.0f} {:>9.0f} {:>9.0f}\n", minute,
            now.resident / (1 << 20), now.descriptors, now.calling, now.threads, now.files, took.p50, took.p99,
            took.max);
        std::fflush(stdout);
    }
    void cut_in(std::chrono::seconds later) {
        cut_.expires_after(later);
        cut_.async_wait([this](boost::system::error_code error) {
            if (!error) bot_->slack.cuts();
        });
    }

    /// When both connections stand again, and Slack has heard of those that were hung up.
    holdings look() {
        const auto& slack = bot_->slack;
        serve_until(io_, [&] { return slack.connections() == 2; }, "both connections");
        io_.run_for(100ms);
        const auto connections = slack.connections() + slack.calling();
        holdings it{bot_->resident(), bot_->open_files() - connections, slack.calling(), bot_->threads(), 0};
        for (const auto& each : fs::directory_iterator(record())) it.files += each.path().extension() != ".jsonl";
        return it;
    }

    void look_at_growth() {
        const auto now = look();
        const auto notes = static_cast<double>(minutes_ - warm_) * a_minute / one_note_in;
        if (now.resident > begun_.resident + notes * bytes_a_note + bytes_may_differ)
            misses_.push_back(fmt::format(
                "memory grew by {:.1f} MB, for {} notes", (now.resident - begun_.resident) / (1 << 20), notes));
        if (now.descriptors > begun_.descriptors) misses_.push_back("descriptors grew");
        if (now.calling > most_calling) misses_.push_back(fmt::format("{} connections are kept", now.calling));
        if (now.threads > begun_.threads) misses_.push_back("threads grew");
        if (now.files > begun_.files + 2) misses_.push_back("files grew");  // two snapshots
    }

    void look_at_announcements() {
        std::set<std::string> names;
        for (const auto& each : bot_->slack.announcements)
            if (!names.insert(each.name).second) misses_.push_back("announced twice: " + each.name);
        fmt::print("{} announcements\n", names.size());
    }

    /// The facilitator is asked for the second time first, and the last one may be under way.
    void look_at_reminders(const reminders& which) {
        std::vector<busy_slack::stopwatch::time_point> at;
        for (const auto& each : bot_->slack.announcements)
            if (each.channel == which.where) at.push_back(each.at);
        for (std::size_t n = 1; n < at.size(); ++n)
            if (const auto apart = at[n] - at[n - 1]; std::chrono::abs(apart - which.every) > 5s)
                misses_.push_back(fmt::format("{} {} came {:.1f} s after the one before it", which.what, n + 1,
                    std::chrono::duration<double>(apart).count()));
        if (at.size() + 2 < static_cast<std::size_t>(std::chrono::minutes(minutes_) / which.every))
            misses_.push_back(fmt::format("reminders are missing: {}", which.what));
        fmt::print("{} reminders: {}\n", at.size(), which.what);
    }

    std::size_t notes_on_record() const {
        bot::record::disk disk;
        const auto known = bot::record::read_state(disk, record());
        if (!known) throw std::runtime_error(known.error().text);
        return known->days.begin()->second.secret.notes.size();
    }
    void look_at_record() {
        const auto said = static_cast<std::size_t>(minutes_) * a_minute / one_note_in;
        const auto kept = notes_on_record() - notes_before_;
        fmt::print("{} commands answered, {} notes said, {} on record\n", static_cast<std::size_t>(minutes_) * a_minute,
            said, kept);
        if (kept < said || kept > said + 1) misses_.push_back("notes are missing, or twice on record");
    }

    net::io_context io_{1};
    fs::path home_;
    int minutes_, warm_;
    std::size_t notes_before_ = 0;
    std::unique_ptr<subject> bot_;
    net::steady_timer cut_;
    holdings begun_;
    std::vector<std::string> misses_;
};

}  // namespace

int main(int count, char** words) {
    const int minutes = count == 4 ? std::atoi(words[3]) : 60;
    if ((count != 3 && count != 4) || minutes < 1 || minutes > most_minutes) {
        fmt::print(stderr, "soak CHAOSDAY DIRECTORY [MINUTES]      1 to {} of them\n", most_minutes);
        return 2;
    }
    try {
        return soak(words[1], words[2], minutes).run() ? 0 : 1;
    } catch (const std::exception& wrong) {
        fmt::print(stderr, "soak: {}\n", wrong.what());
        return 1;
    }
}
