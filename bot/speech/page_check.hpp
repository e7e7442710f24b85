// Whether the mustache in a template is sound and its names are known, with the line of each fault. Where none is
// found, whoever fills it in finds none either.
#pragma once

#include "speech/page.hpp"

namespace bot::speech {

struct checked_names {
    std::vector<template_fault> faults;
    std::string markdown;  ///< the text without its mustache: a placeholder for each value, line for line
};

/// `first_line` is the line of the file on which `body` begins.
checked_names check_names(
    const std::string& file, std::string_view body, std::size_t first_line, const vocabulary& known);

}  // namespace bot::speech
