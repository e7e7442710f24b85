#include "speech/phrasebook.hpp"

#include "day/match.hpp"
#include "speech/news.hpp"
#include "speech/page.hpp"
#include "speech/vocabulary.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::speech {

struct phrasebook::inside {
    std::map<std::string, page> pages;
};

namespace {

message said_by(const page& with, const told& news) { return {with.say(news.with), news.buttons}; }

void one_line(std::string& text) {
    std::ranges::replace(text, '\n', ' ');
    while (text.ends_with(' ')) text.pop_back();
}

std::vector<template_fault> strangers_among(const std::map<std::string, std::string>& texts) {
    std::vector<template_fault> faults;
    for (const auto& [kind, text] : texts)
        if (!vocabularies().contains(kind))
            faults.push_back({kind + ".md", 0,
                fmt::format("no announcement is called \"{}\": remove the file or give it the name of one", kind)});
    return faults;
}

}  // namespace

std::expected<phrasebook, std::vector<template_fault>> phrasebook::load(
    const std::map<std::string, std::string>& texts) {
    auto made = std::make_unique<inside>();
    auto faults = strangers_among(texts);
    const auto take = [&](std::vector<template_fault>& more) {
        faults.insert(faults.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    for (const auto& [kind, known] : vocabularies()) {
        const auto file = kind + ".md";
        const auto text = texts.find(kind);
        if (text == texts.end()) {
            faults.push_back({file, 0, "the file is missing: copy the one that is shipped"});
            continue;
        }
        if (auto read = page::read(file, text->second, known))
            made->pages.emplace(kind, std::move(*read));
        else
            take(read.error());
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return phrasebook(std::move(made));
}

message phrasebook::say(const day::announcement& it, std::optional<day::instant> late) const {
    const auto said = [&](const told& news) {
        auto made = said_by(it_->pages.at(news.kind), news);
        if (!late) return made;
        const auto& zone = day::match(it.to, [](const auto& to) -> const std::string& { return to.frame.zone; });
        auto first = it_->pages.at("late").say(values().set("meant", when(it.not_before, zone, *late)));
        made.body.insert(made.body.begin(), first.begin(), first.end());
        return made;
    };
    return day::match(
        it.to,
        [&](const day::for_everyone& to) {
            return said(tell(to.frame, to.news, it.made, to.where == to.frame.incident_channel));
        },
        [&](const day::for_newcomer& to) { return said(tell(to.frame, to.news, it.made, false)); },
        [&](const day::for_agents& to) { return said(tell(to.frame, to.news, it.made, false)); },
        [&](const day::for_one& to) { return said(tell(to.frame, to.news, it.made, to.who == to.frame.facilitator)); });
}

std::string phrasebook::topic(const day::public_frame& frame) const {
    auto said = plain(message{it_->pages.at("topic").say(topic_values(frame)), {}});
    one_line(said);
    return said;
}

std::vector<std::string> phrasebook::kinds() {
    std::vector<std::string> all;
    for (const auto& [kind, known] : vocabularies()) all.push_back(kind);
    return all;
}

phrasebook::phrasebook(std::unique_ptr<inside> it) : it_(std::move(it)) {}
phrasebook::phrasebook(phrasebook&&) noexcept = default;
phrasebook& phrasebook::operator=(phrasebook&&) noexcept = default;
phrasebook::~phrasebook() = default;

}  // namespace bot::speech
