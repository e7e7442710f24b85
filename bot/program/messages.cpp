#include "program/messages.hpp"

#include "program/paths.hpp"
#include "program/text_file.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

using faults = std::vector<speech::template_fault>;

constexpr std::size_t longest_template = 64 * 1024;

void read_into(std::map<std::string, std::string>& texts, const std::filesystem::path& directory, faults& wrong) {
    std::error_code error;
    const std::filesystem::directory_iterator files(directory, error);
    if (error) {
        wrong.push_back(
            {directory.string(), 0, fmt::format("the directory of templates can not be read: {}.", error.message())});
        return;
    }
    for (const auto& each : files) {
        if (each.path().extension() != ".md") continue;
        auto text = read_text(each.path(), longest_template);
        if (text)
            texts[each.path().stem().string()] = std::move(*text);
        else
            wrong.push_back({each.path().string(), 0, text.error()});
    }
}

}  // namespace

std::expected<speech::phrasebook, faults> read_messages(
    const std::filesystem::path& shipped, const std::filesystem::path& instead) {
    std::map<std::string, std::string> texts;
    faults wrong;
    read_into(texts, shipped, wrong);
    if (!instead.empty()) read_into(texts, instead, wrong);
    if (!wrong.empty()) return std::unexpected(std::move(wrong));
    return speech::phrasebook::load(texts);
}

std::optional<speech::phrasebook> messages_in(const std::filesystem::path& instead) {
    auto words = read_messages(messages_directory(), instead);
    if (words) return std::move(*words);
    for (const auto& each : words.error())
        fmt::print(stderr, "{}{}: {}\n", each.file, each.line ? fmt::format(":{}", each.line) : "", each.what);
    return std::nullopt;
}

std::optional<speech::phrasebook> shipped_messages() { return messages_in({}); }

}  // namespace bot::program
