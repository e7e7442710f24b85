// The files of our pages, read once into memory: what is not among them is not there, whatever a path looks like.
#pragma once

#include "wire/http.hpp"

#include <filesystem>
#include <map>
#include <stdexcept>
#include <vector>

namespace bot::web {

/// A page file can not be read, or there is none: a sentence for the operator, who mends it.
class page_files_missing : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class page_files {
public:
    /// None at all, for a listener that has no pages.
    page_files() = default;
    /// Reads all files of these directories themselves, into one place. Throws page_files_missing when one can not
    /// be read or `front` is in none.
    page_files(const std::vector<std::filesystem::path>& directories, const std::string& front);

    /// The answer to a request for `path` ("/" is the front page), or nothing. Browsers ask again each time whether
    /// they still have the right one.
    std::optional<wire::http_response> answer(std::string_view path, const wire::http_request& asked) const;

private:
    void read(const std::filesystem::path& directory);

    struct page_file {
        std::string type, mark, bytes;
    };
    std::map<std::string, page_file, std::less<>> by_path_;
};

}  // namespace bot::web
