#include "speech/page.hpp"

#include "speech/markdown.hpp"
#include "speech/page_check.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>

namespace bot::speech {

namespace {

using mustache_data = kainjow::mustache::data;

/// The text below the comment at its head, and the line on which it begins; nothing where the comment has no end.
std::optional<std::pair<std::string_view, std::size_t>> below_comment(std::string_view text) {
    if (text.starts_with("\uFEFF")) text.remove_prefix(3);
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || !text.substr(start).starts_with("<!--")) return {{text, 1}};
    const auto end = text.find("-->", start);
    if (end == std::string_view::npos) return {};
    const auto lines = std::ranges::count(text.substr(0, end), '\n');
    return {{text.substr(end + 3), static_cast<std::size_t>(lines) + 1}};
}

/// Hands values to mustache as placeholders, and keeps what they stand for.
class handing_over {
public:
    mustache_data operator()(const values& with) {
        mustache_data made{mustache_data::type::object};
        for (const auto& [name, value] : with.named()) {
            made.set(name, std::visit(*this, value));
            if (const auto* list = std::get_if<std::vector<values>>(&value)) made.set(any_of(name), !list->empty());
        }
        return made;
    }
    mustache_data operator()(const span& piece) {
        kept.push_back(piece);
        return mustache_data(placeholder(kept.size() - 1));
    }
    mustache_data operator()(bool yes) { return mustache_data(yes); }
    mustache_data operator()(const std::vector<values>& list) {
        mustache_data all{mustache_data::type::list};
        for (const auto& each : list) all.push_back((*this)(each));
        return all;
    }

    std::vector<span> kept;
};

}  // namespace

std::expected<page, std::vector<template_fault>> page::read(
    std::string file, std::string_view text, const vocabulary& known) {
    const auto body = below_comment(text);
    if (!body)
        return std::unexpected(
            std::vector<template_fault>{{file, 1, "the comment at the head has no end: write --> below it"}});
    auto [faults, markdown] = check_names(file, body->first, body->second, known);
    for (auto& [line, what] : unfit_for_messages(markdown)) faults.push_back({file, line + body->second - 1, what});
    if (faults.empty()) return page(std::string(body->first));
    std::ranges::stable_sort(faults, {}, &template_fault::line);
    return std::unexpected(std::move(faults));
}

std::vector<block> page::say(const values& with) const {
    handing_over all;
    const auto filled = all(with);
    return read_markdown(kainjow::mustache::mustache(body_).render(filled), all.kept);
}

}  // namespace bot::speech
