// What is measured: a process that serves a Slack of its own, and what the kernel says of it.
#pragma once

#include "bench/busy_slack.hpp"
#include "process/program.hpp"

#include <filesystem>
#include <memory>

namespace tests::bench {

class subject {
public:
    /// Begins at once. `home` is its directory, made if it is not there; `words` begin with the path of what is run;
    /// `ca_file` is what it trusts besides the system's authorities, if anything.
    static std::unique_ptr<subject> bot(net::io_context& io, std::vector<std::string> words,
        const std::filesystem::path& home, std::string_view ca_file = {});
    static std::unique_ptr<subject> floor(
        net::io_context& io, const std::string& binary, const std::filesystem::path& home);

    busy_slack slack;

    /// Where the bot's record is, below its directory.
    static std::filesystem::path record_in(const std::filesystem::path& home) { return home / "record"; }
    /// Seconds of all its threads so far.
    double cpu() const;
    /// Bytes.
    double resident() const;
    std::size_t threads() const;
    std::size_t open_files() const;
    double since_start() const;  ///< milliseconds
    /// Throws std::runtime_error with what it said, when it does not end well.
    void end();
    const std::string& complained() const { return process_->complained(); }

private:
    explicit subject(net::io_context& io) : slack(io) {}
    void start(std::vector<std::string> words, const std::map<std::string, std::string>& besides);
    std::filesystem::path proc() const;

    busy_slack::stopwatch::time_point started_;
    std::unique_ptr<program> process_;
};

}  // namespace tests::bench
