#include "record/segment.hpp"

#include "json/document.hpp"
#include "record/line.hpp"
#include "record/spelling.hpp"

#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace bot::record {

namespace {

constexpr std::size_t shown = 80;

/// The beginning of a line, with nothing in it that could play tricks on a terminal.
std::string shortened(std::string_view line) {
    std::string out;
    for (const char each : line.substr(0, shown)) out += each >= 0x20 && each < 0x7f ? each : '.';
    return line.size() > shown ? out + " ..." : out;
}

std::optional<std::uint32_t> number_in(std::string_view name, std::string_view before, std::string_view after) {
    if (!name.starts_with(before) || !name.ends_with(after) || name.size() < before.size() + after.size()) return {};
    const auto digits = name.substr(before.size(), name.size() - before.size() - after.size());
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value == 0) return {};
    return value;
}

}  // namespace

std::string segment_name(std::uint32_t no) { return fmt::format("journal-{:06}.jsonl", no); }
std::string snapshot_name(std::uint32_t no) { return fmt::format("snapshot-{:06}.json", no); }

std::optional<std::uint32_t> segment_in(std::string_view name) {
    const auto no = number_in(name, "journal-", ".jsonl");
    return no && segment_name(*no) == name ? no : std::nullopt;
}

std::optional<std::uint32_t> snapshot_in(std::string_view name) {
    const auto no = number_in(name, "snapshot-", ".json");
    return no && snapshot_name(*no) == name ? no : std::nullopt;
}

std::string segment_header(std::uint32_t no, std::uint64_t from) {
    auto line = fmt::format(R"({{"chaosday":"journal","version":{},"segment":{},"from":{})", journal_format, no, from);
    seal(line, 0);
    return line;
}

std::string place_of(const flaw& it) {
    if (it.line == 0) return it.file;
    return fmt::format("{}, line {}, byte {}", it.file, it.line, it.byte);
}

segment_reader::segment_reader(std::string name, std::string_view text, std::optional<std::uint64_t> from)
    : name_(std::move(name)), text_(text), expected_(from) {}

flaw segment_reader::flaw_of(flaw_kind kind, std::string_view line, std::string what) const {
    return {kind, name_, line_, at_, std::move(what), shortened(line)};
}

std::optional<segment_reader::step> segment_reader::next() {
    while (at_ < text_.size()) {
        ++line_;
        const auto rest = text_.substr(at_);
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        step taken;
        if (end == rest.npos) {
            // A write that was cut short leaves the beginning of a line. With more behind a whole line than the
            // newline that is missing, the newline itself has been changed.
            const bool changed = line.size() > 1 && is_whole(line.substr(0, line.size() - 1));
            taken.wrong = changed ? flaw_of(flaw_kind::damaged, line, "the end of the line has been changed")
                                  : flaw_of(flaw_kind::torn, line, "the line breaks off");
        } else if (line_ == 1)
            taken.wrong = header(line);
        else
            taken = fact(line);
        at_ += std::min(line.size() + 1, rest.size());
        if (taken.happened || taken.wrong) return taken;
    }
    return std::nullopt;
}

std::optional<flaw> segment_reader::header(std::string_view line) {
    if (!is_whole(line)) return flaw_of(flaw_kind::damaged, line, "the checksum of the first line is wrong");
    json::document first;
    const bool is_json = !first.read(line, deepest);
    const auto* what = is_json ? json::member_of(first.root(), "chaosday") : nullptr;
    const auto version = is_json ? json::number_of(first.root(), "version") : std::nullopt;
    if (!version || what == nullptr || *what != "journal")
        return flaw_of(flaw_kind::damaged, line, "this is not the first line of a journal");
    if (*version > journal_format)
        return flaw_of(flaw_kind::newer, line,
            fmt::format("written by a newer chaosday, format {}; this one reads up to {}", *version, journal_format));
    if (json::number_of(first.root(), "segment") != segment_in(name_))
        return flaw_of(flaw_kind::misplaced, line, "the first line is that of another segment");
    const auto from = json::number_of(first.root(), "from");
    if (!from) return flaw_of(flaw_kind::damaged, line, "the first line does not say with which fact it begins");
    const auto expected = std::exchange(expected_, *from);
    if (expected && *from != *expected)
        return flaw_of(
            flaw_kind::misplaced, line, fmt::format("it begins with fact {} where fact {} belongs", *from, *expected));
    return std::nullopt;
}

segment_reader::step segment_reader::fact(std::string_view line) {
    const auto expected = std::exchange(expected_, std::nullopt);  // behind a flaw any number may follow
    if (!is_whole(line)) return {{}, flaw_of(flaw_kind::damaged, line, "the checksum of the line is wrong")};
    auto it = fact_of(line);
    if (!it) return {{}, flaw_of(flaw_kind::newer, line, it.error())};
    expected_ = it->no + 1;
    if (!expected || it->no == *expected) return {std::move(*it), {}};
    auto wrong =
        flaw_of(flaw_kind::misplaced, line, fmt::format("fact {} stands where fact {} belongs", it->no, *expected));
    return {std::move(*it), std::move(wrong)};
}

}  // namespace bot::record
