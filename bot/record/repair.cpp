#include "record/line.hpp"
#include "record/verify.hpp"
#include "record/walk.hpp"

#include <fmt/format.h>

namespace bot::record {

namespace {

constexpr std::size_t batch = 1 << 20;

std::unexpected<not_opened> refused(std::string text) {
    return std::unexpected(not_opened{obstacle::disk, std::move(text)});
}

bool is_there(files& on, const path& directory) {
    const auto names = on.list(directory);
    return names || names.error() != std::errc::no_such_file_or_directory;
}

/// Writes the facts that can be read, numbered anew.
class copy {
public:
    copy(files& on, const path& target) : end_(on, target, {}, segment_limit) { note(end_.open(1)); }

    void take(day::fact it) {
        it.no = ++taken_;
        write_line(waiting_, it);
        if (waiting_.size() >= batch) flush();
    }
    void flush() {
        if (!waiting_.empty() && trouble_.empty()) note(end_.add(waiting_, flushed_ + 1));
        flushed_ = taken_;
        waiting_.clear();
    }
    std::uint64_t taken() const { return taken_; }
    const std::string& trouble() const { return trouble_; }

private:
    void note(const written& result) {
        if (result.is != written::verdict::durable) trouble_ = result.why;
    }
    tail end_;
    std::string waiting_, trouble_;
    std::uint64_t taken_ = 0, flushed_ = 0;
};

}  // namespace

std::expected<repaired, not_opened> repair(files& on, const path& directory, const path& target) {
    const auto found = verify(on, directory);
    if (!found) return std::unexpected(found.error());
    for (const auto& each : found->flaws)
        if (each.kind == flaw_kind::newer)
            return std::unexpected(not_opened{obstacle::newer,
                fmt::format("The record in {} is not repaired: {}: {}. It is not damaged there: use the chaosday that "
                            "wrote it.",
                    directory.string(), place_of(each), each.what)});
    if (is_there(on, target))
        return refused(fmt::format(
            "{} is there already, and a repaired copy is never written over anything. Name another directory.",
            target.string()));
    auto made = on.make_directory(target);
    if (made) made = on.sync_way_to(target);
    if (!made) return refused(fmt::format("{} can not be made: {}.", target.string(), made.error().message()));

    repaired it{0, found->flaws, found->gaps};
    if (found->torn) it.left_out.push_back(*found->torn);
    copy into(on, target);
    walk_news told{[](const std::string&, std::uint64_t) {}, [&](const day::fact& each) { into.take(each); },
        [](const flaw&) {}, [](const flaw&) {}, [](std::uint64_t, std::uint64_t) {}};
    const auto walked = walk(on, directory, told);
    into.flush();
    if (!walked || !into.trouble().empty())
        return refused(fmt::format("The copy in {} is not complete: {}. Remove it and try again.", target.string(),
            walked ? into.trouble() : walked.error().message()));
    it.facts = into.taken();
    return it;
}

}  // namespace bot::record
