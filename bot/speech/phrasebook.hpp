// Announcements in words: mustache templates in Markdown, one a kind, that the operator can edit. A template is parsed
// as Markdown before values go in, as text, so that a value can inject nothing. Unknown or unused names are found at
// load.
#pragma once

#include "day/announcement.hpp"
#include "speech/message.hpp"

#include <expected>
#include <memory>

namespace bot::speech {

struct template_fault {
    std::string file;
    std::size_t line = 0;  ///< 0: the whole file
    std::string what;      ///< names the value and the remedy
};

class phrasebook {
public:
    /// `texts` by file name without ".md"; every kind must be there. The names and their values: speech/phrasebook.cpp
    /// and the comment at the head of each shipped template.
    static std::expected<phrasebook, std::vector<template_fault>> load(const std::map<std::string, std::string>& texts);

    /// `late`: when it leaves, where that is noticeably after its time; it says so then, and for when it was meant.
    message say(const day::announcement& it, std::optional<day::instant> late = {}) const;

    /// The incident channel's topic from the kickoff to the end.
    std::string topic(const day::public_frame& frame) const;

    /// The names of all kinds, for `check` and for finding files: "kickoff", "neutral-reminder" …
    static std::vector<std::string> kinds();

    phrasebook(phrasebook&&) noexcept;
    phrasebook& operator=(phrasebook&&) noexcept;
    ~phrasebook();

private:
    struct inside;
    explicit phrasebook(std::unique_ptr<inside> it);
    std::unique_ptr<inside> it_;
};

}  // namespace bot::speech
