#include "process/page.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>

namespace tests {

using nlohmann::json;
namespace wire = bot::wire;

page::page(bot::clock::clock& steady, std::string as, std::string name)
    : steady_(steady), as_(std::move(as)), name_(std::move(name)) {}

net::awaitable<void> page::converse(wire::caller& by, std::uint16_t port) {
    const auto place = "127.0.0.1:" + std::to_string(port);
    try {
        wire::address to{false, "127.0.0.1", std::to_string(port), "/live"};
        auto over = co_await by.dial(std::move(to));
        wire::header_list headers{{"Origin", "http://" + place}};
        wire::websocket_options how;
        auto line = co_await wire::websocket::call(steady_, std::move(over), place, "/live", headers, how);
        line_.emplace(std::move(line));
        const auto executor = co_await net::this_coro::executor;
        net::co_spawn(executor, line_->pump(), [](std::exception_ptr) {});  // the reader hears of it
        send({{"type", "hello"}, {"as", as_}, {"room", room_}, {"since", events_.size()}});
        while (const auto said = co_await line_->read()) hear(json::parse(said->bytes));
    } catch (const std::exception&) {
        // Killed, as it is meant to be.
    }
    welcome_ = false;
    line_.reset();
}

void page::leave() {
    if (line_) line_->kill();
}

bool page::send(const json& frame) { return line_ && line_->send(frame.dump()); }

bool page::send(std::uint64_t number, const request& what) {
    return send({{"type", "say"}, {"id", id_of(number)}, {"where", what.where}, {"text", what.text}});
}

void page::say(const std::string& where, const std::string& text) {
    ++asked_;
    send(asked_, waiting_[asked_] = {where, text});
}

void page::turn_clock(const json& how) {
    auto frame = how;
    frame["type"] = "clock";
    send(frame);
}

void page::hear(const json& frame) {
    const auto& type = frame.at("type").get_ref<const std::string&>();
    if (type == "welcome") return hear_welcome(frame);
    if (type == "events") return hear_events(frame);
    if (type == "done") return hear_receipt(frame);
    if (type == "board") board_ = frame.dump();
    if (type == "clock") clock_paused_ = frame.at("paused").get<bool>();
    if (type == "misunderstood") on_wrong("misunderstood: " + frame.dump());
}

void page::hear_welcome(const json& frame) {
    const auto& room = frame.at("room").get_ref<const std::string&>();
    if (!room_.empty() && room != room_) on_wrong("the room is another one: " + room);
    room_ = room;
    if (frame.at("to").get<std::size_t>() < events_.size())
        on_wrong(
            as_ + " was shown event " + std::to_string(events_.size()) + ", the room has " + frame.at("to").dump());
    welcome_ = true;
    for (const auto& [number, what] : waiting_) send(number, what);
    on_welcome();
}

void page::hear_events(const json& frame) {
    auto number = frame.at("from").get<std::size_t>();
    if (number != events_.size() + 1)
        on_wrong(as_ + " knows " + std::to_string(events_.size()) + " events, then came " + std::to_string(number));
    for (const auto& each : frame.at("events")) events_.push_back(each.dump());
}

void page::hear_receipt(const json& frame) {
    const auto& id = frame.at("id").get_ref<const std::string&>();
    const auto found = waiting_.find(std::stoull(id.substr(name_.size() + 1)));
    if (found == waiting_.end()) return on_wrong("a receipt for " + id + ", which waits for none");
    const receipt told{as_ + "/" + id, found->second.text, !frame.contains("refused") && !frame.contains("open")};
    waiting_.erase(found);
    on_receipt(told);
}

}  // namespace tests
