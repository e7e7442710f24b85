// The operator's configuration: it is read, or every fault has a line and a remedy; what is read is within its bounds.
#include "fuzz/input.hpp"
#include "fuzz/must.hpp"
#include "program/config.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using tests::fuzz::must;
    const tests::fuzz::input in(bytes, size);
    const auto read = bot::program::read_config(in.rest(), "/etc/chaosday");
    if (!read) {
        must(!read.error().empty(), "whoever is refused learns why");
        for (const auto& each : read.error()) must(!each.what.empty() && each.line > 0, "a fault says where and what");
        return 0;
    }
    must(read->slack.connections >= 1 && read->slack.connections <= 10, "connections are within bounds");
    for (const auto& each : {read->record, read->messages, read->plans, read->slack.ca_file, read->mattermost.ca_file})
        must(each.empty() || each.is_absolute(), "paths are meant from beside the file", each.string());
    return 0;
}
