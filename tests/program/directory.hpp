// A directory for one test, gone at its end.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace bot::program {

class directory {
public:
    directory() {
        auto pattern = (std::filesystem::temp_directory_path() / "chaosday-program-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no directory for a test");
        path_ = pattern;
    }
    ~directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    directory(const directory&) = delete;
    directory& operator=(const directory&) = delete;

    operator const std::filesystem::path&() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

private:
    std::filesystem::path path_;
};

inline std::filesystem::path in_source(const std::string& name) {
    return std::filesystem::path(CHAOSDAY_SOURCE_DIR) / name;
}

}  // namespace bot::program
