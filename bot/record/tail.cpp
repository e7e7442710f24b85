#include "record/tail.hpp"

#include "record/segment.hpp"

#include <fmt/format.h>

namespace bot::record {

namespace {

using verdict = written::verdict;

constexpr std::size_t probe_size = 1 << 16;

written refused(const path& file, std::error_code why) {
    return {verdict::refused, fmt::format("{} can not be written: {}", file.string(), why.message()), {}};
}

written broken(const char* what, const path& file, std::error_code why) {
    return {verdict::broken, fmt::format("{} {}: {}", what, file.string(), why.message()), {}};
}

bool is_durable(const written& it) { return it.is == verdict::durable; }

}  // namespace

tail::tail(files& on, path directory, place end, std::uint64_t segment_limit)
    : on_(on), directory_(std::move(directory)), end_(end), limit_(segment_limit) {}

path tail::name_of(std::uint32_t no) const { return directory_ / segment_name(no); }

written tail::open(std::uint64_t first) {
    if (end_.size == 0) return begin_segment(std::max(end_.segment, 1U), first);
    const auto name = name_of(end_.segment);
    auto opened = on_.append_to(name);
    if (!opened) return refused(name, opened.error());
    // What a crash left unsynced is read again after the next one too, or is cut off for good.
    if (const auto cut = (*opened)->truncate(end_.size); !cut) return broken("can not cut back", name, cut.error());
    if (const auto synced = (*opened)->sync(); !synced) return broken("can not sync", name, synced.error());
    if (const auto synced = on_.sync_directory(directory_); !synced)
        return broken("can not sync", directory_, synced.error());
    file_ = std::move(*opened);
    name_ = name;
    return {};
}

written tail::add(std::string_view lines, std::uint64_t first) {
    std::optional<std::uint32_t> closed;
    if (end_.size >= limit_) {
        if (auto begun = begin_segment(end_.segment + 1, first); !is_durable(begun)) return begun;
        closed = end_.segment - 1;
    }
    auto it = fill(*file_, lines, end_.size, name_);
    if (is_durable(it)) end_.size += lines.size();
    it.closed = closed;
    return it;
}

written tail::begin_segment(std::uint32_t no, std::uint64_t first) {
    const auto name = name_of(no);
    auto made = on_.append_to(name);
    if (!made) return refused(name, made.error());
    // A crash may have left the beginning of a first line here, but never a fact.
    if (const auto cut = (*made)->truncate(0); !cut) return broken("can not cut back", name, cut.error());
    const auto header = segment_header(no, first);
    if (auto filled = fill(**made, header, 0, name); !is_durable(filled)) return filled;
    if (const auto synced = on_.sync_directory(directory_); !synced)
        return broken("can not sync", directory_, synced.error());
    file_ = std::move(*made);
    name_ = name;
    end_ = {no, header.size()};
    return {};
}

written tail::fill(open_file& file, std::string_view bytes, std::uint64_t good, const path& name) {
    if (const auto all = write_all(file, bytes); !all) {
        // Synced as well, or a power cut could bring back lines of which people were told that they are not there.
        if (const auto cut = file.truncate(good); !cut) return broken("can not cut back", name, cut.error());
        if (const auto synced = file.sync(); !synced) return broken("can not sync", name, synced.error());
        return refused(name, all.error());
    }
    if (const auto synced = file.sync(); !synced) return broken("can not sync", name, synced.error());
    return {};
}

written tail::probe() {
    const auto name = directory_ / "probe.tmp";
    auto made = on_.append_to(name);
    if (!made) return refused(name, made.error());
    const std::string room(probe_size, ' ');
    auto tried = write_all(**made, room);
    if (tried) tried = (*made)->sync();
    const auto gone = on_.remove(name);
    if (!tried) return refused(name, tried.error());
    if (!gone) return refused(name, gone.error());
    return {};
}

}  // namespace bot::record
