// Small files beside the record that outlive a restart: names, sessions, how far was heard. They are a convenience, and
// no facts: losing one loses what its writer says. Written where a slow disk keeps nobody waiting.
#pragma once

#include "crew/crew.hpp"
#include "crew/teller.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace bot::program {

class kept_files {
public:
    using verdict = std::function<void(bool is_kept)>;

    /// `aside` is where the disk is waited for.
    kept_files(boost::asio::any_io_executor executor, boost::asio::any_io_executor aside, crew::teller tell);
    /// Whoever ends in order awaits finished() first. What is being written is written all the same, but nobody is
    /// told.
    ~kept_files();
    kept_files(const kept_files&) = delete;
    kept_files& operator=(const kept_files&) = delete;

    /// The file is replaced as a whole (0600), soon; of several texts that wait the newest is written. `lost` says what
    /// is lost where it can not be: told once, until it can be again. `done` hears whether this text, or a newer one,
    /// is on disk.
    void write(const std::filesystem::path& file, std::string text, const std::string& lost, verdict done = nullptr);
    /// A file that can not be read makes way for a new one, as somebody may still make sense of it: it is called
    /// "….unreadable" from now on. Told either way, with what is lost; where it can not be, it stays, and the answer is
    /// false.
    bool put_aside(const std::filesystem::path& file, const std::string& lost);
    /// Returns when all that waits is written.
    boost::asio::awaitable<void> finished();

private:
    struct inside;
    std::shared_ptr<inside> it_;
    crew::crew hands_;
};

}  // namespace bot::program
