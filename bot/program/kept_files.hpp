// Small files beside the record that outlive a restart: names, sessions, how far was heard. They are a convenience, and
// no facts: losing one loses what its writer says. Written where a slow disk keeps nobody waiting.
#pragma once

#include "crew/crew.hpp"
#include "crew/teller.hpp"
#include "record/disk.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace bot::program {

class kept_files {
public:
    using verdict = std::function<void(bool is_kept)>;

    /// `aside` is where the disk is waited for.
    kept_files(boost::asio::any_io_executor executor, boost::asio::any_io_executor aside, crew::teller tell);

    /// The file is replaced as a whole (0600), soon; of several texts that wait the newest is written. `lost` says what
    /// is lost where it can not be: told once, until it can be again. `done` hears whether this text, or a newer one,
    /// is on disk.
    void write(const std::filesystem::path& file, std::string text, const std::string& lost, verdict done = nullptr);
    /// Returns when all that waits is written.
    boost::asio::awaitable<void> finished();

private:
    struct sheet {
        std::optional<std::string> next;
        std::string lost;
        std::vector<verdict> waiting;
        bool is_being_written = false, is_told = false;
    };
    boost::asio::awaitable<void> keep(std::filesystem::path file);

    boost::asio::any_io_executor aside_;
    crew::teller tell_;
    std::shared_ptr<record::disk> disk_ = std::make_shared<record::disk>();  ///< shared with what is written aside
    std::map<std::filesystem::path, sheet> sheets_;
    crew::crew hands_;
};

}  // namespace bot::program
