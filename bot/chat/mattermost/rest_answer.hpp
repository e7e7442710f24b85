// What Mattermost's REST API answered, as a value, and what that means: whether it happened, whether to try again.
// Pure; the shell around it is rest.
#pragma once

#include "chat/document.hpp"
#include "chat/port.hpp"
#include "clock/clock.hpp"
#include "wire/http.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace bot::chat::mattermost {

struct rest_answer {
    bool is_ok = false;
    unsigned status = 0;  ///< 0: no answer came
    /// The server's id of the error, or ours: "no_answer", "http_502", "not_json", "too_long". Its sentences are in the
    /// reader's language and may hold a token: they are not read.
    std::string error;
    /// Mattermost itself said so, and not a proxy in between: an error of the API names itself in its body.
    bool is_of_the_server = false;
    bool may_have_happened = false;
    std::chrono::milliseconds retry_after{0};
    std::optional<clock::instant> said_at;  ///< by the server's clock, where the answer has a Date
    document body;

    bool is_limited() const { return status == 429; }
    /// There is an answer, of more bytes than are read here: asked for less, it may be had.
    bool is_too_long() const { return error == "too_long"; }
    /// There is no such thing, by the word of the server itself.
    bool is_gone() const { return status == 404 && is_of_the_server; }
    bool is_forbidden() const { return status == 403 && is_of_the_server; }
    /// A token that is no good, or a database that is down: the two look alike. Source: FACTS 4.
    bool is_turned_away() const { return is_of_the_server && (status == 401 || status == 403); }
    /// A proxy in between lets nobody through, or not us: nothing is known of the token.
    bool is_held_up() const { return !is_of_the_server && (status == 401 || status == 403 || status == 407); }
};

rest_answer read_answer(const wire::http_response& from);
/// The request got no answer; `why` holds no secret.
rest_answer no_answer(bool may_have_happened, const std::string& why);
/// It got one that was not read to its end.
rest_answer too_long_an_answer();

/// What failed, as the outbox wants to know it. `doing` says what was asked, without ids that are secret.
failure failure_of(const rest_answer& it, const std::string& doing);

}  // namespace bot::chat::mattermost
