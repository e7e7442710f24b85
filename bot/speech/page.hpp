// One template: Markdown with mustache names, checked against the names that its kind has. Every fault is found when it
// is read, so that saying it can not fail.
#pragma once

#include "speech/phrasebook.hpp"
#include "speech/values.hpp"

namespace bot::speech {

/// A name that a template may use: something to read, a yes or no, or a list with names of its own. With a list "cards"
/// comes a yes or no "any_cards", for what is said once above it.
struct name {
    enum class kind : std::uint8_t { value, flag, list };
    std::string is;
    kind of = kind::value;
    std::vector<name> of_each;  ///< of a list
};

inline std::string any_of(const std::string& list) { return "any_" + list; }

struct vocabulary {
    std::vector<name> names;
    std::vector<std::string> must;  ///< a template that does not use them says too little
};

class page {
public:
    /// `file` is named in the faults. A comment at the head (<!-- … -->) is for the operator and left out.
    static std::expected<page, std::vector<template_fault>> read(
        std::string file, std::string_view text, const vocabulary& known);

    std::vector<block> say(const values& with) const;

private:
    explicit page(std::string body) : body_(std::move(body)) {}
    std::string body_;
};

}  // namespace bot::speech
