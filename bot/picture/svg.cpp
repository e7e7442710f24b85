#include "picture/svg.hpp"

#include "picture/text.hpp"

#include <array>
#include <fmt/format.h>
#include <iterator>

namespace bot::picture {

namespace {

// What the shapes are called in the style.
std::string_view class_of(span_kind of) {
    constexpr std::array<std::string_view, 4> names{"planned", "running", "rolling-back", "change"};
    return names[static_cast<std::size_t>(of)];
}
std::string_view class_of(mark_kind of) {
    constexpr std::array<std::string_view, 7> names{
        "note", "sighting", "over", "change", "restored", "word", "decision"};
    return names[static_cast<std::size_t>(of)];
}
std::string_view class_of(band_kind of) {
    constexpr std::array<std::string_view, 3> names{"hold", "stopped", "real"};
    return names[static_cast<std::size_t>(of)];
}
std::string_view class_of(edge_kind of) {
    constexpr std::array<std::string_view, 5> names{"opens", "last-start", "wind-down", "ends", "tick"};
    return names[static_cast<std::size_t>(of)];
}
std::string_view class_of(label_kind of) {
    constexpr std::array<std::string_view, 8> names{"title", "date", "tick", "edge", "band", "fold", "lane", "legend"};
    return names[static_cast<std::size_t>(of)];
}

std::string rectangle(const box& it, std::string_view looks) {
    return fmt::format(R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>)", looks, it.left,
        it.top, it.width, it.height);
}

std::string path(mark_kind of, double x, double y, std::string_view d) {
    return fmt::format(
        R"svg(<path class="m m-{}" transform="translate({:.1f} {:.1f})" d="{}"/>)svg", class_of(of), x, y, d);
}

/// The outline of a mark around its centre, each kind with a shape of its own.
std::string shape_of(mark_kind of, double x, double y) {
    switch (of) {
        case mark_kind::note:
            return fmt::format(R"(<circle class="m m-note" cx="{:.1f}" cy="{:.1f}" r="{}"/>)", x, y, sign_radius - 1);
        case mark_kind::sighting:
            return path(of, x, y, "M0 -5.5L5.5 4.5H-5.5Z");
        case mark_kind::over:
            return path(of, x, y, "M0 5.5L5.5 -4.5H-5.5Z");
        case mark_kind::change:
        case mark_kind::restored:
            return path(of, x, y, "M-4.5 -4.5H4.5V4.5H-4.5Z");
        case mark_kind::word:
            return path(of, x, y, "M0 -5.5L5.5 0L0 5.5L-5.5 0Z");
        case mark_kind::decision:
            return path(of, x, y, "M0 -5.5L5.2 -1.2L3.2 5H-3.2L-5.2 -1.2Z");
    }
    return {};
}

/// The same, drawn out to hold a number.
std::string drawn_out(const sign& it) {
    const auto wide = it.half_width, slim = wide - 3;
    const auto form = [&](std::string_view d) { return path(it.of, it.x, it.y, d); };
    switch (it.of) {
        case mark_kind::note:
            break;
        case mark_kind::sighting:
            return form(fmt::format("M{0} -6.5H{1}L{3} 6.5H{2}Z", -slim, slim, -wide, wide));
        case mark_kind::over:
            return form(fmt::format("M{2} -6.5H{3}L{1} 6.5H{0}Z", -slim, slim, -wide, wide));
        case mark_kind::change:
        case mark_kind::restored:
            return form(fmt::format("M{0} -6.5H{1}V6.5H{0}Z", -wide, wide));
        case mark_kind::word:
            return form(fmt::format("M{2} 0L{0} -6.5H{1}L{3} 0L{1} 6.5H{0}Z", -slim, slim, -wide, wide));
        case mark_kind::decision:
            return form(fmt::format("M{0} 6.5V-3L0 -6.5L{1} -3V6.5Z", -wide, wide));
    }
    const auto place = it.place();
    return fmt::format(R"(<rect class="m m-note" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}" rx="{}"/>)",
        place.left, place.top, place.width, place.height, place.height / 2);
}

class writer {
public:
    std::string write(const drawing& it, styled how) {
        open(it, "group");
        if (how == styled::by_itself) put("<style>\n{}</style>\n", svg_rules());
        out_ += svg_patterns();
        shapes_of(it);
        for (const auto& each : it.spots) write(each);
        return std::move(out_) + "</svg>\n";
    }
    std::string write_on_paper(const drawing& it) {
        open(it, "img");
        shapes_of(it);
        return std::move(out_) + "</svg>\n";
    }

private:
    void open(const drawing& it, std::string_view role) {
        put(R"(<svg class="day-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}" role="{2}" aria-label="{3}">)",
            it.width, it.height, role, xml(it.title));
        out_ += '\n';
    }
    void shapes_of(const drawing& it) {
        put("{}\n", rectangle({0, 0, it.width, it.height}, "paper"));
        for (const auto& each : it.rows)
            if (each.shaded) put("{}\n", rectangle(each.place, "shade"));
        for (const auto& each : it.edges) write(each);
        for (const auto& each : it.stripes) put("{}\n", rectangle(each.place, fmt::format("s-{}", class_of(each.of))));
        for (const auto& each : it.folds) put("{}\n", rectangle(each, "fold"));
        for (const auto& each : it.bars) put("{}\n", rectangle(each.place, fmt::format("b b-{}", class_of(each.of))));
        for (const auto& each : it.keys) write(each);
        for (const auto& each : it.labels) write(each);
        for (const auto& each : it.signs) write(each);
    }

    template <class... Values>
    void put(fmt::format_string<Values...> form, Values&&... values) {
        fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
    }

    void write(const edge& it) {
        put(R"(<path class="e e-{}" d="M{:.1f} {:.1f}V{:.1f}"/>)", class_of(it.of), it.x, it.top, it.bottom);
        out_ += '\n';
    }

    void write(const label& it) {
        const auto baseline = it.place.top + (it.of == label_kind::title ? 15 : 12);
        put(R"(<text class="l-{}" x="{:.1f}" y="{:.1f}">{}</text>)", class_of(it.of), it.place.left + 3, baseline,
            xml(it.said));
        out_ += '\n';
    }

    void write(const key& it) {
        const auto middle = it.place.left + it.place.width / 2;
        switch (it.of) {
            case key::shape::span: {
                const auto looks = fmt::format("b b-{}", class_of(static_cast<span_kind>(it.which)));
                return put("{}\n", rectangle({it.place.left, it.place.top + 3, it.place.width, 10}, looks));
            }
            case key::shape::band:
                return put(
                    "{}\n", rectangle(it.place, fmt::format("s-{}", class_of(static_cast<band_kind>(it.which)))));
            case key::shape::mark:
                return put("{}\n", shape_of(static_cast<mark_kind>(it.which), middle, it.place.top + 8));
        }
    }

    void write(const sign& it) {
        if (it.count == 1) return put("{}\n", shape_of(it.of, it.x, it.y));
        put("{}\n", drawn_out(it));
        put(R"(<text class="many" x="{:.1f}" y="{:.1f}">{}</text>)", it.x, it.y + 3.5, it.count);
        out_ += '\n';
    }

    /// Unseen over all that is seen: so nothing covers the words while they are shown.
    void write(const spot& it) {
        put(R"(<g tabindex="0" role="img" data-lane="{}"><title>{}</title>{})", it.lane, xml(it.said),
            rectangle(it.place, "spot"));
        put(R"(<g class="tip" aria-hidden="true"><rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="4"/>)",
            it.shown.left, it.shown.top, it.shown.width, it.shown.height);
        for (std::size_t at = 0; at < it.lines.size(); ++at)
            put(R"(<text x="{:.1f}" y="{:.1f}">{}</text>)", it.shown.left + 8,
                it.shown.top + 16 * static_cast<double>(at + 1), xml(it.lines[at]));
        out_ += "</g></g>\n";
    }

    std::string out_;
};

}  // namespace

std::string svg(const drawing& it, styled how) { return writer().write(it, how); }
std::string svg_on_paper(const drawing& it) { return writer().write_on_paper(it); }

}  // namespace bot::picture
