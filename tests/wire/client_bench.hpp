// An HTTP client whose server is a list of answers, given by hand, one to each request in its turn.
#pragma once

#include "clock/virtual_clock.hpp"
#include "play.hpp"
#include "wire/http_client.hpp"
#include "wire/memory_caller.hpp"
#include "wire/raw_talk.hpp"

#include <deque>
#include <optional>
#include <vector>

namespace tests {

class client_bench {
public:
    struct asked {
        std::optional<bot::wire::http_response> answer;
        std::shared_ptr<outcome> ending;
        std::string text() const {
            return answer ? std::to_string(answer->status) + " " + answer->body : ending->text();
        }
        const bot::wire::http_failure* failure() const { return ending->as<bot::wire::http_failure>(); }
    };

    explicit client_bench(std::deque<std::string> answers, bot::wire::http_client_options how = {})
        : answers_(std::move(answers)), client(caller, clock, {true, "slack.test", "443", "/api/"}, std::move(how)) {}

    std::shared_ptr<asked> ask(bot::wire::http_request request) {
        auto one = std::make_shared<asked>();
        one->ending = play(io, client.send(std::move(request)), one->answer);
        asked_.push_back(one);
        return one;
    }
    /// Lets the requests that are held be answered.
    void release() {
        is_held = false;
        held_->ring();
        clock.settle();
    }

private:
    std::deque<std::string> answers_;
    std::vector<std::shared_ptr<asked>> asked_;  // an answer may come when nobody looks any more

public:
    net::io_context io{1};
    virtual_clock clock{io};
    std::vector<std::string> requests;
    int hangs_up_after = -1;    // so many answers
    int fails_after = -1;       // so many requests nobody can be called any more
    bool keeps_silent = false;  // instead of hanging up when there is no answer left
    bool is_held = false;
    std::chrono::milliseconds between_bytes{0};  // of an answer
    memory_caller caller{io.get_executor(), [this](transport in) { play(io, serve(std::move(in))); }};
    bot::wire::http_client client;

private:
    std::unique_ptr<bot::clock::alarm> held_ = clock.make_alarm();

    net::awaitable<void> drip(transport& line, std::string answer) {
        for (const auto each : answer) {
            co_await say(line, std::string(1, each));
            co_await bot::clock::sleep_for(clock, between_bytes);
        }
    }
    net::awaitable<void> serve(transport line) {
        for (;;) {
            auto request = co_await hear(line, "\r\n\r\n");
            if (request.find("\r\n\r\n") == request.npos) co_return;
            const auto length = field_of(request, "Content-Length");
            const auto body_at = request.find("\r\n\r\n") + 4;
            const auto missing = length.empty() ? 0 : std::stoul(length) - (request.size() - body_at);
            request += co_await hear_bytes(line, missing);
            requests.push_back(std::move(request));
            if (fails_after == static_cast<int>(requests.size())) caller.fails = true;
            while (is_held) co_await held_->wait_until(bot::clock::instant::max());
            if (answers_.empty()) co_return;
            auto answer = std::move(answers_.front());
            answers_.pop_front();
            if (answer.empty()) co_return;
            if (between_bytes > std::chrono::milliseconds(0))
                co_await drip(line, std::move(answer));
            else
                co_await say(line, std::move(answer));
            if (hangs_up_after == static_cast<int>(requests.size())) co_return;
            if (keeps_silent) co_await hear_all(line);
        }
    }
};

}  // namespace tests
