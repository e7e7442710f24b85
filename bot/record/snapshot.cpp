#include "record/snapshot.hpp"

#include "json/document.hpp"
#include "record/line.hpp"
#include "record/replay.hpp"
#include "record/spelling.hpp"
#include "record/write_aside.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>

namespace bot::record {

namespace {

constexpr std::size_t kept = 2;

/// Numbers of the snapshots in the directory, newest first.
std::vector<std::uint32_t> snapshots_in(files& on, const path& directory) {
    std::vector<std::uint32_t> found;
    for (const auto& each : on.list(directory).value_or(std::vector<std::string>()))
        if (const auto no = snapshot_in(each)) found.push_back(*no);
    std::ranges::sort(found, std::ranges::greater());
    return found;
}

std::unexpected<std::string> failed(const char* doing, std::error_code why) {
    return std::unexpected(fmt::format("{}: {}", doing, why.message()));
}

void drop_old_ones(files& on, const path& directory) {
    for (const auto each : snapshots_in(on, directory) | std::views::drop(kept))
        (void)on.remove(directory / snapshot_name(each));
}

}  // namespace

std::string snapshot_text(const snapshot& it) {
    auto text = fmt::format(R"({{"chaosday":"snapshot","version":{},"segment":{},"facts":{},"state":)", snapshot_format,
        it.segment, it.known.facts);
    spell_state(text, it.known);
    seal(text, 0);
    return text;
}

std::expected<snapshot, std::string> snapshot_of(std::string_view text, std::uint32_t segment) {
    if (!text.ends_with('\n') || !is_whole(text.substr(0, text.size() - 1)))
        return std::unexpected("it is damaged: its checksum is wrong");
    json::document whole;
    if (auto wrong = whole.read(text, deepest)) return std::unexpected(std::move(*wrong));
    const auto& root = whole.root();
    if (json::number_of(root, "version") != snapshot_format)
        return std::unexpected(fmt::format("it is of another format than {}", snapshot_format));
    auto known = state_in(root, "state");
    if (!known) return std::unexpected(known.error());
    if (json::number_of(root, "segment") != segment || json::number_of(root, "facts") != known->facts)
        return std::unexpected("it is not what its name says");
    return snapshot{segment, std::move(*known)};
}

snapshot newest_snapshot(files& on, const path& directory, std::uint32_t last, const warn& told) {
    for (const auto each : snapshots_in(on, directory)) {
        if (each > last) continue;
        const auto text = on.read(directory / snapshot_name(each));
        auto good = text ? snapshot_of(*text, each) : failed("it can not be read", text.error());
        if (good) return std::move(*good);
        told(
            fmt::format("{} is passed over: {}. The state is made from the journal instead, which takes longer and "
                        "loses nothing.",
                (directory / snapshot_name(each)).string(), good.error()));
    }
    return {};
}

std::expected<void, std::string> make_snapshot(files& on, const path& directory, std::uint32_t closed) {
    const auto quiet = [](const std::string&) {};
    const auto name = snapshot_name(closed);
    auto known = replay(on, directory, {.last_segment = closed}, quiet);
    if (!known) return std::unexpected(place_of(known.error().at) + ": " + known.error().at.what);
    if (known->snapshot == closed) return {};
    if (known->segment != closed || known->torn) return std::unexpected(segment_name(closed) + " is not whole");
    auto written = write_aside(on, directory / name, snapshot_text({closed, std::move(known->known)}));
    if (!written) return std::unexpected(name + ": " + written.error());
    drop_old_ones(on, directory);
    return {};
}

}  // namespace bot::record
