#include "chat/mattermost/rest.hpp"

#include "chat/json_text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bot::chat::mattermost {

namespace net = boost::asio;
using nlohmann::json;
using std::chrono::milliseconds;

namespace {

/// Of whatever is listed.
constexpr std::size_t listed_max = 10'000;
/// Posts may be long, and a page of the usual size longer than is read; one alone is not.
constexpr std::array<std::size_t, 4> page_sizes{page_size, 20, 5, 1};

/// The largest that comes to stand at this place.
std::size_t page_size_at(std::size_t place) {
    return *std::ranges::find_if(page_sizes, [place](std::size_t each) { return place % each == 0; });
}

/// So that a path is appended to it, with and without a slash at the end.
wire::address base_of(const std::string& url) {
    auto it = wire::parse_address(url.ends_with('/') ? url : url + '/');
    if (!it) throw std::invalid_argument("the address of Mattermost: " + it.error());
    return *it;
}

wire::http_request request_for(std::string method, const std::string& path) {
    return {.method = std::move(method), .target = "api/v4/" + path, .headers = {}, .body = {}};
}

void give(wire::http_request& it, const json& what) {
    it.headers.set("Content-Type", "application/json");
    it.body = json_text(what);
}

}  // namespace

rest::rest(wire::caller& by, clock::clock& steady, rest_options how, teller told)
    : steady_(steady), how_(std::move(how)), told_(std::move(told)) {
    wire::http_client_options options;
    options.timeout = how_.timeout;
    options.user_agent = how_.user_agent;
    server_ = std::make_unique<wire::http_client>(by, steady_, base_of(how_.url), options);
}

rest::~rest() = default;

const wire::address& rest::base() const { return server_->base(); }

net::awaitable<rest_answer> rest::get(std::string path) { return call(request_for("GET", path)); }

net::awaitable<rest_answer> rest::post(std::string path, json what) {
    auto request = request_for("POST", path);
    give(request, what);
    return call(std::move(request));
}

net::awaitable<rest_answer> rest::post_again(std::string path, json what) {
    auto request = request_for("POST", path);
    give(request, what);
    request.safe_to_repeat = true;
    return call(std::move(request));
}

net::awaitable<rest_answer> rest::post_now(std::string path, json what) {
    auto request = request_for("POST", path);
    give(request, what);
    return call(std::move(request), manner::without_patience);
}

net::awaitable<rest_answer> rest::post_bytes(std::string path, std::string bytes) {
    auto request = request_for("POST", path);
    request.headers.set("Content-Type", "application/octet-stream");
    request.body = std::move(bytes);
    request.safe_to_repeat = true;
    return call(std::move(request));
}

net::awaitable<rest_answer> rest::put(std::string path, json what) {
    auto request = request_for("PUT", path);
    give(request, what);
    request.safe_to_repeat = true;
    return call(std::move(request));
}

net::awaitable<rest_answer> rest::remove(std::string path) {
    auto request = request_for("DELETE", path);
    request.safe_to_repeat = true;
    return call(std::move(request));
}

net::awaitable<rest_answer> rest::respond(secret path, json what) {
    // Without its slash, so that it stands under the path at which the server is.
    wire::http_request request{.method = "POST", .target = path.reveal().substr(1), .headers = {}, .body = {}};
    give(request, what);
    return call(std::move(request), manner::without_token);
}

net::awaitable<rest_answer> rest::call(wire::http_request request, manner how) {
    if (how != manner::without_token && !how_.token.empty())
        request.headers.set("Authorization", "Bearer " + how_.token.reveal());
    const auto patience = how == manner::without_patience ? milliseconds(0) : how_.patience;
    const auto gives_up = steady_.now() + patience;
    for (int tries = 0;; ++tries) {
        // Who waits here is not alone: the first to come back may find the server limiting again.
        while (steady_.now() < limited_until_) {
            const auto wait = limited_until_ - steady_.now();
            if (limited_until_ > gives_up) {
                auto it = no_answer(false, "the server limits us");
                it.status = 429;
                it.retry_after = wait;
                co_return it;
            }
            co_await clock::sleep_until(steady_, limited_until_);
        }
        auto asking = once(request);
        auto it = co_await std::move(asking);
        if (!it.is_limited()) co_return it;
        limited_until_ = std::max(limited_until_, steady_.now() + it.retry_after);
        told_(severity::warning, fmt::format("Mattermost limits us for {} s", it.retry_after.count() / 1000));
        if (tries + 1 >= how_.tries_when_limited || steady_.now() + it.retry_after > gives_up) co_return it;
    }
}

net::awaitable<rest_answer> rest::once(wire::http_request request) {
    try {
        auto sending = server_->send(std::move(request));
        const auto response = co_await std::move(sending);
        auto it = read_answer(response);
        // A response path answers "ok" in plain text.
        if (it.error == "not_json" && response.body.starts_with("ok")) {
            it.is_ok = true;
            it.may_have_happened = false;
            it.error.clear();
        }
        co_return it;
    } catch (const wire::http_failure& error) {
        // Its text names the path, which may be a secret: the kind is all that is told.
        if (error.is == wire::http_failure::kind::too_long) co_return too_long_an_answer();
        const auto* why = error.is == wire::http_failure::kind::timeout ? "not in time" : "the connection failed";
        co_return no_answer(error.may_have_happened, why);
    }
}

net::awaitable<rest_answer> rest::pages(
    std::string path, std::function<bool(const document& page, std::size_t of)> seen, std::string query) {
    for (std::size_t place = 0, size = page_size;;) {
        auto asking = get(fmt::format("{}?page={}&per_page={}{}", path, place / size, size, query));
        auto it = co_await std::move(asking);
        if (it.is_too_long() && size > 1) {
            size = *std::ranges::find_if(page_sizes, [size](std::size_t each) { return each < size; });
            continue;
        }
        if (it.is_too_long())
            told_(severity::warning, "Mattermost lists something that is too long to be read; it is passed over");
        else if (!it.is_ok || !seen(it.body, size))
            co_return it;
        place += size;
        size = page_size_at(place);
        if (place < listed_max) continue;
        told_(severity::warning, "Mattermost has a list that is too long to be read to its end");
        co_return it;
    }
}

std::string path_part(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";
    std::string said;
    for (const char each : text) {
        if (plain.find(each) != std::string_view::npos)
            said += each;
        else
            said += fmt::format("%{:02X}", static_cast<unsigned char>(each));
    }
    return said;
}

}  // namespace bot::chat::mattermost
