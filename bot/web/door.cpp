#include "web/door.hpp"

#include "web/cookie.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace bot::web {

namespace {

wire::http_response not_in() {
    return plain_answer(401, "You have no page here, or it has ended. Ask for a link in the chat: /chaos link");
}

wire::http_response another_part() {
    return plain_answer(
        403, "Your part in the day is another one than when you asked for this link, or the day is over: ask anew.");
}

wire::http_response no_room() {
    return plain_answer(503,
        "Too many people are signed in to this bot's pages. Your link stays good for its ten minutes; whoever runs the "
        "bot can sign everybody out.");
}

/// Whoever came in now would be taken for one of those who are to go.
wire::http_response not_yet() {
    return plain_answer(
        503, "Everybody is being signed out just now: try again in a moment, with a new link if yours is older.");
}

wire::http_response json_answer(const nlohmann::json& it) {
    return {
        200, {{"Content-Type", "application/json"}}, it.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

/// What a session opens first.
std::string first_page(const sight& of) { return of.inside ? "/board.html" : "/status.html"; }

}  // namespace

door::door(surroundings around) : around_(std::move(around)), book_(around_.by) {
    auto known = around_.kept.load();
    if (!known) around_.tell(crew::severity::warning, known.error());
    book_ = guests(known ? std::move(*known) : std::vector<session>(), around_.by);
    book_.end_if([this](const guest& each) { return !is_welcome(each); });
    take_revocation();
}

std::expected<std::string, desk::no_link> door::link_for(day::day_id of, const day::person_id& who) {
    take_revocation();  // or it would take this link, too
    const auto seen = around_.sees(of, who);
    if (!seen || seen->is_over()) return std::unexpected(desk::no_link::no_page);
    const auto token = book_.invite({of, who, seen->as}, around_.wall.now());
    if (token) return around_.address() + "/enter.html#" + *token;
    around_.tell(crew::severity::warning, "too many links wait to be opened: no more are given out");
    return std::unexpected(desk::no_link::too_many);
}

wire::http_response door::enter(const wire::http_request& asked) {
    take_revocation();
    if (revocation_->is_under_way) return not_yet();
    if (const auto* whose = book_.invited(asked.body, around_.wall.now()); whose && !is_welcome(*whose)) {
        book_.call_back(asked.body);
        return another_part();
    }
    const auto admitted = book_.redeem(asked.body, around_.wall.now());
    if (!admitted && admitted.error() == guests::shut_out::no_room) {
        around_.tell(crew::severity::warning, "too many sessions of the web pages: nobody more is let in");
        return no_room();
    }
    if (!admitted) {
        count_refusal();
        return plain_answer(403, "This link was used before, is older than ten minutes, or never was one.");
    }
    keep_more();
    auto made = json_answer({{"to", first_page(*around_.sees(admitted->as.day, admitted->as.who))}});
    made.headers.add("Set-Cookie", session_cookie(asked.headers["Host"], admitted->token));
    return made;
}

wire::http_response door::leave(const wire::http_request& asked) {
    if (const auto session = session_of(asked); session && book_.end(session->key.name)) keep_fewer();
    wire::http_response made{204, {{"Set-Cookie", session_cookie(asked.headers["Host"], "")}}, {}};
    return made;
}

wire::http_response door::who(const wire::http_request& asked, const has_place& for_one_more) {
    const auto session = session_of(asked);
    const auto seen = session ? around_.sees(session->of.day, session->of.who) : std::nullopt;
    if (!seen) return not_in();
    nlohmann::json made = {
        {"first", first_page(*seen)}, {"board", seen->inside || !seen->open.open().revealed.empty()}};
    if (!for_one_more(session->key.name)) made["full"] = full_house;
    return json_answer(made);
}

std::optional<session> door::session_of(const wire::http_request& asked) {
    take_revocation();
    const auto* found = book_.find(session_in(asked), around_.wall.now());
    if (!found) return std::nullopt;
    auto session = *found;
    return is_open(session.key.name) ? std::optional(std::move(session)) : std::nullopt;
}

bool door::is_open(const std::string& name) {
    const auto* session = book_.named(name, around_.wall.now());
    if (!session) return false;
    if (is_welcome(session->of)) return true;
    book_.end(name);
    keep_fewer();
    return false;
}

bool door::is_welcome(const guest& it) const {
    const auto seen = around_.sees(it.day, it.who);
    return seen && seen->as == it.as && !seen->is_over();
}

/// Asked for until the disk has it: whoever starts the bot before that would let everybody in again.
void door::take_revocation() {
    if (revocation_->is_under_way) return;
    const bool was_told = std::exchange(is_told_of_revocation_, around_.kept.is_revoked());
    if (!is_told_of_revocation_) return;
    if (!was_told) around_.tell(crew::severity::info, "all sessions of the web pages were ended");
    book_.end_if([](const guest&) { return true; });
    revocation_->is_under_way = true;
    keep_fewer(revocation_);
}

void door::keep_more() { around_.kept.save(book_.sessions()); }

/// Whoever went out does not come in again after a restart, even if that takes everybody else's session.
void door::keep_fewer(std::shared_ptr<revocation> done) {
    around_.kept.save(
        book_.sessions(), [kept = around_.kept, tell = around_.tell, done = std::move(done)](bool is_kept) {
            const auto dropped = is_kept ? std::expected<void, std::string>() : kept.drop();
            std::string why;
            if (!dropped)
                why = dropped.error() + ". After a restart whoever went out may be in again";
            else if (!is_kept)
                why = "who went out could not be kept: after a restart everybody has to ask for a new link";
            const bool is_news = !done || std::exchange(done->told, why) != why;
            if (is_news && !why.empty()) tell(crew::severity::warning, why);
            if (!done) return;
            if (dropped) kept.note_revoked();
            done->is_under_way = false;
        });
}

/// Told the first time, the tenth, the hundredth: enough to notice somebody who guesses, too little to fill a disk.
void door::count_refusal() {
    auto rest = ++refused_;
    while (rest % 10 == 0) rest /= 10;
    if (rest == 1)
        around_.tell(crew::severity::warning,
            "links to the web pages that let nobody in, since the start: " + std::to_string(refused_));
}

}  // namespace bot::web
