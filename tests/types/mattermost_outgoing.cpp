// Prints all that the bot says to Mattermost, in a whole day by commands and with every form, as TypeScript that says
// which of Mattermost's own types each has to have: calls of the API, and answers to the server's calls.
#define DOCTEST_CONFIG_IMPLEMENT  // the workplace speaks up through doctest
#include "days/script.hpp"
#include "mattermost/types/typescript.hpp"

#include <doctest/doctest.h>
#include <iostream>
#include <map>
#include <set>

using namespace tests::days;

namespace {

namespace net = boost::asio;
using bot::wire::http_request;
using bot::wire::http_response;
using nlohmann::json;

/// What each kind of call has to be. One that is not named here was added to the bot and forgotten.
const std::map<std::string, std::string> type_of{{"POST /posts", "SentPost"}, {"PUT /posts/{}/patch", "SentLooks"},
    {"POST /posts/{}/pin", "SentNothing"}, {"POST /posts/{}/unpin", "SentNothing"},
    {"PUT /channels/{}/patch", "SentHeader"}, {"POST /channels/direct", "SentPeople"},
    {"POST /commands/execute", "SentCommand"}, {"POST /actions/dialogs/open", "OpenDialogRequest"},
    {"POST /hooks/commands/{}", "SentAnswer"}, {"/mattermost/command", "SentAnswer"},
    {"/mattermost/button", "SentToClicker"}, {"/mattermost/form", "SubmitDialogResponse"}};
/// These carry no JSON.
const std::set<std::string> other{"POST /files", "DELETE /posts/{}"};

/// All that was sent, as often as it was.
class sent {
public:
    void add(const std::string& kind, const json& it) {
        if (other.contains(kind) || kind.starts_with("GET ")) return;
        if (!type_of.contains(kind)) throw std::runtime_error("nobody has said what type this has: " + kind);
        all_[kind].insert(it);
    }
    /// Fewer kinds would mean that the day was not lived.
    bool has_all_kinds() const { return all_.size() == type_of.size(); }
    void print() const {
        std::size_t number = 0;
        for (const auto& [kind, each] : all_)
            for (const auto& it : each) tests::mattermost::print("it" + std::to_string(++number), type_of.at(kind), it);
    }
    std::string kinds() const {
        std::string text;
        for (const auto& [kind, each] : all_) text += kind + ": " + std::to_string(each.size()) + "\n";
        return text;
    }

private:
    std::map<std::string, std::set<json>> all_;
};

/// Answers that are no JSON say nothing.
void listens_in(mattermost_workplace& in, sent& to) {
    auto answering = in.server.bridge.calls;
    in.server.bridge.calls = [answering, &to](http_request call) -> net::awaitable<http_response> {
        const auto path = call.target;
        auto waiting = answering(std::move(call));
        auto said = co_await std::move(waiting);
        if (said.headers["Content-Type"].starts_with("application/json")) to.add(path, json::parse(said.body));
        co_return said;
    };
}

void use_every_form(mattermost_workplace& in) {
    in.say("UFAY", "GAGENTS",
        "/chaos new “Crowd” env: staging procedure: \"As in production\" incident: <#CINC|incidents> agents: "
        "<#GAGENTS|chaos-agents> zone: Europe/Berlin date: 2026-12-15 from: 10:00 last-start: 15:00 wind-down: 15:30 "
        "until: 16:00");
    in.say("UFAY", "GAGENTS", "/chaos people agents: <@UADA|ada> <@UBO|bo> responders: <@UREX|rex>");
    std::string long_text;
    while (long_text.size() < 2'900) long_text += "break it; ";
    for (int n = 0; n < 10; ++n)
        in.say("UADA", "GAGENTS",
            "/chaos add Component " + std::to_string(n) + " | fails | nobody sees it method: " + long_text +
                " rollback: undo it estimate: 5m owner: <@UADA|ada>");
    for (const auto* words : {"/chaos new", "/chaos add", "/chaos card 1 edit", "/chaos start", "/chaos stop",
             "/chaos change", "/chaos log", "/chaos seen", "/chaos edit", "/chaos board", "/chaos card 1",
             "/chaos check", "/chaos timeline", "/chaos export md"}) {
        in.say("UFAY", "GAGENTS", words);
        in.say("UADA", "GAGENTS", words);
    }
    // Something is missing, and the form says so.
    in.say("UADA", "GAGENTS", "/chaos add");
    in.submit("UADA", {{"component", " "}, {"failure", "is late"}, {"expected", "somebody sees it"}});
}

}  // namespace

int main() {
    try {
        sent all;
        mattermost_workplace in(planning_begins);
        listens_in(in, all);
        live_the_day(in);
        use_every_form(in);
        for (const auto& each : in.server.calls) all.add(each.route, each.body);
        fmt::print("{}", tests::mattermost::declarations);
        all.print();
        if (all.has_all_kinds()) return 0;
        std::cerr << "not all was sent that there is:\n" << all.kinds();
    } catch (const std::exception& error) { std::cerr << error.what() << '\n'; }
    return 1;
}
