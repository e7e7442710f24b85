#include "bench/figures.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/utsname.h>
#include <thread>

namespace tests::bench {

namespace {

bool is_within(double value, bound how, double limit) {
    return how == bound::at_most ? value <= limit : value >= limit;
}

std::string shown(double value) {
    return value >= 1000 ? fmt::format("{:.0f}", value)
           : value >= 10 ? fmt::format("{:.1f}", value)
                         : fmt::format("{:.2f}", value);
}

std::string shown(const std::optional<double>& value) { return value ? shown(*value) : std::string(); }

std::string sign(bound how) { return how == bound::at_most ? "<=" : ">="; }

std::string model_of_cpu() {
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("model name")) return line.substr(line.find(": ") + 2);
    return "unknown";
}

/// Kind and device of the mount that holds the path.
std::pair<std::string, std::string> mount_of(const std::filesystem::path& of) {
    const auto path = std::filesystem::weakly_canonical(of).string();
    std::ifstream in("/proc/mounts");
    std::pair<std::string, std::string> found;
    std::size_t longest = 0;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string device, at, kind;
        words >> device >> at >> kind;
        const bool holds = path.starts_with(at) && (at == "/" || path.size() == at.size() || path[at.size()] == '/');
        if (!holds || at.size() < longest) continue;
        longest = at.size();
        found = {kind, device};
    }
    return found;
}

}  // namespace

figure held_to(figure it, bound how, double limit) {
    it.is_met = is_within(it.measured, how, limit);
    it.target = fmt::format("{} {} {}", sign(how), limit, it.unit);
    return it;
}

figure ratio_held_to(figure it, bound how, double limit) {
    it.is_met = it.ratio && is_within(*it.ratio, how, limit);
    it.target = fmt::format("{} {} x", sign(how), limit);
    return it;
}

void print_head(const std::string& beside) {
    fmt::print("\n{:<44} {:>10} {:>10} {:>7}  {:<14}\n", "", "measured", beside, "ratio", "target");
}

void print(const figure& it) {
    fmt::print("{:<44} {:>10} {:>10} {:>7}  {:<14} {}\n",
        it.unit.empty() ? it.what : fmt::format("{}, {}", it.what, it.unit), shown(it.measured), shown(it.beside),
        it.ratio ? fmt::format("{:.2f}", *it.ratio) : "", it.target,
        it.target.empty() ? ""
        : it.is_met       ? "met"
                          : "MISSED");
    std::fflush(stdout);
}

std::size_t misses(const std::vector<figure>& all) {
    return static_cast<std::size_t>(std::ranges::count(all, false, &figure::is_met));
}

std::string surroundings_of(const std::string& directory) {
    const auto [kind, device] = mount_of(directory);
    if (kind.empty() || kind == "tmpfs" || kind == "ramfs" || kind == "overlay")
        throw std::runtime_error(fmt::format(
            "{} is on {}: name a directory on a real disk", directory, kind.empty() ? "nothing known" : kind));
    utsname machine{};
    ::uname(&machine);
    return fmt::format("{:%Y-%m-%d %H:%M} UTC, {} cores of {}, Linux {}\nClang {}, record on {}, {}\n",
        fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())),
        std::thread::hardware_concurrency(), model_of_cpu(), machine.release, __clang_version__, kind, device);
}

}  // namespace tests::bench
