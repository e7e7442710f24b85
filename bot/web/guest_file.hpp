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
    using verdict = std::function<void(bool is_kept)>;
    using writer = std::function<void(const std::filesystem::path& file, std::string text, verdict done)>;

    /// In the directory of the record, which only the bot may read. Without a writer nothing is saved.
    explicit guest_file(const std::filesystem::path& directory, writer by = nullptr)
        : file_(directory / "sessions.json"), revoked_(directory / "sessions-revoked"), write_(std::move(by)) {}

    /// None where there is no file; what can not be read is an error for the operator, and nobody is let in by it.
    std::expected<std::vector<session>, std::string> load() const;
    /// Soon; `done` hears whether it, or something newer, is on disk.
    void save(const std::vector<session>& all, verdict done = nullptr) const;
    /// Nobody is let in by it any more, also after a power cut: for when somebody went out and that can not be saved.
    std::expected<void, std::string> drop() const;

    /// Asks the bot that has this record, running or not, to end all sessions.
    std::expected<void, std::string> revoke() const;
    /// Whether somebody asked for that, and it has not been noted as done.
    bool is_revoked() const;
    /// Once nobody could be let in by the file; false where that can not be noted.
    bool note_revoked() const;

private:
    std::filesystem::path file_, revoked_;
    writer write_;
};

}  // namespace bot::web
