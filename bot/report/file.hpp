// The report as a file, in the form that was asked for.
#pragma once

#include "picture/svg.hpp"
#include "report/material.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace bot::report {

enum class format : std::uint8_t { markdown, html, json, csv, svg };

/// "md", "html", "json", "csv" or "svg" (the picture alone).
std::optional<format> format_named(std::string_view name);

struct file {
    std::string name;  ///< "autumn-storm.html"
    std::string type;  ///< "text/html; charset=utf-8"
    std::string text;
};

/// A day as it is told in any form, or several; what is computed of it is computed once. Which of the two views it has
/// decides what can be told. The day outlives it.
class teller {
public:
    teller(const day::agents_day& of, edition as) : of_(insider{of, day::retrospect(of)}), as_(std::move(as)) {}
    teller(const day::public_day& of, edition as) : of_(of), as_(std::move(as)) {}

    file told(format in) const;
    /// The picture of the day.
    std::string picture(picture::styled how = picture::styled::by_itself) const;

private:
    struct insider {
        day::agents_day of;
        day::retrospective it;
    };
    template <class Tell>
    auto seen_by(Tell tell) const;
    std::string text(format in) const;

    std::variant<insider, day::public_day> of_;
    edition as_;
};

}  // namespace bot::report
