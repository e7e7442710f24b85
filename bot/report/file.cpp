#include "report/file.hpp"

#include "day/match.hpp"
#include "report/chart_of.hpp"
#include "report/csv.hpp"
#include "report/json.hpp"
#include "report/report_of.hpp"
#include "report/words.hpp"

#include <array>

namespace bot::report {

namespace {

struct kind {
    std::string_view ending, type;
};
constexpr std::array<kind, 5> kinds{{{"md", "text/markdown; charset=utf-8"}, {"html", "text/html; charset=utf-8"},
    {"json", "application/json"}, {"csv", "text/csv; charset=utf-8"}, {"svg", "image/svg+xml"}}};

}  // namespace

std::optional<format> format_named(std::string_view name) {
    for (std::size_t at = 0; at < kinds.size(); ++at)
        if (kinds[at].ending == name) return static_cast<format>(at);
    return std::nullopt;
}

/// Agents' and public views alike: which functions are meant is decided by the view.
template <class Tell>
auto teller::seen_by(Tell tell) const {
    return day::match(
        of_, [&](const insider& it) { return tell(past{it.of, it.it}); },
        [&](const day::public_day& it) { return tell(it); });
}

std::string teller::picture(picture::styled how) const {
    return seen_by([&](const auto& day) { return picture::svg(picture::lay_out(chart_of(day, as_)), how); });
}

std::string teller::text(format in) const {
    return seen_by([&](const auto& day) -> std::string {
        switch (in) {
            case format::markdown:
                return markdown(report_of(day, as_, as_.picture.empty() ? pictured::no : pictured::yes), as_.picture);
            case format::html:
                return html(report_of(day, as_));
            case format::json:
                return json_of(day, as_);
            case format::csv:
                return csv_of(day, as_);
            case format::svg:
                return picture();
        }
        return {};
    });
}

file teller::told(format in) const {
    const auto& [ending, type] = kinds[static_cast<std::size_t>(in)];
    const auto stem = seen_by([](const auto& day) { return file_stem(day.plan().name); });
    return {stem + "." + std::string(ending), std::string(type), text(in)};
}

}  // namespace bot::report
