#include "bench/crowd_of_watchers.hpp"

#include "wire/raw_talk.hpp"
#include "wire/websocket.hpp"

#include <boost/asio/post.hpp>
#include <cstdio>

namespace tests {

namespace wire = bot::wire;

namespace {

void tell(const std::string& name, std::exception_ptr why) {
    if (why && !bot::crew::was_stopped(why))
        std::fprintf(stderr, "%s: %s\n", name.c_str(), bot::crew::text_of(why).c_str());
}

net::awaitable<void> write(wire::websocket& line) {
    try {
        co_await line.pump();
    } catch (const std::exception&) {
        line.kill();  // the reader hears of it
    }
}

}  // namespace

crowd_of_watchers::crowd_of_watchers(std::uint16_t port)
    : port_(std::to_string(port)),
      pages_(std::make_unique<bot::crew::crew>(io_.get_executor(), tell)),
      thread_([this] { io_.run(); }) {}

crowd_of_watchers::~crowd_of_watchers() {
    net::post(io_, [this] {
        pages_.reset();
        busy_.reset();
    });
    thread_.join();
}

void crowd_of_watchers::arrive(const std::vector<std::string>& tokens, std::size_t pages_each) {
    net::post(io_, [this, tokens, pages_each] {
        for (const auto& each : tokens) pages_->start("a watcher", enter(each, pages_each));
    });
}

void crowd_of_watchers::leave() {
    net::post(io_, [this] { pages_ = std::make_unique<bot::crew::crew>(io_.get_executor(), tell); });
}

net::awaitable<wire::transport> crowd_of_watchers::dial() { return dialler_.dial({false, "127.0.0.1", port_, "/"}); }

net::awaitable<void> crowd_of_watchers::enter(std::string token, std::size_t pages) {
    auto over = co_await dial();
    const auto host = "127.0.0.1:" + port_;
    co_await say(over, "POST /enter HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
                           "\r\nConnection: close\r\nContent-Length: " + std::to_string(token.size()) + "\r\n\r\n" +
                           token);
    const auto set = field_of(co_await hear_all(over), "Set-Cookie");
    for (; pages > 0; --pages) pages_->start("a watcher", watch(set.substr(0, set.find(';'))));
}

net::awaitable<void> crowd_of_watchers::watch(std::string cookie) {
    const auto host = "127.0.0.1:" + port_;
    auto over = co_await dial();
    const wire::header_list headers{{"Origin", "http://" + host}, {"Cookie", cookie}};
    auto line = co_await wire::websocket::call(steady_, std::move(over), host, "/board/live", headers, {});
    struct counted {
        explicit counted(std::atomic<std::size_t>& all) : all_(all) { ++all_; }
        ~counted() { --all_; }
        counted(const counted&) = delete;
        counted& operator=(const counted&) = delete;
        std::atomic<std::size_t>& all_;
    } const here(open_);
    bot::crew::crew writer(io_.get_executor(), tell);
    writer.start("writing to the bot", write(line));
    while (const auto heard = co_await line.read())
        if (heard->bytes.find("\"type\":\"board\"") != std::string::npos) ++boards_;
}

}  // namespace tests
