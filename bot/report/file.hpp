// The report as a file, in the form that was asked for.
#pragma once

#include "day/view.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace bot::report {

enum class format : std::uint8_t { markdown, html, json, csv, svg };

/// "md", "html", "json", "csv" or "svg" (the picture alone).
std::optional<format> format_named(std::string_view name);

struct file {
    std::string name;  ///< "autumn-storm.html"
    std::string type;  ///< "text/html; charset=utf-8"
    std::string text;
};

/// `picture` is what Markdown links to for the picture; empty: it has none.
file file_of(const day::agents_day& day, format as, day::instant now, std::string_view picture = {});
file file_of(const day::public_day& day, format as, day::instant now, std::string_view picture = {});

}  // namespace bot::report
