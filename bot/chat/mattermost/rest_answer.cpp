#include "chat/mattermost/rest_answer.hpp"

#include "chat/fields.hpp"
#include "chat/http_date.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace bot::chat::mattermost {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// The server says "too many" and not until when.
constexpr seconds limited_for{10};
/// It turned us away: because we are not in the channel any more, or because its database is down. Both may pass.
constexpr seconds turned_away_for{30};

milliseconds retry_after(const wire::http_response& from) {
    const auto said = from.headers["Retry-After"];
    unsigned wait = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), wait);
    // A Retry-After of 0 would have us back at once, and be turned away at once.
    return error != std::errc() || wait > 3'600 ? limited_for : seconds(std::max(wait, 1U));
}

/// An id of the server's, and nothing else that may stand in its place.
bool is_error_id(std::string_view text) {
    return text.size() <= 120 && text.find('.') != text.npos &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == text.npos;
}

}  // namespace

rest_answer read_answer(const wire::http_response& from) {
    rest_answer it;
    it.status = from.status;
    it.said_at = instant_of_date(from.headers["Date"]);
    it.is_ok = from.status >= 200 && from.status < 300;
    auto parsed = from.body.empty() ? std::expected<document, std::string>() : parse_bounded(from.body);
    if (!it.is_ok) it.error = fmt::format("http_{}", from.status);
    if (it.is_ok && !parsed) {
        it.is_ok = false;
        it.error = from.body.size() > json_bytes_max ? "too_long" : "not_json";
        it.may_have_happened = true;
    }
    if (!it.is_ok && parsed) {
        std::string fault;
        if (auto id = fields(*parsed, fault).text("id"); is_error_id(id)) {
            it.error = std::move(id);
            it.is_of_the_server = true;
        }
    }
    it.may_have_happened |= from.status >= 500;
    if (it.is_limited()) it.retry_after = retry_after(from);
    if (parsed) it.body = std::move(*parsed);
    return it;
}

rest_answer no_answer(bool may_have_happened, const std::string& why) {
    rest_answer it;
    it.error = "no_answer: " + why;
    it.may_have_happened = may_have_happened;
    return it;
}

rest_answer too_long_an_answer() {
    auto it = no_answer(true, {});
    it.error = "too_long";
    return it;
}

failure failure_of(const rest_answer& it, const std::string& doing) {
    auto why = doing + ": " + it.error;
    if (it.is_limited()) return {failure::kind::not_sent, std::move(why), it.retry_after};
    if (it.may_have_happened) return {failure::kind::unknown, std::move(why), milliseconds(0)};
    if (it.is_turned_away() || it.is_held_up()) return {failure::kind::not_sent, std::move(why), turned_away_for};
    // What stands in between says what it likes, and another thing tomorrow: only the server's own word is the last.
    return {it.is_of_the_server ? failure::kind::refused : failure::kind::not_sent, std::move(why), milliseconds(0)};
}

}  // namespace bot::chat::mattermost
