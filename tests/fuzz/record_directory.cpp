// The record's directory as a start may find it, whatever files lie in it under whatever names: it is opened, or the
// obstacle is told; what was there before the last line stays as it was, byte by byte; what is written then is there at
// the next start. Checksums are no obstacle to the fuzzer: on request they are made right.
//
// An input: with its own checksums or with right ones, how full a segment gets; then the files, each after a form feed:
// its name, a line feed, what is in it.
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "fuzz/sealed.hpp"
#include "record/line.hpp"
#include "record/memory_disk.hpp"
#include "record/open.hpp"

#include <algorithm>
#include <map>

namespace {

using namespace tests::fuzz;
namespace record = bot::record;
namespace day = bot::day;

const record::path directory = "/record";
constexpr std::array<std::uint64_t, 3> limits{1, 700, record::segment_limit};

std::map<record::path, std::string> contents_of(tests::memory_disk& disk) {
    std::map<record::path, std::string> all;
    for (const auto& each : disk.all())
        if (each.filename() != "lock") all[each] = disk.contents(each);
    return all;
}

day::fact one_more(const day::state& known) {
    day::fact it{known.facts + 1, {1}, {day::platform::room, "rex"}, known.latest, known.latest, "one more", {}};
    it.what = day::public_fact(day::sighting_reported{{1}, "it is slow", "payments"});
    return it;
}

/// Only the open segment may have been cut, at its end, and a first one begun.
void must_be_left_alone(const std::map<record::path, std::string>& before, tests::memory_disk& disk) {
    std::size_t cut = 0;
    for (const auto& [file, was] : before) {
        must(disk.has(file), "a start removes nothing", file.string());
        const auto& is = disk.contents(file);
        const bool is_as_before = is == was;
        must(is_as_before || was.starts_with(is) || was.empty() || is.starts_with("{\"chaosday\":"),
            "a start cuts at the end only", file.string());
        if (!is_as_before) ++cut;
    }
    must(cut <= 1, "a start changes one segment at most");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    input in(bytes, size);
    const bool makes_right = in.choose(2) == 1;
    const auto limit = limits[in.choose(limits.size())];
    tests::memory_disk disk;
    disk.make_directory(directory).value();
    in.until('\f');
    while (!in.rest().empty()) {
        input file_in(in.until('\f'));
        const auto name = std::string(file_in.until('\n'));
        const auto text = file_in.rest();
        const bool is_name =
            !name.empty() && name.size() < 60 && name.find_first_of("/\0") == name.npos && name != "lock";
        if (is_name) disk.put(directory / name, makes_right ? sealed(text) : std::string(text));
    }
    const auto before = contents_of(disk);
    std::uint64_t facts = 0;
    std::vector<std::string> warned;
    {
        auto opened = record::open(disk, directory, limit);
        if (!opened) {
            must(!opened.error().text.empty(), "an obstacle is told");
            return 0;
        }
        must_be_left_alone(before, disk);
        must(opened->facts == opened->known.facts, "as many facts as the state holds");
        std::string line;
        record::write_line(line, one_more(opened->known));
        const auto added = opened->end->add(line, opened->known.facts + 1);
        must(added.is == record::written::verdict::durable, "what was opened can be written to", added.why);
        facts = opened->known.facts + 1;
        warned = opened->warnings;
    }
    const auto left = disk.after({});
    const auto again = record::open(*left, directory, limit);
    must(again.has_value(), "what was written to can be opened again", again ? "" : again.error().text);
    must(again->known.facts == facts, "what was written is there after a power cut");
    for (const auto& each : again->warnings)
        must(std::ranges::find(warned, each) != warned.end(),
            "the second start finds nothing wrong that the first did not", each);
    return 0;
}
