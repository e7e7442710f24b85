// The record's directory as a start may find it: the state is loaded or the flaw is named, whatever is in the files,
// and all who read the record agree on what it holds. Checksums are no obstacle to the fuzzer: on request they are made
// right.
//
// An input: with its own checksums or with right ones, with a snapshot or without, what is looked at; then the files,
// each after a form feed: the snapshot of segment 1, and the segments.
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "fuzz/sealed.hpp"
#include "record/memory_disk.hpp"
#include "record/snapshot.hpp"
#include "record/verify.hpp"

namespace {

using namespace tests::fuzz;
namespace record = bot::record;

const record::path directory = "/record";
const record::path repaired_directory = "/repaired";

void must_survive_a_snapshot(const bot::day::state& known) {
    const auto text = record::snapshot_text({1, known});
    const auto again = record::snapshot_of(text, 1);
    must(again.has_value(), "a snapshot that was made can be read", text);
    must(again->known == known, "a snapshot holds what it was made of", text);
}

/// With snapshots out of the way, whoever reads the segments finds the same.
void must_agree(tests::memory_disk& disk, const std::expected<record::replayed, record::stopped>& read) {
    const auto verified = record::verify(disk, directory);
    must(verified.has_value(), "what can be read can be verified");
    must(verified->is_sound() == read.has_value(), "what a start takes is sound, and what it refuses is not");
    const auto intact = read ? read->known.facts : read.error().intact;
    must(verified->intact == intact, "start and verify count the same facts");
}

void must_be_repairable(tests::memory_disk& disk, const record::flaw& at) {
    const auto copy = record::repair(disk, directory, repaired_directory);
    if (at.kind == record::flaw_kind::newer) return;
    if (!copy) return;
    const auto again = record::replay(disk, repaired_directory, {}, [](const std::string&) {});
    must(again.has_value(), "a repaired record is sound");
    must(again->known.facts == copy->facts, "a repaired record holds what repair says");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    input in(bytes, size);
    const bool makes_right = in.choose(2) == 1, has_snapshot = in.choose(2) == 1;
    const auto look = in.choose(2);
    tests::memory_disk disk;
    disk.make_directory(directory).value();
    in.until('\f');
    const auto next = [&] {
        const auto text = in.until('\f');
        return makes_right ? sealed(text) : std::string(text);
    };
    if (has_snapshot) disk.put(directory / record::snapshot_name(1), next());
    for (std::uint32_t no = 1; no <= 3 && !in.rest().empty(); ++no)
        disk.put(directory / record::segment_name(no), next());
    const auto read = record::replay(
        disk, directory, {}, [](const std::string& what) { must(!what.empty(), "a warning says something"); });
    if (!read)
        must(!read.error().at.file.empty() && !read.error().at.what.empty(), "a flaw says where and what");
    else if (look == 0)
        must_survive_a_snapshot(read->known);
    if (look == 0 || has_snapshot) return 0;
    must_agree(disk, read);
    if (!read) must_be_repairable(disk, read.error().at);
    return 0;
}
