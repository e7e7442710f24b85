#include "program/text_file.hpp"

#include <array>
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
    std::string text;  // grows with the file: most are a hundredth of what may be
    std::array<char, 8192> piece{};
    while (in && text.size() <= longest) {
        in.read(piece.data(), piece.size());
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) return std::unexpected("the file can not be read to its end.");
    if (text.size() > longest)
        return std::unexpected(fmt::format("the file is too long: at most {} KiB fit.", longest / 1024));
    return text;
}

}  // namespace bot::program
