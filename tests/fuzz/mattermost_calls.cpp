// What a Mattermost server, or whoever pretends to be one, sends to the bot's callbacks: every call has an answer that
// Mattermost can read; without a token or a seal of ours nothing is asked of the desk; and the asker reads nothing that
// is not for them.
//
// An input: the moment of the day, the path, whether a button or dialog carries our own seal, who; then the words of
// that button or the verb of that form, ended by a line feed; then the body.
#include "fuzz/input.hpp"
#include "fuzz/mattermost_side.hpp"
#include "fuzz/secrecy.hpp"

namespace {

using namespace tests::fuzz;
using nlohmann::json;

json object_in(std::string_view body) {
    auto it = body.size() < 10'000 ? json::parse(body, nullptr, false) : json();
    return it.is_object() ? it : json::object();
}

wire::http_request call_to(const char* path, std::string body) {
    const auto* type = path == mattermost::command_path ? "application/x-www-form-urlencoded" : "application/json";
    return {"POST", path, {{"Content-Type", type}}, std::move(body)};
}

std::string written(const json& it) { return it.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::mattermost);
    static constexpr std::array paths{mattermost::command_path, mattermost::button_path, mattermost::dialog_path};
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    const auto path = in.choose(paths.size());
    const bool is_ours = in.choose(2) == 1;
    const auto who = in.choose(people.size());
    std::string words(in.until('\n'));
    std::string body(in.rest());
    if (is_ours && path == 0)
        body = "token=command-token&trigger_id=t&user_id=" + std::string(26, 'u') +
               "&channel_id=" + std::string(26, 'c') + "&" + body;
    if (is_ours && path > 0) {
        auto it = object_in(body);
        it["user_id"] = people[who];
        it["channel_id"] = "agents";
        it["trigger_id"] = "t";
        if (path == 1) it["context"] = sealed_context(words, it.contains("confirms"));
        if (path == 2) it["state"] = sealed_state(words, people[who], desk.from().now);
        body = written(it);
    }
    server_side bot(desk);
    const auto answer = bot.answer(call_to(paths[path], body));
    must(answer.status < 500, "the bot never fails at a call");
    if (answer.status == 200 && !answer.body.empty())
        must(!json::parse(answer.body, nullptr, false).is_discarded(), "an answer is JSON", answer.body);
    const bool carries_token = body.find("command-token") != body.npos;
    if (!is_ours && !carries_token) must(bot.asked() == 0, "without token or seal nothing is asked of the desk", body);
    const bool is_insider = path != 0 && who < insiders;
    if (!is_insider && desk.from().are == secrets::kept)
        must(answer.body.find(agents_word) == answer.body.npos || says_secret(body) || says_secret(words),
            "nobody but agents reads what agents wrote", answer.body);
    return 0;
}
