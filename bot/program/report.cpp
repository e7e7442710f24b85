#include "program/known_names.hpp"
#include "program/not_opened.hpp"
#include "program/report_png.hpp"
#include "program/write_file.hpp"
#include "record/disk.hpp"
#include "report/file.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

int tell(exit_code code, std::string_view why) {
    fmt::print(stderr, "chaosday: {}\n", why);
    return code;
}

std::optional<std::uint32_t> number_in(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    return wrong == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// By number, else the newest one of that name; without either, the newest of all.
const day::chaos_day* day_meant(const day::state& known, const std::string& by) {
    if (known.days.empty()) return nullptr;
    if (by.empty()) return &known.days.rbegin()->second;
    if (const auto no = number_in(by))
        if (const auto found = known.days.find({*no}); found != known.days.end()) return &found->second;
    for (auto each = known.days.rbegin(); each != known.days.rend(); ++each)
        if (each->second.plan.name == by) return &each->second;
    return nullptr;
}

std::string no_such_day(const day::state& known, const std::string& by) {
    if (known.days.empty()) return "There is no day in this record yet.";
    auto said = fmt::format("There is no day \"{}\". The record has:", by);
    for (const auto& [id, each] : known.days) said += fmt::format("\n  {}  {}", id.value, each.plan.name);
    return said;
}

/// Whether everybody may read every card: then there is nothing to keep back. One that was not run is a secret, too:
/// the next day may run it. Where there is no card at all, nothing was revealed.
bool is_revealed(const day::chaos_day& it) {
    if (it.plan.open) return true;
    const auto& cards = it.secret.cards;
    return !cards.empty() &&
           std::ranges::all_of(cards, [&](const auto& each) { return it.open.revealed.contains(each.first); });
}

report::teller teller_of(const day::chaos_day& of, const report_options& with) {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const known_names names(with.record);
    if (!names.trouble().empty()) fmt::print(stderr, "chaosday: {}\n", names.trouble());
    report::edition as{now, names.shown(), {}};
    if (with.out) as.picture = with.out->filename().string() + ".svg";
    if (with.reveal || is_revealed(of)) return {day::keepers_view(of), std::move(as)};
    return {day::public_day(of), std::move(as)};
}

/// The picture stands beside the Markdown that links to it.
std::expected<void, std::string> write(const report::teller& of, report::format as, const std::filesystem::path& out) {
    if (auto text = write_file(out, of.told(as).text); !text || as != report::format::markdown) return text;
    return write_file(out.string() + ".svg", of.picture());
}

int write_png(const report::teller& of, const report_options& with) {
    if (!with.out) return tell(wrong_usage, "A PNG goes to a file: add --out FILE.");
    const auto drawn = program::write_png(of.picture(), *with.out);
    return drawn ? ended_well : tell(broken, drawn.error());
}

}  // namespace

int report(const report_options& with) {
    record::disk disk;
    const auto known = record::read_state(disk, with.record);
    if (!known) return tell_not_opened(known.error());
    const auto* day = day_meant(*known, with.day);
    if (!day) return tell(wrong_usage, no_such_day(*known, with.day));
    const auto of = teller_of(*day, with);
    if (with.format == "png") return write_png(of, with);
    const auto as = report::format_named(with.format).value_or(report::format::markdown);
    if (!with.out) {
        fmt::print("{}", of.told(as).text);
        return ended_well;
    }
    const auto written = write(of, as, *with.out);
    return written ? ended_well : tell(broken, written.error());
}

}  // namespace bot::program
