// Calls of Mattermost's REST API. Where the server limits, everybody waits as long as it says; an answer is a value
// whatever went wrong; no token and no path that is a secret ever reaches a text.
#pragma once

#include "chat/mattermost/rest_answer.hpp"
#include "chat/secret.hpp"
#include "chat/teller.hpp"
#include "clock/clock.hpp"
#include "wire/http_client.hpp"

#include <functional>
#include <nlohmann/json_fwd.hpp>

namespace bot::chat::mattermost {

struct rest_options {
    std::string url;  ///< of the server, with the path under which it is served if there is one
    secret token;     ///< empty: without authorization
    std::string user_agent = "chaosday";
    std::chrono::milliseconds timeout{10'000};
    /// How often a call that is limited is tried again before the caller hears of it.
    int tries_when_limited = 3;
    /// A longer wait is not waited for: the caller hears of it at once.
    std::chrono::milliseconds patience{60'000};
};

class rest {
public:
    /// Caller and clock outlive it. Throws std::invalid_argument when the URL is none.
    rest(wire::caller& by, clock::clock& steady, rest_options how, teller told);
    ~rest();

    /// `path` is what stands behind /api/v4/, with its query.
    boost::asio::awaitable<rest_answer> get(std::string path);
    boost::asio::awaitable<rest_answer> post(std::string path, nlohmann::json what);
    /// A POST that asks, or that the server does once however often it is said.
    boost::asio::awaitable<rest_answer> post_again(std::string path, nlohmann::json what);
    /// A POST that is of no use later: where the server limits us, the caller hears of that at once.
    boost::asio::awaitable<rest_answer> post_now(std::string path, nlohmann::json what);
    /// The bytes of a file, as they are. Sent twice they are two files, and nobody sees either before it is posted.
    boost::asio::awaitable<rest_answer> post_bytes(std::string path, std::string bytes);
    boost::asio::awaitable<rest_answer> put(std::string path, nlohmann::json what);
    boost::asio::awaitable<rest_answer> remove(std::string path);
    /// To a response path, which needs no authorization.
    boost::asio::awaitable<rest_answer> respond(secret path, nlohmann::json what);

    /// Page after page of a list: `seen` is told of how many each was asked for, fewer where so many are too long to be
    /// read, and says whether to go on. The answer is the one that ended it. `path` has no query yet.
    boost::asio::awaitable<rest_answer> pages(
        std::string path, std::function<bool(const document& page, std::size_t of)> seen, std::string query = {});

    const wire::address& base() const;

private:
    enum class manner : std::uint8_t { usual, without_token, without_patience };

    boost::asio::awaitable<rest_answer> call(wire::http_request request, manner how = manner::usual);
    boost::asio::awaitable<rest_answer> once(wire::http_request request);

    clock::clock& steady_;
    rest_options how_;
    teller told_;
    std::unique_ptr<wire::http_client> server_;
    clock::instant limited_until_{};
};

/// What a page of a list has at most, and has as long as it can be read.
inline constexpr std::size_t page_size = 200;

/// As a part of a path or query: what could end it there is written in hex.
std::string path_part(std::string_view text);

}  // namespace bot::chat::mattermost
