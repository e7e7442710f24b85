#include "report/file.hpp"

#include "picture/svg.hpp"
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

/// Agents' and public views alike: which functions are meant is decided by the view.
template <class View>
std::string text_of(const View& day, format as, day::instant now, std::string_view picture) {
    switch (as) {
        case format::markdown:
            return markdown(report_of(day, now), picture);
        case format::html:
            return html(report_of(day, now));
        case format::json:
            return json_of(day);
        case format::csv:
            return csv_of(day);
        case format::svg:
            return picture::svg(picture::lay_out(chart_of(day, now)));
    }
    return {};
}

template <class View>
file made(const View& day, format as, day::instant now, std::string_view picture) {
    const auto& [ending, type] = kinds[static_cast<std::size_t>(as)];
    return {file_stem(day.plan().name).append(".").append(ending), std::string(type), text_of(day, as, now, picture)};
}

}  // namespace

std::optional<format> format_named(std::string_view name) {
    for (std::size_t at = 0; at < kinds.size(); ++at)
        if (kinds[at].ending == name) return static_cast<format>(at);
    return std::nullopt;
}

file file_of(const day::agents_day& day, format as, day::instant now, std::string_view picture) {
    return made(day, as, now, picture);
}
file file_of(const day::public_day& day, format as, day::instant now, std::string_view picture) {
    return made(day, as, now, picture);
}

}  // namespace bot::report
