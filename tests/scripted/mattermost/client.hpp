// A client of the scripted Mattermost, for its own tests: plain requests, sockets that only listen, and a bot that says
// what the test wants.
#pragma once

#include "play.hpp"
#include "scripted/mattermost/scripted_mattermost.hpp"
#include "text_of_file.hpp"
#include "wire/http_client.hpp"

#include <doctest/doctest.h>
#include <filesystem>

namespace tests::mattermost {

using namespace std::chrono_literals;

/// A socket that reads all there is.
struct listener {
    std::optional<wire::websocket> ws;
    std::vector<json> heard;
    bool has_ended = false, was_closed = false;

    bool says_text(const std::string& text) { return ws->send(text); }
    bool says(const json& it) { return ws->send(it.dump()); }
    std::vector<std::string> events() const {
        std::vector<std::string> names;
        for (const auto& each : heard) names.push_back(each.value("event", "reply"));
        return names;
    }
    const json& last() const { return heard.back(); }
    /// The JSON that stands in a string of the last event of this name.
    json inner(const std::string& event, const char* member) const {
        for (auto each = heard.rbegin(); each != heard.rend(); ++each)
            if (each->value("event", "") == event) return json::parse(each->at("data").at(member).get<std::string>());
        throw std::runtime_error("no event " + event);
    }
};

struct client {
    net::io_context io;
    virtual_clock clock{io};
    scripted_mattermost server{io, clock};
    std::string anna = server.of.add_person("anna"), ben = server.of.add_person("ben");
    std::string incidents = server.of.add_channel("incidents", {"anna", "ben"});
    std::string agents = server.of.add_channel("agents", {"anna"}, true);
    std::string anna_token = "secretannatokensecretannat";
    wire::http_client http{server, clock, *wire::parse_address("http://127.0.0.1:8065/api/v4/"), {}};
    std::vector<std::shared_ptr<listener>> listeners;
    bot::crew::crew hands{io.get_executor(), [](const std::string&, std::exception_ptr) {}};

    client() { server.tokens.admit(anna_token, anna); }
    ~client() {
        hands.stop();
        clock.settle();
        for (const auto& each : server.of.trouble) FAIL_CHECK(each);
    }

    wire::http_response sends(wire::http_request asked, std::chrono::milliseconds patience = 0ms) {
        std::optional<wire::http_response> said;
        const auto ended = play(io, http.send(std::move(asked)), said);
        clock.settle();
        if (!ended->ended) clock.forward(patience);
        REQUIRE_MESSAGE(ended->text() == "well", ended->text());
        return *said;
    }
    wire::http_response asks(const std::string& method, const std::string& path, const json& body = nullptr,
        const std::string& token = scripted_mattermost::bot_token) {
        wire::http_request it{method, path, {}, body.is_null() ? std::string() : body.dump()};
        if (!token.empty()) it.headers.add("Authorization", "Bearer " + token);
        return sends(std::move(it));
    }
    /// The answer, which has to have this status.
    json answer(unsigned status, const std::string& method, const std::string& path, const json& body = nullptr,
        const std::string& token = scripted_mattermost::bot_token) {
        const auto said = asks(method, path, body, token);
        CHECK_MESSAGE(said.status == status, said.body);
        return json::parse(said.body);
    }
    /// The id of the error that comes with this status.
    std::string error(unsigned status, const std::string& method, const std::string& path, const json& body = nullptr,
        const std::string& token = scripted_mattermost::bot_token) {
        const auto it = answer(status, method, path, body, token);
        CHECK(it.at("status_code") == status);
        return it.at("id").get<std::string>();
    }
    json posts(const std::string& text, const std::string& token = scripted_mattermost::bot_token) {
        return answer(201, "POST", "posts", {{"channel_id", incidents}, {"message", text}}, token);
    }

    std::shared_ptr<listener> listens(const std::string& query = {},
        const std::string& token = scripted_mattermost::bot_token, wire::header_list headers = {}) {
        auto it = std::make_shared<listener>();
        if (!token.empty()) headers.add("Authorization", "Bearer " + token);
        listeners.push_back(it);
        hands.start("listener", listen(it, "/api/v4/websocket" + query, std::move(headers)));
        clock.settle();
        return it;
    }
    net::awaitable<void> listen(std::shared_ptr<listener> it, std::string target, wire::header_list headers) {
        auto line = co_await server.dial(*wire::parse_address(server.url));
        auto calling = wire::websocket::call(clock, std::move(line), "127.0.0.1:8065", target, std::move(headers), {});
        it->ws.emplace(co_await std::move(calling));
        hands.start("pump", pump(it));
        co_await read(it);
    }
    static net::awaitable<void> pump(std::shared_ptr<listener> it) { co_await it->ws->pump(); }
    static net::awaitable<void> read(std::shared_ptr<listener> it) {
        try {
            while (const auto said = co_await it->ws->read()) it->heard.push_back(json::parse(said->bytes));
            it->was_closed = true;
        } catch (const boost::system::system_error&) {
            // The end is what the test looks at.
        }
        it->has_ended = true;
    }

    /// What the bot answers to everything it is called for.
    void bot_answers(wire::http_response what) {
        server.bridge.calls = [what](wire::http_request) -> net::awaitable<wire::http_response> { co_return what; };
    }
    void bot_says(const json& what) { bot_answers({200, {{"Content-Type", "application/json"}}, what.dump()}); }
    /// The administrator makes /chaos.
    json makes_command() {
        return answer(201, "POST", "commands",
            {{"team_id", server.of.team_id}, {"trigger", "chaos"}, {"method", "P"},
                {"url", "http://127.0.0.1:9191/slash"}, {"auto_complete", true}, {"auto_complete_hint", "[verb]"}},
            scripted_mattermost::admin_token);
    }
    std::shared_ptr<exchange> types(const std::string& text) {
        const auto it = server.bridge.types(anna, incidents, text);
        clock.settle();
        return it;
    }
};

/// The first frame of a capture of a real server's, or what it has inside as JSON in a string.
inline json captured(const std::string& name, const char* inside = nullptr) {
    const auto file = std::filesystem::path(CHAOSDAY_SOURCE_DIR "/tests/fixtures/mattermost/ws") / (name + ".jsonl");
    const auto all = text_of_file(file);
    auto it = json::parse(all.substr(0, all.find('\n')));
    return inside == nullptr ? it : json::parse(it.at("data").at(inside).get<std::string>());
}

/// The same members with the same kinds of values, all the way down; what a list holds is compared by its first.
inline std::string differs(const json& got, const json& captured, const std::string& at = "it") {
    if (got.type_name() != std::string(captured.type_name()))
        return at + " is " + got.type_name() + " and not " + captured.type_name();
    if (captured.is_array() && !captured.empty())
        return got.empty() ? at + " is empty" : differs(got[0], captured[0], at + "[0]");
    if (!captured.is_object()) return {};
    for (const auto& [name, value] : captured.items()) {
        if (!got.contains(name)) return at + " lacks " + name;
        if (auto why = differs(got.at(name), value, at + "." + name); !why.empty()) return why;
    }
    for (const auto& [name, value] : got.items())
        if (!captured.contains(name)) return at + " has " + name;
    return {};
}

}  // namespace tests::mattermost
