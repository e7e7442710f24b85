#include "bench/subject.hpp"

#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace tests::bench {

namespace {

/// A port that nobody has just now.
std::uint16_t free_port(net::io_context& io) {
    using net::ip::tcp;
    return tcp::acceptor(io, {net::ip::address_v4::loopback(), 0}).local_endpoint().port();
}

std::size_t count_in(const std::filesystem::path& directory) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(directory), {}));
}

}  // namespace

std::unique_ptr<subject> subject::bot(
    net::io_context& io, std::vector<std::string> words, const std::filesystem::path& home, std::string_view ca_file) {
    std::unique_ptr<subject> it(new subject(io));
    std::filesystem::create_directories(home);
    const auto config = home / "chaosday.toml";
    std::ofstream(config) << fmt::format(
        "record = \"{}\"\n[log]\nlevel = \"warning\"\n[web]\nport = {}\n[slack]\nenabled = true\nca-file = \"{}\"\n",
        std::filesystem::absolute(record_in(home)).string(), free_port(io), ca_file);
    words.insert(words.end(), {"run", config.string()});
    it->start(std::move(words), {{"SLACK_API_URL", it->slack.api_url()}, {"SLACK_APP_TOKEN", "xapp-1-A1-1-bench"},
                                    {"SLACK_BOT_TOKEN", "xoxb-1-1-bench"}});
    return it;
}

std::unique_ptr<subject> subject::floor(
    net::io_context& io, const std::string& binary, const std::filesystem::path& home) {
    std::unique_ptr<subject> it(new subject(io));
    std::filesystem::create_directories(home);
    it->start({binary, it->slack.api_url(), home.string()}, {});
    return it;
}

void subject::start(std::vector<std::string> words, const std::map<std::string, std::string>& besides) {
    started_ = busy_slack::stopwatch::now();
    process_ = std::make_unique<program>(std::move(words), besides);
}

std::filesystem::path subject::proc() const { return "/proc/" + std::to_string(process_->id()); }

/// By the scheduler's own count, in nanoseconds; clock ticks of 10 ms are too coarse here.
double subject::cpu() const {
    double nanoseconds = 0;
    for (const auto& each : std::filesystem::directory_iterator(proc() / "task")) {
        double ran = 0;
        std::ifstream(each.path() / "schedstat") >> ran;
        nanoseconds += ran;
    }
    return nanoseconds * 1e-9;
}

double subject::resident() const {
    double all = 0, resident = 0;
    std::ifstream(proc() / "statm") >> all >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

std::size_t subject::threads() const { return count_in(proc() / "task"); }
std::size_t subject::open_files() const { return count_in(proc() / "fd"); }

double subject::since_start() const {
    return std::chrono::duration<double, std::milli>(busy_slack::stopwatch::now() - started_).count();
}

void subject::end() {
    process_->signal(SIGTERM);
    const auto code = process_->ends();
    if (code != 0 && code != 128 + SIGTERM)
        throw std::runtime_error(
            fmt::format("it did not end well ({}): {}", code.value_or(-1), process_->complained()));
}

}  // namespace tests::bench
