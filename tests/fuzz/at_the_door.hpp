// What the targets at the bot's own door have in common: bytes that go through the real listener, and what is demanded
// of whatever comes back.
#pragma once

#include "crew/crew.hpp"
#include "fuzz/desk_on_paper.hpp"
#include "fuzz/must.hpp"
#include "web/listener.hpp"

#include <boost/system/system_error.hpp>

namespace tests::fuzz {

/// A peer that breaks the protocol, or leaves in the middle, is no fault of ours.
inline void must_be_of_the_wire(const std::string& where, std::exception_ptr why) {
    if (!why || bot::crew::was_stopped(why)) return;
    try {
        std::rethrow_exception(why);
    } catch (const boost::system::system_error&) {
    } catch (const std::exception& error) { must(false, "nothing fails inside", where + ": " + error.what()); }
}

/// All that came back over one connection.
inline void must_be_answers(const std::string& heard) {
    const bool is_http = heard.starts_with("HTTP/1.1 ") || heard.starts_with("HTTP/1.0 ");  // as it was asked
    must(heard.empty() || is_http, "an answer is HTTP", heard);
    const auto status = is_http ? heard.substr(9, 1) : "";
    must(heard.find("\r\nHTTP/1.1 5") == heard.npos && status != "5", "nothing fails inside", heard);
    if (is_http && status != "1")
        must(heard.find("Content-Security-Policy: ") != heard.npos, "every answer is guarded", heard);
}

inline const bot::web::page_files& shipped_pages() {
    static const std::filesystem::path pages = CHAOSDAY_SOURCE_DIR "/bot/web/pages";
    static const bot::web::page_files all({pages, pages / "room"}, "enter.html");
    return all;
}

struct asked_desk final : bot::desk::port {
    explicit asked_desk(desk_on_paper& of) : of(of) {}
    boost::asio::awaitable<bot::desk::answer> ask(bot::desk::request what) override {
        co_return of.ask(std::move(what));
    }
    std::vector<std::pair<std::string, std::string>> verbs_for(bot::day::asker) const override { return {}; }
    desk_on_paper& of;
};

inline std::string replaced(std::string text, std::string_view name, const std::string& with) {
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + with.size()))
        text.replace(at, name.size(), with);
    return text;
}

}  // namespace tests::fuzz
