// The sessions on disk, beside the record: a bot that starts again in the middle of a day, when the board is needed
// most, lets everybody in who was in. Only hashes are in the file. It is a convenience: losing it costs asking for new
// links.
#pragma once

#include "web/guests.hpp"

#include <expected>
#include <filesystem>

namespace bot::web {

class guest_file {
public:
    /// Replaces a file as a whole, soon, so that nobody but the bot may read it; tells the operator where it can not.
    using writer = std::function<void(const std::filesystem::path& file, std::string text)>;

    /// In the directory of the record, which only the bot may read. Without a writer nothing is saved.
    explicit guest_file(const std::filesystem::path& directory, writer by = nullptr)
        : file_(directory / "sessions.json"), revoked_(directory / "sessions-revoked"), write_(std::move(by)) {}

    /// None where there is no file; what can not be read is an error for the operator, and nobody is let in by it.
    std::expected<std::vector<session>, std::string> load() const;
    void save(const std::vector<session>& all) const;

    /// Asks the bot that has this record, running or not, to end all sessions.
    std::expected<void, std::string> revoke() const;
    /// Whether somebody asked for that; once.
    bool take_revocation() const;

private:
    std::filesystem::path file_, revoked_;
    writer write_;
};

}  // namespace bot::web
