#include "record/verify.hpp"

#include "record/walk.hpp"

#include <fmt/format.h>

namespace bot::record {

namespace {

std::unexpected<not_opened> no_record(const path& directory, std::error_code why) {
    return std::unexpected(not_opened{
        obstacle::disk, fmt::format("The record in {} can not be read: {}.", directory.string(), why.message())});
}

std::vector<snapshot_report> snapshots_of(files& on, const path& directory) {
    std::vector<snapshot_report> reports;
    for (const auto& name : on.list(directory).value_or(std::vector<std::string>())) {
        const auto no = snapshot_in(name);
        if (!no) continue;
        const auto text = on.read(directory / name);
        const auto it = text ? snapshot_of(*text, *no) : std::unexpected(text.error().message());
        reports.push_back({name, it ? it->known.facts : 0, it ? "" : it.error()});
    }
    return reports;
}

std::string numbers_of(const gap& it) {
    return it.first == it.last ? fmt::format("fact {}", it.first) : fmt::format("facts {} to {}", it.first, it.last);
}

void list_flaws(std::string& out, const std::vector<flaw>& flaws) {
    constexpr std::size_t listed = 50;
    for (std::size_t i = 0; i < std::min(listed, flaws.size()); ++i) {
        out += fmt::format("  {}: {}\n", place_of(flaws[i]), flaws[i].what);
        if (!flaws[i].text.empty()) out += fmt::format("    {}\n", flaws[i].text);
    }
    if (flaws.size() > listed) out += fmt::format("  and {} more\n", flaws.size() - listed);
}

void list_gaps(std::string& out, const std::vector<gap>& gaps) {
    for (const auto& each : gaps) out += fmt::format("  missing: {}\n", numbers_of(each));
}

}  // namespace

std::expected<verified, not_opened> verify(files& on, const path& directory) {
    verified it;
    walk_news told;
    told.segment = [&](const std::string& name, std::uint64_t bytes) { it.segments.push_back({name, bytes, 0}); };
    told.fact = [&](const day::fact& happened) {
        ++it.facts;
        ++it.segments.back().facts;
        if (it.flaws.empty()) it.intact = happened.no;
    };
    told.wrong = [&](const flaw& wrong) { it.flaws.push_back(wrong); };
    told.torn = [&](const flaw& torn) { it.torn = torn; };
    told.missing = [&](std::uint64_t first, std::uint64_t last) { it.gaps.push_back({first, last}); };
    if (const auto walked = walk(on, directory, told); !walked) return no_record(directory, walked.error());
    it.snapshots = snapshots_of(on, directory);
    return it;
}

std::string text_of(const verified& it, const path& directory) {
    std::string out =
        fmt::format("The record in {}: {} facts in {} segments.\n", directory.string(), it.facts, it.segments.size());
    for (const auto& each : it.segments)
        out += fmt::format("  {}: {} facts, {} bytes\n", each.name, each.facts, each.bytes);
    for (const auto& each : it.snapshots)
        out += each.wrong.empty() ? fmt::format("  {}: the state after {} facts\n", each.name, each.facts)
                                  : fmt::format("  {}: not used, {}; nothing is lost by it\n", each.name, each.wrong);
    if (it.torn)
        out += fmt::format(
            "The last line is not whole ({}). If chaosday is running it may just be writing it; else the "
            "next start cuts it off. Nobody was told that it was recorded.\n",
            place_of(*it.torn));
    if (it.is_sound()) return out + "Every line is whole and in its place.\n";
    out += fmt::format("It is damaged; facts 1 to {} come before the first flaw.\n", it.intact);
    list_flaws(out, it.flaws);
    list_gaps(out, it.gaps);
    return out + fmt::format(
                     "chaosday verify --repair {} writes what can be read into a new directory.\n", directory.string());
}

std::string text_of(const repaired& it, const path& directory, const path& target) {
    auto out =
        fmt::format("{} facts of {} are now in {}, numbered anew.\n", it.facts, directory.string(), target.string());
    if (it.left_out.empty() && it.gaps.empty()) return out + "Nothing was left out.\n";
    out += "Left out:\n";
    list_flaws(out, it.left_out);
    list_gaps(out, it.gaps);
    return out +
           "What these facts said is not in the copy: look at the day's board and channels before you go on with "
           "it. To use the copy, stop chaosday and put the new directory in the place of the old one; keep the "
           "old one.\n";
}

}  // namespace bot::record
