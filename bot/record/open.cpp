#include "record/open.hpp"

#include <fmt/format.h>

namespace bot::record {

namespace {

std::unexpected<not_opened> disk_refuses(const path& where, std::string_view doing, std::error_code why) {
    return std::unexpected(not_opened{obstacle::disk,
        fmt::format(
            "The record in {} {}: {}.\nchaosday needs a directory that it may read and write; see that the disk "
            "has room and that the directory belongs to the user who runs chaosday.",
            where.string(), doing, why.message())});
}

std::unexpected<not_opened> already_open(files& on, const path& directory) {
    auto text = on.read(directory / "lock").value_or("");
    while (text.ends_with('\n')) text.pop_back();
    const auto who = text.empty() ? "Another chaosday" : fmt::format("Another chaosday (process {})", text);
    return std::unexpected(not_opened{obstacle::locked,
        fmt::format("{} has the record in {} open, and two would write over each other.\nStop it first, or give this "
                    "one a directory of its own. The lock goes away with the process that holds it: there is no need "
                    "to remove a file.",
            who, directory.string())});
}

std::string intact_text(std::uint64_t facts) {
    if (facts == 0) return "No fact before that place can be read.";
    return fmt::format("Facts 1 to {}, all that come before it, are intact.", facts);
}

std::unexpected<not_opened> stopped_at(const path& directory, const stopped& it) {
    const auto dir = directory.string();
    if (it.at.kind == flaw_kind::newer)
        return std::unexpected(not_opened{obstacle::newer,
            fmt::format("The record in {} can not be read by this chaosday.\n{}: {}.\n{}\nStart the newer chaosday, or "
                        "one that is newer still; nothing has been changed.",
                dir, place_of(it.at), it.at.what, intact_text(it.intact))});
    if (it.at.kind == flaw_kind::unreadable)
        return std::unexpected(not_opened{obstacle::disk,
            fmt::format("The record in {} can not be read.\n{}: {}.\n{}\nSee that the disk is well and that the files "
                        "belong to the user who runs chaosday; nothing has been changed.",
                dir, place_of(it.at), it.at.what, intact_text(it.intact))});
    return std::unexpected(not_opened{obstacle::damaged,
        fmt::format("The record in {0} is damaged, and chaosday does not start on what may be wrong.\n{1}: {2}.\n{3} "
                    "Nothing has been changed.\nTo see all that is wrong: chaosday verify {0}\nTo go on with what can "
                    "be read: chaosday verify --repair {0} writes a repaired copy beside it and leaves this one as "
                    "it is.",
            dir, place_of(it.at), it.at.what, intact_text(it.intact))});
}

std::string torn_text(const path& directory, const flaw& it) {
    return fmt::format(
        "{}: the last line broke off (a crash or a power cut while it was written) and was cut off. "
        "Nobody had been told that it was recorded. It began: {}",
        (directory / place_of(it)).string(), it.text);
}

}  // namespace

std::expected<opened, not_opened> open(files& on, const path& directory, std::uint64_t limit) {
    if (const auto made = on.make_directory(directory); !made)
        return disk_refuses(directory, "can not be made", made.error());
    // Also of one that was there: whoever made it may have ended before this.
    if (const auto synced = on.sync_way_to(directory); !synced)
        return disk_refuses(directory, "can not be synced", synced.error());
    auto lock = on.lock(directory / "lock");
    if (!lock && lock.error() == std::errc::operation_would_block) return already_open(on, directory);
    if (!lock) return disk_refuses(directory, "can not be locked", lock.error());

    opened it;
    it.lock = std::move(*lock);
    auto found = replay(on, directory, {}, [&](const std::string& text) { it.warnings.push_back(text); });
    if (!found) return stopped_at(directory, found.error());
    it.end = std::make_unique<tail>(on, directory, tail::place{found->segment, found->size}, limit);
    if (const auto ready = it.end->open(found->known.facts + 1); ready.is != written::verdict::durable)
        return std::unexpected(not_opened{obstacle::disk,
            fmt::format("The record in {} can not be written: {}.\nNothing that was recorded is lost. Make room, or "
                        "mend the disk, and start again.",
                directory.string(), ready.why)});
    if (found->torn) it.warnings.push_back(torn_text(directory, *found->torn));
    if (found->segment > found->snapshot + 1) it.unsnapped = found->segment - 1;
    it.facts = found->known.facts;
    it.known = std::move(found->known);
    return it;
}

std::expected<day::state, not_opened> read_state(files& on, const path& directory) {
    auto found = replay(on, directory, {}, [](const std::string&) {});
    if (!found) return stopped_at(directory, found.error());
    return std::move(found->known);
}

}  // namespace bot::record
