#include "record/walk.hpp"

#include <fmt/format.h>

namespace bot::record {

namespace {

class walker {
public:
    walker(files& on, const path& directory, const walk_news& told) : on_(on), directory_(directory), told_(told) {}

    void segments(const std::vector<std::uint32_t>& found) {
        std::uint32_t before = 0;
        for (const auto no : found) {
            if (no != before + 1) told_.wrong(whole_file(before + 1, flaw_kind::misplaced, "the segment is missing"));
            segment(no, no == found.back());
            before = no;
        }
    }

private:
    static flaw whole_file(std::uint32_t no, flaw_kind kind, std::string what) {
        return {kind, segment_name(no), 0, 0, std::move(what), ""};
    }

    void segment(std::uint32_t no, bool last) {
        const auto text = on_.read(directory_ / segment_name(no));
        if (!text) return told_.wrong(whole_file(no, flaw_kind::unreadable, text.error().message()));
        told_.segment(segment_name(no), text->size());
        segment_reader lines(segment_name(no), *text, newest_ + 1);
        while (auto step = lines.next()) {
            if (step->wrong) (last && step->wrong->kind == flaw_kind::torn ? told_.torn : told_.wrong)(*step->wrong);
            if (step->happened) fact(lines, *step);
        }
        if (lines.line() == 0 && !last) told_.wrong(whole_file(no, flaw_kind::damaged, "the segment is empty"));
    }

    void fact(const segment_reader& lines, const segment_reader::step& it) {
        const auto no = it.happened->no;
        if (no <= newest_) return again(lines, it);
        if (no > newest_ + 1) told_.missing(newest_ + 1, no - 1);
        newest_ = no;
        told_.fact(*it.happened);
    }

    /// A fact out of order is a flaw of its own where the reader, behind another flaw, did not expect any number.
    void again(const segment_reader& lines, const segment_reader::step& it) {
        if (it.wrong) return;
        told_.wrong({flaw_kind::misplaced, lines.name(), lines.line(), 0,
            fmt::format("fact {} stands behind fact {}", it.happened->no, newest_), ""});
    }

    files& on_;
    const path& directory_;
    const walk_news& told_;
    std::uint64_t newest_ = 0;
};

}  // namespace

outcome<void> walk(files& on, const path& directory, const walk_news& told) {
    const auto found = segments_in(on, directory);
    if (!found) return std::unexpected(found.error());
    walker(on, directory, told).segments(*found);
    return {};
}

}  // namespace bot::record
