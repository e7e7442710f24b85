// A message in Slack's clothes: what was typed makes no block, no mention, no link and no style that plain letters
// would not make; what it says is said.
#include "chat/slack/blocks.hpp"
#include "chat/slack/mrkdwn.hpp"
#include "fuzz/must.hpp"
#include "fuzz/twins.hpp"
#include "speech/words.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace {

using namespace tests::fuzz;
using nlohmann::json;
namespace slack = bot::chat::slack;

/// How many there are of each type of block and element, and of each style; plain text aside.
void count(const json& it, std::map<std::string, int>& found) {
    if (!it.is_structured()) return;
    if (it.is_object() && it.contains("type") && it.at("type") != "text") ++found[it.at("type").get<std::string>()];
    if (it.is_object() && it.contains("style")) ++found["style " + it.at("style").dump()];
    for (const auto& each : it) count(each, found);
}

/// What Slack would take for more than text: how many of each kind.
std::map<int, int> marks_in(const std::string& mrkdwn) {
    std::map<int, int> found;
    for (const auto& each : bot::speech::hear(mrkdwn, bot::day::platform::slack).marks)
        ++found[static_cast<int>(each.of)];
    return found;
}

bool calls_everybody(const std::string& text) {
    for (const auto* each : {"<!channel", "<!here", "<!everyone", "<!subteam", "@channel", "@here", "@everyone"})
        if (text.find(each) != text.npos) return true;
    return false;
}

std::string written(const json& it) { return it.dump(-1, ' ', false, json::error_handler_t::replace); }

std::vector<json> posts_of(const bot::speech::message& it) {
    std::vector<json> all;
    for (const auto& each : slack::posts_of(it)) all.push_back(slack::as_json(each));
    return all;
}

void must_be_alike(const std::vector<json>& typed, const std::vector<json>& calm) {
    must(typed.size() == calm.size(), "what was typed makes no post");
    for (std::size_t at = 0; at < typed.size(); ++at) {
        std::map<std::string, int> blocks, as_meant;
        count(typed[at].at("blocks"), blocks);
        count(calm[at].at("blocks"), as_meant);
        for (const auto& [type, number] : blocks)
            must(number <= as_meant[type], "what was typed makes more of itself",
                [&] { return type + written(typed[at]); });
        const auto text = typed[at].at("text").get<std::string>();
        for (auto meant = marks_in(calm[at].at("text").get<std::string>()); const auto& [kind, number] : marks_in(text))
            must(number <= meant[kind], "what was typed marks nothing up", text);
        must(!calls_everybody(text), "what was typed calls nobody", text);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    input in(bytes, size);
    const auto message = twins_in(in);
    must_be_alike(posts_of(message.typed), posts_of(message.calm));
    return 0;
}
