// Only for precompiled headers, as days.hpp: what most files do with messages, JSON and coroutines.
#pragma once

#include "clock/clock.hpp"
#include "crew/crew.hpp"
#include "crew/within.hpp"
#include "day/match.hpp"
#include "day/view.hpp"
#include "desk/port.hpp"
#include "precompiled/days.hpp"
#include "speech/message.hpp"
#include "speech/names.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace bot::precompiled {

inline void messages(speech::message& message, speech::block& block) {
    copied_and_moved(message, message);
    copied_and_moved(block, block);
}

inline void requests(desk::request& request, desk::answer& answer) {
    copied_and_moved(request, request);
    copied_and_moved(answer, answer);
}

inline std::string json(nlohmann::json& one, const std::string& text) {
    copied_and_moved(one, one);
    one[text] = {{text, one}, {"name", text}, {"count", 1}};
    one.push_back(nlohmann::json::parse(text, nullptr, false));
    const auto found = one.find(text);
    if (found == one.end() || !one.contains("name") || one.at("name") != text) return one.value("name", text);
    for (const auto& each : one)
        if (each.is_string()) return each.get<std::string>() + each.dump();
    return one.dump();
}

inline void coroutines(boost::asio::io_context& io) {
    boost::asio::co_spawn(io, []() -> boost::asio::awaitable<void> { co_return; }, boost::asio::detached);
}

inline boost::asio::awaitable<void> sleeps(boost::asio::steady_timer& timer) {
    co_await timer.async_wait(boost::asio::use_awaitable);
    co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

inline std::string text(const std::string& some, int number) { return fmt::format("{} {}", some, number); }

}  // namespace bot::precompiled
