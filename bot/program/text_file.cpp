#include "program/text_file.hpp"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>

namespace bot::program {

std::expected<std::string, std::string> read_text(const std::filesystem::path& file, std::size_t longest) {
    std::error_code unknown;
    if (std::filesystem::is_directory(file, unknown)) return std::unexpected("this is a directory, not a file.");
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::unexpected(fmt::format("the file can not be read: {}.", std::strerror(errno)));
    std::string text(longest + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad()) return std::unexpected("the file can not be read to its end.");
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > longest)
        return std::unexpected(fmt::format("the file is too long: at most {} KiB fit.", longest / 1024));
    return text;
}

}  // namespace bot::program
