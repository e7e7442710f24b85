#include "record/replay.hpp"

#include "day/apply.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::record {

namespace {

flaw whole_file(flaw_kind kind, std::uint32_t segment, std::string what) {
    return {kind, segment_name(segment), 0, 0, std::move(what), ""};
}

class replaying {
public:
    replaying(files& on, const path& directory, extent much) : on_(on), directory_(directory), much_(much) {}

    void begin_with(snapshot from) {
        read_.known = std::move(from.known);
        read_.snapshot = from.segment;
    }

    /// Every segment behind the snapshot, none missing; the flaw that stops it.
    std::optional<flaw> take_in(const std::vector<std::uint32_t>& found) {
        const auto first = read_.snapshot + 1;
        const auto last = std::min(found.empty() ? 0 : found.back(), much_.last_segment);
        if (read_.snapshot != 0 && much_.last_segment > read_.snapshot && last < first)
            return whole_file(flaw_kind::misplaced, first,
                fmt::format("the segment is missing, although {} says that it was begun", snapshot_name(first - 1)));
        for (auto each = first; each <= last; ++each) {
            if (!std::ranges::binary_search(found, each))
                return whole_file(flaw_kind::misplaced, each, "the segment is missing");
            if (auto wrong = take_in_segment(each, each == found.back())) return wrong;
            if (read_.known.facts >= much_.last_fact) break;
        }
        return std::nullopt;
    }

    replayed result() && { return std::move(read_); }
    std::uint64_t intact() const { return read_.known.facts; }

private:
    std::optional<flaw> take_in_segment(std::uint32_t no, bool last) {
        const auto text = on_.read(directory_ / segment_name(no));
        if (!text) return whole_file(flaw_kind::unreadable, no, "the disk does not give it: " + text.error().message());
        segment_reader lines(segment_name(no), *text, read_.known.facts + 1);
        read_.segment = no;
        while (auto step = lines.next()) {
            if (step->wrong && read_.known.facts >= much_.last_fact) return std::nullopt;
            if (step->wrong && step->wrong->kind == flaw_kind::torn && last) {
                read_.size = step->wrong->byte;
                read_.torn = std::move(step->wrong);
                return std::nullopt;
            }
            if (step->wrong) return std::move(step->wrong);
            if (step->happened->no > much_.last_fact) return std::nullopt;
            day::apply(read_.known, *step->happened);
        }
        if (lines.line() == 0 && !last) return whole_file(flaw_kind::damaged, no, "the segment is empty");
        read_.size = lines.byte();
        return std::nullopt;
    }

    files& on_;
    const path& directory_;
    extent much_;
    replayed read_;
};

}  // namespace

outcome<std::vector<std::uint32_t>> segments_in(files& on, const path& directory) {
    const auto names = on.list(directory);
    if (!names) return std::unexpected(names.error());
    std::vector<std::uint32_t> found;
    for (const auto& each : *names)
        if (const auto no = segment_in(each)) found.push_back(*no);
    std::ranges::sort(found);
    return found;
}

std::expected<replayed, stopped> replay(files& on, const path& directory, extent much, const warn& told) {
    const auto found = segments_in(on, directory);
    if (!found) {
        auto why = "the directory can not be read: " + found.error().message();
        return std::unexpected(stopped{{flaw_kind::unreadable, directory.string(), 0, 0, std::move(why), ""}, 0});
    }
    replaying it(on, directory, much);
    it.begin_with(newest_snapshot(on, directory, much.last_segment, told));
    if (auto wrong = it.take_in(*found)) return std::unexpected(stopped{std::move(*wrong), it.intact()});
    return std::move(it).result();
}

}  // namespace bot::record
