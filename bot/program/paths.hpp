// Where the files are that come with the program: templates, example plans, web pages. An installed chaosday finds them
// beside itself, whatever directory it is started from; one that was just built finds them in its source tree.
#pragma once

#include <filesystem>

namespace bot::program {

/// The directories of what is shipped.
struct shipped {
    std::filesystem::path messages;  ///< templates of announcements
    std::filesystem::path plans;     ///< example days
    std::filesystem::path pages;     ///< web pages

    bool operator==(const shipped&) const = default;
};

/// What tells where that is.
struct whereabouts {
    std::filesystem::path program;   ///< the running binary
    std::filesystem::path override;  ///< CHAOSDAY_DATA; empty: not set
    std::filesystem::path build;     ///< a binary beneath it has not been installed …
    std::filesystem::path source;    ///< … and uses these files
    std::filesystem::path from_bin;  ///< from an installed binary's directory to the data
};
shipped find_shipped(const whereabouts& here);

std::filesystem::path messages_directory();
std::filesystem::path plans_directory();
std::filesystem::path pages_directory();

}  // namespace bot::program
