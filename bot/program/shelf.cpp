#include "program/shelf.hpp"

#include "program/text_file.hpp"
#include "speech/plan_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace bot::program {

namespace {

constexpr std::size_t longest_name = 100, most_shown = 20;
constexpr std::string_view ending = ".toml";

bool is_plain(std::string_view name) {
    const auto plain = [](char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
               each == '-' || each == '_' || each == '.';
    };
    return !name.empty() && name.size() <= longest_name && name.front() != '.' && std::ranges::all_of(name, plain);
}

bool is_plan(const std::filesystem::path& file) {
    std::error_code unknown;
    return std::filesystem::is_regular_file(file, unknown);
}

}  // namespace

std::string plan_shelf::what_is_there() const {
    std::set<std::string> names;
    std::error_code unreadable;
    for (const auto& each : std::filesystem::directory_iterator(directory_, unreadable))
        if (each.path().extension() == ending && is_plain(each.path().filename().string()) && is_plan(each.path()))
            names.insert(each.path().stem().string());
    if (names.empty()) return "There are no plan files here yet: the operator puts them there.";
    const auto left_out = names.size() > most_shown ? fmt::format(" and {} more", names.size() - most_shown) : "";
    while (names.size() > most_shown) names.erase(std::prev(names.end()));
    return fmt::format("There are: {}{}.", fmt::join(names, ", "), left_out);
}

std::expected<std::string, std::string> plan_shelf::read(std::string_view name) {
    if (!is_plain(name))
        return std::unexpected(
            "A plan file is called by its name alone, such as \"plan load mini-event\". " + what_is_there());
    auto file = std::string(name);
    if (!file.ends_with(ending)) file += ending;
    if (!is_plan(directory_ / file))
        return std::unexpected(fmt::format("There is no plan file \"{}\". {}", name, what_is_there()));
    auto text = read_text(directory_ / file, speech::longest_plan_file);
    if (!text) return std::unexpected(fmt::format("The plan file \"{}\": {}", file, text.error()));
    return text;
}

}  // namespace bot::program
