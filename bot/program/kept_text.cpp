#include "program/kept_text.hpp"

#include "program/text_file.hpp"
#include "program/write_file.hpp"

#include <utility>

namespace bot::program {

namespace {

constexpr std::size_t longest_kept = 256 << 10;

}  // namespace

std::optional<std::string> kept_text::read() const {
    std::error_code unknown;
    if (!std::filesystem::exists(file_, unknown) && !unknown) return std::nullopt;
    auto text = read_text(file_, longest_kept);
    if (text) return std::move(*text);
    tell_(crew::severity::warning, file_.string() + ": " + text.error());
    return "";
}

void kept_text::write(const std::string& text) {
    const auto written = write_file(file_, text);
    const bool was_told = std::exchange(is_told_, !written);
    if (!written && !was_told) tell_(crew::severity::warning, lost_ + ": " + written.error());
}

}  // namespace bot::program
