// The files of this machine.
#pragma once

#include "record/files.hpp"

namespace bot::record {

class disk final : public files {
public:
    outcome<std::string> read(const path& file) override;
    outcome<std::unique_ptr<open_file>> append_to(const path& file) override;
    outcome<void> rename(const path& from, const path& to) override;
    outcome<void> remove(const path& file) override;
    outcome<void> sync_directory(const path& directory) override;
    outcome<std::vector<std::string>> list(const path& directory) override;
    outcome<void> make_directory(const path& directory) override;
    outcome<void> sync_way_to(const path& directory) override;
    outcome<std::unique_ptr<held_lock>> lock(const path& file) override;
};

}  // namespace bot::record
