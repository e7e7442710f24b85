// A message as a page of the rehearsal room gets it: what was typed makes no block, no link and no style that plain
// letters would not make, and the diary reads back what it wrote.
#include "chat/room/message_json.hpp"
#include "fuzz/must.hpp"
#include "fuzz/twins.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace {

using namespace tests::fuzz;
using nlohmann::json;
namespace room = bot::chat::room;
namespace speech = bot::speech;

/// How many there are of each name: blocks, pieces and styles are told apart by them; plain text aside.
void count(const json& it, std::map<std::string, int>& found) {
    if (it.is_object())
        for (const auto& [name, value] : it.items())
            if (name != "text") ++found[name];
    if (it.is_structured())
        for (const auto& each : it) count(each, found);
}

std::map<std::string, int> counted(const speech::message& it) {
    std::map<std::string, int> found;
    count(room::json_of(it), found);
    return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    input in(bytes, size);
    const auto message = twins_in(in);
    const auto line = room::line_of(room::json_of(message.typed));
    must(line.find('\n') == line.npos, "a message is one line of the diary", line);
    const auto again = room::line_of(room::json_of(room::message_from(json::parse(line))));
    must(again == line, "a message is read as it was written", line);
    const auto typed = counted(message.typed);
    for (auto meant = counted(message.calm); const auto& [name, number] : typed)
        must(number <= meant[name], "what was typed makes more of itself", [&] { return name + " in " + line; });
    return 0;
}
